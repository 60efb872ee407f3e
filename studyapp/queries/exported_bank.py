"""The bank as plain data, for other programs: what `export_bank` writes."""

from __future__ import annotations

from typing import Any

from studyapp.models import Choice, Pack, Question, Section, Service, Signal, Status, Topic


def exported_bank() -> dict[str, Any]:
    """Pack, services, topics, sections, signals and questions, each with its source: seven queries."""
    pack = Pack.objects.first() or Pack()
    return {
        "pack": {"name": pack.name, "exam_code": pack.exam_code, "blueprint": pack.blueprint},
        "services": [
            {"key": s.key, "name": s.name, "aliases": s.aliases} for s in Service.objects.order_by("key")
        ],
        "topics": [_topic(t) for t in Topic.objects.filter(retired=False).select_related("service")],
        "sections": [
            {
                "topic": s.topic.slug,
                "number": s.number,
                "title": s.title,
                "source": _source(s.topic.path, s.line),
            }
            for s in Section.objects.filter(topic__retired=False)
            .select_related("topic")
            .order_by("topic__position", "position")
        ],
        "signals": [
            {
                "topic": s.topic.slug,
                "section": s.section_title,
                "text": s.text,
                "cues": s.cues,
                "services": s.targets,
                "source": _source(s.topic.path, s.line),
            }
            for s in Signal.objects.filter(topic__retired=False)
            .select_related("topic")
            .order_by("topic__position", "position")
        ],
        "questions": _questions(),
    }


def _source(path: str, line: int) -> dict[str, Any]:
    return {"path": path, "line": line}


def _topic(topic: Topic) -> dict[str, Any]:
    return {
        "slug": topic.slug,
        "name": topic.name,
        "subtitle": topic.subtitle,
        "aliases": topic.aliases,
        "service": topic.service.key if topic.service else None,
        "domain": topic.domain,
        "source": _source(topic.path, topic.line),
    }


def _questions() -> list[dict[str, Any]]:
    choices: dict[int, list[Choice]] = {}
    for choice in Choice.objects.filter(version__current_of__isnull=False).order_by("version", "position"):
        choices.setdefault(choice.version_id, []).append(choice)
    rows = Question.objects.exclude(status=Status.RETIRED).select_related("version", "topic", "contrast")
    return [_question(row, choices.get(row.version_id or 0, [])) for row in rows]


def _question(row: Question, choices: list[Choice]) -> dict[str, Any]:
    assert row.version is not None
    exported = {
        "id": row.pk,
        "kind": row.kind,
        "status": row.status,
        "stem": row.version.stem,
        "choices": [{"text": c.text, "correct": c.correct, "why": c.why} for c in choices],
        "explanation": row.version.explanation,
        "topic": row.topic.slug,
        "section": row.section_title,
        "domain": row.domain,
        "contrast": row.contrast.label if row.contrast else None,
        "source": _source(row.path, row.line),
    }
    if row.status == Status.HELD_BACK:
        exported["reason"] = row.held_reason
    return exported
