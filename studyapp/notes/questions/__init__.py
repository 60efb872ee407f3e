"""From what notes say to questions: those that can be asked, and those held back with the reason.

Better no question than a bad one; but none is dropped in silence.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from ..diagnostics import Diagnostic, diagnose
from ..model import Kind, Pack, Question, Status, Topic
from ..reading.banks import AuthoredDraft
from ..services import Lexicon
from ..wording import plain
from .authored import authored_questions
from .contrasts import Contrasts
from .features import feature_questions
from .scenarios import scenario_questions
from .statements import statements_of


def questions_of(
    topics: Sequence[Topic],
    drafts: Sequence[tuple[Topic, AuthoredDraft]],
    lexicon: Lexicon,
    pack: Pack,
    lines: Mapping[str, Sequence[str]],
) -> tuple[list[Question], list[Diagnostic]]:
    """All questions of a folder, in the order of the notes, and what their author should know.

    `lines` maps a path to the lines of its text, for quoting the line that decides.
    """
    statements = statements_of(topics)
    contrasts = Contrasts(statements, topics)
    questions = scenario_questions(statements, contrasts, lexicon)
    questions += feature_questions(topics)
    written, findings = authored_questions(drafts, lexicon, pack)
    questions += written
    questions = [_with_excerpt(question, lines) for question in questions]
    questions.sort(key=lambda q: q.place)
    findings += [_held_back(q) for q in questions if q.status is Status.HELD_BACK and not _is_told(q)]
    return questions, findings


def _with_excerpt(question: Question, lines: Mapping[str, Sequence[str]]) -> Question:
    text = lines.get(question.place.path, ())
    number = question.place.line
    return replace(question, excerpt=_words_of(text[number - 1]) if number <= len(text) else "")


def _words_of(line: str) -> str:
    """A line of a note for quoting: without bullets and signs, a table row as its cells."""
    cells = [words for cell in line.strip().strip("|").split("|") if (words := plain(cell))]
    return " · ".join(cells)


def _is_told(question: Question) -> bool:
    """Whether the reader has said already (N101, N102) that the line names no service."""
    return question.held_code == "N306" and question.kind in (Kind.SIGNAL, Kind.DECISION)


def _held_back(question: Question) -> Diagnostic:
    message = f"no {question.kind.replace('_', ' ')} question from this line: {question.held_reason}"
    return diagnose(question.held_code, question.place, message, _HINTS.get(question.held_code, ""))


_HINTS = {
    "N205": "Settle which key is right; neither question is asked until then.",
    "N301": "Settle it by changing one of the two lines; neither is asked until then.",
    "N302": "Describe the need without the name, as the exam does.",
    "N303": "Contrast the service with at least two others in a decision table.",
}
