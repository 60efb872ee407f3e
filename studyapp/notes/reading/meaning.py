"""From the parts of all files to topics: names become services, texts become signals, rows and rules."""

from __future__ import annotations

import re

from ..diagnostics import Diagnostic, diagnose
from ..model import ChoiceRule, DecisionRow, FeatureRow, Signal, Topic, UseCase
from ..services import Lexicon
from ..wording import ARROW, plain, slugify, verdict, without_marks
from . import conditions, tables, targets
from .columns import feature_columns, is_use_case_table
from .drafts import RuleDraft, Segment, TextDraft
from .naming import aliases_of
from .titles import Title, read_title


def read_topic(segment: Segment, lexicon: Lexicon, stem_of_file: str) -> tuple[Topic, list[Diagnostic]]:
    """A topic with all its facts, their services resolved, and what was left out for its author to see."""
    title = read_title(segment.heading)
    name = title.name or stem_of_file
    service = lexicon.key(title.name) if title.name and not title.contrast else ""
    contrast = None
    if title.contrast:
        one, other = (lexicon.key(part) for part in title.contrast)
        contrast = (one, other) if one and other else None
    findings: list[Diagnostic] = []
    findings += _unclear(segment, lexicon)
    features, use_cases = _plain_tables(segment, lexicon)
    decisions = _decisions(segment, lexicon, findings)
    topic = Topic(
        slug=slugify(name),
        name=name,
        title=plain(segment.heading) or name,
        subtitle=title.subtitle,
        aliases=tuple(_shown_aliases(segment, title)),
        service=service,
        contrast=contrast,
        domain=segment.labels.get("domain", ""),
        checked=segment.labels.get("checked", ""),
        summary="\n\n".join(segment.intro),
        text="",
        place=segment.place,
        sections=tuple(segment.sections),
        signals=tuple(
            _signal(draft, service, lexicon, findings)
            for draft in segment.signals
            if draft.sure or _chooses_known(draft, lexicon)
        ),
        decisions=tuple(decisions),
        features=tuple(features),
        use_cases=tuple(use_cases),
        rules=tuple(
            _rule(draft, service, lexicon)
            for draft in segment.rules
            if draft.sure or lexicon.key(draft.subject)
        ),
    )
    return topic, findings


def _unclear(segment: Segment, lexicon: Lexicon) -> list[Diagnostic]:
    """What to tell about lists of arrows between names, where those on the right are services."""
    message = "either side of these arrows could be the answer, so nothing is asked"
    hint = "Put the words to watch for in quotation marks, or write “→ use Amazon MWAA”."
    return [
        diagnose("N101", draft.place, message, hint)
        for draft in segment.unclear
        if len(lexicon.keys(draft.targets)) * 2 > len(draft.targets)
    ]


def _shown_aliases(segment: Segment, title: Title) -> list[str]:
    return [] if title.contrast or not title.name else aliases_of(segment, title)


def _about(draft: TextDraft, service: str, lexicon: Lexicon) -> str:
    """The service that a line is about: the nearest heading that names one, else the topic's."""
    for heading in draft.headings:
        title = read_title(heading)
        key = "" if title.contrast else lexicon.key(title.name)
        if key:
            return key
    return service


def _chooses_known(draft: TextDraft, lexicon: Lexicon) -> bool:
    """Whether all that a line chooses are services known from elsewhere."""
    names = targets.names_of(targets.split_target(draft.markdown)[1])
    return bool(names) and all(lexicon.keys([name]) for name in names)


_IT = re.compile(r"(?:it|this|this\s+service|this\s+one)\b", re.IGNORECASE)


def _signal(draft: TextDraft, service: str, lexicon: Lexicon, findings: list[Diagnostic]) -> Signal:
    about = _about(draft, service, lexicon)
    said, reason = conditions.split_reason(draft.markdown)
    condition, target = targets.split_target(said)
    words = plain(target)
    chosen = targets.resolved(target, lexicon)
    if not chosen and about and (_IT.match(words) or (not target and conditions.is_cue(condition))):
        chosen = (about,)
    if not chosen:
        message = (
            f"“{words}” is no service that the notes choose between"
            if target
            else ("this exam signal names no service, and its topic is not one")
        )
        findings.append(diagnose("N101", draft.place, message, "End it with the service: → Amazon MWAA"))
    return Signal(
        text=conditions.as_sentence(draft.markdown),
        condition=condition,
        cues=conditions.cue_phrases(condition),
        targets=chosen,
        place=draft.place,
        section=draft.section,
        reason=reason,
    )


def _rule(draft: RuleDraft, service: str, lexicon: Lexicon) -> ChoiceRule:
    said, reason = conditions.split_reason(draft.markdown)
    words = plain(said)
    pieces = ARROW.split(words)
    condition = pieces[0].strip(" ,;:")
    services: tuple[str, ...] = ()
    if len(pieces) > 1:
        services = lexicon.named(pieces[-1])
    else:
        head, target = targets.split_target(words)
        if target and lexicon.named(target):
            condition, services = head, lexicon.named(target)
    subject = _subject(draft, service, lexicon)
    against = tuple(key for key in lexicon.named(draft.against) if key != subject)
    return ChoiceRule(
        plain(draft.markdown),
        condition,
        draft.positive,
        subject,
        services,
        draft.place,
        draft.section,
        against,
        reason,
    )


def _subject(draft: RuleDraft, service: str, lexicon: Lexicon) -> str:
    """The service that a rule is for or against; "" where it names something that is none."""
    if not draft.subject:
        return _about(draft, service, lexicon)
    return lexicon.key(draft.subject) or next(iter(lexicon.named(draft.subject)), "")


def _decisions(segment: Segment, lexicon: Lexicon, findings: list[Diagnostic]) -> list[DecisionRow]:
    rows = []
    for draft in segment.tables:
        for reading in tables.read_decisions(draft.table, lexicon):
            place = type(draft.place)(draft.place.path, reading.scenario.number, reading.scenario.column)
            accepts = lexicon.keys(reading.accepts)
            rejects = tuple(key for key in lexicon.keys(reading.rejects) if key not in accepts)
            if not accepts:
                message = (
                    "this row says what not to use, but not what to use"
                    if rejects
                    else "this row decides nothing"
                )
                hint = "Name the service that fits in the row."
                findings.append(diagnose("N102", place, message, hint))
            words = without_marks(reading.scenario.text)
            also = tuple(key for key in lexicon.keys(reading.also) if key not in accepts)
            rows.append(
                DecisionRow(
                    words,
                    accepts,
                    rejects,
                    reading.reason,
                    place,
                    draft.section,
                    also,
                    reading.compares,
                    reading.of_choice,
                )
            )
    return rows


def _plain_tables(segment: Segment, lexicon: Lexicon) -> tuple[list[FeatureRow], list[UseCase]]:
    features, use_cases = [], []
    for draft in segment.tables:
        table = draft.table
        featured = feature_columns(table, lexicon)
        if is_use_case_table(table) and not tables.read_decisions(table, lexicon):
            for row in table.rows:
                place = type(draft.place)(draft.place.path, row.cells[0].number, row.cells[0].column)
                name, explanation = (without_marks(cell.text) for cell in row.cells[:2])
                if name:
                    use_cases.append(UseCase(name, explanation, place, draft.section))
        elif featured is not None:
            for row in table.rows:
                place = type(draft.place)(draft.place.path, row.cells[0].number, row.cells[0].column)
                keyword, feature = (without_marks(cell.text) for cell in row.cells[:2])
                reason = without_marks(row.cells[featured.reason].text) if featured.reason else ""
                if keyword and feature and verdict(row.cells[1].text) is not False:
                    start = table.header.cells[0].number
                    features.append(
                        FeatureRow(keyword, feature, place, draft.section, featured.noun, reason, start)
                    )
    return features, use_cases
