"""Small tools for the words inside a block: plain text, verdict marks, lists of names, comparable words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

# Bounds keep every pattern linear on lines made of thousands of openers.
_IMAGE = re.compile(r"!\[([^\[\]\n]{0,300})\]\([^()\n]{0,1000}\)")
_LINK = re.compile(r"\[([^\[\]\n]{1,300})\]\([^()\n]{0,1000}\)")
_WIKI_LINK = re.compile(r"\[\[(?:[^\[\]|\n]{1,200}\|)?([^\[\]|\n]{1,200})\]\]")
_TAG = re.compile(r"</?[A-Za-z][^<>\n]{0,300}>")
_CODE = re.compile(r"`([^`\n]{1,1000})`")
BOLD = re.compile(r"(\*\*|__)(?=\S)([^\n]{1,500}?)(?<=\S)\1")
_ITALIC = re.compile(r"(?<![\w*_])([*_])(?=\S)([^*_\n]{1,500})(?<=\S)\1(?![\w*_])")
_EXPLICIT_ID = re.compile(r"\s*\{#[\w:.-]{1,80}\}\s*$")
_DECORATION = re.compile(r"^(?:(?![>≥≤]\s?\d)[^\w\"'“‘(\[<$`+.~/&-])+")  # ">1 TB" keeps its sign
_BULLET_DASH = re.compile(r"^[-–—•·]\s+")
_NUMBERING = re.compile(r"^(\d{1,3})(?:[.)\u20e3]|\s*[-–—:])\s*(?<=[\s\u20e3])(?=\S)")
_SUBNUMBER = re.compile(r"^\d{1,2}(?:\.\d{1,2}){1,3}\.?:?\s+(?=[^\W\d])")  # "3.1 EventBridge vs SNS"
_SPACE = re.compile(r"\s+")

_YES = re.compile(
    r"[✅✔✓☑👍🟢🏆⭐√]|^\s*(?:yes|y|true|best|ideal|recommended|preferred|winner)\b", re.IGNORECASE
)
_NO = re.compile(
    r"[❌✖✗✘⛔🚫👎🔴❎]|^\s*×\s*$|^\s*(?:no|n|false|never|avoid|overkill|not\s+(?:ideal|suitable|recommended|a\s+fit|supported|needed))\b",
    re.IGNORECASE,
)
_MARKS = re.compile(r"[✅✔✓☑👍🟢🏆⭐√❌✖✗✘⛔🚫👎🔴❎\ufe0f]")
_EMPTY = re.compile(r"^\s*(?:[-–—]+|n/?a|none|tbd|\?)?\s*$", re.IGNORECASE)

# Blanks before it are taken from the first one on, or a line of thousands would be looked through from each of them.
ARROW = re.compile(
    r"(?:(?<!\s)\s+)?(?:→|⇒|➡\ufe0f?|➜|➔|➙|➝|➞|⟶|⟹|↦|👉|-{1,2}>|={1,2}>|\$\\(?:long)?(?:[rR]ightarrow|to|implies)\$)\s*"
)


@lru_cache(maxsize=1 << 15)
def plain(markdown: str) -> str:
    """Inline Markdown to the words a reader sees, on one line, without leading signs and emoji."""
    # Most texts have none of these signs, and looking for one costs far less than a substitution.
    text = markdown
    if "[" in text:
        text = _LINK.sub(r"\1", _IMAGE.sub(r"\1", _WIKI_LINK.sub(r"\1", text)))
    if "<" in text:
        text = _TAG.sub(" ", text)
    if "`" in text:
        text = _CODE.sub(r"\1", text)
    if "*" in text or "_" in text:
        text = _ITALIC.sub(r"\2", BOLD.sub(r"\2", text))
    text = " ".join(text.replace("\ufe0f", "").split())
    if text[:1].isalnum():
        return text
    text = _BULLET_DASH.sub("", text)
    return _DECORATION.sub("", text).strip()


_SIGNS_BEHIND = re.compile(r"[^\w)\]}>\"'”’`.!?…+#%*/$-]+$")
_SIGNS = re.compile(r"^[^\w\"'“‘«(\[<$`*+.~/&-]+")


def without_decoration(markdown: str) -> str:
    """A line without the emoji and signs that it starts with; its markup stays."""
    return _SIGNS.sub("", markdown)


@lru_cache(maxsize=1 << 12)
def heading_words(text: str) -> tuple[int | None, str]:
    """A heading's number, if it starts with one, and its title: "✅ 3. Security {#sec}" is (3, "Security")."""
    words = _SUBNUMBER.sub("", plain(_EXPLICIT_ID.sub("", text) if "{#" in text else text))
    match = _NUMBERING.match(words)
    if match and match.end() < len(words):
        return int(match[1]), _without_signs_behind(plain(words[match.end() :]))
    return None, _without_signs_behind(words)


def _without_signs_behind(words: str) -> str:
    return words if words[-1:].isalnum() else _SIGNS_BEHIND.sub("", words)


def bold_spans(markdown: str) -> list[str]:
    """The plain texts of the bold spans, in order."""
    return [plain(match[2]) for match in BOLD.finditer(markdown)]


def verdict(cell: str) -> bool | None:
    """What a table cell says by mark or first word: True for ✅ or "yes", False for ❌ or "no", else None."""
    if _NO.search(cell):
        return False
    return True if _YES.search(cell) else None


_SAYS_YES = re.compile(r"^\W*[✅✔✓☑👍🟢]|^\s*(?:yes|y|true|supported)\b", re.IGNORECASE)
_SAYS_NO = re.compile(
    r"^\W*[❌✖✗✘⛔🚫👎🔴❎]|^\s*(?:no|n|false|none|(?:not|un)\s*supported)\b", re.IGNORECASE
)


def has_it(cell: str) -> bool | None:
    """What a cell of a comparison says plainly of something: "✅", "Yes (Windowing)", "No"; None for other words."""
    if _SAYS_NO.match(cell):
        return False
    return True if _SAYS_YES.match(cell) else None


def without_marks(cell: str) -> str:
    """A cell's words without verdict marks; empty for a dash or "N/A"."""
    text = plain(_MARKS.sub(" ", cell))
    return "" if _EMPTY.match(text) else text


_NAME_SEPARATOR = re.compile(r"\s*(?:,\s*(?:or|and)\s+|[,;|]|\s\+\s|\s/\s|\s(?:or|and)\s)\s*")
# "S3/EFS" is two names, "A/B testing" and "CI/CD" are none.
_WITHIN_NAME = re.compile(r"\s*(?<!\b\w)(?<!\bCI)(?<!\bTCP)[/&](?!\w\b)\s*|(?<=\w)\+(?=\w)")
_JOINED = re.compile(r"[A-Z][a-z]+(?:/| & )[A-Z][a-z]+")
_PARENTHESIS = re.compile(r"\s*\(([^()]{0,200})\)")


def without_brackets(text: str) -> str:
    """A text without what stands in round brackets."""
    return _PARENTHESIS.sub("", text)


def split_names(text: str) -> list[str]:
    """ "Lambda, Step Functions or MWAA (managed)" to ["Lambda", "Step Functions", "MWAA"].

    "Pub/Sub" stays one name: only who knows all names can tell whether it is two (`joined_names`).
    """
    bare = without_brackets(text)
    parts = [part.strip() for part in _NAME_SEPARATOR.split(bare)]
    pieces = [
        [part] if _JOINED.fullmatch(part.strip(" .:*`")) else _WITHIN_NAME.split(part) for part in parts
    ]
    return [name for piece in pieces for part in piece if (name := part.strip(" .:*`"))]


def joined_names(name: str) -> list[str]:
    """The two names that a name such as "Pub/Sub" or "Redis/Memcached" may consist of; [] for any other."""
    return _WITHIN_NAME.split(name) if _JOINED.fullmatch(name) else []


_LISTED = re.compile(r"\s*(?:,\s*(?:or|and/or)\s+|;\s*|\s+or\s+|,\s*(?=\S))")
_OR = re.compile(r"\bor\b", re.IGNORECASE)


def listed(text: str) -> list[str]:
    """The phrases of an enumeration: "DAGs, retries, or a backfill" to its three parts."""
    bare = without_brackets(text)
    return [part for raw in _LISTED.split(bare) if (part := raw.strip(" .:,"))]


def alternatives(text: str) -> list[str]:
    """The phrases any one of which is meant: split like a list, but only where the text says "or"."""
    return listed(text) if _OR.search(text) else [text]


_WORD = re.compile(r"[A-Za-z0-9][A-Za-z0-9+#]*(?:['’][a-z]+)?")
_NEGATION = re.compile(
    r"\b(?:without|no|not|never|avoid(?:ing)?|instead of|rather than|nothing|neither)\b", re.IGNORECASE
)

# Words that do not tell one scenario from another.
_EMPTY_WORDS = frozenset(
    """a an and any are as at based be been being but by can could do does for from had has have how if in into is it
    its just like may might more most must need needed needs of on one only or other our over per question questions
    require required requires scenario scenarios should so some such that the their them then there these they this
    those through to under up use used user users uses using via want wanted wants was we were what when where which
    while who will with within would you your team company solution service services tool tools option aws amazon
    azure google cloud workflow workflows pipeline pipelines orchestration orchestrate orchestrating orchestrated data
    system application applications app job jobs task tasks across between mention mentions mentioned driven important
    involve involves involving case cases simpler""".split()
)


@lru_cache(maxsize=1 << 16)
def stem_word(word: str) -> str:
    """A word without its plural, so that "pipelines" and "pipeline" compare as one."""
    low = word.lower().replace("’", "'")
    if len(low) > 4 and low.endswith("ies"):
        return low[:-3] + "y"
    if len(low) > 4 and low.endswith(("sses", "xes", "ches", "shes")):
        return low[:-2]
    if len(low) > 3 and low.endswith("s") and not low.endswith(("ss", "us", "is")):
        return low[:-1]
    return low


_EMPTY_STEMS = frozenset(stem_word(word) for word in _EMPTY_WORDS)


def telling_words(text: str) -> tuple[frozenset[str], frozenset[str]]:
    """The words that make a scenario what it is: (wanted, ruled out).

    "a visual tool without DAG coding" is ({"visual"}, {"dag", "coding"}): what follows a negation counts apart. A word
    on both sides is wanted: a scenario can't exclude itself.
    """
    match = _NEGATION.search(text)
    cut = match.start() if match else len(text)
    wanted = content_words(text[:cut])
    return wanted, content_words(text[cut:]) - wanted


@lru_cache(maxsize=1 << 15)
def content_words(text: str) -> frozenset[str]:
    """Stemmed words of a text that carry meaning in a comparison."""
    stems = (stem_word(word) for word in _WORD.findall(text))
    return frozenset(stem for stem in stems if stem not in _EMPTY_STEMS and not _NEGATION.fullmatch(stem))


def overlap(one: Iterable[str], other: Iterable[str]) -> float:
    """Jaccard similarity of two sets of words, 0 when both are empty."""
    a, b = set(one), set(other)
    union = a | b
    return len(a & b) / len(union) if union else 0.0


def slugify(text: str) -> str:
    """Lower-case words joined by hyphens, for addresses and keys: "AWS Step Functions" to "aws-step-functions"."""
    slug = re.sub(r"[^\w]+", "-", text.lower(), flags=re.UNICODE).strip("-_")
    return slug[:80].rstrip("-") or "untitled"


def sentence(text: str) -> str:
    """With a capital first letter and a full stop, unless it ends a sentence already."""
    text = text.strip()
    if not text:
        return ""
    text = text[0].upper() + text[1:]
    return text if text[-1] in ".?!" else text.rstrip(",;:") + "."
