"""One shape for everything that decides: a scenario, what fits it, what does not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from ..diagnostics import Place
from ..model import Kind, Topic
from ..reading.conditions import split_lead
from ..wording import alternatives, content_words, plain, telling_words


@dataclass(frozen=True, slots=True)
class Statement:
    """A line of the notes that decides between services.

    `accepts` and `rejects` are service keys; `lead` is the verb that introduced the scenario in a signal
    ("mentions", "requires"), "" elsewhere; `about` is the topic's service key. `also` are second choices, neither right
    nor wrong. Where the line `compares`, it tells what has the scenario as a property.
    """

    kind: Kind
    scenario: str
    lead: str
    accepts: tuple[str, ...]
    rejects: tuple[str, ...]
    reason: str
    place: Place
    topic: str
    section: str
    domain: str
    about: str
    also: tuple[str, ...] = ()
    compares: bool = False
    of_choice: bool = True

    @property
    def phrases(self) -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
        """The telling words (wanted, ruled out) of each alternative that the scenario lists."""
        found = [telling_words(part) for part in alternatives(self.scenario)]
        wanted = tuple(pair for pair in found if pair[0])
        # "without servers" wants nothing but that: then the words ruled out are what tells it from others.
        return wanted or ((content_words(self.scenario), frozenset()),)


def statements_of(topics: Sequence[Topic]) -> list[Statement]:
    """Every deciding line of all topics, in the order of the notes."""
    return [statement for topic in topics for statement in _of_topic(topic)]


def _of_topic(topic: Topic) -> list[Statement]:
    def make(kind: Kind, scenario: str, accepts: tuple[str, ...], rejects: tuple[str, ...], reason: str, place: Place,
             section: str, lead: str = "") -> Statement:  # fmt: skip
        return Statement(
            kind,
            scenario,
            lead,
            accepts,
            rejects,
            reason,
            place,
            topic.slug,
            section,
            topic.domain,
            topic.service,
        )

    found = []
    for signal in topic.signals:
        lead, scenario = split_lead(plain(signal.condition))
        found.append(
            make(
                Kind.SIGNAL,
                scenario,
                signal.targets,
                (),
                signal.reason,
                signal.place,
                signal.section,
                lead or "clause",
            )
        )
    found += [
        replace(
            make(Kind.DECISION, row.scenario, row.accepts, row.rejects, row.reason, row.place, row.section),
            also=row.also,
            compares=row.compares,
            of_choice=row.of_choice,
        )
        for row in topic.decisions
    ]
    for rule in topic.rules:
        against = rule.against if rule.positive else (rule.subject,) if rule.subject else ()
        fits = (rule.subject,) if rule.positive and rule.subject else rule.services
        if rule.positive and rule.services and rule.subject not in rule.services:
            fits = rule.services
        found.append(make(Kind.RULE, rule.condition, fits, against, rule.reason, rule.place, rule.section))
    for case in topic.use_cases:
        scenario = f"{case.name}: {case.explanation}" if case.explanation else case.name
        fits = (topic.service,) if topic.service else ()
        found.append(make(Kind.USE_CASE, scenario, fits, (), "", case.place, case.section))
    return found
