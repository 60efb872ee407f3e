"""Moodle's GIFT files: `stem {=right ~wrong}`, weights, true or false, feedback, escapes, categories.

What options can't express goes to flash cards (short answers, numbers, matching) or is left out (essays), and an
INFO diagnostic says so.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ...blocks import Block, Code
from ...diagnostics import Diagnostic, Place, diagnose
from ...source import Source
from .draft import AuthoredDraft, CardDraft, Found, OptionDraft
from .page import Page

SUFFIX = ".gift"

_STARTS = re.compile(r"^(?:\$CATEGORY:|::[^:\n]{0,300}::[^\n]*\{)", re.MULTILINE)
_CATEGORY = re.compile(r"\s*\$CATEGORY:\s*(?P<path>.*)")
_TITLE = re.compile(r"::(?P<title>(?:\\.|[^\\:]|:(?!:)){0,500})::\s*")
_FORMAT = re.compile(r"\[(?:html|moodle|plain|markdown)\]\s*", re.IGNORECASE)
_WEIGHT = re.compile(r"%(-?\d+(?:\.\d+)?)%\s*")
_TRUE_FALSE = re.compile(r"\s*(T|TRUE|F|FALSE)\s*(?=#|$)", re.IGNORECASE)
_ESCAPE = re.compile(r"\\([~=#{}:n\\])")
_CONTROL = re.compile(r"(?<!\\)(?:\\\\)*([{}])")
_ANSWER_START = re.compile(r"(?<!\\)[=~]")
_FEEDBACK = re.compile(r"(?<!\\)#")
_ARROW = re.compile(r"\s*(?<!\\)->\s*")


@dataclass(frozen=True, slots=True)
class Entry:
    """One question's raw text and the number of its first line; `category` is what stood above it."""

    text: str
    line: int
    category: str


@dataclass(frozen=True, slots=True)
class Answer:
    """One `=` or `~` of a question: its sign, weight in percent or None, text and feedback, and its offset."""

    sign: str
    weight: float | None
    text: str
    feedback: str
    offset: int


def is_gift(source: Source) -> bool:
    """Whether a file is in GIFT: by its name, or a plain text by how its questions start."""
    name = (source.name or source.path).lower()
    return name.endswith(SUFFIX) or (name.endswith(".txt") and bool(_STARTS.search(source.text)))


def find(page: Page) -> Found:
    """All questions and cards of a GIFT file, or of the blocks fenced as `gift` in any other."""
    found = Found()
    if is_gift(page.source):
        _read(page.source.text, 1, (), page, found)
        return found
    for block in page.blocks:
        if isinstance(block, Code) and block.info.lower() == "gift" and block.lines:
            _read("\n".join(line.text for line in block.lines), block.lines[0].number, (block,), page, found)
    return found


def _read(text: str, first: int, blocks: tuple[Block, ...], page: Page, found: Found) -> None:
    for entry in _entries(text, first):
        _Reader(entry, page, found, blocks).read()


def _entries(text: str, first_line: int) -> Iterator[Entry]:
    """Questions are separated by blank lines; braces keep one together across them."""
    category = ""
    lines: list[str] = []
    first = depth = 0
    for number, line in enumerate([*text.split("\n"), ""], first_line):
        told = _CATEGORY.match(line)
        bare = "" if line.lstrip().startswith("//") else line
        if lines and (told or (not bare.strip() and depth <= 0) or (depth > 0 and _starts_anew(bare, lines))):
            yield Entry("\n".join(lines), first, category)
            lines, depth = [], 0
        if told:
            category = told["path"].strip().removeprefix("$course$/").removeprefix("top/")
        elif lines or bare.strip():
            first = first if lines else number
            lines.append(bare)
            depth += sum(1 if match[1] == "{" else -1 for match in _CONTROL.finditer(bare))
    if lines:
        yield Entry("\n".join(lines), first, category)


def _starts_anew(line: str, lines: Sequence[str]) -> bool:
    """Whether a question starts although the braces of the one before were never closed."""
    return not lines[-1].strip() and (line.startswith("::") or bool(re.match(r"[^=~#}\s].*(?<!\\)\{", line)))


class _Reader:
    """One entry into what it is. A class only to keep the entry at hand."""

    def __init__(self, entry: Entry, page: Page, found: Found, blocks: tuple[Block, ...]) -> None:
        self.entry = entry
        self.blocks = blocks
        self.path = page.source.path
        self.found = found
        text = entry.text
        self.line_starts = [0, *(match.end() for match in re.finditer("\n", text))]
        title = _TITLE.match(text.lstrip())
        self.start = len(text) - len(text.lstrip()) + (title.end() if title else 0)
        braces = [match.start(1) for match in _CONTROL.finditer(text, self.start)]
        self.open = braces[0] if braces and text[braces[0]] == "{" else -1
        self.close = next((at for at in braces if text[at] == "}" and at > self.open), -1)

    def read(self) -> None:
        if self.open < 0 and self.close < 0:
            return  # a description, which asks nothing
        if self.open < 0 or self.close < 0:
            message = (
                "the braces of this question are not closed" if self.close < 0 else "a brace is never opened"
            )
            self.found.questions.append(self._draft((), "", self._diagnose("N212", message)))
            return
        body = self.entry.text[self.open + 1 : self.close]
        general, body = self._general_feedback(body)
        told = _TRUE_FALSE.match(body)
        answers = [] if told or body.lstrip().startswith("#") else list(_answers(body))
        if not body.strip():
            self._remark("an essay cannot be graded here; it is left out")
        elif body.lstrip().startswith("#"):
            self._card(_number(body), "a number")
        elif told:
            self.found.questions.append(self._true_false(told, body, general))
        elif any(answer.sign == "=" and _ARROW.search(answer.text) for answer in answers):
            pairs = [_ARROW.sub(" → ", answer.text, count=1) for answer in answers]
            self._card("\n".join(f"- {_text(pair)}" for pair in pairs), "a matching question")
        elif answers and all(answer.sign == "=" for answer in answers):
            best = [a for a in answers if a.weight in (None, 100)] or answers
            self._card(" or ".join(_text(answer.text) for answer in best), "a short answer")
        elif answers:
            self.found.questions.append(self._choices(answers, general))
        else:
            hint = "Write = before the right answer and ~ before each wrong one."
            problem = self._diagnose("N212", "nothing in these braces is an answer", hint)
            self.found.questions.append(self._draft((), "", problem))

    def _general_feedback(self, body: str) -> tuple[str, str]:
        match = re.search(r"(?<!\\)####", body)
        return (_text(body[match.end() :]), body[: match.start()]) if match else ("", body)

    def _stem(self) -> str:
        text = self.entry.text
        before, after = text[self.start : self.open], text[self.close + 1 :]
        before = _FORMAT.sub("", before.strip(), count=1)
        gap = " _____ " if after.strip() else ""
        return _text(before.rstrip() + gap + after.strip())

    def _place(self, offset: int = -1) -> Place:
        """The place of an offset in the entry; without one, of the stem."""
        text = self.entry.text
        at = self.start if offset < 0 else offset
        while at < len(text) and text[at].isspace():
            at += 1
        number = bisect_right(self.line_starts, at) - 1
        return Place(self.path, self.entry.line + number, at - self.line_starts[number] + 1)

    def _diagnose(self, code: str, message: str, hint: str = "") -> Diagnostic:
        return diagnose(code, self._place(), message, hint)

    def _remark(self, message: str) -> None:
        self.found.diagnostics.append(self._diagnose("N211", message))

    def _card(self, back: str, kind: str) -> None:
        self._remark(f"{kind} cannot be asked with options; it becomes a flash card")
        self.found.cards.append(
            CardDraft(self._stem(), back, self._place(), self.blocks, section=self._section())
        )

    def _section(self) -> str:
        return self.entry.category.rsplit("/", 1)[-1]

    def _draft(
        self, options: Sequence[OptionDraft], explanation: str, problem: Diagnostic | None = None
    ) -> AuthoredDraft:
        return AuthoredDraft(
            stem=self._stem() if self.open >= 0 and self.close >= 0 else _text(self.entry.text[self.start :]),
            options=tuple(options),
            explanation=explanation,
            place=self._place(),
            blocks=self.blocks,
            section=self._section(),
            problem=problem,
        )

    def _true_false(self, told: re.Match[str], body: str, general: str) -> AuthoredDraft:
        truth = told[1].upper().startswith("T")
        feedback = [_text(part) for part in _FEEDBACK.split(body[told.end() :])[1:]] + ["", ""]
        wrong, right = feedback[0], feedback[1]
        options = [
            OptionDraft(name, is_it == truth, right if is_it == truth else wrong, self._place())
            for name, is_it in (("True", True), ("False", False))
        ]
        return self._draft(options, general)

    def _choices(self, answers: Sequence[Answer], general: str) -> AuthoredDraft:
        sure = any(answer.sign == "=" or answer.weight == 100 for answer in answers)
        options = [
            OptionDraft(
                _text(answer.text),
                answer.sign == "=" or answer.weight == 100 or (not sure and (answer.weight or 0) > 0),
                _text(answer.feedback),
                self._place(self.open + 1 + answer.offset),
            )
            for answer in answers
        ]
        return self._draft(options, general)


def _answers(body: str) -> Iterator[Answer]:
    starts = [match.start() for match in _ANSWER_START.finditer(body)]
    for start, end in zip(starts, [*starts[1:], len(body)], strict=False):
        text, *feedback = _FEEDBACK.split(body[start + 1 : end], maxsplit=1)
        text = text.strip()
        weight = _WEIGHT.match(text)
        text = _FORMAT.sub("", text[weight.end() :] if weight else text, count=1)
        share = float(weight[1]) if weight else None
        yield Answer(body[start], share, text.strip(), "".join(feedback).strip(), start)


def _number(body: str) -> str:
    """A numeric answer in words: "3:2" is 3 ± 2, "1..5" lies between."""
    first = _FEEDBACK.split(body.strip().removeprefix("#").lstrip(), maxsplit=1)[0].strip()
    first = _WEIGHT.sub("", first.lstrip("= ").split("=")[0]).strip()
    low, dots, high = first.partition("..")
    if dots:
        return f"from {low} to {high}"
    value, colon, tolerance = first.partition(":")
    return f"{value} ± {tolerance}" if colon and tolerance.strip(" 0.") else value


def _text(raw: str) -> str:
    """Without escapes; `\\n` is a line break."""
    return _ESCAPE.sub(lambda m: "\n" if m[1] == "n" else m[1], raw).strip()
