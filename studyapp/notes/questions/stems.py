"""Stems in the style of the exam: a scenario as one sentence, then the question."""

from __future__ import annotations

import re

from ..model import Kind
from ..wording import ARROW, sentence
from .statements import Statement

_ASK = "Which {} fits best?"
_ASK_FOR_PHRASE = "Which {} fits best for {}?"

# A finite verb somewhere makes a scenario a clause that can stand alone.
_FINITE = re.compile(
    r"""\b(?:is|are|was|were|has|have|had|must|should|can|cannot|can't|could|will|would|may|might|shall|do|does|don't
    |doesn't|needs|requires|wants|involves?|takes|grows?|arrives?|includes?|depends?|matters?|lasts
    |exceeds?|changes\s+(?:often|rarely|frequently|seldom|daily|slowly|constantly|over)|writes|reads|comes?|happens?|keeps|wait|waits|sends|lives|fits|finds|asks|stays|holds|gets|gives|goes|makes
    |belongs|begins|reaches|follows|remains?|becomes?|fails|computes
    |(?<=s\s)each\s+need|(?<=s\s)(?:need|want|require|share|start|read|write|grow|run|use|keep|send|depend|ask|go|stay|live|join|pay|fail|call
    |match|poll|refresh|push|pull|merge|emit|produce|publish|take|reach|return|follow|stop|end|begin|get|find|make|wait)(?!\s+by\b))\b""",
    re.IGNORECASE | re.VERBOSE,
)
_PRONOUN = re.compile(
    r"^(?:you|we|they|i|the team|teams?|a team|it|there|nobody|everyone|someone)(?:['’](?:re|ve|s|ll|d))?\s+(?!who\b)",
    re.IGNORECASE,
)
_GERUND = re.compile(
    r"^(?:[a-z]+ly\s+)?[a-z]{3,}ing\s+(?!of\b|and\b|or\b|with\b|in\b|for\b|on\b|cough)", re.IGNORECASE
)
_NOT_GERUND = re.compile(
    r"^(?:string|streaming|processing|monitoring|logging|machine|existing|incoming|during|according|anything|nothing|something"
    r"|everything|long-running|recurring|scheduling|real-time|rolling|growing|changing|sliding|ongoing|remaining|sharing|training"
    r"|messaging|networking|routing|caching|billing|licensing|having|queueing|queuing|scaling|accounting|testing|running|pending|missing|working|matching|overlapping|competing|conflicting)\b",
    re.IGNORECASE,
)
_NEED_TO = re.compile(
    r"^(?:a\s+|the\s+)?(?:need|needs|want|wants|require|requires|required|requirement)\s+(?!is\b|are\b)(?P<to>to\s+)?(?P<what>.+)$",
    re.IGNORECASE,
)
_IMPERATIVE = re.compile(
    r"""^(?:(?!(?:year|month|week|dai|hour|night|ear|on)ly\b)[a-z]{2,}ly\s+)?(?:add|aggregate|alert|analy[sz]e|apply|archive|audit|automate|avoid|batch|break|build|capture|catalog|chain|(?:check|look|search|scan)\s+for|check|clean|collect|configure|consolidate|
    combine|compute|connect|control|convert|coordinate|copy|crawl|create|cut|decouple|delete|deliver|deploy|detect|
    discover|enable|encrypt|enforce|establish|enrich|ensure|execute|export|extract|fan|filter|find|give|grant|handle|hide|host|import|
    identify|improve|ingest|invoke|isolate|join|keep|let|limit|list|load|lower|maintain|make|manage|mask|merge|migrate|minimi[sz]e|
    moderni[sz]e|monitor|move|notify|offload|optimi[sz]e|orchestrate|pass|pay|perform|poll|prevent|process|protect|provide|provision|publish|pull|push|
    query|reduce|refresh|replace|replay|replicate|respond|restrict|retain|retry|rotate|route|run|schedule|secure\s+(?=an?\b|the\b|all\b|your\b|access\b|traffic\b|data\b)|send|
    serve|share|split|start|stop|store|stream|sync(?:hroni[sz]e)?|track|transfer|transform|trigger|troubleshoot|validate|verify|visuali[sz]e|wait|watch|
    write|survive|serve|support|scale|cache|reset|undo|roll)\s+(?!(?:is|are|must|should|can|has|have|for|of|jobs?|workloads?|process(?:ing|es)?|quer(?:y|ies)|access|storage)\b)""",
    re.IGNORECASE | re.VERBOSE,
)  # fmt: skip
_DOES = re.compile(
    r"""^(?:archives|automates|blocks|caches|collects|combines|connects|converts|copies|creates|deletes|delivers|deploys
    |detects|discovers|encrypts|enforces|executes|exports|extracts|fans|filters|finds|gives|handles|hides|hosts|imports
    |ingests|invokes|isolates|joins|keeps|lasts|lets|lists|loads|makes|masks|merges|moves|notifies|offers|provides
    |prevents|protects|provisions|publishes|pulls|pushes|queries|reads|reduces|replaces|replicates|responds|restricts
    |retains|retries|rotates|routes|runs|scales|sends|serves|splits|starts|stops|stores|supports|survives|syncs|takes
    |tracks|transforms|triggers|validates|waits|watches|works|writes)\s+
    (?=(?:an?|the|its|to|from|in|on|up|out|once|every|each|all|any|no|at|for|by|as|only|without|with|per|after|before|long|\d)\b)""",
    re.IGNORECASE | re.VERBOSE,
)
_DONE = re.compile(
    r"^(?:[a-z]+ed|kept|read|written|sent|held|built|made|set|run|bought|lost|shown|taken|told)\s+"
    r"(?:once|twice|every|only|hardly|rarely|seldom|daily|weekly|monthly|by|within|at|for|in|on|\w+\s+(?:times|years|months|days))\b",
    re.IGNORECASE,
)
_MODAL = re.compile(r"^(?:must|should|has\s+to|can(?:not)?|may|will)\s", re.IGNORECASE)
_QUOTES = re.compile(r"""[“"]([^“”"]{1,300})[”"]|['`]([^'`]{1,120})['`]""")
_QUESTION = re.compile(
    r"^(?:is|are|am|was|do|does|did|can|could|must|should|will|has|have|who|whom|what|which|how|where|why)\s",
    re.IGNORECASE,
)
_WANTED = re.compile(r"^\S+(?:\s\S+){0,5}\s(?:needed|required|wanted|preferred)$")  # "Scale to zero needed"
_WHICH = re.compile(r"which\s.+\?", re.IGNORECASE)
_KEEP_CASE = re.compile(r"^(?:[A-Z][^\s]*[A-Z0-9]|[A-Z]\b|\d)")
_PROPER = re.compile(
    r"^(?:Apache|Python|Spark|Java|Kafka|Hadoop|Amazon|AWS|Azure|Google|Microsoft|Oracle|Postgre\w*|Parquet|Docker|Kubernetes|Linux|Windows|Hive|Presto|Iceberg|Debezium|Lambda|Git\w*)\b"
)

_MENTION = re.compile(
    r"^(?:mention|say|talk|contain|include|emphasi|stress|specif|refer|focus|is about|are about)"
)
_ASK_FOR, _DESCRIBE, _INVOLVE, _WANT = map(re.compile, ("ask", "describe", "involve", "want"))


def stem_of(statement: Statement, of_services: bool = True) -> str:
    """The statement's scenario as a sentence, followed by the question; a phrase goes into the question."""
    if statement.compares:
        return f"For which of these do the notes say yes to “{statement.scenario}”?"
    if _WHICH.fullmatch(statement.scenario.strip()):
        return sentence(statement.scenario)
    scenario = scenario_sentence(statement, of_services)
    kind = "service" if of_services else "option"
    if scenario.startswith("“") and not scenario.endswith("?”"):
        return _ASK_FOR_PHRASE.format(kind, scenario)
    return f"{scenario} {_ASK.format(kind)}"


def scenario_sentence(statement: Statement, of_services: bool = True) -> str:
    """A full sentence out of a cell, a rule ("When you need ...") or a signal's condition; a phrase in quotation marks
    ("Ad-hoc SQL") where no sentence would read well.
    """
    words = statement.scenario.strip().rstrip(".:;,?!… ")
    if statement.compares:
        return f"“{words}”"
    if statement.kind is Kind.SIGNAL and statement.lead != "clause":
        return sentence(_led(statement.lead, _quoted(words) or words, of_services))
    return case_sentence(statement.scenario)


def case_sentence(words: str) -> str:
    """A need as a full sentence, or in quotation marks where it is a phrase that makes none."""
    asked = words.rstrip().endswith("?")
    words = words.strip().rstrip(".:;,?!… ")
    quoted = _quoted(words)
    if quoted:
        return sentence(f"The requirements mention {quoted}")
    when = re.match(r"(?:when(?:ever)?|if|where|whether)\s+(?=\S)", words, re.IGNORECASE)
    purpose = re.match(r"(?:for|to)\s+(?=\S)", words, re.IGNORECASE)
    if when:
        return _clause(words[when.end() :])
    if purpose:
        return _for_purpose(words, words[purpose.end() :])
    return _bare(words, asked=asked)


def _for_purpose(words: str, rest: str) -> str:
    return sentence(f"A team wants to {_lower(rest)}") if words[:2].lower() == "to" else _needed_for(rest)


def _quoted(words: str) -> str:
    """Keywords in quotation marks as a list of them: "“a”, “b” and “c”"; "" when there is anything else."""
    if re.sub(r"[\s,;/+&.]|\b(?:or|and)\b", "", _QUOTES.sub("", words)):
        return ""
    marked = [f"“{(match[1] or match[2]).strip(' ,;.')}”" for match in _QUOTES.finditer(words)]
    return " and ".join(filter(None, [", ".join(marked[:-1]), *marked[-1:]]))


def _led(verb: str, words: str, of_services: bool) -> str:
    """What a question mentions, asks for or describes, told as somebody's wish or case."""
    says = "A customer {}s {}" if of_services else "The requirements {} {}"
    low = _lower(words)
    if words[:3].lower() == "to ":
        return f"A team has to {_lower(words[3:])}"
    if verb in ("asks to", "ask to"):
        return f"A team has to {low}"
    if verb.endswith("how to"):
        return f"A team asks how to {low}"
    framed = (
        (_ASK_FOR, says.format("ask", f"for {low}")),
        (_MENTION, f"The requirements mention {low}"),
        (_DESCRIBE, says.format("describe", low)),
        (_INVOLVE, f"The scenario involves {low}"),
        (_WANT, f"A team wants {low}"),
    )
    return next((told for pattern, told in framed if pattern.match(verb)), f"The solution requires {low}")


def _clause(words: str) -> str:
    """What follows "when" or "if": a clause, unless its subject is left out."""
    if _GERUND.match(words) and not _NOT_GERUND.match(words):
        return sentence(f"A team is {_lower(words)}")
    if _NEED_TO.match(words) or _DOES.match(words) or _DONE.match(words):
        return _bare(words)
    return sentence(words) if _FINITE.search(words) or _PRONOUN.match(words) else _bare(words)


# What a phrase starts with, and the sentence that it then makes; the first that matches counts.
_FRAMES = (
    (_MODAL, "The solution {}"),
    (_DOES, "A solution is needed that {}"),
    (_DONE, "A solution is needed for something {}"),
    (_IMPERATIVE, "A team wants to {}"),
)


def _bare(words: str, asked: bool = False) -> str:
    """A phrase of any make, from a table's cell or under "when to choose"."""
    need = _NEED_TO.match(words)
    if need:
        return sentence(f"A team needs {'to ' if need['to'] else ''}{_lower(need['what'])}")
    if _QUESTION.match(words) or _titled(words) or ARROW.search(words) or _is_wanted(words):
        return f"“{words}{'?' if asked else ''}”"
    frame = next((frame for pattern, frame in _FRAMES if pattern.match(words)), None)
    if frame:
        return sentence(frame.format(_lower(words)))
    if _PRONOUN.match(words) or _stands_alone(words):
        return sentence(words)
    if _GERUND.match(words) and not _NOT_GERUND.match(words):
        return sentence(f"A team is {_lower(words)}")
    # "C. difficile colitis", "Unpredictable, dev/test": a solution is needed for nothing like that.
    return _needed_for(words) if _ARTICLE.match(words) or len(words.split()) > _LONG else f"“{words}”"


_ARTICLE = re.compile(
    r"(?:an?|the|one|two|some|several|many|no|between|across|inside|outside|within|without)\s", re.IGNORECASE
)
_LONG = 9  # more words than that are no keyword


def _is_wanted(words: str) -> bool:
    """Whether a phrase ends in what it would take a verb to say: "Scale to zero needed"."""
    return bool(_WANTED.search(words)) and not _stands_alone(words)


def _titled(words: str) -> bool:
    """Whether each word starts with a capital: "Batch ETL Processing" asks nobody to batch anything."""
    telling = [
        word
        for word in words.split()
        if word.lower() not in ("and", "or", "of", "the", "for", "&", "to", "in")
    ]
    return len(telling) > 1 and all(word[0].isupper() for word in telling)


_PLACED = re.compile(
    r"^(?:between|across|inside|outside|within|under|without|behind|beyond|near|next\s+to|in|at|on|with|after|before|from)\s",
    re.IGNORECASE,
)


def _needed_for(words: str) -> str:
    """A phrase that is no clause: for what the solution is needed, or where."""
    if re.match(r"no\s", words, re.IGNORECASE):
        return sentence(f"A solution is needed with {_lower(words)}")
    if _PLACED.match(words):
        return sentence(f"A solution is needed {_lower(words)}")
    return sentence(f"A solution is needed for {_lower(words)}")


def _stands_alone(words: str) -> bool:
    """Whether some finite verb belongs to the main clause and not to "that must ..." inside a noun phrase."""
    for match in _FINITE.finditer(words):
        before = words[: match.start()]
        if not before.strip() or _NO_SUBJECT.search(before):
            continue
        inner = _SUBORDINATE.search(before)
        # "packets that were rejected must be listed": the clause inside has had its verb.
        if not inner or _FINITE.search(before, inner.end(1)):
            return True
    return False


_NO_SUBJECT = re.compile(
    r"\b(?:what|to|of|for|in|by|with|from|on|and|or|an?|the|not|never|also|must|should|can|could"
    r"|will|would|may|might|shall|do|does|be|been|have|has)\s*$|,\s*$",
    re.IGNORECASE,
)
_SUBORDINATE = re.compile(
    r"\b(that|which|who|whose|whom|what|when|where|while|if|because|so|as|until|before|after)\b"
    r"(?!.*\b(?:that|which|who|whose|whom|what|when|where|while|if|because|so|as|until|before|after)\b)[^,;]*$",
    re.IGNORECASE,
)


def _lower(words: str) -> str:
    """With a small first letter, unless the first word is an acronym or a proper name."""
    if re.match(r"An?\s", words):
        return words[:1].lower() + words[1:]
    if _KEEP_CASE.match(words) or _PROPER.match(words):
        return words
    return words[:1].lower() + words[1:]
