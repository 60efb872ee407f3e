"""A folder of notes, read file by file, and read again with no more work than what changed asks for.

What a file says depends on others in four ways only: by the services that all of them name, by names of topics that
stand twice, by lines that decide between the same services or about the same scenario, and by questions with the same
stem. For each of them a folder remembers what it takes to tell which files are touched by a change.
"""

from __future__ import annotations

import zlib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice
from pathlib import PurePosixPath

from .diagnostics import Diagnostic
from .folder import File, Folder, Outline, Part, Prose, Store, digest_of, sum_of_text
from .headings import name_apart, named_twice
from .model import Card, Pack, Question, Status, Topic
from .packs import read_pack
from .questions import finished
from .questions.authored import authored_questions, rejected_questions, words_of_stem
from .questions.features import fact_cards, feature_questions
from .questions.lines import Decisions, write_lines
from .questions.pairs import options_of
from .questions.reasons import Reasons, explaining
from .questions.statements import statements_of
from .reading.banks import AuthoredDraft
from .reading.drafts import Segment
from .reading.meaning import read_topic
from .reading.naming import Given, Naming, name_services, names_given, naming_of
from .source import Source, is_readme


def read_folder(sources: Sequence[Source], store: Store, known: Folder | None = None) -> Folder:
    """Reads the folder; what `known` remembers of it is made use of, and changes nothing about the result."""
    pack, findings, notes = Pack(), list[Diagnostic](), list[Source]()
    for source in sources:
        if PurePosixPath(source.name).stem.lower() == "pack":
            pack, found = read_pack(source)
            findings += found
        else:
            notes.append(source)
    names = {source.path: source.name for source in sources}
    if known is not None and known.pack == pack:
        try:
            files = _Reader(notes, store, known, pack).read()
        except (KeyError, _TooMuchChanged):
            pass
        else:
            return Folder(files, known.naming, pack, tuple(findings), names)
    reader = _Reader(notes, store, None, pack)
    return Folder(reader.read(), reader.naming, pack, tuple(findings), names)


class _TooMuchChanged(Exception):
    """Something changed that may concern every file."""


class _Reader:
    """Reads those notes that are not known as they are; raises _TooMuchChanged when all have to be read."""

    def __init__(self, notes: Sequence[Source], store: Store, known: Folder | None, pack: Pack) -> None:
        self.store = store
        self.pack = pack
        self.known = known.files if known else {}
        self.sources = {source.name: source for source in notes}
        self.digests = {source.name: digest_of(source) for source in notes}
        self.gone = [file for name, file in self.known.items() if name not in self.sources]
        self.changed = [
            name
            for name, digest in self.digests.items()
            if name not in self.known or self.known[name].digest != digest
        ]
        self.outlines = dict(zip(self.changed, self._outlines(self.changed), strict=True))
        self.naming, self.given = self._named(known)
        self.lexicon = self.naming.lexicon
        if known and not self._names_are_the_same():
            raise _TooMuchChanged

    def read(self) -> dict[str, File]:
        self._read_topics()
        said = {name: self._decisions(name) for name in self.changed}
        known = {name: file.lines for name, file in self.known.items()}
        self.reasons = self._reasons()
        self.lines, self.scenarios = write_lines(
            said, known, list(self.sources), self.lexicon, self.reasons, self._explained()
        )
        self._write_authored()
        touched = {*self.changed, *self.scenarios, *self.written}
        return {name: self._file(name) if name in touched else self.known[name] for name in self.sources}

    def _outlines(self, names: Sequence[str]) -> list[Outline]:
        outlines = self.store.outlines([self.sources[name] for name in names])
        return [
            # A README without questions describes the folder and is neither a note nor a bank.
            ([], [])
            if is_readme(name) and not any(segment.questions for segment in segments)
            else (segments, found)
            for name, (segments, found) in zip(names, outlines, strict=True)
        ]

    def _named(self, known: Folder | None) -> tuple[Naming, dict[str, tuple[Given, ...]]]:
        """The services of the folder, and what the files that are read gave to that."""
        segments = {name: segments for name, (segments, _) in self.outlines.items()}
        if known:
            naming = known.naming
            return naming, {
                name: tuple(names_given(segment, naming) for segment in some)
                for name, some in segments.items()
            }
        naming, given = name_services([segment for some in segments.values() for segment in some])
        left = iter(given)
        return naming, {name: tuple(islice(left, len(some))) for name, some in segments.items()}

    def _names_are_the_same(self) -> bool:
        """Whether the services of the folder have the names that they had."""
        if not self.gone and all(
            name in self.known and self.known[name].given == given for name, given in self.given.items()
        ):
            return True
        given = [
            one
            for name in self.sources
            for one in (self.given[name] if name in self.given else self.known[name].given)
        ]
        return naming_of(given).finds_the_same(self.naming)

    def _read_topics(self) -> None:
        """The topics of the changed files, named apart from all others."""
        self.topics: dict[str, list[Topic]] = {}
        self.findings: dict[str, list[Diagnostic]] = {}
        for name in self.changed:
            source, (segments, found) = self.sources[name], self.outlines[name]
            alone = PurePosixPath(name).stem.replace("-", " ").capitalize()
            read = [read_topic(segment, self.lexicon, alone) for segment in segments]
            self.topics[name] = [
                replace(topic, text=_text_of(source, segment), opening=segment.opening(source))
                for segment, (topic, _) in zip(segments, read, strict=True)
            ]
            self.findings[name] = [*found, *(finding for _, findings in read for finding in findings)]
        self.headings = name_apart(
            {
                name: [(topic.slug, topic.place) for topic in self.topics[name]]
                if name in self.topics
                else [(heading.own_slug, heading.place) for heading in self.known[name].headings]
                for name in self.sources
            }
        )
        for name, headings in self.headings.items():
            if name not in self.topics:
                if headings != self.known[name].headings:
                    raise _TooMuchChanged
                continue
            self.topics[name] = [
                replace(topic, slug=heading.slug)
                for topic, heading in zip(self.topics[name], headings, strict=True)
            ]
            self.findings[name] += [
                named_twice(topic.name, heading.place, first)
                for topic, heading in zip(self.topics[name], headings, strict=True)
                if (first := heading.first)
            ]

    def _decisions(self, name: str) -> Decisions:
        topics = self.topics[name]
        pairs = tuple(topic.contrast for topic in topics if topic.contrast)
        return Decisions(tuple(statements_of(topics)), pairs)

    def _reasons(self) -> Reasons:
        """The prose of all files, read where a question asks for it."""
        place = {
            one.slug: (name, number) for name in self.sources for number, one in enumerate(self._prose(name))
        }

        def text_of(slug: str) -> str:
            name, number = place[slug]
            return self._topics_of(name)[number].text

        about = [(one.slug, one.service) for name in self.sources for one in self._prose(name)]
        return Reasons(about, text_of, self.lexicon)

    def _prose(self, name: str) -> tuple[Prose, ...]:
        if name not in self.topics:
            return self.known[name].prose
        return tuple(
            Prose(topic.slug, topic.service, sum_of_text("\n".join(explaining(topic.text))))
            for topic in self.topics[name]
        )

    def _explained(self) -> set[str]:
        """The services about which the prose is not what it was."""
        before = {file.name: file.prose for file in self.gone}
        before |= {name: self.known[name].prose if name in self.known else () for name in self.changed}
        return {
            one.service
            for name, was in before.items()
            for now in [self._prose(name) if name in self.topics else ()]
            for one in {*was, *now}
            if _about(one.service, was) != _about(one.service, now)
        }

    def _topics_of(self, name: str) -> Sequence[Topic]:
        return self.topics[name] if name in self.topics else self.store.part(self.known[name].stamp).topics

    def _drafts(self, name: str) -> Iterator[tuple[Topic, AuthoredDraft]]:
        """The questions that were written in a file, with their topics."""
        topics = self._topics_of(name)
        segments, _ = self.outlines[name] if name in self.outlines else self._outlines([name])[0]
        for topic, segment in zip(topics, segments, strict=True):
            for draft in segment.questions:
                yield topic, draft

    def _write_authored(self) -> None:
        """Those of the changed files, and all with a stem in common with what these say or said."""
        drafts = {name: list(self._drafts(name)) for name in self.changed}
        self.stems = {
            name: frozenset(_sum_of(draft) for _, draft in some if not draft.rejected)
            for name, some in drafts.items()
        }
        before = [self.known[name] for name in self.changed if name in self.known] + self.gone
        stems = frozenset().union(*self.stems.values(), *(file.stems for file in before))
        for name in self.sources:
            if name not in drafts and not stems.isdisjoint(self.known[name].stems):
                drafts[name] = list(self._drafts(name))
        chosen = [
            (name, number, topic, draft)
            for name in self.sources
            for number, (topic, draft) in enumerate(
                (topic, draft) for topic, draft in drafts.get(name, ()) if not draft.rejected
            )
            if name in self.topics or _sum_of(draft) in stems
        ]
        questions, findings = authored_questions(
            [(topic, draft) for _, _, topic, draft in chosen], self.lexicon, self.pack
        )
        self.written: dict[str, dict[int, Question]] = defaultdict(dict)
        for (name, number, _, _), question in zip(chosen, questions, strict=True):
            self.written[name][number] = question
        of_path = {self.sources[name].path: name for name in drafts}
        self.remarks: dict[str, list[Diagnostic]] = defaultdict(list)
        for finding in findings:
            self.remarks[of_path[finding.place.path]].append(finding)
        self.rejected = {
            name: rejected_questions(
                [(topic, draft) for topic, draft in drafts[name] if draft.rejected], self.lexicon, self.pack
            )
            for name in self.changed
        }

    def _file(self, name: str) -> File:
        part = self._new_part(name) if name in self.topics else self._touched_part(name)
        stamp = self._stamp(name, part)
        self.store.keep(stamp, part)
        changed = name in self.topics
        questions = [*part.scenarios, *part.features, *part.written]
        return File(
            name=name,
            path=self.sources[name].path,
            digest=self.digests[name],
            given=self.given[name] if changed else self.known[name].given,
            headings=self.headings[name],
            prose=self._prose(name),
            stems=self.stems[name] if changed else self.known[name].stems,
            lines=self.lines[name],
            stamp=stamp,
            cues=frozenset(question.cue for question in questions if question.cue),
            active=sum(question.status is Status.ACTIVE for question in questions),
            held_back=sum(question.status is Status.HELD_BACK for question in questions),
            has_rejected=bool(part.rejected),
            diagnostics=tuple(part.diagnostics),
        )

    def _new_part(self, name: str) -> Part:
        """All that a changed file says. Deciding lines that are as they were keep their questions."""
        lines = self.sources[name].lines
        topics, scenarios = self.topics[name], self.scenarios.get(name, {})
        before: Sequence[Question] = ()
        if len(scenarios) < len(self.lines[name].lines):
            before = self.store.part(self.known[name].stamp).scenarios
        segments, _ = self.outlines[name]
        return Part(
            topics=tuple(topics),
            scenarios=tuple(
                finished(scenarios[number], lines) if number in scenarios else before[number]
                for number in range(len(self.lines[name].lines))
            ),
            features=tuple(finished(question, lines) for question in feature_questions(topics, self.reasons)),
            written=tuple(finished(question, lines) for _, question in sorted(self.written[name].items())),
            rejected=tuple(self.rejected[name]),
            cards=tuple(
                Card(card.front, card.back, card.place, topic.slug, card.section, card.tags)
                for topic, segment in zip(topics, segments, strict=True)
                for card in segment.cards
            )
            + tuple(fact_cards(topics)),
            options=options_of((draft for segment in segments for draft in segment.questions), self.lexicon),
            findings=tuple(self.findings[name]),
            remarks=tuple(self.remarks.get(name, ())),
        )

    def _touched_part(self, name: str) -> Part:
        """A file that did not change, with the questions that others' changes touched."""
        lines = self.sources[name].lines
        part = self.store.part(self.known[name].stamp)
        scenarios, written = self.scenarios.get(name, {}), self.written.get(name, {})
        again = {question.place for question in written.values()}
        return replace(
            part,
            scenarios=_with(part.scenarios, scenarios, lines),
            written=_with(part.written, written, lines),
            remarks=(
                *(remark for remark in part.remarks if remark.place not in again),
                *self.remarks.get(name, ()),
            ),
        )

    def _stamp(self, name: str, part: Part) -> str:
        """A sum of the part and of the names of the services in it."""
        topics, questions = part.topics, [*part.scenarios, *part.features, *part.written]
        keys = {topic.service for topic in topics}
        keys |= {key for topic in topics for signal in topic.signals for key in signal.targets}
        keys |= {key for question in questions for key in question.contrast or ()}
        services = self.lexicon.services
        names = [services[key].name for key in sorted(keys) if key in services]
        return sum_of_text(repr((name, names, part)))


def _with(
    questions: Sequence[Question], again: Mapping[int, Question], lines: Sequence[str]
) -> tuple[Question, ...]:
    return tuple(
        finished(again[number], lines) if number in again else question
        for number, question in enumerate(questions)
    )


def _sum_of(draft: AuthoredDraft) -> int:
    return zlib.crc32(words_of_stem(draft).encode(errors="surrogatepass"))


def _about(service: str, prose: Sequence[Prose]) -> list[Prose]:
    return [one for one in prose if one.service == service]


def _text_of(source: Source, segment: Segment) -> str:
    """A topic's Markdown below its title."""
    first = segment.place.line + bool(segment.heading)
    return segment.prose(source, first, segment.last_line).strip("\n")
