"""Findings for people at a terminal, for other programs, and for GitHub's review pages."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from .diagnostics import Diagnostic, Severity, format_diagnostic, heading_of, printable
from .source import read_source

FORMATS = ("text", "json", "github")

LinesOf = Callable[[str], Sequence[str]]

_WIDTH = 100  # how much of a long line is shown around the caret
_COLOURS = {Severity.ERROR: "31", Severity.WARNING: "33", Severity.INFO: "36"}
_GITHUB = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def as_text(diagnostics: Iterable[Diagnostic]) -> list[str]:
    """One finding a line, as `path:line:col: CODE message [severity]`, its hint indented below."""
    return [format_diagnostic(diagnostic) for diagnostic in diagnostics]


def for_terminal(diagnostics: Iterable[Diagnostic], lines_of: LinesOf, colour: bool) -> list[str]:
    """The same with the offending line and a caret; `lines_of` gives a path's lines, empty when it has none."""
    return [_with_line(diagnostic, lines_of(diagnostic.place.path), colour) for diagnostic in diagnostics]


def as_json(diagnostics: Iterable[Diagnostic]) -> str:
    """A JSON list of objects with path, line, column, code, severity, message and hint."""
    findings = [
        {
            "path": diagnostic.place.path,
            "line": diagnostic.place.line,
            "column": diagnostic.place.column,
            "code": diagnostic.code,
            "severity": str(diagnostic.severity),
            "message": diagnostic.message,
            "hint": diagnostic.hint,
        }
        for diagnostic in diagnostics
    ]
    return json.dumps(findings, ensure_ascii=False, indent=2)


def for_github(diagnostics: Iterable[Diagnostic]) -> list[str]:
    """Workflow commands, which GitHub shows beside the line in a pull request."""
    result = []
    for diagnostic in diagnostics:
        place = diagnostic.place
        values = {"file": place.path, "line": place.line, "col": place.column, "title": diagnostic.code}
        properties = ",".join(f"{name}={_property(str(value))}" for name, value in values.items())
        text = f"{diagnostic.message}\n{diagnostic.hint}".strip()
        result.append(f"::{_GITHUB[diagnostic.severity]} {properties}::{_data(text)}")
    return result


def read_lines(path: str) -> Sequence[str]:
    """The lines of a note as its reader saw them; none when it can't be read."""
    source, _ = read_source(Path(path))
    return source.lines if source else ()


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _with_line(diagnostic: Diagnostic, lines: Sequence[str], colour: bool) -> str:
    def paint(text: str, code: str) -> str:
        return f"\x1b[{code}m{text}\x1b[0m" if colour else text

    tone = _COLOURS[diagnostic.severity]
    shown = [f"{paint(heading_of(diagnostic), '1')} {printable(diagnostic.message)} "]
    shown[0] += paint(f"[{diagnostic.severity}]", tone)
    place = diagnostic.place
    gutter = " " * len(str(place.line))
    if 0 < place.line <= len(lines) and lines[place.line - 1].strip():
        text, at = _window(lines[place.line - 1], place.column - 1)
        blank = "".join("  " if _is_wide(char) else " " for char in text[:at])
        bar = paint("|", "34")
        shown += [f"{paint(str(place.line), '34')} {bar} {text}", f"{gutter} {bar} {blank}{paint('^', tone)}"]
    if diagnostic.hint:
        shown.append(f"{gutter} = hint: {printable(diagnostic.hint)}")
    return "\n".join(shown)


def _window(line: str, at: int) -> tuple[str, int]:
    """What of a line is shown, and where in it the caret goes; tabs count as the reader counts them."""
    body = line.lstrip(" \t")
    text = printable(line[: len(line) - len(body)].expandtabs(4) + body)
    at = min(at, len(text))
    if len(text) <= _WIDTH:
        return text, at
    start = max(0, min(at - _WIDTH // 2, len(text) - _WIDTH))
    left = "…" if start else ""
    right = "…" if start + _WIDTH < len(text) else ""
    return left + text[start : start + _WIDTH] + right, at - start + len(left)


def _is_wide(char: str) -> bool:
    return unicodedata.east_asian_width(char) in "WF"
