"""Which text belongs to which question: its stem above the options, its answer and explanation below."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from ...blocks import Block, Break, Code, Heading, Html, ListBlock
from ...wording import heading_words, plain
from .answer_keys import explanations, key_entries, labelled_entry
from .answers import answer_text, comparable
from .gaps import end_of_told, label_of, split_gap, start_of_stem
from .layout import lay_out
from .markdown import markdown_of
from .plain_lists import with_plain_lists
from .romans import with_romans
from .true_false import with_true_false
from .units import Options, Start, Style, Unit, texts_of
from .wordings import ASKS, NUMBERED, is_asking, is_label, is_setting


@dataclass(slots=True)
class Region:
    """One question's share of a text. `number` is its number in the bank, "" where it has none."""

    stem: list[Unit]
    options: Options
    after: list[Unit] = field(default_factory=list)
    reasons: Options | None = None  # "A. wrong, because ..." below the answer
    number: str = ""
    starts_itself: bool = False  # under a heading, label or number of its own
    key: str = ""  # what an answer key at the end of the text says
    tops: list[Block] = field(default_factory=list)


def find_regions(blocks: Sequence[Block]) -> list[Region]:
    """All that looks like questions, in order; whether each is one is for its syntax to say."""
    units = with_plain_lists(with_true_false(with_romans(_without_settings(lay_out(blocks)))))
    regions: list[Region] = []
    waiting = 0  # the first region that an answer key may still be about
    numbers: set[str] = set()  # what such a key would call them
    start = 0
    for index, unit in enumerate(units):
        if not isinstance(unit.content, Options):
            continue
        gap = units[start:index]
        if regions and _is_reason_list(regions[-1], gap, unit.content):
            regions[-1].after += [u for u in gap if not isinstance(u.content, Start)]
            regions[-1].reasons = unit.content
            regions[-1].tops += unit.tops
            start = index + 1
            continue
        if regions and _is_solved_copy(regions[-1], gap, unit.content):
            regions[-1].options = unit.content
            regions[-1].tops += [top for u in (*gap, unit) for top in u.tops]
            start = index + 1
            continue
        after, key, stem = split_gap(gap, numbers, has_before=bool(regions), is_last=False)
        if regions:
            regions[-1].after += after
        if key:
            waiting = _hand_out_keys(regions, waiting, key)
            numbers = set()
        regions.append(_region(stem, unit))
        numbers.add(regions[-1].number or str(len(regions) - waiting))
        start = index + 1
    if regions:
        after, key, _ = split_gap(units[start:], numbers, has_before=True, is_last=True)
        regions[-1].after += after
        _hand_out_keys(regions, waiting, key)
    for region in regions:
        _take_last_code(region)
    return regions


def _take_last_code(region: Region) -> None:
    """Where each option is followed by its code, the code below the last one is not the explanation."""
    *others, last = region.options.options
    has_code = [any(isinstance(block, Code) for block in option.blocks) for option in others]
    if not region.after or not isinstance(region.after[0].content, Code) or not has_code or not all(has_code):
        return
    code = region.after.pop(0)
    assert isinstance(code.content, Code)
    longer = replace(last, blocks=(*last.blocks, code.content))
    region.options = replace(region.options, options=(*others, longer))
    region.tops += code.tops


def _without_settings(units: Sequence[Unit]) -> list[Unit]:
    """Quiz programs let an author set options between two rules, which Markdown reads as a heading."""
    return [
        unit
        for before, unit in zip([None, *units], units, strict=False)
        if not (
            isinstance(unit.content, Heading)
            and before is not None
            and isinstance(before.content, Break)
            and is_setting(unit.content.text)
        )
    ]


def _region(stem: list[Unit], unit: Unit) -> Region:
    assert isinstance(unit.content, Options)
    first = next(iter(stem), None)
    number = _number(first) if first else ""
    starts = first is not None and (isinstance(first.content, Start | Heading) or bool(label_of(first)))
    kept = [u for u in stem if not isinstance(u.content, Start | Break)]
    region = Region(kept, unit.content, number=number, starts_itself=starts)
    region.tops = [top for u in (*_claimed(stem), unit) for top in u.tops]
    return region


def _claimed(stem: Sequence[Unit]) -> list[Unit]:
    """A section's heading above a question is not the question's."""
    return [u for u in stem if not (isinstance(u.content, Heading) and is_section_heading(u, stem))]


def is_section_heading(unit: Unit, stem: Sequence[Unit]) -> bool:
    """Whether a heading names the part of the text rather than asks: other text of the stem does the asking."""
    if not isinstance(unit.content, Heading):
        return False
    words = heading_words(unit.content.text)[1]
    if is_label(words) or is_asking(words):
        return False
    others = [u for u in stem if u is not unit and not isinstance(u.content, Start | Break)]
    asking = any(is_asking(plain(" ".join(texts_of(u)))) for u in others)
    return bool(others) and (asking or unit.content.level == 1)


def _number(unit: Unit) -> str:
    if isinstance(unit.content, Start):
        return unit.content.number
    text = texts_of(unit)[0] if texts_of(unit) else ""
    if isinstance(unit.content, ListBlock):
        return unit.content.items[0].marker.rstrip(".)")
    match = NUMBERED.match(plain(text))
    return match[1] or match[2] if match else ""


def _is_reason_list(region: Region, gap: Sequence[Unit], options: Options) -> bool:
    """Whether a lettered list below an answer tells about the options above rather than asks anew."""
    if options.style is not Style.LETTERS or start_of_stem(gap) is not None:
        return False
    answered = any(answer_text(text) is not None for unit in gap for text in texts_of(unit))
    rest = gap[end_of_told(gap) :]
    asks = any(ASKS.search(plain(text)) for unit in rest for text in texts_of(unit))
    letters = {option.label for option in region.options.options}
    return answered and not asks and {option.label for option in options.options} <= letters


def _is_solved_copy(region: Region, gap: Sequence[Unit], options: Options) -> bool:
    """Whether boxes are those above them once more, now ticked, with nothing but tags between."""
    before = region.options.options
    if any(o.checked is not False for o in before) or len(before) != len(options.options):
        return False
    if not all(isinstance(unit.content, Html | Break) for unit in gap) or not any(
        o.checked for o in options.options
    ):
        return False
    texts = ([comparable(markdown_of(o.blocks)) for o in part] for part in (before, options.options))
    return next(texts) == next(texts)


def _hand_out_keys(regions: Sequence[Region], waiting: int, key: Sequence[Unit]) -> int:
    """Gives the entries of an answer key to the questions before it, by number or else by order."""
    below_heading = bool(key) and isinstance(key[0].content, Heading)
    entries = [entry for unit in key for entry in key_entries(unit)]
    entries += [entry for n in range(len(key)) if (entry := labelled_entry(key, n, below_heading))[0]]
    entries.sort(key=lambda entry: len(entry[1]) > 9)  # letters before words, which may be of an explanation
    open_regions = regions[waiting:]
    if not entries or not open_regions:
        return waiting
    numbered = _by_number(open_regions, len({number for number, _ in entries}))
    told: dict[str, list[str]] = {}
    for number, letters in entries:
        told.setdefault(number, []).append(letters)
    for number, answers in told.items():
        for region, letters in _paired(numbered.get(number, []), answers):
            region.key = letters
    for number, why in explanations(key):
        if len(numbered.get(number, [])) == 1:
            numbered[number][0].after.append(why)
    open_regions[-1].tops += [top for unit in key for top in unit.tops]
    return len(regions)


def _by_number(regions: Sequence[Region], count: int) -> dict[str, list[Region]]:
    """The questions of each number; those without one have that of their place, if no other has.

    Places tell nothing unless there are `count` questions, as many as answers.
    """
    numbered: dict[str, list[Region]] = {}
    for region in regions:
        if region.number:
            numbered.setdefault(region.number, []).append(region)
    for position, region in enumerate(regions, 1):
        if not region.number and count == len(regions):
            numbered.setdefault(str(position), [region])
    return numbered


def _paired(regions: Sequence[Region], answers: Sequence[str]) -> Iterator[tuple[Region, str]]:
    """The questions of one number with their answers, which are in the same order where parts count anew.

    One answer is about the last of several questions; where their counts differ otherwise, nobody can tell.
    """
    if len(regions) == 1 or (regions and len(answers) == 1):
        yield regions[-1], answers[0]
    elif len(regions) == len(answers):
        yield from zip(regions, answers, strict=True)
