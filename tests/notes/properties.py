"""What holds for every text whatsoever: it is read, told of truthfully, and shown without harm."""

import re
from html.parser import HTMLParser
from typing import Any

from studyapp.notes.library import Library
from studyapp.notes.model import Status
from studyapp.notes.rendering import render

from .readers import read_bytes

SHOWN_TAGS = frozenset(
    "a abbr b blockquote br caption code dd del details div dl dt em h1 h2 h3 h4 h5 h6 hr i img ins kbd li mark ol p "
    "pre q s samp small span strong sub summary sup table tbody td tfoot th thead tr u ul var".split()
)
SHOWN_ATTRIBUTES = frozenset(
    "alt align class colspan data-label height href loading open rel rowspan scope src start title width".split()
)
HARMFUL_ADDRESS = re.compile(r"[\s\x00-\x1f]*(?!https?:|mailto:)[a-z][\w+.-]*:", re.IGNORECASE)

NAMES = ("note.md", "bank.gift", "README.md")


def assert_read_well(data: bytes) -> None:
    """Reads and shows what a fuzzer made up: the first byte chooses the file's name, the rest is its text."""
    name, text = NAMES[data[0] % len(NAMES)] if data else NAMES[0], data[1:]
    library = read_bytes(text, name)
    if name != "README.md":
        assert_sound(library, text)
    for topic in library.topics:
        assert not harm_in(render(topic.text))
    for question in library.questions:
        assert not harm_in(render(question.stem))


def assert_sound(library: Library, data: bytes) -> None:
    """Every text gives topics or a reason, and every place lies in the file."""
    assert library.topics or library.diagnostics
    last = data.count(b"\n") + data.count(b"\r") + 1
    everything: list[Any] = [*library.diagnostics, *library.questions, *library.topics]
    for found in everything:
        assert 1 <= found.place.line <= last
        assert found.place.column >= 1
    for question in library.questions:
        if question.status is Status.ACTIVE:
            assert len(question.choices) > 1
            assert any(choice.correct for choice in question.choices)


class _Harm(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in SHOWN_TAGS:
            self.found.append(tag)
        for name, value in attrs:
            if name not in SHOWN_ATTRIBUTES:
                self.found.append(f"{tag} {name}")
            elif name in {"href", "src"} and HARMFUL_ADDRESS.match(value or ""):
                self.found.append(f"{tag} {name}={value}")

    def handle_comment(self, data: str) -> None:
        self.found.append(f"<!--{data}")

    def handle_decl(self, decl: str) -> None:
        self.found.append(f"<!{decl}")


def harm_in(html: str) -> list[str]:
    """Elements, attributes and addresses in HTML that a note may not bring onto a page."""
    parser = _Harm()
    parser.feed(html)
    parser.close()
    return parser.found
