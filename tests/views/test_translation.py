"""Every word of ours can be translated, and the page turns round for languages that are written from the right.

The pages are shown in Arabic by a catalogue that writes every English letter as a Cyrillic one, over notes in Greek:
a Latin letter that is left is one that no translator gets to see.
"""

import gettext
import re
import string
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
from django.template.loader import render_to_string
from django.test import Client
from django.utils.translation import trans_real
from pytest_django import Settings

from studyapp.models import AskedQuestion, Topic
from studyapp.views import limits
from tests.sample_notes import bank, task_list

from .practice import Visitor, import_folder, next_to, quiz_url

NOTES = {
    "άλφα.md": "# Άλφα\n\nΤο πρώτο.\n\n## Χρήση\n\nΌταν χρειάζεται.\n\n## Κάρτες\n\nQ: Τι είναι;\nA: Ένα γράμμα.\n",
    "βήτα.md": "# Βήτα\n\nΤο δεύτερο.\n\n## Χρήση\n\nΑλλιώς.\n",
    "ερωτήσεις.md": bank(
        *[task_list(f"Ποιο γράμμα σε περίπτωση {n};", ["Άλφα"], ["Βήτα", "Γάμμα"]) for n in range(4)],
        task_list("Ποια δύο;", ["Άλφα", "Βήτα"], ["Γάμμα", "Δέλτα"]),
        title="Ερωτήσεις",
    ),
}
NOT_LETTERS = re.compile(r"(%\(\w+\)\w|%[%sd]|<[^>]+>|&\w+;|\{\w+\})")
CYRILLIC = str.maketrans(string.ascii_letters, "абцдефгхийклмнопярстувшыжзАБЦДЕФГХИЙКЛМНОПЯРСТУВШЫЖЗ")
ATTRIBUTES = {
    "title",
    "aria-label",
    "placeholder",
    "alt",
    "data-announce",
    "data-title",
    "data-words",
    "data-full",
    "data-none",
    "data-said",
}
STATES = {f"data-{name}" for name in "pending saved failed refused expired gone busy offline online".split()}
OURS = {"studyapp", "md"}  # a name and the end of a file's, the same in every language


class Pseudo(gettext.NullTranslations):
    """Knows every message, in Cyrillic letters."""

    def gettext(self, message: str) -> str:
        _, _, text = message.rpartition("\x04")
        return "".join(
            part if NOT_LETTERS.fullmatch(part) else part.translate(CYRILLIC)
            for part in NOT_LETTERS.split(text)
        )

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return self.gettext(msgid1 if n == 1 else msgid2)


class Words(HTMLParser):
    """What a page says to people: its text and the attributes that are read out. Keys, code and quotes of English
    (lang="en") are the same in every language."""

    SILENT = {"script", "style", "kbd", "code"}
    VOID = {"input", "meta", "link", "br", "img", "circle", "path", "rect"}

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self._open: list[bool] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = dict(attrs)
        if tag not in self.VOID:
            self._open.append(tag in self.SILENT or (tag != "html" and said.get("lang") == "en"))
        self.found += [said[name] or "" for name in said.keys() & (ATTRIBUTES | STATES)]

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in self.VOID:
            self._open.pop()

    def handle_endtag(self, tag: str) -> None:
        if tag not in self.VOID:
            self._open.pop()

    def handle_data(self, data: str) -> None:
        if not any(self._open):
            self.found.append(data)


def english_in(html: str) -> set[str]:
    """Words of Latin letters that people get to read or to hear; single letters name choices and keys."""
    text = re.sub(r"\{\w+\}", " ", " ".join(Words(html).found))
    return set(re.findall(r"[A-Za-z]{2,}", text)) - OURS


@pytest.fixture
def arabic(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.LANGUAGE_CODE = "ar"
    monkeypatch.setitem(vars(trans_real)["_translations"], "ar", Pseudo())


@pytest.fixture
def visitor(db: None, tmp_path: Path, client: Client, arabic: None) -> Visitor:
    import_folder(tmp_path / "notes", NOTES)
    return Visitor(client)


def topic_url() -> str:
    """The page with sections and a card."""
    return f"/topics/{Topic.objects.get(name='Άλφα').slug}/"


def newcomers_pages(visitor: Visitor) -> Iterator[tuple[str, str]]:
    for address in [
        "/",
        "/topics/",
        topic_url(),
        "/cards/",
        "/cards/?new=1",
        "/search/",
        "/search/?q=γράμμα",
    ]:
        yield address, visitor.client.get(address, follow=True).content.decode()
    for address in [
        "/search/?q=ζζζ",
        "/progress/",
        "/weak-areas/",
        "/settings/",
        "/reports/",
        "/held-back/",
        "/offline/",
    ]:
        yield address, visitor.client.get(address).content.decode()


def quiz_pages(visitor: Visitor) -> Iterator[tuple[str, str]]:
    url = visitor.start(size=5)
    while True:
        yield url, visitor.client.get(url).content.decode()
        yield f"{url} without a choice", visitor.choose(url, []).content.decode()
        yield (
            f"{url} with all",
            visitor.choose(url, AskedQuestion.objects.latest("pk").choice_order).content.decode(),
        )
        visitor.client.post(f"{url}flag/", {"flag": "on"})
        visitor.client.post(f"{url}note/", {"text": "αυτό"})
        visitor.client.post(f"{url}report/", {"problem": "unclear", "text": "τι;"})
        visitor.answer(url, right=url.endswith("/2/"))
        yield f"{url} answered", visitor.client.get(url).content.decode()
        sent = visitor.client.post(f"{url}note/", {"text": "εκείνο"}, headers={"HX-Request": "true"})
        yield f"{url} noted", sent.content.decode()
        if url.endswith("/5/"):
            break
        url = next_to(url)
    yield "summary", visitor.client.get(f"{quiz_url(url)}summary/").content.decode()
    visitor.client.post(f"{quiz_url(url)}again/")
    yield "a quiz of what was missed", visitor.client.get("/quiz/", follow=True).content.decode()


def learners_pages(visitor: Visitor) -> Iterator[tuple[str, str]]:
    visitor.client.post("/settings/", {"goal": 15, "goal_unit": "minutes", "exam_on": "2999-01-01"})
    for again in visitor.client.get(topic_url()).context["card"].cards:
        visitor.client.post(f"/cards/{again.one.card.pk}/grade/", {"grade": "again", "reviews": 0})
    visitor.answer(visitor.start(size=3))
    for address in [
        "/",
        "/topics/",
        topic_url(),
        "/cards/",
        "/progress/",
        "/weak-areas/",
        "/settings/",
        "/reports/",
    ]:
        yield f"{address} of a learner", visitor.client.get(address).content.decode()
    yield "manifest", f"<p>{visitor.client.get('/manifest.webmanifest').json()['description']}</p>"


def refusals(visitor: Visitor) -> Iterator[tuple[str, str]]:
    sent = [
        ("/quiz/", {}),
        ("/quiz/", {"what": "nonsense", "size": "many"}),
        ("/quiz/", {"what": "topic none"}),
        ("/settings/", {"goal": 0, "exam_on": "2001-01-01"}),
        ("/settings/", {"goal": "", "goal_unit": "χρόνια", "exam_on": "someday"}),
        ("/topics/", {}),
    ]
    for address, data in sent:
        yield f"{address} {data}", visitor.client.post(address, data).content.decode()
    yield "404", visitor.client.get("/nowhere/").content.decode()
    yield "400", visitor.client.get("/", headers={"Host": "elsewhere"}).content.decode()
    forms = {"Referer": "http://testserver/topics/"}
    yield "403", Client(enforce_csrf_checks=True).post("/quiz/", headers=forms).content.decode()
    for name in ["403", "500"]:
        yield name, render_to_string(f"{name}.html")


@pytest.mark.parametrize("pages", [newcomers_pages, quiz_pages, learners_pages, refusals])
def test_no_english_is_left_and_every_page_runs_from_the_right(visitor: Visitor, pages) -> None:
    left = {}
    for address, html in pages(visitor):
        left[address] = english_in(html)
        if "<html" in html:
            assert '<html lang="ar" dir="rtl"' in html, address
    assert {address: words for address, words in left.items() if words} == {}


def test_who_does_too_much_is_told_in_their_language(
    visitor: Visitor, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.LIMITS = {"newcomers": 0, "quizzes": 1, "remarks": 0}
    monkeypatch.setattr(limits, "_counts", limits.MinuteCounts())
    visitor.start(size=1)
    response = visitor.client.post("/quiz/", {"what": "mixed", "size": 2})
    assert response.status_code == 429
    assert english_in(response.content.decode()) == set()


def test_the_same_walk_finds_english_where_nothing_translates_it(
    visitor: Visitor, settings: Settings
) -> None:
    settings.LANGUAGE_CODE = "en"
    for address, html in newcomers_pages(visitor):
        assert english_in(html), address
        assert '<html lang="en" dir="ltr"' in html
