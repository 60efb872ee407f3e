"""Front matter as named values that know their lines."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import yaml

from ...packs import split_front_matter

_DEEPEST = 6
_LOOKS_LIKE_DATA = re.compile(r"[\w-]+:(?:\s|$)")
_HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")


@dataclass(frozen=True, slots=True)
class Value:
    """A value of the front matter with the line that it stands on: a text, a list, or named values."""

    line: int
    text: str = ""
    items: tuple[Value, ...] = ()
    named: Mapping[str, Value] = field(default_factory=dict)


Fields = Mapping[str, Value]
"""Values by their names in lower case, words joined by "_": "correctAnswer" is "correct_answer"."""


def read_front_matter(text: str) -> Fields:
    """The named values of a text's front matter; empty where there is none.

    Raises yaml.YAMLError for front matter that is not YAML.
    """
    front = split_front_matter(text)
    node = yaml.compose(front[0], Loader=yaml.SafeLoader) if front else None
    return fields_of(_value(node, 0))


def without_front_matter(text: str) -> tuple[str, int]:
    """What stands below the front matter, and the number of its first line.

    Two rules around ordinary text are no front matter: that has to be "name: value" lines.
    """
    front = split_front_matter(text)
    try:
        is_data = bool(front and read_front_matter(text))
    except yaml.YAMLError:
        is_data = bool(front and _LOOKS_LIKE_DATA.match(front[0]))
    if not front or not is_data:
        return text, 1
    return "\n".join(text.split("\n")[front[1] - 1 :]), front[1]


def fields_of(value: Value) -> Fields:
    """The named values inside a value."""
    return {_field_name(name): inner for name, inner in value.named.items()}


def first_of(data: Fields, names: Sequence[str]) -> Value | None:
    """The value of the first of some names that is there."""
    return next((data[name] for name in names if name in data), None)


def text_of(data: Fields, names: Sequence[str]) -> str:
    """The text of the first of some names that is there; "" where that is none or no text."""
    value = first_of(data, names)
    return value.text if value else ""


def tags_of(data: Fields) -> tuple[str, ...]:
    """The tags, be they a list or a text with commas."""
    value = data.get("tags")
    if value is None:
        return ()
    parts = [item.text for item in value.items] or value.text.replace(";", ",").split(",")
    return tuple(part.strip() for part in parts if part.strip())


def _field_name(name: str) -> str:
    return re.sub(r"[\s-]+", "_", _HUMP.sub("_", name.strip())).lower()


def _value(node: yaml.Node | None, depth: int) -> Value:
    line = node.start_mark.line + 2 if node is not None else 1
    if isinstance(node, yaml.ScalarNode):
        return Value(line, str(node.value).strip())
    if depth > _DEEPEST or node is None:
        return Value(line)
    if isinstance(node, yaml.SequenceNode):
        return Value(line, items=tuple(_value(item, depth + 1) for item in node.value))
    named = {str(key.value): _value(value, depth + 1) for key, value in node.value}
    return Value(line, named=named)
