"""The three strategies: by the time left, by the gap to the plan, by reminders without result.

Under each of them what is over, paused or still a draft shows no lamp, and what is past its day is red.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from duixian.rulebook.calendars.working import Holidays, after, working_days_until
from duixian.rulebook.lifecycle import Lamp, ProgressGap, Slip, TimeLeft
from duixian.rulebook.vocabulary.text import Text
from duixian.rulebook.vocabulary.words import Stage

from .progress import Progress, passed
from .shades import Lit, Shade

NOTHING = Progress()


@dataclass(frozen=True)
class Case:
    """A record of which a lamp is asked: its stage, its day, its progress, how often it was reminded of.

    `stopped` is a state whose clock stands still.
    """

    stage: Stage
    stopped: bool = False
    due_on: dt.date | None = None
    progress: Progress = NOTHING
    reminders: int = 0


def lit(lamp: Lamp, case: Case, day: dt.date, holidays: Holidays) -> Lit:
    """What a lamp shows of a record on a day."""
    dark = unlit(case)
    if dark is not None:
        return Lit(Shade.GREY, dark)
    if case.due_on is not None and passed(case.due_on, day):
        late = (day - case.due_on).days
        return Lit(Shade.RED, Text(f"过了时限 {late} 天", f"{days(late)} past its day"))
    match lamp:
        case TimeLeft():
            return by_time_left(lamp, case, day, holidays)
        case ProgressGap():
            return by_gap(lamp, case.progress)
        case Slip():
            return by_reminders(lamp, case.reminders)


def unlit(case: Case) -> Text | None:
    """Why there is no lamp, if there is none."""
    if case.stopped:
        return Text("暂停", "Paused")
    if case.stage is Stage.OPEN:
        return None
    return (
        Text("还没有交办", "Not given out") if case.stage is Stage.DRAFT else Text("已了结", "Over")
    )


def by_time_left(lamp: TimeLeft, case: Case, day: dt.date, holidays: Holidays) -> Lit:
    """Yellow once no more than the span is left."""
    if case.due_on is None:
        return Lit(Shade.GREY, Text("没有时限", "No day is set"))
    near = after(day, lamp.yellow, holidays) >= case.due_on
    return Lit(Shade.YELLOW if near else Shade.GREEN, time_left(case.due_on, day, holidays))


def time_left(due_on: dt.date, day: dt.date, holidays: Holidays) -> Text:
    """The time until a day that has not passed, in working days."""
    if due_on == day:
        return Text("今天到期", "Due today")
    left = working_days_until(day, due_on, holidays)
    return Text(f"还剩 {left} 个工作日", f"{left} working {'day' if left == 1 else 'days'} left")


def by_gap(lamp: ProgressGap, progress: Progress) -> Lit:
    """Yellow and red by percentage points behind the plan."""
    if not progress.parts:
        return Lit(Shade.GREY, Text("没有节点", "No milestones"))
    if not progress.behind:
        return Lit(Shade.GREEN, Text("跟得上计划", "In step with the plan"))
    shade = graded(yellow=progress.behind_by(lamp.yellow), red=progress.behind_by(lamp.red))
    n, of = progress.behind, progress.parts
    return Lit(shade, Text(f"比计划少 {n}（共 {of}）", f"{n} of {of} behind the plan"))


def by_reminders(lamp: Slip, reminders: int) -> Lit:
    """Yellow and red by how often somebody was reminded without result."""
    shade = graded(yellow=reminders >= lamp.yellow, red=reminders >= lamp.red)
    if not reminders:
        return Lit(shade, Text("没有催过", "No reminder so far"))
    times = "once" if reminders == 1 else f"{reminders} times"
    return Lit(shade, Text(f"催过 {reminders} 次", f"Reminded {times}"))


def graded(*, yellow: bool, red: bool) -> Shade:
    """The shade of two thresholds of which one, both or none are reached."""
    if red:
        return Shade.RED
    return Shade.YELLOW if yellow else Shade.GREEN


def days(n: int) -> str:
    """So many days, in English."""
    return "1 day" if n == 1 else f"{n} days"
