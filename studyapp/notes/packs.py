"""A pack: the exam that a folder of notes prepares for, from the front matter of its `pack.md`."""

from __future__ import annotations

from typing import Any

import yaml

from .diagnostics import Diagnostic, Place, diagnose
from .model import Pack
from .source import Source


def split_front_matter(text: str) -> tuple[str, int] | None:
    """The YAML between two `---` lines at the very start: (yaml, number of the line after it), else None."""
    if not text.startswith("---\n"):
        return None
    end = text.find("\n---", 3)
    if end < 0 or text[end + 4 : end + 5] not in ("", "\n"):
        return None
    return text[4 : end + 1], text.count("\n", 0, end + 1) + 2


def read_pack(source: Source) -> tuple[Pack, list[Diagnostic]]:
    """The pack, with defaults for what its file does not say; a diagnostic where it says it wrongly."""
    front = split_front_matter(source.text)
    if front is None:
        return Pack(), []
    try:
        data = yaml.safe_load(front[0])
        if not isinstance(data, dict):
            raise ValueError("it is not a list of “name: value” lines")
        return _pack(data), []
    except (yaml.YAMLError, ValueError, TypeError, KeyError) as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 2 if mark else 1
        problem = getattr(error, "problem", None) or error
        place = Place(source.path, line)
        return Pack(), [diagnose("N009", place, f"the front matter cannot be read: {problem}")]


def _pack(data: dict[str, Any]) -> Pack:
    rows = data.get("blueprint") or []
    weights = [(str(row["domain"]), float(row["weight"])) for row in rows]
    total = sum(weight for _, weight in weights)
    if weights and total <= 0:
        raise ValueError("the weights of the blueprint add up to nothing")
    share = float(data.get("pass_mark", 72))
    return Pack(
        name=str(data.get("name", "")),
        exam_code=str(data.get("exam_code", "")),
        blueprint=tuple((domain, weight / total) for domain, weight in weights),
        scored_questions=int(data.get("scored_questions", 50)),
        minutes=int(data.get("minutes", 0)),
        pass_share=share / 100 if share > 1 else share,
        assumptions=tuple(str(line) for line in data.get("assumptions") or ()),
    )
