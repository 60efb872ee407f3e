"""Which items may come next: the mode's own, spaced from the last answer, fresh variants before seen ones."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from datetime import datetime
from random import Random

from studyapp.engine.bank import CONTRAST, CUE, Bank
from studyapp.engine.learner import LearnerState, prior, recall_now, theory_share
from studyapp.engine.modes import Again, Contrast, Mixed, Mode, positions

SHORTLIST = 100  # contrasts looked at closely; keeps picking quick in large banks
LEEWAY = 3.0  # questions; the more, the more freely the gain decides between domains
NEWCOMER = 40  # answers; turns that went on binding after them would cost exam score


def candidates(
    state: LearnerState, bank: Bank, mode: Mode, now: datetime, rng: Random, exclude: Collection[int]
) -> list[int]:
    """Positions in the bank of the items to choose from; empty when the mode has none left."""
    groups = _by_main(bank, mode)
    short = _shortlist(state, bank, groups, domain_turns(state, bank, mode), now)
    allowed = _allowed(bank, short, exclude)
    if not allowed and len(short) < len(groups):
        allowed = _allowed(bank, groups, exclude)
    last = bank.position.get(state.recent[-1]) if state.recent else None
    if last is not None:
        allowed = _spaced(bank, allowed, last)
    if isinstance(mode, Contrast) and allowed:
        allowed = _either_service(state, bank, mode.component, allowed, rng)
    return allowed if isinstance(mode, Again) else _least_seen(state, bank, allowed)


def times_seen(state: LearnerState, item_id: int) -> int:
    """How often this learner answered the item."""
    seen = state.seen.get(item_id)
    return seen.count if seen else 0


def domain_turns(state: LearnerState, bank: Bank, mode: Mode) -> dict[str, float]:
    """Factor (over 0) by domain: below 1 when it had more of the last answers than its exam share, above when less.

    Mixed practice alone needs it: a domain with few contrasts has much weight on each, and would come first whole.
    It wears off with the answers given, as such a domain soon needs less than its share, and a wide one more.
    """
    if not isinstance(mode, Mixed):
        return dict.fromkeys(bank.domains, 1.0)
    recent = [bank.item(item_id).domain for item_id in state.recent if item_id in bank.position]
    asked, leeway = Counter(recent), LEEWAY * max(1.0, state.answers / NEWCOMER) ** 2
    return {
        domain: (share * len(recent) + leeway) / (asked[domain] + leeway)
        for domain, share in bank.domain_share.items()
    }


def _by_main(bank: Bank, mode: Mode) -> dict[int, list[int]]:
    if isinstance(mode, Mixed):
        return bank.of_main
    groups: dict[int, list[int]] = defaultdict(list)
    for n in positions(bank, mode):
        groups[bank.triples[n][0]].append(n)
    return groups


def _shortlist(
    state: LearnerState, bank: Bank, groups: dict[int, list[int]], turns: dict[str, float], now: datetime
) -> dict[int, list[int]]:
    """The contrasts with most to gain at a glance: exam weight × what is not known of it × its domain's turn."""
    if len(groups) <= SHORTLIST:
        return groups
    by_recall = theory_share(state) >= 0.5
    fresh = {kind: prior(state, kind).known for kind in (CONTRAST, CUE)}
    needs = []
    for main in groups:
        name = bank.components[main]
        held = state.components.get(name)
        if held is None:
            known = fresh[CONTRAST if name.startswith(CONTRAST) else CUE]
        elif by_recall:
            known = recall_now(held, now)
        else:
            known = 0.5 + 0.15 * max(-3.0, min(3.0, held.level + state.skill + held.slow))
        turn = turns[bank.items[groups[main][0]].domain]
        needs.append((bank.component_weight[main] * (1 - known) * turn, main))
    needs.sort(reverse=True)
    return {main: groups[main] for _, main in needs[:SHORTLIST]}


def _allowed(bank: Bank, groups: dict[int, list[int]], exclude: Collection[int]) -> list[int]:
    items = bank.items
    return [n for group in groups.values() for n in group if items[n].id not in exclude]


def _spaced(bank: Bank, allowed: list[int], last: int) -> list[int]:
    """Neither the item just answered nor another variant of its contrast, as long as something else is left."""
    main = bank.triples[last][0]
    return [n for n in allowed if main not in bank.triples[n]] or [n for n in allowed if n != last] or allowed


def _least_seen(state: LearnerState, bank: Bank, allowed: Iterable[int]) -> list[int]:
    """Of each contrast only the variants that were seen least."""
    best: dict[int, tuple[int, list[int]]] = {}
    for n in allowed:
        main, count = bank.triples[n][0], times_seen(state, bank.items[n].id)
        least = best.get(main)
        if least is None or count < least[0]:
            best[main] = (count, [n])
        elif count == least[0]:
            least[1].append(n)
    return [n for _, group in best.values() for n in group]


def _either_service(
    state: LearnerState, bank: Bank, component: str, allowed: list[int], rng: Random
) -> list[int]:
    """Items of one right service, drawn by lot, never the same three times running: it can't be read off."""
    fresh = [bank.items[n].key for n in _least_seen(state, bank, allowed)]
    keys = {bank.items[n].key for n in allowed}
    asked = [
        bank.item(item_id).key
        for item_id in state.recent
        if item_id in bank.position and component in bank.item(item_id).components
    ]
    if len(keys) < 2:
        return allowed
    key = fresh[rng.randrange(len(fresh))]
    if asked[-2:] == [key, key]:
        others = sorted(keys - {key})
        key = others[rng.randrange(len(others))]
    return [n for n in allowed if bank.items[n].key == key]
