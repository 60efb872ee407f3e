"""What the engine knows of a learner, out of the database and back into rows: a constant number of queries."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import asdict, fields
from datetime import datetime
from typing import Any

from django.db.models import Count, Max

from studyapp.engine.learner import ComponentMemory, LearnerState, Seen
from studyapp.models import Answer, Learner, Memory

# Kept in columns or tables of their own rather than among the engine's numbers.
_TIMES = ("last_at", "due_at")
_NOT_IN_STATE = ("components", "seen", "exam_at")
_BELIEF = frozenset(field.name for field in fields(ComponentMemory)) - set(_TIMES)
_STATE = frozenset(field.name for field in fields(LearnerState)) - set(_NOT_IN_STATE)


def learner_state(learner: Learner, components: Collection[str] | None = None) -> LearnerState:
    """The whole state, in two queries; with `components`, only those and the questions on them."""
    memories = Memory.objects.filter(learner=learner)
    answers = Answer.objects.filter(learner=learner)
    if components is not None:
        memories = memories.filter(component__key__in=components)
        answers = answers.filter(question__cue__key__in=components)
    rows = memories.values_list("component__key", "belief", *_TIMES)
    times = answers.values_list("question").annotate(count=Count("pk"), last=Max("answered_at"))
    return LearnerState(
        components={key: _memory(belief, last_at, due_at) for key, belief, last_at, due_at in rows},
        seen={question: Seen(count, last) for question, count, last in times},
        exam_at=learner.exam_at,
        **{name: value for name, value in learner.state.items() if name in _STATE},
    )


def _memory(belief: dict[str, Any], last_at: datetime | None, due_at: datetime | None) -> ComponentMemory:
    numbers = {name: value for name, value in belief.items() if name in _BELIEF}
    return ComponentMemory(**numbers, last_at=last_at, due_at=due_at)


def stored_belief(held: ComponentMemory) -> dict[str, Any]:
    """The values of a Memory row for what the engine holds of a component."""
    values = asdict(held)
    times = {name: values.pop(name) for name in _TIMES}
    return {"belief": values, **times}


def stored_state(state: LearnerState) -> dict[str, Any]:
    """What `Learner.state` keeps: the engine's numbers about the person as a whole."""
    return {name: getattr(state, name) for name in _STATE}
