"""Questions that authors wrote themselves: services, domain and contrast filled in, repeats found."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ..diagnostics import Diagnostic, diagnose
from ..model import Choice, Kind, Pack, Question, Status, Topic
from ..reading.banks import AuthoredDraft
from ..services import Lexicon
from ..wording import plain
from .pairs import Pair, pair_above

_DOMAIN_NUMBER = re.compile(r"^(?:content\s+)?domain\s+(\d+)\b\s*[:.–-]?\s*", re.IGNORECASE)
_EMPHASIS = re.compile(r"[*_`]+")


def authored_questions(
    drafts: Sequence[tuple[Topic, AuthoredDraft]], lexicon: Lexicon, pack: Pack
) -> tuple[list[Question], list[Diagnostic]]:
    """The questions, with those that repeat another held back, and a diagnostic for each finding.

    Questions with one stem are the same when they share an option: "Which of these is true?" asks something else
    above other options.
    """
    questions: list[Question] = []
    findings: list[Diagnostic] = []
    first: dict[tuple[str, str], int] = {}  # stem and option to the question that had them first
    for topic, draft in drafts:
        question = _question(topic, draft, lexicon, pack)
        stem = _words(question.stem)
        here = len(questions)
        earlier = min(first.setdefault((stem, _words(choice.text)), here) for choice in question.choices)
        if earlier < here:
            question, questions[earlier] = _settle(question, questions[earlier])
        elif betrayed := _betrayed(question, lexicon):
            message = f"“{betrayed}” in the stem gives the answer away"
            findings.append(diagnose("N208", question.place, message, "Describe the need without the name."))
        questions.append(question)
    return questions, findings


def rejected_questions(
    drafts: Sequence[tuple[Topic, AuthoredDraft]], lexicon: Lexicon, pack: Pack
) -> list[Question]:
    """Drafts that can't be asked, as far as they are written: the import knows by them what is still there."""
    return [_question(topic, draft, lexicon, pack) for topic, draft in drafts]


def _question(topic: Topic, draft: AuthoredDraft, lexicon: Lexicon, pack: Pack) -> Question:
    pair = pair_above(draft, lexicon)
    choices = tuple(
        Choice(option.text, option.correct, option.why, _service_in(option.text, lexicon, pair))
        for option in draft.options
    )
    return Question(
        kind=Kind.AUTHORED,
        stem=draft.stem,
        choices=choices,
        explanation=draft.explanation,
        place=draft.place,
        excerpt="",
        topic=topic.slug,
        section=draft.section,
        domain=_domain(topic, draft, pack),
        cue="",
        contrast=pair.keys if pair else _contrast(topic, choices, lexicon),
        explicit_id=draft.explicit_id,
    )


def _service_in(option: str, lexicon: Lexicon, pair: Pair | None) -> str:
    """The one service that an option names, be it alone or with what to do with it; "" for none or several.

    Where a question tells options of a service apart, it is these that are chosen, not what their service is called.
    """
    if pair and pair.options:
        return pair.side_in(option) or lexicon.key(plain(option))
    named = lexicon.named(plain(option))
    return lexicon.key(plain(option)) or (named[0] if len(named) == 1 else "")


def _domain(topic: Topic, draft: AuthoredDraft, pack: Pack) -> str:
    """The first of the question's own label, its tags, what stands above it and its topic that is a domain of the
    exam."""
    names = [domain for domain, _ in pack.blueprint]
    for said in (draft.domain, *draft.tags, *draft.headings, draft.section, topic.domain):
        match = _DOMAIN_NUMBER.match(said)
        if match and 0 < int(match[1]) <= len(names):
            return names[int(match[1]) - 1]
        bare = said.casefold().strip()
        for name in names:
            if bare == name.casefold():
                return name
    return draft.domain or topic.domain


def _contrast(topic: Topic, choices: Sequence[Choice], lexicon: Lexicon) -> tuple[str, str] | None:
    """What an "A vs B" title says; else the two services of a question between exactly two."""
    if topic.contrast:
        one, other = sorted(topic.contrast)
        return one, other
    named = sorted({key for choice in choices if (key := lexicon.key(plain(choice.text)))})
    return (named[0], named[1]) if len(named) == 2 else None


def _betrayed(question: Question, lexicon: Lexicon) -> str:
    """The words of the stem that name the one right service, when no wrong choice is named there as well."""
    right = [lexicon.key(plain(choice.text)) for choice in question.choices if choice.correct]
    if len(right) != 1 or not right[0]:
        return ""
    named = {mention.key for mention in lexicon.find(plain(question.stem))}
    wrong = {lexicon.key(plain(choice.text)) for choice in question.choices if not choice.correct}
    if right[0] not in named or named & wrong:
        return ""
    return lexicon.gives_away(right[0], plain(question.stem))


def _settle(question: Question, earlier: Question) -> tuple[Question, Question]:
    """Two questions with one stem: a plain repeat is held back, a disagreement about the key holds back both."""
    if _key(question) == _key(earlier):
        return _held(question, "N206", f"it stands at {earlier.place} already"), earlier
    reason = "the question at {} has the same stem and another key"
    return (
        _held(question, "N205", reason.format(earlier.place)),
        _held(earlier, "N205", reason.format(question.place)),
    )


def _held(question: Question, code: str, reason: str) -> Question:
    return replace(question, status=Status.HELD_BACK, held_code=code, held_reason=reason)


def _key(question: Question) -> frozenset[str]:
    return frozenset(_words(choice.text) for choice in question.choices if choice.correct)


def words_of_stem(draft: AuthoredDraft) -> str:
    """What tells the stem of a question from that of another: repeats have it in common."""
    return _words(draft.stem)


def _words(markdown: str) -> str:
    """What tells one text from another: all of it but case, blanks and emphasis."""
    return " ".join(_EMPHASIS.sub("", markdown).casefold().split())
