"""The book of the demo ledger: lives of records, one row for each version."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from .days import DAY

CAMPAIGN = "chuangxianzhengyou"
TAGS = (CAMPAIGN,)

# Fields of each kind as columns; tallies count the envelope and each option.
FIELDS: dict[str, tuple[str, ...]] = {
    "pledge": ("maker", "text", "amount", "sort", "reason", "verdict", "question"),
    "task": (
        "text", "measures", "leader", "key_number", "field", "check_by", "result", "target",
        "counted_in", "by_secretary", "actual", "extension_reason",
    ),
    "deed": ("text", "area", "helped", "money", "question"),
    "visit": ("household", "occasion", "heard", "question"),
    "study": ("what", "title", "use", "hours", "question"),
    "problem": ("source", "text", "sort", "reporter", "solver", "pause_reason", "changed"),
    "judgement": ("heading", "grade", "reason", "rater"),
    "survey": ("subject", "raters", "counted", "question"),
    "comment": (
        "form", "round_of", "achievements", "gaps", "direction", "answer", "question",
    ),
    "contact_point": ("leader", "role", "why", "aim", "result"),
    "guidance": ("seen",),
    "finding": ("way", "fault", "area", "text", "plea", "reason"),
    "order": ("step", "grounds", "reason", "otherwise", "measures", "changed", "question"),
    "statement": ("text", "reason", "appeal", "review"),
    "plan": ("title", "number", "theme", "main_task", "asks", "question"),
    "carrier": (
        "title", "runs", "joins", "works", "goal", "joined", "result", "reason", "question",
    ),
    "pair": ("other", "household", "need", "item", "result", "reason"),
    "exemplar": ("sort", "title", "solves", "steps", "effect", "opinion", "consent", "reason"),
    "adoption": ("what", "before", "after"),
    "honour": ("title", "level", "deeds", "objection", "reason"),
    "rule": ("sort", "title", "text", "fault"),
    "rule_use": ("matter", "breach"),
    "figure": ("what", "value", "source"),
    "test_result": ("topic", "score"),
    "round": (
        "round", "day", "known_on", "ways", "begins", "ends", "peers", "take", "criteria",
        "fingerprint", "commitment", "listed", "result", "reason",
    ),
    "draw": ("seed", "witness", "reason"),
    "inspected": ("text",),
    "talk": ("text", "outcome"),
    "enquiry": ("mark", "about", "heard", "answer"),
    "rank_statement": ("rank", "cause", "text", "reason"),
    "body": ("sort", "title", "head", "deputy", "duties", "reason"),
    "firm": ("title", "sort", "large", "members", "way", "branch"),
    "rating": (
        "grading", "self_score", "masses", "committee_score", "proposed", "decided", "reason",
    ),
}  # fmt: skip
TALLIES = {
    "verdict": ("satisfied", "basically", "dissatisfied"),
    "counted": ("very", "satisfied", "basically", "dissatisfied", "unknown"),
}
ENVELOPE = ("due", "present", "issued", "returned", "invalid")
WHOLE = frozenset(
    {
        "take",
        "rank",
        "amount",
        "helped",
        "target",
        "actual",
        "joined",
        "score",
        "key_number",
        "members",
    }
)
SCALED = {
    "money": 2, "hours": 1, "value": 2, "before": 1, "after": 1,
    "self_score": 2, "masses": 2, "committee_score": 2,
}  # fmt: skip
LISTS = frozenset({"ways"})
DAYS = frozenset({"begins", "ends", "day", "known_on"})
_LETTERS = {
    "pledge": "N", "task": "R", "deed": "S", "visit": "F",
    "study": "X", "problem": "W", "judgement": "D", "survey": "M",
    "comment": "DP", "contact_point": "LX", "guidance": "LD", "finding": "FX", "order": "TZ",
    "statement": "SM", "plan": "FA", "carrier": "ZT", "pair": "JD", "exemplar": "DX",
    "adoption": "XY", "honour": "BZ", "rule": "ZD", "rule_use": "ZX", "figure": "TJ",
    "test_result": "KX", "round": "LC", "draw": "CQ", "inspected": "DD", "rank_statement": "BT",
    "talk": "TX", "enquiry": "YD", "rating": "PX", "body": "JG", "firm": "QY",
}  # fmt: skip


def columns(kind: str) -> tuple[str, ...]:
    """The columns of a kind after the fixed ones, tallies spread out."""
    found: list[str] = []
    for name in FIELDS[kind]:
        if name in TALLIES:
            found += [f"{name}_{part}" for part in (*ENVELOPE, *TALLIES[name])]
        else:
            found.append(name)
    return tuple(found)


@dataclass(slots=True)
class Row:
    """One version: what the fixed columns hold, and the kind's own values in order."""

    life: Life
    known: int
    state: str
    on: int
    unit: str
    person: str | None
    occurred: int
    due: int | None
    tags: tuple[str, ...]
    values: tuple[Any, ...]
    correction: bool


@dataclass(slots=True)
class Life:
    """One record and its present facts; it is over once what comes next lies after today."""

    book: Book
    kind: str
    unit: str
    occurred: int
    person: str | None = None
    due: int | None = None
    facts: dict[str, Any] = field(default_factory=dict)
    tags: tuple[str, ...] = ()
    known: int = 0
    state: str = ""
    on: int = 0
    over: bool = False
    ending: str = ""  # what will have changed once a problem is solved
    told: dict[str, str] = field(default_factory=dict)  # what will be said of it later

    def enter(
        self, state: str, on: int, known: int, *, correction: bool = False, **facts: Any
    ) -> bool:
        """One version with that state from that day; false when it would lie after today."""
        known = max(known, self.known + 60)
        if self.over or on > self.book.today or known >= (self.book.today + 1) * DAY:
            self.over = True
            return False
        if not correction and on < self.on:
            raise ValueError(f"{self.kind} cannot go back from day {self.on} to {on}")
        if known < on * DAY:
            raise ValueError(f"{self.kind} cannot be known before day {on}")
        self.due = facts.pop("due", self.due)
        self.person = facts.pop("person", self.person)
        self.tags = facts.pop("tags", self.tags)
        self.facts.update(facts)
        self.state, self.on, self.known = state, on, known
        names = self.book.columns[self.kind]
        self.book.rows[self.kind].append(
            Row(
                self,
                known,
                state,
                on,
                self.unit,
                self.person,
                self.occurred,
                self.due,
                self.tags,
                tuple(map(self.facts.get, names)),
                correction,
            )
        )
        return True

    def correct(self, known: int, **facts: Any) -> bool:
        """The same state again with a fact put right."""
        return self.enter(self.state, self.on, known, correction=True, **facts)


@dataclass
class Book:
    """All rows by kind, and what goes with the records."""

    today: int
    rows: dict[str, list[Row]] = field(default_factory=lambda: {kind: [] for kind in FIELDS})
    participants: list[tuple[Life, str, str]] = field(default_factory=list)
    partners: list[tuple[Life, str, str]] = field(default_factory=list)
    links: list[tuple[Life, str, Life]] = field(default_factory=list)
    columns: dict[str, tuple[str, ...]] = field(
        default_factory=lambda: {kind: columns(kind) for kind in FIELDS}
    )

    def begin(self, kind: str, unit: str, occurred: int, **facts: Any) -> Life:
        """A record that has no version yet."""
        life = Life(self, kind, unit, occurred)
        life.due = facts.pop("due", None)
        life.person = facts.pop("person", None)
        life.facts = facts
        return life

    def numbered(self) -> tuple[dict[int, str], list[tuple[str, Row]]]:
        """Record numbers by life, and all rows in the order of the ledger."""
        order = [(kind, row) for kind in FIELDS for row in self.rows[kind]]
        order.sort(key=lambda pair: pair[1].known)
        numbers: dict[int, str] = {}
        counts = dict.fromkeys(FIELDS, 0)
        for kind, row in order:
            if id(row.life) not in numbers:
                counts[kind] += 1
                numbers[id(row.life)] = f"{_LETTERS[kind]}{counts[kind]:06d}"
        return numbers, order


def tally(name: str, envelope: tuple[int, ...], votes: tuple[int, ...]) -> dict[str, Any]:
    """The columns of a tally: due, present, issued, returned, invalid, then each option."""
    parts = (*ENVELOPE, *TALLIES[name])
    return {f"{name}_{part}": n for part, n in zip(parts, (*envelope, *votes), strict=True)}
