"""When things are entered and closed: bunched before an inspection, long after the event, on the last day."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator

from duixian.rulebook.vocabulary.text import Text
from duixian.rulebook.vocabulary.words import Stage

from .facts import Facts, Stood
from .signal import Seen, Signal, Sort


def bunched(facts: Facts) -> Iterator[Signal]:
    """Units that enter far more in the days before an inspection than they usually do."""
    occasions: dict[str, set[dt.date]] = defaultdict(set)
    for day, unit in facts.occasions():
        occasions[unit].add(day)
    for unit, entries in facts.entries.items():
        days = sorted(occasions[""] | occasions.get(unit, set()))
        if days:
            yield from bunched_at(facts, unit, entries, days)


def bunched_at(
    facts: Facts, unit: str, entries: list[Seen], days: list[dt.date]
) -> Iterator[Signal]:
    """The question about one unit, if there is one."""
    start = max(facts.since, facts.tree.units[unit].opened_on)
    before = {day - dt.timedelta(back) for day in days for back in range(facts.rules.days_before)}
    before = {day for day in before if start <= day <= facts.day}
    inside = tuple(seen for seen in entries if seen.entered_on in before)
    others = len(entries) - len(inside)
    days_in, days_out = len(before), (facts.day - start).days + 1 - len(before)
    enough = len(inside) >= facts.rules.bunched and days_out > days_in
    if enough and len(inside) * days_out >= facts.rules.times_usual * others * days_in:
        usual = (2 * others * days_in + days_out) // (2 * days_out)
        listed = "、".join(map(str, days)), ", ".join(map(str, days))
        yield Signal(
            Sort.BUNCHED,
            (unit,),
            Text(
                f"{{{unit}}}在考评或检查前的 {days_in} 天里录入 {len(inside)} 条，"
                f"平时同样多的日子约 {usual} 条（考评或检查：{listed[0]}）。",
                f"{{{unit}}} made {len(inside)} entries in {days_in} days before rounds or "
                f"inspections, and about {usual} in as many other days (they were on {listed[1]}).",
            ),
            inside,
        )


def entered_late(facts: Facts) -> Iterator[Signal]:
    """Units of whose entries a large part was made long after the event."""
    late = dt.timedelta(facts.rules.late_days)
    for unit, entries in facts.entries.items():
        dated = [(seen, seen.occurred_on) for seen in entries if seen.occurred_on]
        found = tuple(seen for seen, day in dated if seen.entered_on - day >= late)
        part = facts.rules.late_part
        if len(found) >= facts.rules.late and len(found) * part.denominator >= part.numerator * len(
            dated
        ):
            longest = max((seen.entered_on - day).days for seen, day in dated)
            yield Signal(
                Sort.ENTERED_LATE,
                (unit,),
                Text(
                    f"{{{unit}}}录入的 {len(dated)} 条里，有 {len(found)} 条是事情过了 "
                    f"{late.days} 天以后才录的，最长的过了 {longest} 天。",
                    f"Of {len(dated)} entries of {{{unit}}}, {len(found)} were made {late.days} days "
                    f"or more after the event, the longest after {longest}.",
                ),
                found,
            )


def last_day(facts: Facts) -> Iterator[Signal]:
    """Units that close a large part of what is due on the very last day."""
    closed: dict[str, list[Stood]] = defaultdict(list)
    for kind in facts.kinds.values():
        if not kind.never_lowers:
            for row in facts.rows(kind):
                if in_time(row, facts.since):
                    closed[row.seen.unit].append(row)
    part = facts.rules.last_day_part
    for unit, rows in sorted(closed.items()):
        found = tuple(sorted(row.seen for row in rows if row.closed_on == row.due_on))
        if len(found) >= facts.rules.last_day and len(
            found
        ) * part.denominator >= part.numerator * len(rows):
            yield Signal(
                Sort.LAST_DAY,
                (unit,),
                Text(
                    f"{{{unit}}}按时办结的 {len(rows)} 件里，有 {len(found)} 件是在最后一天办结的。",
                    f"Of {len(rows)} things that {{{unit}}} closed in time, {len(found)} were closed "
                    "on the last day.",
                ),
                found,
            )


def in_time(row: Stood, since: dt.date) -> bool:
    """Whether a record was achieved by its due date, lately enough to be asked about."""
    if row.stage != Stage.DONE.value or row.due_on is None or row.closed_on is None:
        return False
    return since <= row.closed_on <= row.due_on
