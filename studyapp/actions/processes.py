"""Work on many things on all processors at once, where that pays."""

from __future__ import annotations

import multiprocessing
import os
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import TypeVar

Item = TypeVar("Item")

WORTH_IT = 400_000
"""Letters of text for each process below which starting one takes longer than it saves."""


def shares(items: Sequence[Item], size: Callable[[Item], int]) -> list[list[Item]]:
    """The items in as many shares of about the same size as there are processes to work on them, the first for this
    one. It is one share where another process can't be made from this one as it stands: a copy of a process has only
    the thread that asked for it, and whatever lock another one held stays locked in it."""
    alone = sys.platform != "linux" or threading.active_count() > 1
    most = 1 if alone else len(os.sched_getaffinity(0))
    count = max(1, min(most, sum(map(size, items)) // WORTH_IT))
    found: list[list[Item]] = [[] for _ in range(count)]
    filled = [0] * count
    for item in sorted(items, key=size, reverse=True):
        least = filled.index(min(filled))
        found[least].append(item)
        filled[least] += size(item)
    return found


@contextmanager
def working_on(work: Callable[[Item], object], theirs: Sequence[Sequence[Item]]) -> Iterator[None]:
    """Other processes do the work on these shares meanwhile; at the end it is done, or was left where one failed.

    What it returns is lost: the work has to leave its result where others find it, on disk.
    """
    copies = multiprocessing.get_context("fork") if theirs else multiprocessing
    others = [copies.Process(target=_each, args=(work, share), daemon=True) for share in theirs]
    for other in others:
        other.start()
    try:
        yield
    finally:
        for other in others:
            other.join()


def _each(work: Callable[[Item], object], items: Sequence[Item]) -> None:
    # Whoever needs the result finds none, does the work again and meets the same error where it can be told.
    with suppress(Exception, KeyboardInterrupt):
        for item in items:
            work(item)
