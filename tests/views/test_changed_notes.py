"""Notes that are imported while a quiz is under way: nothing breaks, and what was shown is what is graded."""

from pathlib import Path

from studyapp.models import Answer, QuizSession
from tests.views.practice import (
    FOLDER,
    PAIR,
    PAIR_TARGET,
    STORAGE,
    Visitor,
    asked_at,
    choices_of,
    import_folder,
    next_to,
    quiz_url,
)

STORAGE_QUIZ = "topic storage-questions"
OTHER_KEY = STORAGE.replace("[x] Versioning", "[ ] Versioning").replace("[ ] Requester", "[x] Requester")


def without(*names: str) -> dict[str, str]:
    return {name: text for name, text in FOLDER.items() if name not in names}


def test_an_answer_is_graded_by_the_version_that_was_shown(visitor: Visitor, notes: Path) -> None:
    url = visitor.start(STORAGE_QUIZ)
    visitor.see(url)
    shown = asked_at(url).version
    right_then = choices_of(url, right=True)
    import_folder(notes, {**FOLDER, "storage.md": OTHER_KEY})
    visitor.choose(url, right_then)
    page = visitor.see(url)
    assert "✓ Right" in page
    assert "Versioning ✓ your answer" in page
    assert asked_at(url).version == shown
    assert shown.question.versions.count() == 2


def test_a_reworded_question_stays_on_screen_as_it_was(visitor: Visitor, notes: Path) -> None:
    url = visitor.start(STORAGE_QUIZ)
    before = visitor.see(url)
    reworded = STORAGE.replace("protect objects from deletion", "keep objects from being deleted")
    import_folder(notes, {**FOLDER, "storage.md": reworded})
    assert visitor.see(url) == before
    assert "keep objects from being deleted" in visitor.see(visitor.start(STORAGE_QUIZ))


def test_a_retired_question_on_screen_can_still_be_answered(visitor: Visitor, notes: Path) -> None:
    url = visitor.start(STORAGE_QUIZ)
    visitor.see(url)
    import_folder(notes, without("storage.md"))
    visitor.choose(url, choices_of(url, right=True))
    assert "✓ Right" in visitor.see(url)
    assert "1 right / 1 right, 100 %" in visitor.see(f"{quiz_url(url)}summary/")
    assert Answer.objects.count() == 1


def test_every_page_still_opens_when_all_that_was_practised_is_gone(visitor: Visitor, notes: Path) -> None:
    url = visitor.start(PAIR_TARGET, size=3)
    summary = visitor.answer_all(url, right=False)
    open_quiz = visitor.start(STORAGE_QUIZ)
    visitor.see(open_quiz)
    import_folder(notes, {"other.md": "# Something else\n\nNo question at all.\n"})
    for page in ["/", "/topics/", "/weak-areas/", "/held-back/", summary, url, open_quiz]:
        visitor.see(page)
    again = visitor.client.post(summary.replace("summary", "again"))
    assert (again.status_code, again["Location"]) == (302, summary)


def test_a_quiz_whose_questions_are_gone_ends_early_with_its_summary(visitor: Visitor, notes: Path) -> None:
    url = visitor.start(PAIR_TARGET, size=3)
    visitor.answer(url)
    import_folder(notes, {"storage.md": STORAGE})
    assert "1 right / 1 right, 100 %" in visitor.see(next_to(url))
    quiz = QuizSession.objects.get()
    assert quiz.finished_at
    assert quiz.size == 1
    assert "Continue" not in visitor.see("/")


def test_a_question_added_meanwhile_can_be_asked(visitor: Visitor, notes: Path) -> None:
    visitor.answer(visitor.start(STORAGE_QUIZ))
    added = STORAGE + "\n### Question 2\n\nWhich class costs least?\n\n- [x] Deep Archive\n- [ ] Standard\n"
    import_folder(notes, {**FOLDER, "storage.md": added})
    visitor.answer_all(visitor.start(STORAGE_QUIZ))
    assert QuizSession.objects.latest("pk").size == 2


def test_practise_these_again_asks_the_present_wording(visitor: Visitor, notes: Path) -> None:
    url = visitor.start(PAIR_TARGET, size=40)
    visitor.answer_all(url, right=False)
    import_folder(notes, {**FOLDER, "pair.md": PAIR.replace("A clerk approves", "An officer approves")})
    again = visitor.client.post(f"{quiz_url(url)}again/")["Location"]
    visitor.answer_all(again)
    stems = list(QuizSession.objects.latest("pk").asked.values_list("version__stem", flat=True))
    assert any(stem.startswith("An officer approves") for stem in stems)
    assert not any(stem.startswith("A clerk approves") for stem in stems)
