"""A quiz from start page to summary in a browser without JavaScript: post, redirect, get."""

import re
from pathlib import Path

import pytest

from studyapp.models import Answer, AskedQuestion, QuizSession
from tests.views.practice import (
    ACTIVE,
    FOLDER,
    MWAA,
    PAIR_TARGET,
    Visitor,
    asked_at,
    choices_of,
    import_folder,
    quiz_url,
    text_of,
)


def test_the_start_page_offers_mixed_practice_and_the_pairs_that_the_notes_contrast(visitor: Visitor) -> None:
    page = visitor.see("/")
    assert f"Mixed practice {ACTIVE} questions" in page
    assert "Amazon MWAA vs AWS Step Functions" in page
    assert "Questions 5 10 20 40" in page


def test_a_right_answer_is_called_right_in_words_with_a_reason_for_every_choice(visitor: Visitor) -> None:
    url = visitor.start(PAIR_TARGET)
    response = visitor.answer(url)
    assert (response.status_code, response["Location"]) == (302, url)
    page = visitor.see(url)
    assert "✓ Right" in page
    assert "✓ your answer" in page
    assert "correct answer" not in page
    assert re.search(r"Due again in \d+ days", page)
    assert "✗" not in page
    for choice in asked_at(url).version.choices.all():
        assert choice.why
        assert choice.why in page


def test_a_wrong_answer_shows_what_was_chosen_and_what_was_right(visitor: Visitor) -> None:
    url = visitor.start(PAIR_TARGET)
    visitor.answer(url, right=False)
    page = visitor.see(url)
    assert "✗ Not right" in page
    assert "✗ your answer" in page
    assert "✓ correct answer" in page
    assert "Due again in 1 day" in page


def test_before_the_answer_nothing_on_the_page_gives_it_away(visitor: Visitor) -> None:
    url = visitor.start(PAIR_TARGET)
    response = visitor.client.get(url)
    html = response.content.decode()
    version = asked_at(url).version
    assert version.stem in text_of(response)
    for choice in version.choices.all():
        assert choice.text in text_of(response)
        assert choice.why not in html
    assert version.explanation not in text_of(response)
    assert "✓" not in html
    assert "✗" not in html


def test_the_deciding_line_stands_under_the_verdict_and_links_to_its_topic_card(visitor: Visitor) -> None:
    quiz = quiz_url(visitor.start("topic amazon-mwaa", size=40))
    derived = []
    for number in range(1, QuizSession.objects.get().size + 1):
        visitor.answer(f"{quiz}{number}/")
        question = asked_at(f"{quiz}{number}/").version.question
        if question.kind != "authored":
            derived.append(question.kind)
            response = visitor.client.get(f"{quiz}{number}/")
            assert f"mwaa.md, line {question.line}" in text_of(response)
            assert question.excerpt in response.context["screen"].asked.version.question.excerpt
            assert 'href="/topics/amazon-mwaa/' in response.content.decode()
    assert {"signal", "decision", "rule"} <= set(derived)
    assert "Exam Signal:" in visitor.see("/topics/amazon-mwaa/")


def test_the_topic_card_opens_at_the_section_whatever_script_its_title_is_in(
    notes: Path, visitor: Visitor
) -> None:
    import_folder(notes, {**FOLDER, "mwaa.md": MWAA.replace("## 2. MWAA vs others", "## 2. 比較")})
    quiz = quiz_url(visitor.start("topic amazon-mwaa", size=40))
    opened = 0
    for number in range(1, QuizSession.objects.get().size + 1):
        visitor.answer(f"{quiz}{number}/")
        if asked_at(f"{quiz}{number}/").version.question.section_title == "比較":
            html = visitor.client.get(f"{quiz}{number}/").content.decode()
            link = re.search(r'href="(/topics/amazon-mwaa/)[^"#]*#([^"]+)"', html)
            assert link
            heading = visitor.client.get(link[1]).content.decode().split(f'id="{link[2]}"')[1]
            assert "比較" in heading[:100]
            opened += 1
    assert opened


def test_choices_stand_where_they_stood_after_a_reload(visitor: Visitor) -> None:
    url = visitor.start()
    first = visitor.client.get(url).content
    assert [visitor.client.get(url).content.count(b'name="choice"') for _ in range(3)] == [
        first.count(b'name="choice"')
    ] * 3
    orders = [visitor.client.get(url).context["screen"].asked.choice_order for _ in range(3)]
    assert orders == [asked_at(url).choice_order] * 3


def test_choices_are_shuffled_anew_for_every_quiz(visitor: Visitor) -> None:
    orders = set()
    for _ in range(12):
        url = visitor.start("topic storage-questions", size=1)
        visitor.see(url)
        orders.add(tuple(asked_at(url).choice_order))
    assert len(orders) > 1
    assert len({frozenset(order) for order in orders}) == 1


@pytest.mark.parametrize("right", [True, False])
def test_answers_are_graded_by_what_was_chosen_and_not_by_where_it_stood(
    visitor: Visitor, *, right: bool
) -> None:
    for _ in range(8):
        url = visitor.start("topic storage-questions", size=1)
        visitor.answer(url, right=right)
        assert asked_at(url).answer.correct is right


def test_a_multiple_response_says_how_many_and_is_right_only_when_all_are(visitor: Visitor) -> None:
    url = visitor.start("topic storage-questions", size=1)
    assert "Choose 2" in visitor.see(url)
    visitor.answer(url, right=False)
    assert "1 of 2 found" in visitor.see(url)
    assert "✗ Not right" in visitor.see(url)
    again = visitor.start("topic storage-questions", size=1)
    visitor.answer(again)
    assert "✓ Right" in visitor.see(again)


@pytest.mark.parametrize("htmx", [True, False])
@pytest.mark.parametrize("count", [1, 3])
def test_the_wrong_number_of_choices_is_told_and_what_was_chosen_stays_chosen(
    visitor: Visitor, *, htmx: bool, count: int
) -> None:
    url = visitor.start("topic storage-questions", size=1)
    visitor.see(url)
    taken = asked_at(url).choice_order[:count]
    response = visitor.choose(url, taken, htmx=htmx)
    assert response.status_code == 422
    assert f"Choose exactly 2 answers: you chose {count}." in text_of(response)
    html = response.content.decode()
    assert [f'value="{pk}" checked' in html for pk in asked_at(url).choice_order] == [
        pk in taken for pk in asked_at(url).choice_order
    ]
    assert not Answer.objects.exists()


def test_an_answer_counts_once_however_often_it_is_sent(visitor: Visitor) -> None:
    url = visitor.start(PAIR_TARGET)
    visitor.answer(url)
    for _ in range(2):
        visitor.choose(url, choices_of(url, right=False))
        visitor.choose(url, choices_of(url, right=False), htmx=True)
    assert Answer.objects.get().correct
    assert "✓ Right" in visitor.see(url)
    assert "After 1 answer," in visitor.see("/weak-areas/")


def test_every_question_of_a_quiz_is_another_one(visitor: Visitor) -> None:
    visitor.answer_all(visitor.start(size=40))
    questions = list(AskedQuestion.objects.values_list("version__question", flat=True))
    assert len(questions) == len(set(questions)) == ACTIVE


def test_a_quiz_has_as_many_questions_as_wanted_or_as_there_are(visitor: Visitor) -> None:
    visitor.start(size=5)
    visitor.start(size=40)
    visitor.start("topic storage-questions", size=40)
    assert list(QuizSession.objects.order_by("pk").values_list("size", flat=True)) == [5, ACTIVE, 1]


def test_a_drill_asks_only_about_what_it_is_for(visitor: Visitor) -> None:
    visitor.answer_all(visitor.start(PAIR_TARGET, size=40))
    contrasts = AskedQuestion.objects.values_list("version__question__contrast__label", flat=True)
    assert set(contrasts) == {"Amazon MWAA vs AWS Step Functions"}


def test_a_question_that_is_not_its_turn_yet_leads_to_the_one_that_waits(visitor: Visitor) -> None:
    url = visitor.start(size=5)
    visitor.see(url)
    assert visitor.client.get(f"{quiz_url(url)}4/")["Location"] == url
    response = visitor.choose(f"{quiz_url(url)}4/", [1])
    assert (response.status_code, response["Location"]) == (302, url)


@pytest.mark.parametrize("number", ["0", "6", "99", "1" * 30])
def test_a_question_beyond_the_quiz_leads_to_the_summary(visitor: Visitor, number: str) -> None:
    quiz = quiz_url(visitor.start(size=5))
    assert visitor.client.get(f"{quiz}{number}/")["Location"] == f"{quiz}summary/"
    assert visitor.choose(f"{quiz}{number}/", [1])["Location"] == f"{quiz}summary/"


def test_an_answered_question_can_be_looked_at_again(visitor: Visitor) -> None:
    url = visitor.start(size=5)
    visitor.answer_all(url)
    assert "✓ Right" in visitor.see(url)
    assert AskedQuestion.objects.count() == 5


def test_one_domain_of_the_exam_can_be_practised_from_the_start_page(notes: Path, visitor: Visitor) -> None:
    files = {
        name: text.replace("\n\n## 1.", f"\n\nDomain: {'Moving' if text == MWAA else 'Storing'}\n\n## 1.")
        for name, text in FOLDER.items()
    }
    parts = ["  - domain: Moving\n    weight: 60\n", "  - domain: Storing\n    weight: 40\n"]
    import_folder(notes, {**files, "pack.md": f"---\nname: Exam\nblueprint:\n{''.join(parts)}---\n"})
    assert "One domain of the exam" in visitor.see("/")
    url = visitor.start("domain Moving", size=3)
    visitor.answer_all(url)
    asked = AskedQuestion.objects.values_list("version__question__domain", flat=True)
    assert set(asked) == {"Moving"}
