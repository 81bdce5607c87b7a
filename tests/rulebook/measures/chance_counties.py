"""Counties by chance, drawn from a seeded generator: odd names, moves, mergers, gaps, late entries."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from duixian.rulebook.calendars import (
    Days,
)
from duixian.rulebook.kinds import Kind
from duixian.rulebook.ledger import Ledger, cut, from_texts
from duixian.rulebook.packs.examples import Case
from duixian.rulebook.scorecards.score import starts, tree_of
from duixian.rulebook.scorecards.standard import Pack
from rulebook.counties import said

FIELDS = """
  - {id: area, name: {zh: 域, en: Area}, type: choice, options: &OPTIONS}
  - {id: topics, name: {zh: 题, en: Topics}, type: choice, many: {from: 0, to: 3}, options: &OPTIONS}
  - {id: helped, name: {zh: 数, en: Helped}, type: number}
  - {id: money, name: {zh: 元, en: Money}, type: number, scale: 2}
  - {id: agreed, name: {zh: 同意, en: Agreed}, type: yes_no}
  - {id: note, name: {zh: 记, en: Note}, type: text}
  - {id: household, name: {zh: 户, en: Household}, type: outsider}
  - {id: helper, name: {zh: 人, en: Helper}, type: person}
  - {id: hands, name: {zh: 人们, en: Hands}, type: person, many: {from: 0, to: 9}}
  - {id: host, name: {zh: 处, en: Host}, type: unit}
  - {id: partners, name: {zh: 配合, en: Partners}, type: unit, many: {from: 0, to: 9}}
  - {id: verdict, name: {zh: 评, en: Verdict}, type: tally, options: &OPTIONS}
  - {id: begun, name: {zh: 始, en: Begun}, type: date}
  - {id: heading, name: {zh: 项, en: Heading}, type: choice, options: &OPTIONS}
  - {id: rater, name: {zh: 评者, en: Rater}, type: choice, options: &OPTIONS}
""".replace(
    "&OPTIONS",
    "[{id: x, name: {zh: 甲, en: X}}, {id: y, name: {zh: 乙, en: Y}}, {id: z, name: {zh: 丙, en: Z}}]",
)
STATES = """
states:
  - {id: drawn, name: {zh: 拟, en: Drawn}, stage: draft}
  - {id: going, name: {zh: 办, en: Going}, stage: %s}
  - {id: waiting, name: {zh: 等, en: Waiting}, stage: open, clock: stopped}
  - {id: reached, name: {zh: 成, en: Reached}, stage: done}
  - {id: broken, name: {zh: 败, en: Broken}, stage: failed}
  - {id: struck, name: {zh: 划, en: Struck}, stage: void}
moves: []
"""
LINK = "  - {id: %s, name: {zh: 联, en: Link}, type: link, to: [%s], as: serves}\n"
GOES_ON = "  - {id: renews, name: {zh: 续, en: Renews}, type: link, to: [task], as: continues}\n"
# `going` is open in one kind and a draft in the other: a word of two kinds means each kind's own.
TASK: Kind = said(
    Kind,
    f"id: task\nname: {{zh: 任务, en: Task}}\nfields:{FIELDS}{LINK % ('deed', 'deed')}{GOES_ON}{STATES % 'open'}",
)
DEED: Kind = said(
    Kind,
    f"id: deed\nname: {{zh: 实事, en: Deed}}\nfields:{FIELDS}{LINK % ('task', 'task')}"
    f"{LINK % ('either', 'task, deed')}{STATES % 'draft'}",
)
KINDS = {"task": TASK, "deed": DEED}
WORDS = ("drawn", "going", "waiting", "reached", "broken", "struck")
OPTIONS = ("x", "y", "z")
CODES = ("县", "甲镇", "乙'镇", 'c"d', "支 部", "select", "U;1", "é", "a", "B-2", "%", "\\n")
PERSONS = ("王1", "o'neil", "p q", "none", "p;4", "5", "\N{GRINNING FACE}")
ROLES = ("secretary", "deputy", "委员")
HOUSES = ("户一", "h'2", "NULL", "")
FIRST = dt.date(2009, 9, 1)
LAST = dt.date(2010, 6, 30)
EDGES = (
    dt.date(2009, 12, 1), dt.date(2009, 12, 31), dt.date(2010, 1, 1), dt.date(2010, 3, 31),
    dt.date(2010, 4, 1), *(LAST - dt.timedelta(n) for n in (41, 40, 31, 30, 29, 1, 0)),
    dt.date(2010, 7, 1),
)  # fmt: skip
CALENDAR = {
    "campaign": Days(dt.date(2009, 12, 1)),
    "p1": Days(dt.date(2009, 12, 1), dt.date(2010, 3, 31)),
    "p2": Days(dt.date(2010, 4, 1)),
    "p9": Days(dt.date(2011, 1, 1)),
}

Row = dict[str, str]


@dataclass(frozen=True)
class County:
    """The rows of a county, and the day and moment at which it is asked."""

    rows: dict[str, list[Row]]
    day: dt.date
    known_at: dt.date | None

    def ledger(self) -> Ledger:
        """Its rows, read and checked."""
        return from_texts(self.rows, tuple(KINDS.values()))

    def case(self, pack: Pack) -> Case:
        """Its records on the day, its tree and calendar."""
        ledger = self.ledger()
        known = cut(
            ledger,
            tuple(KINDS.values()),
            as_of=self.day,
            known_at=None if ledger.single_version else self.known_at,
            starts=starts(pack, self.day, CALENDAR),
        )
        return Case(ledger, known, tree_of(known), CALENDAR)


def some_day(chance: Random, first: dt.date = FIRST, days: int = 420) -> dt.date:
    """Any day, most often one on which a window or a stay begins or ends."""
    edges = [day for day in EDGES if 0 <= (day - first).days < days]
    if edges and chance.random() < 0.8:
        return chance.choice(edges)
    return first + dt.timedelta(chance.randrange(days))


def maybe(chance: Random, value: str, odds: float = 0.6) -> str:
    return value if chance.random() < odds else ""


def some(chance: Random, values: Sequence[str], most: int = 2) -> tuple[str, ...]:
    return tuple(chance.sample(values, chance.randint(0, min(most, len(values)))))


def county(chance: Random, units: int, records: int) -> County:
    """A county with so many units and records."""
    codes = chance.sample(CODES, units)
    rows: dict[str, list[Row]] = {"participants": [], "partners": [], "links": []}
    tree(chance, codes, rows)
    rows["persons"] = list(stays(chance, codes))
    rows["posts"] = posts(chance, codes)
    numbers = [f"r'{n}" for n in range(records)]
    kind_of = {number: chance.choice(("task", "deed")) for number in numbers}
    rows["records/task"], rows["records/deed"] = [], []
    versions = [number for number in numbers for _ in range(chance.choice((1, 1, 2, 3)))]
    chance.shuffle(versions)
    for seq, number in enumerate(versions):
        rows[f"records/{kind_of[number]}"].append(version(chance, number, seq, codes))
    for number in numbers:
        beside(chance, number, kind_of, codes, rows)
    known_at = some_day(chance) if chance.random() < 0.4 else None
    day = LAST if chance.random() < 0.5 else some_day(chance)
    return County({k: v for k, v in rows.items() if v}, day, known_at)


def at_last(drawn: County) -> County:
    """A county at its last day, when everything is known."""
    return dataclasses.replace(drawn, day=LAST, known_at=None)


def tree(chance: Random, codes: list[str], rows: dict[str, list[Row]]) -> None:
    """Units, each under an earlier one; some moved, taken over, closed, or opened late."""
    rows["units"], rows["unit_moves"], rows["heirs"] = [], [], []
    for at, code in enumerate(codes):
        ends = ""
        if at and chance.random() < 0.3:
            ends = some_day(chance).isoformat()
            if at > 1 and chance.random() < 0.5:
                heir = chance.choice(codes[1:at])
                rows["heirs"].append({"code": code, "into": heir, "on": ends})
        late = at and not ends and chance.random() < 0.2
        rows["units"].append({
            "code": code, "name": code, "parent": chance.choice(codes[:at]) if at else "",
            "type": chance.choice(("branch", "committee")),
            "category": chance.choice(("unit", "committee")),
            "opened_on": some_day(chance).isoformat() if late else "2000-01-01", "closed_on": ends,
            "households": maybe(chance, str(chance.randint(0, 300))),
        })  # fmt: skip
        for _ in range(chance.choice((0, 0, 0, 1, 2)) if at else 0):
            move = {"code": code, "on": some_day(chance).isoformat()}
            if all({k: m[k] for k in move} != move for m in rows["unit_moves"]):
                rows["unit_moves"].append({**move, "parent": chance.choice(codes[:at])})


def stays(chance: Random, codes: list[str]) -> list[Row]:
    """Persons, each with one or two stays."""
    found = []
    for person in PERSONS:
        turn = some_day(chance)
        parts = [("2000-01-01", "")]
        if chance.random() < 0.4:
            parts = [("2000-01-01", turn.isoformat()), (some_day(chance, turn, 60).isoformat(), "")]
        elif chance.random() < 0.4:
            parts = [(turn.isoformat(), maybe(chance, some_day(chance, turn, 90).isoformat()))]
        for joined, left in parts:
            status = chance.choice(("full", "full", "probationary", "none"))
            unit = chance.choice(codes)
            found.append({
                "code": person, "unit": unit, "status": status, "joined_on": joined, "left_on": left,
                "birth_year": maybe(chance, str(chance.randint(1930, 1990))),
                "gender": maybe(chance, chance.choice("女男")),
                "education": maybe(chance, chance.choice(("大专", "小学"))),
            })  # fmt: skip
    return found


def posts(chance: Random, codes: list[str]) -> list[Row]:
    """Who holds which post where; some hold several, some no longer."""
    found = {}
    for _ in range(chance.randint(0, 12)):
        first = some_day(chance)
        key = (
            chance.choice(PERSONS),
            chance.choice(codes),
            chance.choice(ROLES),
            first.isoformat(),
        )
        found[key] = maybe(chance, (first + dt.timedelta(chance.randint(1, 200))).isoformat(), 0.3)
    columns = ("person", "unit", "role", "from_on")
    return [{**dict(zip(columns, key, strict=True)), "to_on": to} for key, to in found.items()]


def version(chance: Random, number: str, seq: int, codes: list[str]) -> Row:
    """One version of a record, entered on the day of its state or later."""
    state_on = some_day(chance)
    entered = state_on + dt.timedelta(chance.choice((0, 0, 0, 20, 90)))
    row = {
        "record": number, "seq": str(seq), "known_at": entered.isoformat(),
        "unit": chance.choice(codes), "person": maybe(chance, chance.choice(PERSONS)),
        "state": chance.choice((*WORDS, "reached", "waiting")), "state_on": state_on.isoformat(),
        "occurred_on": maybe(chance, some_day(chance).isoformat(), 0.9),
        "due_on": maybe(chance, some_day(chance).isoformat()),
        "campaigns": ";".join(some(chance, ("cx", "其他"))),
        "area": maybe(chance, chance.choice(OPTIONS)), "topics": ";".join(some(chance, OPTIONS, 3)),
        "helped": maybe(chance, str(chance.randint(-3, 9))),
        "money": maybe(chance, f"{chance.randint(-2, 5)}.{chance.randint(0, 99):02d}"),
        "agreed": maybe(chance, chance.choice(("yes", "no"))),
        "note": maybe(chance, chance.choice(("走访'三户'", "a;b", " "))),
        "household": chance.choice(HOUSES), "helper": maybe(chance, chance.choice(PERSONS)),
        "host": maybe(chance, chance.choice(codes)),
        "begun": maybe(chance, some_day(chance).isoformat()),
        "heading": maybe(chance, chance.choice(OPTIONS)), "rater": maybe(chance, chance.choice(OPTIONS)),
    }  # fmt: skip
    if chance.random() < 0.7:
        row |= {f"verdict_{o}": maybe(chance, str(chance.randint(0, 3))) for o in OPTIONS}
    return row


def beside(
    chance: Random,
    number: str,
    kind_of: dict[str, str],
    codes: list[str],
    rows: dict[str, list[Row]],
) -> None:
    """The persons, units and records that a record names in tables of their own."""
    hands, partners = some(chance, PERSONS, 3), some(chance, codes, 3)
    rows["participants"] += [{"record": number, "person": p, "role": "hands"} for p in hands]
    rows["partners"] += [{"record": number, "unit": u, "role": "partners"} for u in partners]
    fields = {"task": ("deed", "renews"), "deed": ("task", "either")}[kind_of[number]]
    for field in fields:
        to = "task" if field == "renews" else field
        others = [o for o in kind_of if field == "either" or kind_of[o] == to]
        chosen = some(chance, others, 2)
        rows["links"] += [{"record": number, "field": field, "other": o} for o in chosen]
