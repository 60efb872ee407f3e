"""Readiness as pages tell it: silence at first, then a range, and a figure only where it can be trusted."""

import re
from html import unescape
from pathlib import Path

import pytest
from django.test import Client

from studyapp.models import Answer, Learner
from studyapp.queries.progress import progress_of
from tests.views.practice import FOLDER, Visitor, import_folder
from tests.views.test_progress import BLUEPRINT
from tests.views.test_query_counts import more_notes

PAGES = ["/", "/progress/"]


@pytest.fixture
def visitor(notes: Path, client: Client) -> Visitor:
    """A newcomer in front of notes that have a domain of the exam."""
    files = {
        name: text.replace("\n\n## 1.", "\n\nDomain: Data Operations\n\n## 1.")
        for name, text in FOLDER.items()
    }
    import_folder(notes, {**files, "pack.md": BLUEPRINT})
    return Visitor(client)


def chance_on(page: str) -> str:
    """What the card says, from its heading on."""
    return page[page.index("Readiness") :][:600]


@pytest.mark.parametrize("page", PAGES)
def test_nothing_is_said_of_passing_until_every_domain_has_answers(visitor: Visitor, page: str) -> None:
    visitor.answer(visitor.start(size=5))
    told = chance_on(visitor.see(page))
    needed = progress_of(Learner.objects.get()).chance.answers_needed
    assert needed > 0
    assert f"Answer about {needed} more question" in told
    assert "Data Operations" in told
    assert "to pass tomorrow" not in told


@pytest.mark.parametrize("page", PAGES)
def test_then_the_chance_is_told_with_its_range_and_what_costs_most(visitor: Visitor, page: str) -> None:
    for _ in range(2):
        visitor.answer_all(visitor.start(size=40))
    chance = progress_of(Learner.objects.get()).chance
    assert chance.is_known
    told = chance_on(unescape(visitor.see(page)))
    figure = f"{chance.low}–{chance.high}" if chance.little_evidence else str(chance.percent)
    assert re.search(rf"{figure}\s%\s+to pass tomorrow", told)
    assert re.search(r"Data Operations costs you about \d+ of 100 marks", told)


def test_the_assumption_about_the_pass_mark_is_stated(visitor: Visitor, notes: Path) -> None:
    visitor.answer(visitor.start(size=5))
    exam = BLUEPRINT.replace("name: Exam", "name: Exam\nscored_questions: 65\npass_mark: 72.5")
    import_folder(notes, {**FOLDER, "pack.md": exam})
    # 47.125 of 65 are needed, and there are no parts of questions.
    assert "Assumed: 48 of 65 questions that count, 72 %, pass." in visitor.see("/progress/")


def test_few_answers_give_a_range_and_no_figure(visitor: Visitor) -> None:
    visitor.answer(visitor.start(size=5))
    visitor.answer_all(visitor.start(size=4), right=False)
    assert Answer.objects.count() <= 5
    for page in ("/progress/", "/weak-areas/"):
        html = visitor.client.get(page).content.decode()
        assert html.count("estimate-range") > 0
        for estimate in re.findall(r'class="estimate">(.*?)</span>', html):
            assert "<strong>" not in estimate
    start = visitor.see("/")
    assert "Missed so far" in start
    assert "Weakest now" not in start
    assert re.search(r"[1-9] of \d+ missed", start)


def test_many_answers_give_a_figure_within_its_range(notes: Path, client: Client) -> None:
    import_folder(notes, more_notes())
    visitor = Visitor(client)
    for _ in range(3):
        visitor.answer_all(visitor.start(size=40), right=False)
    areas = progress_of(Learner.objects.get()).topics
    sure = [area for area in areas if not area.little_evidence]
    assert sure
    page = unescape(visitor.see("/progress/"))
    for area in sure:
        assert area.low <= area.percent <= area.high
        assert re.search(rf"{area.percent}\s% likely between {area.low}–{area.high}", page)
