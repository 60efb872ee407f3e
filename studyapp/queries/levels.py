"""How well something is known, in one word that means the same on every page."""

from __future__ import annotations

from dataclasses import dataclass

from studyapp.engine.mastery import Area

from .labels import LEVELS

FEWEST_ANSWERS = 5  # with fewer nobody believes one figure, however sure the model is


@dataclass(frozen=True, slots=True)
class Level:
    """One of labels.LEVELS: its `name` for the style sheet, its `word` for people."""

    name: str

    @property
    def word(self) -> str:
        """The level in the language of the page."""
        return str(LEVELS[self.name])


NEW = Level("new")


def level_of(area: Area | None, answers: int, pass_share: float) -> Level:
    """Weak below the pass mark (`pass_share`, 0 to 1), strong from half way between it and everything right."""
    if area is None or not answers:
        return NEW
    if is_little(area, answers):
        return Level("little")
    if area.estimate < pass_share:
        return Level("weak")
    return Level("growing" if area.estimate < (1 + pass_share) / 2 else "strong")


def is_little(area: Area, answers: int) -> bool:
    """Whether only a range may be told, and neither a figure nor a word for it."""
    return area.little_evidence or answers < FEWEST_ANSWERS
