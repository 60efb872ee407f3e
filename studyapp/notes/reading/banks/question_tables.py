"""Tables with a question in every row: its options in columns or in one cell, and the answer in another.

Two columns, "Question" and "Answer" or "Front" and "Back", are flash cards.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ...blocks import Block, Line, Paragraph, Row, Table
from ...diagnostics import Place, diagnose
from ...wording import plain
from .answers import answer_text, read_key
from .draft import AuthoredDraft, CardDraft, Found, OptionDraft
from .html_tables import table_of
from .labels import split_label, western
from .languages import EXPLANATIONS, QUESTIONS
from .loose_options import cut_paragraph
from .markdown import markdown_of
from .page import Page
from .units import Options

_QUESTION = re.compile(rf"(?:(?:{QUESTIONS}|question|q|front|stem)s?)(?:\s+text)?$", re.IGNORECASE)
_OPTION = re.compile(r"(?:option|choice|answer)?\s*([A-J]|[1-9])$", re.IGNORECASE)
_OPTIONS = re.compile(r"(?:answer\s+)?(?:options|choices)$", re.IGNORECASE)
_BACK = re.compile(r"back$", re.IGNORECASE)
_WHY = re.compile(rf"(?:explanation|rationale|reason|why|comment|{EXPLANATIONS})s?$", re.IGNORECASE)

_WORD = re.compile(r"[^\W\d_]{2}")


@dataclass(frozen=True, slots=True)
class _Columns:
    """Where a table has what: the numbers of its columns, -1 for one that it has not."""

    question: int
    answer: int
    listed: int  # all options in one cell
    why: int
    options: tuple[tuple[str, int], ...]  # label and column of each option


def find(page: Page) -> Found:
    """Every question and card in the tables of a file."""
    found = Found()
    for block in page.blocks:
        table = block if isinstance(block, Table) else table_of(block)
        columns = _columns(table) if table else None
        if table and columns:
            for row in table.rows:
                _read(page.source.path, block, row, columns, found)
    return found


def _columns(table: Table) -> _Columns | None:
    """The columns of a table of questions, None for any other."""
    names = [western(plain(cell.text)).rstrip(":") for cell in table.header.cells]
    question = _column(names, _QUESTION)
    answers = [
        n for n, name in enumerate(names) if name and (answer_text(f"{name}:") == "" or _BACK.match(name))
    ]
    matches = [
        (match, n) for n, name in enumerate(names) if n not in answers and (match := _OPTION.match(name))
    ]
    options = tuple((match[1].upper(), n) for match, n in matches)
    listed = _column(names, _OPTIONS)
    if question < 0 or not answers or not (len(options) > 1 or listed >= 0 or len(names) == 2):
        return None
    return _Columns(question, answers[-1], listed, _column(names, _WHY), options)


def _column(names: Sequence[str], pattern: re.Pattern[str]) -> int:
    return next((n for n, name in enumerate(names) if pattern.match(name)), -1)


def _read(path: str, table: Block, row: Row, columns: _Columns, found: Found) -> None:
    """Adds what a row asks; rows without a question add nothing."""
    stem, answer = row.cells[columns.question], row.cells[columns.answer]
    if not plain(stem.text) and "![" not in stem.text:
        return
    place = Place(path, stem.number, stem.column)
    if not columns.options and columns.listed < 0:
        if _WORD.search(plain(stem.text)) and plain(answer.text):  # a key has numbers and letters only
            found.cards.append(CardDraft(stem.text, answer.text, place, (table,)))
        return
    options = list(_options(row, columns))
    words = {label: plain(cell.text) for label, cell in options}
    key = read_key(plain(answer.text), words)
    problem = None
    if plain(answer.text) and not key.labels:
        message = f"the answer “{key.unknown[:60]}” is none of the options"
        hint = "Write the letters of the right options: B, D"
        problem = diagnose("N209", Place(path, answer.number, answer.column), message, hint)
    found.questions.append(
        AuthoredDraft(
            stem=stem.text,
            options=tuple(
                OptionDraft(cell.text, label in key.labels, "", Place(path, cell.number, cell.column))
                for label, cell in options
            ),
            explanation=row.cells[columns.why].text if columns.why >= 0 else key.rest,
            place=place,
            blocks=(table,),
            problem=problem,
        )
    )


def _options(row: Row, columns: _Columns) -> Iterator[tuple[str, Line]]:
    """The label and text of each option of a row that is not empty."""
    for label, column in columns.options:
        cell = row.cells[column]
        if plain(cell.text) or cell.text:
            split = split_label(cell.text)
            yield label, cell._replace(text=split[1]) if split and split[0] == label else cell
    if columns.options or columns.listed < 0:
        return
    cell = row.cells[columns.listed]
    for unit in cut_paragraph(Paragraph((cell,)), Paragraph((cell,))):
        for option in unit.content.options if isinstance(unit.content, Options) else ():
            yield option.label, option.line._replace(text=markdown_of(option.blocks))
