"""The questions of deciding lines, written again only where something changed that they hang on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

from ..model import Kind, Question
from ..services import Lexicon
from .contrasts import Cell, Contrasts, Phrases, set_against
from .reasons import Reasons
from .scenarios import Left, ScenarioWriter
from .statements import Statement

Pair = tuple[str, str]


class Line(NamedTuple):
    """A deciding line whose question is written: what that hangs on, and what it leaves for later lines."""

    statement: Statement
    phrases: Phrases
    disputed: bool
    left: Left
    reads: frozenset[Cell]


class Lines(NamedTuple):
    """The deciding lines of a file, and the services that its titles set against each other."""

    lines: tuple[Line, ...] = ()
    pairs: tuple[Pair, ...] = ()


class Decisions(NamedTuple):
    """What a file says by now: the same as `Lines`, before its questions are written."""

    statements: tuple[Statement, ...]
    pairs: tuple[Pair, ...]


def write_lines(
    said: Mapping[str, Decisions],
    known: Mapping[str, Lines],
    order: Sequence[str],
    lexicon: Lexicon,
    reasons: Reasons,
    explained: Collection[str],
) -> tuple[dict[str, Lines], dict[str, dict[int, Question]]]:
    """The lines of all files, and the questions that were written, by file and by the number of their line.

    `said` is what the files say that are new or changed, `known` what was written before, by the same lexicon, for
    these and all others; `order` names all files in the order of the notes; `explained` are the services that the
    prose about changed. A question that is not written is as it was.
    """
    changed = {name for name, now in said.items() if name not in known or now != _said_by(known[name])}
    changed |= known.keys() - set(order)
    cells: set[Cell] = {("about", key) for key in explained} if known else set()
    if not changed and not cells:
        return {name: known[name] for name in order}, {}
    fresh = {
        name: [(statement, statement.phrases) for statement in said[name].statements]
        for name in order
        if name in changed
    }
    pairs = {name: said[name].pairs if name in changed else known[name].pairs for name in order}
    contrasts = Contrasts(
        (
            line
            for name in order
            for line in (fresh[name] if name in changed else [line[:2] for line in known[name].lines])
        ),
        (pair for name in order for pair in pairs[name]),
    )
    before = {name: known[name] for name in changed if name in known}
    if known:
        cells |= _changed_cells(before, fresh, pairs, known, contrasts)
    return _write(order, fresh, pairs, known, cells, ScenarioWriter(contrasts, lexicon, reasons))


def _said_by(lines: Lines) -> Decisions:
    return Decisions(tuple(line.statement for line in lines.lines), lines.pairs)


Fresh = Mapping[str, Sequence[tuple[Statement, Phrases]]]


def _write(
    order: Sequence[str],
    fresh: Fresh,
    pairs: Mapping[str, tuple[Pair, ...]],
    known: Mapping[str, Lines],
    cells: set[Cell],
    writer: ScenarioWriter,
) -> tuple[dict[str, Lines], dict[str, dict[int, Question]]]:
    """Goes over all lines in order; `cells` are those that changed, and grow with each question that leaves others
    another state than before."""
    lines: dict[str, Lines] = {}
    written: dict[str, dict[int, Question]] = defaultdict(dict)
    for name in order:
        if name not in fresh and all(line.reads.isdisjoint(cells) for line in known[name].lines):
            lines[name] = known[name]
            for line in known[name].lines:
                writer.skip(line.statement, line.left)
            continue
        before = [] if name in fresh else known[name].lines
        found = []
        for number, (statement, phrases) in enumerate(fresh.get(name) or [line[:2] for line in before]):
            old = before[number] if before else None
            if old and old.reads.isdisjoint(cells):
                writer.skip(statement, old.left)
                found.append(old)
                continue
            question, left, reads = writer.write(statement)
            written[name][number] = question
            found.append(Line(statement, phrases, writer.contrasts.is_disputed(statement), left, reads))
            if known and (old is None or old.left != left):
                cells |= left.cells(statement.place) | (old.left.cells(statement.place) if old else set())
        lines[name] = Lines(tuple(found), pairs[name])
    return lines, written


def _changed_cells(
    before: Mapping[str, Lines],
    fresh: Fresh,
    pairs: Mapping[str, tuple[Pair, ...]],
    known: Mapping[str, Lines],
    contrasts: Contrasts,
) -> set[Cell]:
    """What is not as it was for a question of a file that did not change; `before` is what the changed ones said."""
    old = [line for lines in before.values() for line in lines.lines]
    new = [line for lines in fresh.values() for line in lines]
    cells: set[Cell] = {cell for line in old for cell in line.left.cells(line.statement.place)}
    was_set = set_against(
        (line.statement for line in old), (pair for lines in before.values() for pair in lines.pairs)
    )
    is_set = set_against((line[0] for line in new), (pair for name in fresh for pair in pairs[name]))
    cells |= {("near", key) for key in was_set.keys() | is_set.keys() if was_set.get(key) != is_set.get(key)}
    was_sure = _sure(line.statement for line in old if not line.disputed)
    is_sure = _sure(statement for statement, _ in new if not contrasts.is_disputed(statement))
    cells |= {
        ("chosen", key) for key in was_sure.keys() | is_sure.keys() if was_sure.get(key) != is_sure.get(key)
    }
    touched = {
        id(near): near
        for statement, phrases in [*(line[:2] for line in old), *new]
        for near in contrasts.near_to(phrases, statement)
    }
    cells |= {("kin", statement.place) for statement in touched.values()}
    kept = (line for name, lines in known.items() if name not in before for line in lines.lines)
    for line in kept:
        if id(line.statement) not in touched:
            contrasts.take_for_disputed(line.statement, line.disputed)
        elif line.disputed != contrasts.is_disputed(line.statement):
            cells |= {("chosen", key) for key in line.statement.accepts}
    return cells


def _sure(statements: Iterable[Statement]) -> dict[str, list[tuple[object, ...]]]:
    """What lines that nobody disputes choose each service for; where they stand does not matter."""
    found: dict[str, list[tuple[object, ...]]] = defaultdict(list)
    for statement in statements:
        if statement.kind is not Kind.USE_CASE:
            for key in statement.accepts:
                found[key].append((statement.scenario, statement.topic, statement.accepts, statement.rejects))
    return found
