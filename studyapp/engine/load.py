"""Daily load: how many questions today, how a backlog is spread, and the plan per day to an exam date."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

ROLLING_DAYS = 14
SECONDS_A_QUESTION = 60.0


@dataclass(frozen=True, slots=True)
class PlannedDay:
    """One day of the plan: how many questions, of which `due` repeat what is due and `new` are new."""

    day: date
    due: int
    new: int

    @property
    def questions(self) -> int:
        """Questions on this day."""
        return self.due + self.new


def questions_for_minutes(minutes: float, seconds_a_question: float = SECONDS_A_QUESTION) -> int:
    """Questions that fit into so many minutes at this learner's pace; at least one when there is any time."""
    if minutes <= 0:
        return 0
    return max(1, int(minutes * 60 / max(seconds_a_question, 1.0)))


def plan(
    due: Iterable[date],
    unseen: int,
    a_day: int,
    today: date,
    exam_on: date | None = None,
    done_today: int = 0,
) -> list[PlannedDay]:
    """The plan per day from today to the day before the exam (two weeks ahead without one), never above `a_day`.

    due: the date on which each component comes due (past dates are the backlog); unseen: components never asked;
    done_today: questions answered today already. A backlog is spread: it takes at most the day's room and the rest
    moves on, and new ones are spread evenly over the days left, keeping at least a third of each day while any are
    left. Raises ValueError for negative counts.
    """
    if unseen < 0 or a_day < 0 or done_today < 0:
        raise ValueError("counts can't be negative")
    days = ROLLING_DAYS if exam_on is None else max(0, (exam_on - today).days)
    waiting = sorted(due)
    planned = []
    for ahead in range(days):
        day = today + timedelta(days=ahead)
        room = max(0, a_day - (done_today if ahead == 0 else 0))
        ready = bisect_right(waiting, day)
        even = -(-unseen // (days - ahead))
        new = min(unseen, room, max(even, 0), max(room - ready, -(-room // 3)))
        repeats = min(ready, room - new)
        new = min(unseen, room - repeats, max(new, min(even, room - repeats)))
        del waiting[:repeats]
        unseen -= new
        planned.append(PlannedDay(day, repeats, new))
    return planned


def needed_a_day(
    due: Iterable[date], unseen: int, today: date, exam_on: date, done_today: int = 0
) -> int | None:
    """The smallest load a day with which all is repeated that comes due before the exam, and all unseen is met.

    Takes what `plan` takes. None when there is no day left before the exam.
    """
    waiting = [one for one in due if one < exam_on]
    work = unseen + len(waiting)

    def is_enough(a_day: int) -> bool:
        return sum(day.questions for day in plan(waiting, unseen, a_day, today, exam_on, done_today)) == work

    most = work + done_today
    return bisect_left(range(most + 1), True, key=is_enough) if exam_on > today else None


def backlog_days(planned: Sequence[PlannedDay], waiting: int) -> int | None:
    """Days until `waiting` repeats have had their turn, which come first in a plan; None when they never do.

    Past the end of the plan its last day is taken to go on.
    """
    for days, day in enumerate(planned, start=1):
        waiting -= day.due
        if waiting <= 0:
            return days
    rate = planned[-1].due if planned else 0
    return len(planned) - (-waiting // rate) if rate else None
