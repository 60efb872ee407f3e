"""What comes of a quiz: its summary, what was missed once more, and a quiz to go on with."""

from studyapp.models import QuizSession

from .practice import PAIR_TARGET, Visitor, asked_at, next_to, quiz_url


def test_the_summary_tells_what_was_missed_by_topic_and_by_pair(visitor: Visitor) -> None:
    url = visitor.start(PAIR_TARGET, size=3)
    visitor.answer(url, right=False)
    visitor.answer(next_to(url))
    visitor.answer(next_to(next_to(url)))
    page = visitor.see(f"{quiz_url(url)}summary/")
    assert "2 right / 3 right, 67 %" in page.replace("  ", " ")
    assert "Amazon MWAA vs AWS Step Functions 1 of 3" in page
    assert page.count("1 of 3") == 1
    missed = asked_at(url).version
    assert missed.stem in page
    assert missed.choices.get(correct=True).text in page
    assert page.count("Due again in 1 day") == 1


def test_practise_these_again_asks_exactly_what_was_missed(visitor: Visitor) -> None:
    url = visitor.start(size=5)
    visitor.answer(url, right=False)
    missed = {asked_at(url).version.question_id}
    url = next_to(url)
    visitor.answer(url, right=False)
    missed.add(asked_at(url).version.question_id)
    visitor.answer_all(next_to(url))
    response = visitor.client.post(f"{quiz_url(url)}again/")
    assert response.status_code == 302
    visitor.answer_all(response["Location"])
    again = QuizSession.objects.latest("pk")
    assert set(again.asked.values_list("version__question", flat=True)) == missed


def test_a_quiz_without_a_mistake_offers_nothing_to_repeat(visitor: Visitor) -> None:
    summary = visitor.answer_all(visitor.start(size=5))
    page = visitor.see(summary)
    assert "All right" in page
    assert "Practise these again" not in page
    response = visitor.client.post(summary.replace("summary", "again"))
    assert (response.status_code, response["Location"]) == (302, summary)


def test_an_unfinished_quiz_is_offered_on_the_start_page_and_goes_on_where_it_stopped(
    visitor: Visitor,
) -> None:
    url = visitor.start(size=5)
    visitor.answer(url)
    page = visitor.see("/")
    assert "1 of 5" in page
    assert f'href="{quiz_url(url)}"' in visitor.client.get("/").content.decode()
    assert visitor.client.get(quiz_url(url))["Location"] == next_to(url)
    visitor.answer_all(next_to(url))
    assert "Continue" not in visitor.see("/")
    assert visitor.client.get(quiz_url(url))["Location"] == f"{quiz_url(url)}summary/"


def test_no_question_says_that_it_was_missed_which_was_not(visitor: Visitor) -> None:
    url = visitor.start("topic storage-questions", size=1)
    visitor.answer(url)
    visitor.client.post(f"{url}flag/", {"flag": "on"})
    assert "You flagged it" in visitor.see(visitor.start("flagged"))
    found = visitor.client.post(f"/search/question/{asked_at(url).version.question_id}/")["Location"]
    assert "You missed this before" not in visitor.see(found)
    visitor.answer(found, right=False)
    again = visitor.client.post(f"{quiz_url(found)}again/")["Location"]
    assert "You missed this before" in visitor.see(again)


def test_practice_that_was_only_started_is_not_offered_to_go_on_with(visitor: Visitor) -> None:
    begun = visitor.start(size=5)
    visitor.answer(begun)
    for _ in range(2):
        visitor.see(visitor.start(PAIR_TARGET, size=3))
    page = visitor.see("/")
    assert "1 of 5" in page
    assert "0 of 3" not in page
    assert f'href="{quiz_url(begun)}"' in visitor.client.get("/").content.decode()
    visitor.answer_all(next_to(begun))
    assert "Continue" not in visitor.see("/")


def test_a_skipped_question_waits_until_the_others_are_answered(visitor: Visitor) -> None:
    url = visitor.start(PAIR_TARGET, size=2)
    visitor.see(url)
    visitor.answer(next_to(url))
    assert QuizSession.objects.get().finished_at is None
    summary = visitor.see(f"{quiz_url(url)}summary/")
    assert "1 of 2 answered" in summary
    assert "1 of 1 right so far" in summary
    assert "Continue (1 left)" in summary
    assert visitor.client.get(quiz_url(url))["Location"] == url
    visitor.answer(url)
    assert QuizSession.objects.get().finished_at
    assert visitor.client.get(quiz_url(url))["Location"] == f"{quiz_url(url)}summary/"
