"""Examples as small counties: a few records in the office's own words, worked out by hand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from duixian.rulebook.calendars import Days
from duixian.rulebook.kinds import Kind
from duixian.rulebook.ledger import Cut, Ledger, cut, from_texts
from duixian.rulebook.ledger.tree import Tree
from duixian.rulebook.measures import Value, World
from duixian.rulebook.scorecards.points import printed
from duixian.rulebook.scorecards.score import calendar_of, starts, tree_of
from duixian.rulebook.scorecards.standard import Cell, Example, Indicator, Pack
from duixian.rulebook.vocabulary.words import FieldType, Stage

TOP, UNIT = "T", "a"
Rows = dict[str, list[dict[str, str]]]


@dataclass(frozen=True)
class Case:
    """An example, made ready: the cut of its records, its tree and calendar."""

    ledger: Ledger
    cut: Cut
    tree: Tree
    calendar: Mapping[str, Days]

    def world(self, pack: Pack) -> World:
        """The example in plain rows."""
        return World.of_cut(self.cut, self.tree, pack.countable, self.calendar)


def case_of(example: Example, pack: Pack) -> Case:
    """The small county of an example.

    What an example leaves unsaid is filled in: units named nowhere are branches of the pack's first
    category under `T`; a record is of unit `a`, achieved, on the day of the example.

    Raises:
        Unusable: its records have mistakes.
    """
    rows: Rows = {"participants": [], "partners": [], "links": []}
    for number, record in enumerate(example.records, 1):
        _record(number, record, example, pack, rows)
    _tree(example, pack, rows)
    ledger = from_texts(
        {name: entries for name, entries in rows.items() if entries}, list(pack.kinds.values())
    )
    calendar = calendar_of(pack, ledger)
    known = cut(
        ledger, list(pack.kinds.values()), as_of=example.as_of, known_at=example.known_at,
        starts=starts(pack, example.as_of, calendar),
    )  # fmt: skip
    return Case(ledger, known, tree_of(known), calendar)


def points_of(indicator: Indicator, value: Value, case: Case, pack: Pack) -> str:
    """The points of a value as they are printed; `-` where there are none, `out` where it is out."""
    points = pack.points_of(indicator)
    if points is None:
        return "-"
    ruled_on = indicator.ruled_on(case.cut.as_of, case.calendar)
    earned = points.earned(value.fraction, ruled_on, per_cent=indicator.measure.per_cent)
    return "out" if earned.points is None else printed(earned.points)


def _text(cell: Cell) -> str:
    return "" if isinstance(cell, Mapping) else ";".join(cell)


def _record(
    number: int, record: Mapping[str, Cell], example: Example, pack: Pack, rows: Rows
) -> None:
    given = {key: _text(cell) for key, cell in record.items()}
    kind = pack.kinds.get(given.pop("kind", ""))
    if kind is None:
        raise ValueError(f"records[{number}].kind: {', '.join(pack.kinds)}")
    id_ = given.get("record", f"r{number}")
    state_on = given.get("state_on", given.get("occurred_on", example.as_of.isoformat()))
    done = next((s.id for s in kind.states if s.stage is Stage.DONE), kind.states[0].id)
    row = {
        "record": id_, "seq": str(number), "known_at": state_on, "unit": UNIT,
        "state": done, "state_on": state_on, "occurred_on": state_on,
    }  # fmt: skip
    for key, cell in record.items():
        if key != "kind":
            _cell(key, cell, kind, id_, row, rows)
    rows.setdefault(f"records/{kind.id}", []).append(row)


def _cell(key: str, cell: Cell, kind: Kind, id_: str, row: dict[str, str], rows: Rows) -> None:
    """One cell goes into the row, or into the table that its field is kept in."""
    field = kind.field(key)
    if field is not None and field.type is FieldType.TALLY and isinstance(cell, Mapping):
        row.update({f"{key}_{option}": str(votes) for option, votes in cell.items()})
    elif field is not None and field.elsewhere:
        role, value = {
            "links": ("field", "other"),
            "participants": ("role", "person"),
            "partners": ("role", "unit"),
        }[field.elsewhere]
        rows[field.elsewhere] += [{"record": id_, role: key, value: v} for v in cell]
    else:
        row[key] = _text(cell)


def _tree(example: Example, pack: Pack, rows: Rows) -> None:
    category = pack.categories[0].id if pack.categories else "unit"
    declared = {u.code: u for u in example.units}
    rows["persons"] = [
        {"code": p.code, "unit": p.unit, "status": p.status, "joined_on": p.joined_on.isoformat(),
         "left_on": p.left_on.isoformat() if p.left_on else "",
         "birth_year": str(p.birth_year or ""), "gender": p.gender, "education": p.education}
        for p in example.persons
    ]  # fmt: skip
    rows["posts"] = [
        {"person": p.person, "unit": p.unit, "role": p.role, "from_on": p.from_on.isoformat(),
         "to_on": p.to_on.isoformat() if p.to_on else ""}
        for p in example.posts
    ]  # fmt: skip
    named = [TOP, UNIT, *declared, *_units_named(example, rows)]
    rows["units"] = []
    for code in dict.fromkeys(named):
        unit = declared.get(code)
        top = code == TOP
        rows["units"].append({
            "code": code, "name": code,
            "parent": unit.parent or TOP if unit and not top else "" if top else TOP,
            "type": unit.type if unit else "committee" if top else "branch",
            "category": (unit.category if unit else "") or ("committee" if top else category),
            "opened_on": unit.opened_on.isoformat() if unit else "2000-01-01",
            "closed_on": unit.closed_on.isoformat() if unit and unit.closed_on else "",
            "households": str(unit.households) if unit and unit.households is not None else "",
        })  # fmt: skip
    known = {p["code"] for p in rows["persons"]}
    for person in _persons_named(rows):
        if person not in known:
            known.add(person)
            rows["persons"].append(
                {"code": person, "unit": UNIT, "status": "full", "joined_on": "2000-01-01"}
            )
    rows["unit_moves"] = [
        {"code": m.unit, "on": m.on.isoformat(), "parent": m.parent} for m in example.moves
    ]
    rows["heirs"] = [
        {"code": h.unit, "on": h.on.isoformat(), "into": h.into} for h in example.heirs
    ]


def _units_named(example: Example, rows: Rows) -> Sequence[str]:
    records = [
        row for name, entries in rows.items() if name.startswith("records/") for row in entries
    ]
    promised = (example.expect, example.grades, example.ranks)
    who = [w for each in promised for values in each.values() for w in values]
    persons = {p["code"] for p in rows["persons"]} | set(_persons_named(rows))
    return [
        *(row["unit"] for row in (*records, *rows["partners"])),
        *(p["unit"] for p in (*rows["persons"], *rows["posts"])),
        *(w for w in who if w not in persons),
    ]  # fmt: skip


def _persons_named(rows: Rows) -> Sequence[str]:
    records = [
        row for name, entries in rows.items() if name.startswith("records/") for row in entries
    ]
    naming = (*records, *rows["participants"], *rows["posts"])
    named = [row["person"] for row in naming if row.get("person")]
    return list(dict.fromkeys(named))
