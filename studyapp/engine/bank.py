"""The question bank as the engine sees it: which knowledge each item needs and what it weighs in the exam."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import comb

from studyapp.engine.chances import SLIP

CONTRAST = "contrast:"
CUE = "cue:"


@dataclass(frozen=True, slots=True)
class BankItem:
    """One question. `components` are 1 to 3 knowledge components, a contrast before its cues."""

    id: int
    components: tuple[str, ...]
    topic: str
    domain: str = ""
    key: str = ""
    choices: int = 4
    select: int = 1

    @property
    def guess(self) -> float:
        """Chance to be right by picking `select` of `choices` options blindly."""
        return 1 / comb(self.choices, self.select)


class Bank:
    """All items with what can be worked out once: indices, blueprint weights. Treat as immutable; share it.

    `blueprint` maps a domain to its weight in the exam (any positive scale). Without one every contrast
    weighs the same. Raises ValueError for an item without components, with more than three, or with an id
    used twice.

    For speed everything inner goes by item position and component number. The number `void`, the last one,
    stands for "no component": always known, never practised. `of_main` holds the positions of the items per
    first component, `cells` what they weigh: (second, third, weight × (1 − guess − slip)) each.
    """

    def __init__(self, items: Iterable[BankItem], blueprint: Mapping[str, float] | None = None) -> None:
        self.items: tuple[BankItem, ...] = tuple(items)
        self.position: dict[int, int] = {item.id: n for n, item in enumerate(self.items)}
        if len(self.position) != len(self.items):
            raise ValueError("two items in the bank have the same id")
        for item in self.items:
            if not 1 <= len(item.components) <= 3:
                raise ValueError(f"item {item.id} has {len(item.components)} components; 1 to 3 are needed")
            if len(set(item.components)) != len(item.components):
                raise ValueError(f"item {item.id} names a component twice")
        names = dict.fromkeys(name for item in self.items for name in item.components)
        self.components: tuple[str, ...] = tuple(names)
        self.number: dict[str, int] = {name: n for n, name in enumerate(self.components)}
        self.void: int = len(self.components)
        self.triples: list[tuple[int, int, int]] = [self._triple(item) for item in self.items]
        self.guess: list[float] = [item.guess for item in self.items]
        self.weight: list[float] = self._weights(blueprint or {})
        self.domains: tuple[str, ...] = tuple(sorted({item.domain for item in self.items}))
        self.domain_share: dict[str, float] = dict.fromkeys(self.domains, 0.0)
        self._of_component: dict[str, list[int]] = defaultdict(list)
        self._of_topic: dict[str, list[int]] = defaultdict(list)
        self.of_main: dict[int, list[int]] = defaultdict(list)
        self.cells: dict[int, list[tuple[int, int, float]]] = defaultdict(list)
        self.component_weight: list[float] = [0.0] * (self.void + 1)
        for n, item in enumerate(self.items):
            self.domain_share[item.domain] += self.weight[n]
            self._of_topic[item.topic].append(n)
            for name in item.components:
                self._of_component[name].append(n)
            main, second, third = self.triples[n]
            value = self.weight[n] * (1 - self.guess[n] - SLIP)
            self.of_main[main].append(n)
            self.cells[main].append((second, third, value))
            for number in {main, second, third}:
                self.component_weight[number] += value

    def item(self, item_id: int) -> BankItem:
        """The item with this id; KeyError when the bank has none."""
        return self.items[self.position[item_id]]

    def with_component(self, name: str) -> list[int]:
        """Positions of the items that need this component."""
        return self._of_component.get(name, [])

    def in_topic(self, slug: str) -> list[int]:
        """Positions of the items of this topic."""
        return self._of_topic.get(slug, [])

    def _triple(self, item: BankItem) -> tuple[int, int, int]:
        numbers = [self.number[name] for name in item.components] + [self.void] * 3
        return numbers[0], numbers[1], numbers[2]

    def _weights(self, blueprint: Mapping[str, float]) -> list[float]:
        """Chance that an exam question is like each item: by domain, then contrast, then variant."""
        if not self.items:
            return []
        share = self._domain_shares(blueprint)
        groups = Counter((item.domain, item.components[0]) for item in self.items)
        contrasts = Counter(domain for domain, _ in groups)
        return [
            share[item.domain] / contrasts[item.domain] / groups[item.domain, item.components[0]]
            for item in self.items
        ]

    def _domain_shares(self, blueprint: Mapping[str, float]) -> dict[str, float]:
        # A dict, not a set: sums of floats must not depend on the order of hashes.
        groups = dict.fromkeys((item.domain, item.components[0]) for item in self.items)
        even = Counter(domain for domain, _ in groups)
        known = {domain: blueprint[domain] for domain in even if blueprint.get(domain, 0) > 0}
        # What the blueprint doesn't name keeps the share it has in the notes; the rest follows the blueprint.
        named = sum(even[domain] for domain in known) / len(groups)
        total = sum(known.values())
        return {
            domain: named * known[domain] / total if domain in known else count / len(groups)
            for domain, count in even.items()
        }
