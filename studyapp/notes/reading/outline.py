"""The parts of one file, before anyone knows which services there are.

A file falls into segments, one a topic (each heading of level 1 starts one); a segment into sections, signal
texts, rule texts, tables and authored questions, each with the line it stands on.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..blocks import Block, Break, Heading, Paragraph, Table, parse_blocks
from ..diagnostics import Diagnostic, Place
from ..model import Section
from ..source import Source
from ..wording import heading_words, plain
from .banks import AuthoredDraft, CardDraft, find_bank, is_gift, without_front_matter
from .columns import names_all_answers
from .drafts import Segment, TableDraft
from .facts import FactReader
from .titles import read_sides

_LABEL = re.compile(
    r"^(?P<name>also known as|aliases|alias|aka|domain|exam domain|last checked|checked|service)\s*:\s*(?P<value>.+)$",
    re.IGNORECASE,
)
_LABEL_NAMES = {
    "also known as": "aliases",
    "alias": "aliases",
    "aka": "aliases",
    "exam domain": "domain",
    "last checked": "checked",
}


def read_outline(source: Source) -> tuple[list[Segment], list[Diagnostic]]:
    """The segments of a note, with what its questions are rejected for."""
    blocks = [] if is_gift(source) else parse_blocks(*without_front_matter(source.text))
    bank = find_bank(blocks, source)
    drafts: list[AuthoredDraft | CardDraft] = [*bank.questions, *bank.cards]
    claimed = {block.line.number for draft in drafts for block in draft.blocks}
    last_line = len(source.lines)
    hidden = _lines_of(blocks, claimed, last_line) if blocks else set(range(1, last_line + 1))
    segments = [
        _read_segment(source, part, last, hidden)
        for part, last in _split(blocks, claimed, source.text.count("\n") + 1)
    ]
    for draft in drafts:
        owner = next((s for s in reversed(segments) if s.place.line <= draft.place.line), segments[0])
        draft.section = draft.section or owner.section_at(draft.place.line)
        if isinstance(draft, CardDraft):
            owner.cards.append(draft)
        else:
            draft.headings = owner.headings_at(draft.place.line)
            owner.questions.append(draft)
    for table in {id(block): block for card in bank.cards for block in card.blocks}.values():
        if isinstance(table, Table) and names_all_answers(table):
            owner = next((s for s in reversed(segments) if s.place.line <= table.line.number), segments[0])
            place = Place(source.path, table.line.number, table.line.column)
            owner.tables.append(TableDraft(table, place, owner.section_at(place.line)))
            owner.tables.sort(key=lambda draft: draft.place)
    for segment in segments:
        _keep_sides_to_questions(segment)
        segment.signals = [s for s in segment.signals if s.place.line not in claimed]
    return segments, bank.diagnostics


def _lines_of(blocks: Sequence[Block], claimed: set[int], last: int) -> set[int]:
    """Numbers of the lines that belong to claimed blocks, with the rules that only set those apart and the headings
    that say what those below tell apart."""
    hidden: set[int] = set()
    inside = False
    for block, following in zip(blocks, [*blocks[1:], None], strict=True):
        asked_below = following is not None and following.line.number in claimed
        names_them = (
            asked_below and isinstance(block, Heading) and block.level > 1 and bool(read_sides(block.text))
        )
        inside = block.line.number in claimed or (inside and isinstance(block, Break)) or names_them
        if inside:
            hidden.update(range(block.line.number, following.line.number if following else last + 1))
    return hidden


def _split(blocks: Sequence[Block], claimed: set[int], last: int) -> list[tuple[list[Block], int]]:
    """Blocks cut before each level-1 heading that is no question's stem, with each part's last line."""
    parts: list[list[Block]] = [[]]
    for block in blocks:
        starts = isinstance(block, Heading) and block.level == 1 and block.line.number not in claimed
        if starts and any(isinstance(b, Heading) for b in parts[-1]):
            parts.append([])
        if block.line.number not in claimed:
            parts[-1].append(block)
    ends = [part[0].line.number - 1 for part in parts[1:] if part] + [last]
    return [(part, end) for part, end in zip(parts, ends, strict=False) if part] or [([], last)]


def _read_segment(source: Source, blocks: Sequence[Block], last_line: int, hidden: set[int]) -> Segment:
    title = next((b for b in blocks if isinstance(b, Heading)), None)
    first = title.line.number if title else (blocks[0].line.number if blocks else 1)
    segment = Segment(Place(source.path, first), title.text if title else "", last_line, hidden)
    _find_sections(source, blocks, title, segment)
    _find_headings(blocks, title, segment)
    reader = FactReader(source.path, segment)
    before_sections = True
    for block, following in zip(blocks, [*blocks[1:], None], strict=False):
        if block is title:
            reader.announce(heading_words(title.text)[1], title.level)
            continue
        if isinstance(block, Heading):
            before_sections = False
        if before_sections and isinstance(block, Paragraph):
            _read_intro(block, segment)
        reader.read(block, following)
    return segment


def _read_intro(block: Paragraph, segment: Segment) -> None:
    kept = []
    for line in block.lines:
        match = _LABEL.match(plain(line.text))
        if match:
            name = match["name"].lower()
            segment.labels[_LABEL_NAMES.get(name, name)] = match["value"].strip()
            segment.hidden.add(line.number)
        else:
            kept.append(line.text.strip())
    if kept:
        segment.intro.append(" ".join(kept))


def _find_headings(blocks: Sequence[Block], title: Heading | None, segment: Segment) -> None:
    above: list[Heading] = []
    for block in blocks:
        if isinstance(block, Heading) and block is not title:
            above = [*(heading for heading in above if heading.level < block.level), block]
            words = tuple(heading_words(heading.text)[1] for heading in reversed(above))
            segment.open_headings.append((block.line.number, words))


def _keep_sides_to_questions(segment: Segment) -> None:
    """What "A vs B" above questions tells apart are options of these questions, and no services for all notes.

    Where something else below it decides as well, both are services.
    """
    deciding = {
        segment.headings_at(draft.place.line)[:1]
        for drafts in (segment.signals, segment.rules, segment.tables)
        for draft in drafts
    }
    asked = {draft.headings[:1] for draft in segment.questions} - deciding
    segment.headings = [
        text for text in segment.headings if (heading_words(text)[1],) not in asked or not read_sides(text)
    ]


def _find_sections(source: Source, blocks: Sequence[Block], title: Heading | None, segment: Segment) -> None:
    """Sections are the headings of the first level below the title, and numbered ones of any level."""
    headings = [b for b in blocks if isinstance(b, Heading) and b is not title and heading_words(b.text)[1]]
    if not headings:
        return
    top = min(h.level for h in headings)
    chosen = [h for h in headings if h.level == top or heading_words(h.text)[0] is not None]
    for heading, following in zip(chosen, [*chosen[1:], None], strict=True):
        number, words = heading_words(heading.text)
        start = heading.line.number
        end = following.line.number - 1 if following else segment.last_line
        text = segment.prose(source, start + 1, end).strip().removesuffix("---").strip()
        segment.sections.append(Section(words, number, Place(source.path, start), text))
