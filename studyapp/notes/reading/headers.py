"""What the header of a table's column says about its cells."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto

from ..services import Lexicon, looks_like_name


class Role(Enum):
    """What a column holds."""

    SCENARIO = auto()
    BEST = auto()  # names of the services that fit
    REJECT = auto()  # names of the services that do not
    ALTERNATIVE = auto()  # what to use where the column of one service says no
    SERVICE = auto()  # a verdict on the one service that the header names
    FOR = auto()  # what the service of the first column is best for
    AGAINST = auto()  # what the service of the first column is wrong for
    REASON = auto()
    FEATURE = auto()
    OTHER = auto()


@dataclass(frozen=True, slots=True)
class Column:
    role: Role
    service: str = ""  # the name in the header of a SERVICE column


_OPTION = (
    r"(?:services?|products?|solutions?|tools?|options?|class(?:es)?|types?|tiers?|controllers?|engines?|protocols?|drugs?"
    r"|treatments?|databases?|methods?|approach(?:es)?|techniques?|algorithms?|models?|patterns?|workloads?|resources?|technology|technologies"
    r"|strateg(?:y|ies)|polic(?:y|ies)|modes?|formats?|structures?|remed(?:y|ies)|medications?|antidotes?|frameworks?|librar(?:y|ies)|plans?|tests?)"
)
_SCENARIO = re.compile(
    r"scenario|requirement|situation|need|when|if\b|question|keyword|cue|signal|use\s*case|problem|goal"
    r"|trigger|condition|case$|you\s+want",
    re.IGNORECASE,
)
_USE = re.compile(
    r"^(?:use|choose|pick|go\s+with|prefer|why)\s+(?!(?:cases?|this|these|it|when|if|for)\b)(?P<name>.+?)\??$",
    re.IGNORECASE,
)
_CHOICE = (
    r"(?:choice|answer|pick|fit|recommendation|winner|go-to(?:\s+service)?|choose|use|think|select|verdict"
    r"|consider|go\s+(?:for|with)|reach\s+for)"
)
# Kinds of options that are as often attributes of what stands in the first column.
ATTRIBUTE = re.compile(
    r"\b(?:class(?:es)?|types?|tiers?|models?|modes?|formats?|structures?|patterns?|methods?|protocols?|plans?|tests?"
    r"|polic(?:y|ies)|strateg(?:y|ies)|engines?|resources?|databases?|workloads?)$",
    re.IGNORECASE,
)
_PRAISE = (
    r"(?:the\s+)?(?:best|right|recommended|correct|preferred|ideal|suggested|likely|typical|first|top)\s+"
)
_TAIL = rf"(?:\s+to\s+(?:use|choose|pick))?\??(?:\s*/\s*{_OPTION})?"
_BEST = re.compile(rf"^(?:{_CHOICE}|(?:[\w-]+\s+)?{_OPTION}){_TAIL}$", re.IGNORECASE)
# With praise, "option" is what is chosen and no feature: "Best storage option", "First-line treatment", "Use this".
_PRAISED = re.compile(
    rf"^{_PRAISE}(?:{_CHOICE}|(?:[\w-]+\s+){{0,2}}{_OPTION}){_TAIL}$"
    r"|^(?:first|1st)[-\s]line\b|^(?:use|choose|pick|think)\s+(?:this|these|what|which|of|about)$"
    rf"|^(?:which|what)\s+(?:(?:[\w-]+\s+)?{_OPTION}\s+)?(?:to\s+|should\s+you\s+|you\s+)?(?:select|use|choose|pick)\b"
    r"|^(?:look|watch)\s+for\b.*\b(?:answers?|options?)\b|^(?:in\s+the\s+)?(?:expected\s+|exam\s+)?answers?\b.{0,30}$",
    re.IGNORECASE,
)


def is_praised(header: str) -> bool:
    """Whether a header says of what is chosen that it is best: "Top choice", "Recommended service"."""
    return bool(_PRAISED.match(header))


_REJECT = re.compile(
    r"^(?:rather\s+than|instead\s+of|not|over|avoid|don['’]t\s+use|do\s+not\s+use|wrong(?:\s+\w+)?|distractors?|not\s+the.*|trap)$",
    re.IGNORECASE,
)
_ALTERNATIVE = re.compile(
    r"^(?:use\s+)?(?:an?\s+|the\s+)?(?:alternatives?|others?|instead|other\s+(?:service|option|choice)s?)(?:\s+\w+)?$",
    re.IGNORECASE,
)
REASON = re.compile(
    r"^(?:why|reasons?|because|rationale|explanation|notes?|comments?|deciding\s+\w+|justification|details?|description)\b",
    re.IGNORECASE,
)
_FEATURE = re.compile(
    r"\b(?:features?|options?|capabilit(?:y|ies)|settings?|components?|mechanism|behaviou?r|limits?|quotas?|values?)\b",
    re.IGNORECASE,
)
_EXAMPLE = re.compile(r"\bexamples?\b|\be\.g\b", re.IGNORECASE)
USE_CASE = re.compile(r"^use\s*cases?$|^typical\s+use", re.IGNORECASE)
# What a service a row is for. A bare "when" or "use case" says so only beside a column of known names.
SAYS_FOR = re.compile(
    r"^(?:best\s+(?:for|when|used\s+for)|ideal\s+(?:for|use\s*cases?)|good\s+for|suit(?:ed|able)\s+(?:for|to)"
    r"|use\s+(?:it\s+)?(?:when|for|if)|when\s+to\s+(?:use|choose|pick)(?:\s+it)?|(?:choose|pick)\s+(?:it\s+)?(?:when|if|for))$",
    re.IGNORECASE,
)
FOR = re.compile(
    rf"{SAYS_FOR.pattern}|^(?:when|scenarios?|(?:best\s+|typical\s+|main\s+|primary\s+)?use\s*cases?)$",
    re.IGNORECASE,
)
AGAINST = re.compile(
    r"^(?:anti-?patterns?|avoid\s+(?:when|for|if)|not\s+(?:for|ideal\s+for|suited\s+for)|when\s+not\s+to\s+use|(?:don['’]t|do\s+not)\s+use\s+(?:when|for|if))$",
    re.IGNORECASE,
)
NAMES = re.compile(rf"^(?:[\w-]+\s+)?{_OPTION}$|^(?:[\w-]+\s+)?name$", re.IGNORECASE)
KEYWORD = re.compile(r"keyword|scenario|cue|need|requirement|phrase|question|term|if\b|when", re.IGNORECASE)


def feature_noun(header: str) -> str:
    """What the header of a column of features calls one of them: "AWS Glue job option" for "AWS Glue job options"."""
    match = _FEATURE.search(header)
    if not match:
        return "feature"
    word = match[0].lower()
    one = word[:-3] + "y" if word.endswith("ies") else word.removesuffix("s")
    return f"{header[: match.start()]}{one}".strip(" :?*")


def role_of(header: str, lexicon: Lexicon) -> Column:
    """The role of a column by its header alone; of a service where the header names one."""
    if _EXAMPLE.search(header):
        return Column(Role.OTHER)
    use = _USE.match(header)
    name = use["name"] if use else ""
    found = (
        (Role.REJECT, _REJECT.match(header)),
        (Role.ALTERNATIVE, _ALTERNATIVE.match(header)),
        (Role.SERVICE, lexicon.key(header)),
        (Role.BEST, _PRAISED.match(header)),
        (Role.FEATURE, _FEATURE.search(header)),
        (Role.BEST, _BEST.match(header)),
        (Role.SERVICE, name and (lexicon.key(name) or looks_like_name(name))),
        (Role.REASON, REASON.match(header)),
        (Role.SCENARIO, _SCENARIO.search(header)),
    )
    role = next((role for role, said in found if said), Role.OTHER)
    if role is not Role.SERVICE:
        return Column(role)
    return Column(role, header if lexicon.key(header) else name)
