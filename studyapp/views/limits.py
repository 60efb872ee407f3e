"""What one visitor may do in a minute, so that no one's script fills the database for everyone else.

Counted in the memory of each process, by the learner or, for who is none yet, by the address. Nothing of it is
stored, and answering is not counted: an answer is recorded once, so there are no more of them than questions asked.
"""

from __future__ import annotations

import time
from collections import Counter
from ipaddress import IPv6Address, ip_address, ip_network

from django.conf import settings
from django.http import HttpRequest

from studyapp.middleware import TooMuch

MINUTE = 60


class MinuteCounts:
    """How often each visitor did what, in the minute that runs."""

    def __init__(self) -> None:
        self._minute = 0
        self._counts: Counter[tuple[str, str]] = Counter()

    def add(self, kind: str, visitor: str, most: int, now: float) -> None:
        """Counts once; raises TooMuch beyond `most`. `now` is in seconds of any steady clock."""
        minute = int(now // MINUTE)
        if minute != self._minute:
            self._minute, self._counts = minute, Counter()
        self._counts[kind, visitor] += 1
        if self._counts[kind, visitor] > most:
            raise TooMuch(seconds=max(1, int(MINUTE * (minute + 1) - now)))


_counts = MinuteCounts()


def count(request: HttpRequest, kind: str, visitor: str = "") -> None:
    """Counts one of `kind` (a key of settings.LIMITS) for this visitor, by default its address. Raises TooMuch."""
    if most := settings.LIMITS[kind]:
        _counts.add(kind, visitor or address_of(request), most, time.monotonic())


def address_of(request: HttpRequest) -> str:
    """Where the request comes from: its address, or the network that one home has of IPv6 ("" when unreadable)."""
    told = request.headers.get("X-Forwarded-For", "").split(",") if settings.PROXIES else []
    # Each proxy adds at the end whom it talked to; what stands before may be anyone's invention.
    raw = told[-settings.PROXIES] if len(told) >= settings.PROXIES > 0 else ""
    try:
        address = ip_address(raw.strip() or request.META.get("REMOTE_ADDR", ""))
    except ValueError:
        return ""
    return str(ip_network((address, 64), strict=False) if isinstance(address, IPv6Address) else address)
