"""What stood where a question stands now, judged by its neighbours that are already known."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from .likeness import Likeness

Gap = tuple[int | None, int | None, list[int]]


def same_places(
    stored: Sequence[Likeness], read: Sequence[Likeness], found: Mapping[int, int]
) -> dict[int, int]:
    """Read index to stored index wherever a gap between known neighbours holds as many questions as before.

    Both sequences are in the order of the notes; `found` maps read to stored indices.
    """
    known = set(found.values())
    current = [n for n, question in enumerate(stored) if not question.retired]
    before = {
        (start, end, path): numbers
        for path, file in _files(stored, current)
        for start, end, numbers in _gaps(file, lambda n: n if n in known else None)
    }
    places: dict[int, int] = {}
    for path, file in _files(read, range(len(read))):
        for start, end, numbers in _gaps(file, found.get):
            neighbour = start if start is not None else end
            where = path if neighbour is None else stored[neighbour].path
            was = before.get((start, end, where), [])
            if len(was) == len(numbers):
                places.update(zip(numbers, was, strict=True))
    return places


def _files(questions: Sequence[Likeness], numbers: Iterable[int]) -> Iterator[tuple[str, list[int]]]:
    for path, group in groupby(numbers, lambda n: questions[n].path):
        yield path, list(group)


def _gaps(file: Sequence[int], known: Callable[[int], int | None]) -> Iterator[Gap]:
    """Runs of unknown questions as (known one before, known one after, the run); None is the file's edge."""
    start, run = None, list[int]()
    for number in file:
        anchor = known(number)
        if anchor is None:
            run.append(number)
            continue
        if run:
            yield start, anchor, run
        start, run = anchor, []
    if run:
        yield start, None, run
