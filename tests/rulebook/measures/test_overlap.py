"""What is said never to meet never meets: every record of a small world is tried, one by one."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from itertools import product
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from duixian.rulebook.calendars import Period, PhaseWindow, Rolling, Standing, interval
from duixian.rulebook.ledger.cut import open_before
from duixian.rulebook.ledger.tree import tree_on
from duixian.rulebook.measures import Selection, World
from duixian.rulebook.measures.overlap import may_share
from duixian.rulebook.vocabulary.filters import Span
from duixian.rulebook.vocabulary.words import ByDate, PeriodName, Timing, Track
from rulebook.counties import said
from rulebook.measures.chance import CALENDAR, DEED, KINDS, TASK, selection

DAY = dt.date(2010, 6, 30)
UNIT = {
    "code": "u", "name": "u", "parent": None, "type": "branch", "category": "unit",
    "opened_on": dt.date(2000, 1, 1), "closed_on": None, "members": None, "households": None,
}  # fmt: skip


EVERY_WINDOW = (
    *(Period(name) for name in PeriodName), *(PhaseWindow(item) for item in CALENDAR),
    *(Rolling(Span(days=n)) for n in (1, 30, 200)), *(Rolling(Span(months=n)) for n in (1, 6)),
)  # fmt: skip
BEFORE = sorted(
    {open_before(span.start) for w in EVERY_WINDOW if (span := interval(w, DAY, CALENDAR))}
)


def timing(stage, closed_on, due_on):
    """How a record stands to its due date, as the cut says it."""
    if due_on is None or stage in ("draft", "void"):
        return None
    if stage == "open":
        return Timing.OVERDUE if due_on <= DAY else Timing.NOT_DUE
    return Timing.IN_TIME if stage == "done" and closed_on <= due_on else Timing.LATE


def some_record(chance, number):
    """Any record of the kind `task`, its parts independent of one another."""
    state = chance.choice(TASK.states)
    days = [None, *(dt.date(2010, m, 15) for m in (1, 3, 5, 6))]
    state_on, due_on = chance.choice(days[1:]), chance.choice([*days, dt.date(2010, 8, 1)])
    closed_on = state_on if state.stage in ("done", "failed") else None
    filled = {column: None for field in TASK.fields for column in field.columns}
    return {
        **filled, **{column: chance.random() < 0.5 for column in BEFORE}, "record": f"r{number}", "kind": "task", "unit": "u", "person": chance.choice((None, "p")),
        "state": state.id, "stage": state.stage.value, "state_on": state_on, "closed_on": closed_on,
        "due_on": due_on, "occurred_on": chance.choice(days), "entered_on": chance.choice(days[1:]),
        "timing": timing(state.stage, closed_on, due_on),
        "campaigns": chance.choice((None, ["cx"], ["civil"], ["cx", "civil"])),
        "area": chance.choice((None, "x", "y", "z")),
        "topics": chance.choice((None, ["x"], ["y"], ["x", "y"], ["x", "y", "z"])),
        "helped": chance.choice((None, -1, 0, 1, 2, 3)), "agreed": chance.choice((None, "yes", "no")),
        "money": chance.choice((None, 150, 151)),
    }  # fmt: skip


def other_record(number, state):
    return {
        "record": f"o{number}",
        "kind": "deed",
        "unit": "u",
        "state": state,
        "stage": DEED.stages()[state].value,
    }


def a_world(seed, many=3000):
    """Many records, some with linked ones in every state."""
    chance = Random(seed)
    records = [some_record(chance, n) for n in range(many)]
    others = [other_record(n, s.id) for n, s in enumerate(DEED.states * 3)]
    links = [
        {"record": record["record"], "field": "deed", "other": other["record"]}
        for record in records
        for other in chance.sample(others, chance.choice((0, 0, 1, 2, 3)))
    ]
    tree = tree_on(DAY, [UNIT], [], [], [{
        "code": "p", "unit": "u", "status": "full", "joined_on": dt.date(2000, 1, 1), "left_on": None,
        "birth_year": None, "gender": None, "education": None,
    }])  # fmt: skip
    return World(tree, KINDS, {"task": records, "deed": others}, CALENDAR, links=links)


WORLD = a_world(0)


def in_both(one, other, world):
    """The records of a world that count for some unit in both selections."""
    rows = [
        {
            row["record"]: world.credited(row, chosen, Track.UNIT)
            for row in world.select(replace(chosen, of=("task",)))
        }
        for chosen in (one, other)
    ]
    return [record for record in rows[0].keys() & rows[1] if rows[0][record] & rows[1][record]]


def share(one, other):
    return may_share(one, other, TASK, KINDS, CALENDAR)


def of_tasks(chance):
    """A selection of tasks as any pack may write it."""
    while True:
        found = selection(chance, Track.UNIT)
        if "task" in found.of and {*found.for_} <= {"unit", "person"}:
            return found


@settings(max_examples=150)
@given(st.integers(0, 10**9))
def test_what_never_meets_has_no_record_in_common(seed):
    chance = Random(seed)
    one, other = of_tasks(chance), of_tasks(chance)
    if not share(one, other):
        assert in_both(one, other, WORLD) == []


WINDOWS = (Standing(), PhaseWindow("p1"), PhaseWindow("p2"), PhaseWindow("campaign"))
FILTERS = {
    "in_": [("done",), ("open",), ("open", "done"), ("waiting",), ("failed", "reached"), ()],
    "where": [{"area": ("x", "y")}, {"area": ("z",)}, {"topics": ("x",)}, {"topics": ("y", "z")},
              {"agreed": ("yes",)}, {"agreed": ("no",)}],
    "has": [("helped",), ("area",), ("closed_on",), ("due_on",), ("occurred_on",), ("deed",)],
    "lacks": [("helped",), ("area",), ("closed_on",), ("due_on",), ("occurred_on",), ("deed",)],
    "timing": [(Timing.IN_TIME,), (Timing.LATE,), (Timing.OVERDUE, Timing.NOT_DUE), (Timing.LATE, Timing.OVERDUE)],
    "tagged": ["cx", "civil"],
    "window": WINDOWS,
    "carried_in": [True],
}  # fmt: skip
BOUNDS = ["{from: 1}", "{to: 0}", "{from: 0.5, to: 0.9}", "{from: 1, to: 2}", "{from: 2.5}"]
FILTERS["where"] += [said(Selection, f"{{of: task, where: {{helped: {b}}}}}").where for b in BOUNDS]
FILTERS["linked"] = [
    said(Selection, f"{{of: task, linked: {{kind: deed, by: deed, {words}}}}}").linked
    for words in (
        "in: [done]", "in: [open, done]", "in: [open]", "in: [done], at_most: 0", "in: [done, open], at_most: 0",
        "in: [done, open], at_most: 1", "in: [done], at_least: 2", "in: [done], at_least: 2, at_most: 2",
        "in: [waiting], at_least: 1, at_most: 1",
    )
]  # fmt: skip


MONTHS = [dt.date(2010, month, 15) for month in (3, 5)]
DIMENSIONS = {
    "occurred_on": [None, *MONTHS],
    "due_on": [None, dt.date(2010, 4, 15), dt.date(2010, 8, 1)],
    "state_on": MONTHS,
    "area": [None, "x", "y", "z"],
    "topics": [None, ["x"], ["x", "y"], ["z"]],
    "helped": [None, -1, 0, 1, 2, 3],
    "agreed": [None, "yes", "no"],
    "campaigns": [None, ["cx"], ["civil"], ["cx", "civil"]],
    "open_before_20100401": [False, True],
    "links": [(), ("reached",), ("waiting",), ("reached", "reached"), ("waiting", "reached"), ("waiting", "reached", "reached"), ("broken",), ("broken", "waiting")],
}  # fmt: skip


def touched(chosen):
    """The things of a record that a selection looks at."""
    found = {*chosen.where, *chosen.has, *chosen.lacks}
    found |= {"due_on", "state_on"} if chosen.timing else set()
    found |= {"campaigns"} if chosen.tagged else set()
    found |= {"links"} if chosen.linked or "deed" in found else set()
    found |= {"occurred_on"} if chosen.window != Standing() else set()
    return found | ({"open_before_20100401", "occurred_on"} if chosen.carried_in else set())


def all_records(one, other):
    """A world with every record there can be, as far as two selections look at it."""
    looked = touched(one) | touched(other)
    ranges = {name: values if name in looked else values[:1] for name, values in DIMENSIONS.items()}
    plain = some_record(Random(0), 0) | {
        f"open_before_{day}": False for day in ("20091201", "20100401")
    }
    records, links = [], []
    for state, *values in product(TASK.states, *ranges.values()):
        row = {
            **plain,
            "record": f"r{len(records)}",
            "state": state.id,
            "stage": state.stage.value,
            **dict(zip(ranges, values, strict=True)),
        }
        row["closed_on"] = row["state_on"] if row["stage"] in ("done", "failed") else None
        row["timing"] = timing(row["stage"], row["closed_on"], row["due_on"])
        ends = [f"{word}{n}" for n, word in enumerate(row.pop("links"))]
        links += [{"record": row["record"], "field": "deed", "other": end} for end in ends]
        records.append(row)
    others = [
        {**other_record(0, word), "record": f"{word}{n}"}
        for word in ("waiting", "reached", "broken")
        for n in range(3)
    ]
    return World(WORLD.tree, KINDS, {"task": records, "deed": others}, CALENDAR, links=links)


def narrowed(chance):
    chosen = chance.sample(sorted(FILTERS), chance.choice((1, 2, 2, 3)))
    return Selection(
        ("task",),
        **{"in_": ("open", "done", "failed"), **{k: chance.choice(FILTERS[k]) for k in chosen}},
    )


@settings(max_examples=300)
@given(st.integers(0, 10**9))
def test_what_may_meet_does_meet_in_some_record(seed):
    chance = Random(seed)
    one, other = narrowed(chance), narrowed(chance)
    assert share(one, other) == bool(in_both(one, other, all_records(one, other)))


def tasks(words):
    return said(Selection, f"{{of: task, {words}}}")


@pytest.mark.parametrize(
    ("one", "other", "meet"),
    [
        ("in: [open, done, failed], by: due_on", "in: [open], timing: [overdue]", True),
        ("in: [done, failed], by: due_on", "in: [open], timing: [overdue]", False),
        ("timing: [in_time]", "timing: [late]", False),
        ("in: [open], by: due_on", "in: [open], timing: [not_due]", False),
        ("where: {area: [x]}", "where: {area: [y]}", False),
        ("where: {topics: [x]}", "where: {topics: [y]}", True),
        ("where: {helped: {to: 2}}", "where: {helped: {from: 3}}", False),
        ("where: {helped: {to: 2.5}}", "where: {helped: {from: 2.1}}", False),
        ("where: {money: {to: 2.5}}", "where: {money: {from: 2.1}}", True),
        ("tagged: cx", "tagged: civil", True),
        ("tagged: cx", "lacks: [campaigns]", False),
        ("linked: {kind: deed, by: deed, in: [done], at_most: 0}", "linked: {kind: deed, by: deed, in: [done]}", False),
        ("linked: {kind: deed, by: deed, in: [open, done], at_most: 0}", "linked: {kind: deed, by: deed, in: [done]}", False),
        ("linked: {kind: deed, by: deed, in: [done], at_most: 0}", "linked: {kind: deed, by: deed, in: [open, done]}", True),
        ("linked: {kind: deed, by: deed}", "lacks: [deed]", False),
        ("has: [note]", "lacks: [note]", False),
        ("where: {area: [x]}", "lacks: [area]", False),
        ("for: helper", "lacks: [helper]", False),
        ("window: {phase: p1}", "window: {phase: p2}", False),
        ("window: {phase: p1}", "window: {phase: p2}, carried_in: yes", True),
        ("window: {phase: p1}, carried_in: yes", "window: {phase: p2}", False),
        ("window: {phase: p1}", "window: {phase: p2}, by: closed_on", True),
        ("window: {phase: p1}", "window: {period: year}", True),
        ("window: {phase: p9}", "window: campaign", True),
        ("window: {phase: never}", "window: {phase: p1}", True),
    ],
)  # fmt: skip
def test_two_selections_meet_or_not(one, other, meet):
    assert (share(tasks(one), tasks(other)), share(tasks(other), tasks(one))) == (meet, meet)


def test_every_pair_of_timings_and_stages_is_told_right():
    words = [("open",), ("done",), ("failed",), ("open", "done"), ("reached", "broken")]
    found = [
        Selection(("task",), in_=w, timing=t) for w, t in product(words, [(), *FILTERS["timing"]])
    ]
    wrong = [(a, b) for a, b in product(found, found) if share(a, b) != bool(in_both(a, b, WORLD))]
    assert wrong == []


def test_entered_and_happened_are_days_of_their_own():
    happened = Selection(("task",), window=PhaseWindow("p1"))
    entered = Selection(("task",), window=PhaseWindow("p2"), by=ByDate.ENTERED_AT)
    assert share(happened, entered)
    assert in_both(happened, entered, WORLD) != []
