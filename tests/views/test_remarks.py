"""Flags, notes, reports and settings, sent by a browser without JavaScript, or by someone who means no good."""

import pytest
from django.test import Client

from studyapp.models import Flag, Learner, OwnNote, Report

from .practice import Visitor, next_to, quiz_url, text_of


def test_a_flag_set_twice_is_there_once_and_one_taken_back_is_gone(visitor: Visitor) -> None:
    url = visitor.start()
    visitor.see(url)
    for wanted, there in [("on", 1), ("on", 1), ("off", 0), ("off", 0)]:
        assert visitor.client.post(f"{url}flag/", {"flag": wanted})["Location"] == url
        assert Flag.objects.count() == there


def test_nothing_can_be_said_of_a_question_that_was_not_asked_or_is_someone_elses(visitor: Visitor) -> None:
    url = visitor.start()
    visitor.see(url)
    for client, address in [
        (visitor.client, url.replace("/1/", "/2/")),
        (visitor.client, url.replace("/1/", "/99999999999999999999/")),
        (Client(), url),
    ]:
        assert client.post(f"{address}flag/", {"flag": "on"}).status_code == 404
        assert client.post(f"{address}report/", {"problem": "typo"}).status_code == 404
        assert client.post(f"{address}note/", {"text": "mine"}).status_code == 404
    assert not OwnNote.objects.exists()
    assert not Flag.objects.exists()
    assert not Report.objects.exists()


@pytest.mark.parametrize("sent", [{}, {"problem": "nonsense"}, {"problem": "typo", "text": "x" * 1001}])
def test_a_report_that_says_nothing_usable_is_refused_with_the_reason(
    visitor: Visitor, sent: dict[str, str]
) -> None:
    url = visitor.start()
    visitor.see(url)
    response = visitor.client.post(f"{url}report/", sent)
    assert response.status_code == 400
    assert "That did not work" in text_of(response)
    assert not Report.objects.exists()


def test_a_second_report_on_the_same_question_replaces_the_first(visitor: Visitor) -> None:
    url = visitor.start()
    visitor.see(url)
    visitor.client.post(f"{url}report/", {"problem": "typo"})
    visitor.client.post(f"{url}report/", {"problem": "other", "text": "rather this"})
    assert [(report.problem, report.text) for report in Report.objects.all()] == [("other", "rather this")]


@pytest.mark.parametrize(
    "sent",
    [
        {},
        {"goal": "0", "goal_unit": "questions"},
        {"goal": "99999999999", "goal_unit": "questions"},
        {"goal": "many", "goal_unit": "questions"},
        {"goal": "10", "goal_unit": "years"},
        {"goal": "10", "goal_unit": "minutes", "exam_on": "someday"},
    ],
)
def test_settings_that_make_no_sense_change_nothing(visitor: Visitor, sent: dict[str, str]) -> None:
    visitor.start()
    before = Learner.objects.values().get()
    response = visitor.client.post("/settings/", sent)
    assert response.status_code == 422
    assert Learner.objects.values().get() == before


def test_a_newcomer_who_sets_a_goal_is_remembered(visitor: Visitor) -> None:
    visitor.client.post("/settings/", {"goal": "15", "goal_unit": "minutes"})
    assert 'value="15"' in visitor.client.get("/settings/").content.decode()
    assert Learner.objects.get().goal_unit == Learner.GoalUnit.MINUTES


def write(visitor: Visitor, url: str, text: str) -> None:
    """Sends the form of the note without JavaScript."""
    response = visitor.client.post(f"{url}note/", {"text": text})
    assert (response.status_code, response["Location"]) == (302, url)


@pytest.mark.parametrize("right", [True, False])
def test_a_note_stands_with_the_verdict_and_in_the_summary_in_ones_own_words(
    visitor: Visitor, *, right: bool
) -> None:
    url = visitor.start()
    visitor.see(url)
    write(visitor, url, "Backfill <b>means</b> Airflow\r\nalways")
    visitor.answer(url, right=right)
    visitor.answer(next_to(url))
    shown = "Your note Backfill &lt;b&gt;means&lt;/b&gt; Airflow always"
    assert shown in visitor.see(url)
    assert shown in visitor.see(f"{quiz_url(url)}summary/")
    assert "Airflow always" not in visitor.see(next_to(url))
    assert OwnNote.objects.get().text == "Backfill <b>means</b> Airflow\nalways"


def test_a_note_comes_again_with_its_question_in_another_quiz(visitor: Visitor) -> None:
    url = visitor.start("topic storage-questions", size=1)
    visitor.see(url)
    write(visitor, url, "both keep data")
    visitor.answer(url)
    again = visitor.start("topic storage-questions", size=1)
    assert again != url
    visitor.answer(again)
    assert "Your note both keep data" in visitor.see(again)


def test_a_note_written_anew_replaces_the_first_and_an_empty_one_takes_it_back(visitor: Visitor) -> None:
    url = visitor.start()
    visitor.answer(url)
    for text, kept in [("first", ["first"]), ("second", ["second"]), (" \n ", []), ("", [])]:
        write(visitor, url, text)
        assert list(OwnNote.objects.values_list("text", flat=True)) == kept


def test_a_note_is_nobody_elses(visitor: Visitor) -> None:
    url = visitor.start("topic storage-questions", size=1)
    visitor.see(url)
    write(visitor, url, "mine alone")
    other = Visitor(Client())
    theirs = other.start("topic storage-questions", size=1)
    other.answer(theirs)
    assert "mine alone" not in other.see(theirs)
    assert "mine alone" not in other.see(f"{quiz_url(theirs)}summary/")


def test_a_note_as_long_as_the_page_lets_it_be_is_kept_whole(visitor: Visitor) -> None:
    url = visitor.start()
    visitor.see(url)
    text = "word\n" * 199 + "words"
    write(visitor, url, text.replace("\n", "\r\n"))
    assert OwnNote.objects.get().text == text


@pytest.mark.parametrize("text", ["x" * 1001, "nul \x00"])
def test_a_note_that_cannot_be_kept_is_refused_and_the_old_one_stays(visitor: Visitor, text: str) -> None:
    url = visitor.start()
    visitor.see(url)
    write(visitor, url, "old")
    response = visitor.client.post(f"{url}note/", {"text": text})
    assert response.status_code == 400
    assert "That did not work" in text_of(response)
    assert OwnNote.objects.get().text == "old"
