"""The progress page: every chart with its numbers, and a constant number of queries."""

import re
from datetime import timedelta
from pathlib import Path

import pytest
from django.test import Client
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from studyapp.engine.learner import recall_now
from studyapp.models import Answer, Learner, Service
from studyapp.queries.given_answers import Given, given_answers
from studyapp.queries.history import answers_by_day, memory_by_day, quiz_history
from studyapp.queries.learner_states import learner_state
from studyapp.queries.mix_ups import mix_up_table
from studyapp.queries.question_bank import current_library
from studyapp.views.charts import bar_chart, line_chart, round_top
from tests.views.practice import FOLDER, PAIR_TARGET, Visitor, asked_at, choices_of, import_folder, next_to
from tests.views.test_query_counts import more_notes, queries

BLUEPRINT = """\
---
name: Exam
blueprint:
  - domain: Data Operations
    weight: 100
---

# Exam
"""


def learner() -> Learner:
    return Learner.objects.get()


def shift_answers(days: int) -> None:
    """As if all answers so far had been given that many days earlier."""
    for answer in Answer.objects.all():
        answer.answered_at -= timedelta(days=days)
        answer.save()


def test_a_newcomer_sees_how_to_begin(visitor: Visitor) -> None:
    page = visitor.see("/progress/")
    assert "Nothing to show before your first answers." in page
    assert "Start a quiz of ten" in page


def test_every_chart_has_a_name_in_words_and_a_table_with_its_numbers(visitor: Visitor) -> None:
    visitor.answer_all(visitor.start(size=5))
    shift_answers(3)
    visitor.answer_all(visitor.start(size=5), right=False)
    html = visitor.client.get("/progress/").content.decode()
    charts = re.findall(r'<svg[^>]*role="img"[^>]*aria-label="([^"]+)"', html)
    assert len(charts) == 3
    assert any("answers on 2 of the last 42 days" in name for name in charts)
    for heading in ("Answers per day", "Coming up", "Memory over time"):
        section = html[html.index(f">{heading}</h2>") :]
        table = section[section.index("<table") : section.index("</table>")]
        assert table.count("<tr>") > 1


def test_answers_per_day_add_up_to_all_that_were_given(visitor: Visitor) -> None:
    visitor.answer_all(visitor.start(size=5))
    shift_answers(2)
    visitor.answer_all(visitor.start(PAIR_TARGET, size=5), right=False)
    days = answers_by_day(learner(), 42)
    assert len(days) == 42
    assert (days[-3].right, days[-3].wrong) == (5, 0)
    assert (days[-1].right, days[-1].wrong) == (0, Answer.objects.count() - 5)
    assert sum(day.answers for day in days) == Answer.objects.count()


def test_the_memory_shown_for_now_is_the_memory_that_questions_are_chosen_by(visitor: Visitor) -> None:
    url = visitor.start(size=5)
    for n in range(5):
        visitor.answer(url, right=n % 2 == 0)
        url = next_to(url)
    visitor.answer_all(visitor.start(size=3), right=False)
    points = memory_by_day(learner(), current_library(), 14)
    now = [one for one in points if not one.is_ahead][-1]
    held = learner_state(learner()).components.values()
    assert abs(now.recalled - sum(recall_now(one, now.at) for one in held)) < 0.01
    assert now.met == len(held)


def test_each_day_has_one_point_of_memory(visitor: Visitor) -> None:
    visitor.answer_all(visitor.start(size=5))
    shift_answers(4)
    visitor.answer_all(visitor.start(size=3), right=False)
    days = [timezone.localdate(one.at) for one in memory_by_day(learner(), current_library(), 14)]
    assert len(days) == len(set(days))
    assert days == sorted(days)


def test_without_practice_the_memory_only_fades(visitor: Visitor) -> None:
    visitor.answer_all(visitor.start(size=5))
    ahead = [one.recalled for one in memory_by_day(learner(), current_library(), 14) if one.is_ahead]
    assert len(ahead) == 14
    assert ahead == sorted(ahead, reverse=True)
    assert ahead[-1] < ahead[0]


def test_the_table_of_mix_ups_counts_what_was_chosen_where_what_was_right(visitor: Visitor) -> None:
    url = visitor.start(PAIR_TARGET, size=5)
    visitor.answer_all(url, right=False)
    table = mix_up_table(given_answers(learner()))
    given = Answer.objects.exclude(right_service="").exclude(chosen_service="")
    assert given
    assert sum(cell.count for row in table.rows for cell in row.cells) == given.count()
    for row in table.rows:
        assert row.asked == sum(cell.count for cell in row.cells) + row.elsewhere
    assert all(cell.count == 0 for row in table.rows for cell in row.cells if cell.is_right)


def test_few_mix_ups_are_told_in_sentences(visitor: Visitor) -> None:
    visitor.answer_all(visitor.start(PAIR_TARGET, size=5), right=False)
    html = visitor.client.get("/progress/").content.decode()
    assert "You chose <strong>" in html
    assert 'class="heat"' not in html


@pytest.mark.parametrize(
    ("name", "aliases", "short"),
    [
        ("Amazon DynamoDB", ["DynamoDB", "DAX"], "DynamoDB"),
        ("AWS Step Functions", ["Step Functions", "SFN", "state machines"], "SFN"),
        ("Amazon S3", ["S3", "Simple Storage Service"], "S3"),
        ("Virtual network peering", [], "Virtual network peering"),
    ],
)
def test_a_short_name_stands_for_the_whole_service(
    notes: Path, name: str, aliases: list[str], short: str
) -> None:
    Service.objects.create(key="one", name=name, aliases=aliases)
    Service.objects.create(key="two", name="Another", aliases=[])
    table = mix_up_table([Given(1, right=False, right_service="one", chosen_service="two")])
    named = next(one for one in table.services if one.name == name)
    assert named.short == short
    assert (named in table.abbreviations) == (short not in name)


def test_old_quizzes_are_behind_a_fold(visitor: Visitor) -> None:
    for _ in range(7):
        visitor.answer(visitor.start("topic storage-questions", size=1))
    html = visitor.client.get("/progress/").content.decode()
    rows = html[html.index("Your quizzes") :]
    assert rows.index("Show 2 older") > rows.index("</ul>")
    assert rows.count("/summary/") == 7


def test_who_mixes_nothing_up_gets_no_table_of_it(visitor: Visitor) -> None:
    visitor.answer_all(visitor.start(size=5))
    assert mix_up_table(given_answers(learner())).rows == ()
    assert "What you mix up" not in visitor.see("/progress/")


def test_quizzes_are_listed_with_their_results_and_lead_to_their_summaries(visitor: Visitor) -> None:
    summary = visitor.answer_all(visitor.start("topic storage-questions"))
    unfinished = visitor.start(size=5)
    visitor.answer(unfinished, right=False)
    visitor.start(size=5)  # nothing answered: no history yet
    rows = quiz_history(learner(), 20)
    assert [(row.right, row.answered) for row in rows] == [(0, 1), (1, 1)]
    html = visitor.client.get("/progress/").content.decode()
    assert f'href="{summary}"' in html
    assert "unfinished" in html


def test_mastery_is_told_by_domain_and_topic_and_a_domain_can_be_drilled(notes: Path, client: Client) -> None:
    files = {
        name: text.replace("\n\n## 1.", "\n\nDomain: Data Operations\n\n## 1.")
        for name, text in FOLDER.items()
    }
    import_folder(notes, {**files, "pack.md": BLUEPRINT})
    visitor = Visitor(client)
    visitor.answer_all(visitor.start(size=5), right=False)
    page = visitor.see("/progress/")
    assert "Data Operations" in page
    assert "Amazon MWAA" in page
    assert "Domains of the exam" in visitor.see("/weak-areas/")
    url = visitor.start("domain Data Operations", size=3)
    visitor.answer(url)
    assert asked_at(url).version.question.domain == "Data Operations"
    assert client.post("/quiz/", {"what": "domain No such"}).status_code == 404


def test_the_page_takes_as_many_queries_after_a_long_history_as_at_first(notes: Path, client: Client) -> None:
    def count() -> int:
        visitor.see("/")
        return queries(lambda: visitor.see("/progress/"))

    visitor = Visitor(client)
    visitor.answer_all(visitor.start(size=5), right=False)
    few = count()
    import_folder(notes, more_notes())
    for _ in range(3):
        visitor.answer_all(visitor.start(size=40), right=False)
    assert count() == few <= 22


def test_a_learners_progress_is_seen_by_nobody_else(visitor: Visitor) -> None:
    visitor.answer_all(visitor.start(size=5))
    assert "Nothing to show" in Visitor(Client()).see("/progress/")


def test_an_answer_given_by_todays_key_counts_in_the_memory_shown(notes: Path, visitor: Visitor) -> None:
    url = visitor.start("topic storage-questions")
    visitor.see(url)
    visitor.choose(url, choices_of(url, right=True))
    before = memory_by_day(learner(), current_library(), 1)[-1].recalled
    Answer.objects.update(regraded=False)
    import_folder(
        notes, {**FOLDER, "storage.md": FOLDER["storage.md"].replace("Earlier versions", "Old versions")}
    )
    assert memory_by_day(learner(), current_library(), 1)[-1].recalled < before


@given(st.integers(0, 10**9))
def test_an_axis_ends_with_a_round_number_not_far_above(most: int) -> None:
    top = round_top(most)
    assert most <= top <= max(2, 2 * most)
    assert re.fullmatch(r"(1|2|4|5|6|8|10)0*", str(top))


@given(st.lists(st.tuples(st.integers(0, 500), st.integers(0, 500)), max_size=40))
def test_bars_fill_their_box_and_never_leave_it(counts: list[tuple[int, int]]) -> None:
    goal = 7
    chart = bar_chart([("day", pair) for pair in counts], goal)
    assert abs(float(chart.goal) - (100 - 100 * goal / chart.top)) < 0.01
    for bar, pair in zip(chart.bars, counts, strict=True):
        assert 0 <= float(bar.x) <= chart.width - chart.bar
        height = sum(float(part.height) for part in bar.parts)
        assert abs(height - 100 * sum(pair) / chart.top) < 0.1
        assert all(float(part.y) >= -0.1 for part in bar.parts)


@given(st.lists(st.floats(0, 1000), min_size=2, max_size=40), st.data())
def test_a_line_goes_through_all_its_points_from_edge_to_edge(
    heights: list[float], data: st.DataObject
) -> None:
    now = data.draw(st.integers(0, len(heights) - 1))
    chart = line_chart(list(enumerate(heights)), now)
    xs = [float(x) for x, _ in re.findall(r"[ML]?([\d.]+) ([\d.]+)", chart.past)]
    assert len(xs) == now + 1
    assert xs[0] == 0
    assert chart.ahead.count("L") == len(heights) - 1 - now
    if now < len(heights) - 1:
        assert chart.ahead.split("L")[-1].startswith("100.00 ")
