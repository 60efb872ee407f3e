"""How many options a stem says are right: "(Select TWO)", "Choose the three best answers.", "（2つ選択）"."""

from __future__ import annotations

import re

from ...diagnostics import Diagnostic, diagnose
from ...wording import plain
from .draft import AuthoredDraft
from .labels import western

_WORDS = (
    (1, "one|eine?|une?|una?|uma|uno|één|一"),
    (2, "two|zwei|deux|dos|duas|dois|due|twee|二|两|兩"),
    (3, "three|drei|trois|tres|três|tre|drie|三"),
    (4, "four|vier|quatre|cuatro|quatro|quattro|四"),
    (5, "five|fünf|cinq|cinco|cinque|vijf|五"),
)
_VALUES = {word: value for value, words in _WORDS for word in words.split("|")} | {
    str(value): value for value, _ in _WORDS
}
_COUNT = rf"(?P<count>{'|'.join(sorted(_VALUES, key=len, reverse=True))})"
_CHOOSE = (
    r"(?:please\s+)?(?:choose|select|pick|mark|tick|check|wählen\s+sie|wähle|choisissez|sélectionnez|elija|elige"
    r"|seleccione|selecciona|escolha|selecione|scegli(?:ere|ete)?|selezionare|kies|selecteer)"
)
_BEST = r"(?:(?:the|exactly|only|best|most|correct|right|appropriate|suitable|die|les|las?|los|as|os|le|i|de)\s+)*"
_OPTIONS = (
    r"(?:answers?|options?|choices?|responses?|antworten?|réponses?|respuestas?|opciones?|respostas?|risposte?"
    r"|opzioni?)"
)
# "(Choose two or more)", "(Select 2-3)" leave open how many there are.
_NO_MORE = r"(?!\s*(?:or|to|oder|bis|ou|o|à|a|tot|of\s+more)\b|\s*[-–+/~]|\w)"
_STATED = (
    rf"[(\[]\s*{_CHOOSE}\s+{_BEST}{_COUNT}{_NO_MORE}[^()\[\]]{{0,60}}[)\]]",
    rf"[(\[]\s*{_COUNT}\s+{_BEST}{_OPTIONS}[^()\[\]]{{0,20}}[)\]]",
    rf"(?:^|[.?!:)–—-]\s+){_CHOOSE}\s+{_BEST}{_COUNT}{_NO_MORE}(?:\s+{_BEST}{_OPTIONS}\b[^.?!]{{0,40}})?\s*(?:[.:!)]|$)",
    rf"[(\[]\s*(?:请|請)?[选選][择擇]?\s*{_COUNT}\s*[项項个個][^()\[\]]{{0,10}}[)\]]",
    rf"[(\[]\s*{_COUNT}\s*つ(?:を)?選[^()\[\]]{{0,12}}[)\]]",
)
_PATTERNS = [re.compile(pattern, re.IGNORECASE) for pattern in _STATED]
_OPEN = re.compile(r"\b(?:or\s+more|at\s+least|up\s+to|all\s+that\s+apply)\b", re.IGNORECASE)


def stated_count(stem: str) -> int | None:
    """How many options a stem (Markdown) says to choose, 1 to 5; None where it leaves that open, or says two things."""
    words = western(plain(stem))
    if _OPEN.search(words):
        return None
    said = {_VALUES[match["count"].casefold()] for form in _PATTERNS for match in form.finditer(words)}
    return said.pop() if len(said) == 1 else None


def problem_of_count(draft: AuthoredDraft) -> Diagnostic | None:
    """N218 for a question whose stem states another number of right options than its key has."""
    right = sum(option.correct for option in draft.options)
    stated = stated_count(draft.stem)
    if stated is None or stated == right:
        return None
    message = f"the stem says to choose {stated}, but {right} {'is' if right == 1 else 'are'} marked right"
    return diagnose("N218", draft.place, message, "Change the stem, or mark as many options as it says.")
