"""Why a number is what it is, for somebody who may not see everything behind it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Any

from duixian.desk.accounts.models import Account
from duixian.desk.org.models import Person, Unit
from duixian.desk.records.models import Record
from duixian.desk.walls import SEEING, Viewer
from duixian.rulebook.kinds.rosters import MEMBERS, UNITS
from duixian.sheets import County
from duixian.sheets.county import Number
from duixian.sheets.workbook.near import near

from .queries import ROWS, figure, records_of, said_of, url_of
from .results import Result

if TYPE_CHECKING:
    from duixian.rulebook.kinds import Kind
    from duixian.rulebook.measures import World
    from duixian.rulebook.measures.printing import Look
    from duixian.rulebook.scorecards.explain import Behind, Explanation, Part
    from duixian.rulebook.scorecards.standard import Indicator
    from duixian.rulebook.vocabulary.text import Text

LISTED = 50
TOO_MANY = 5_000
"""Rows that are not worth going through by hand while somebody waits: those above ask those below."""


class Sort(Enum):
    """What stands in a row behind a number."""

    RECORD = "record"
    PERSON = "person"
    UNIT = "unit"


@dataclass(frozen=True)
class Step:
    """The last step of a record: what it is called, and who made it."""

    name: Text | None
    by: str


@dataclass(frozen=True)
class Row:
    """One record behind a number: its mark, its words, and the record where it can be opened."""

    met: bool | None
    code: str
    kind: Text
    state: Text
    unit: str
    row: Mapping[str, Any]
    record: Record | None
    step: Step | None

    @property
    def url(self) -> str:
        """The page of its record."""
        return url_of(self.record) if self.record else ""

    @property
    def text(self) -> str:
        """What a list shows of it."""
        return (self.record.text if self.record else "") or self.code


@dataclass(frozen=True)
class Name:
    """Somebody on a roster behind a number: who it is, and how many records they have."""

    met: bool | None
    name: str
    has: int | None


@dataclass(frozen=True)
class Share:
    """A unit right below with its own number."""

    unit: Unit
    number: Number
    printed: Text


@dataclass(frozen=True)
class Why:
    """The answer: in words, then what stands behind it as far as the viewer may see it.

    `hidden` counts what lies outside the viewer's part of the tree, `unnamed` people of other units,
    `more` what is not listed; `by_hand` is false where there was too much to go through record by record.
    """

    indicator: Indicator
    number: Number
    told: Sequence[Part]
    rows: Sequence[Row]
    names: Sequence[Name]
    hidden: int
    unnamed: int
    more: int
    below: Sequence[Share]
    by_hand: bool
    source: Text
    look: Look

    @property
    def printed(self) -> Text:
        """The number as people read it."""
        return said_of(self.number, self.look)

    @property
    def below_first(self) -> Sequence[Share]:
        """The units below that stand open on the page."""
        return self.below[:ROWS]

    @property
    def below_rest(self) -> Sequence[Share]:
        """Those that fold."""
        return self.below[ROWS:]

    @property
    def marked(self) -> bool:
        """Whether only some of what stands behind it is in the numerator."""
        marks = [*(row.met for row in self.rows), *(name.met for name in self.names)]
        return any(met is not None for met in marks)

    @property
    def nothing(self) -> bool:
        """Whether no record stands behind it at all."""
        return self.by_hand and not (self.rows or self.names or self.hidden or self.unnamed)


def why(viewer: Viewer, unit: Unit, result: Result, indicator: Indicator) -> Why | None:
    """Why a unit's number is what it is; nothing where the number is not asked of it."""
    found = figure(result, unit.code, indicator)
    if found is None:
        return None
    below = _below(viewer, unit, result, indicator)
    if _many(result.county, unit.code, indicator) > TOO_MANY:
        told, source = _outline(result, indicator, found.number)
        return Why(
            indicator, found.number, told, (), (), 0, 0, 0, below,
            by_hand=False, source=source, look=found.look,
        )  # fmt: skip
    answer = explained(result, unit.code, indicator)
    seen, hidden, unnamed = _seen(viewer, result.county, answer.behind)
    rows = [each for each in seen if sort_of(each.row) is Sort.RECORD]
    others = [each for each in seen if sort_of(each.row) is not Sort.RECORD]
    return Why(
        indicator,
        found.number,
        answer.told,
        _rows(viewer, result.county, rows[:LISTED]),
        _names(viewer, others),
        hidden,
        unnamed,
        max(len(rows) - LISTED, 0),
        below,
        by_hand=True,
        source=answer.source,
        look=found.look,
    )


def explained(result: Result, code: str, indicator: Indicator) -> Explanation:
    """The number worked out by hand from the records that can touch the unit, and no others."""
    from duixian.rulebook.scorecards.explain import Asked, explain

    county = result.county
    unit = county.tree.units[code]
    asked = Asked(code, unit.name, unit.category)
    return explain(county.pack, indicator, asked, world(county, code, indicator))


def world(county: County, code: str, indicator: Indicator) -> World:
    """What has to be known to work out one number of one unit."""
    countable = county.pack.countable
    kinds = {id_: countable[id_] for id_ in indicator.measure.kinds_read(countable)}
    return near(county, [code], kinds)


def _outline(result: Result, indicator: Indicator, number: Number) -> tuple[Sequence[Part], Text]:
    """The same without going through the records: the number is the engine's."""
    from duixian.rulebook.measures import Status, Value
    from duixian.rulebook.scorecards.explain import outlined, source_of

    county = result.county
    value = Value(number.n or 0, number.d or 0, Status(number.status))
    return outlined(county.pack, indicator, value, county.names(indicator)), source_of(county.pack)


def _many(county: County, code: str, indicator: Indicator) -> int:
    """About how many records the unit and those below it have of the kinds asked for."""
    kinds = indicator.measure.kinds_read(county.pack.countable)
    rows = sum(int(county.cut.records[k].num_rows) for k in kinds if k in county.cut.records)
    mine = sum(1 for seats in county.tree.seats.values() if code in seats)
    return rows * mine // max(len(county.tree.seats), 1)


def _below(viewer: Viewer, unit: Unit, result: Result, indicator: Indicator) -> list[Share]:
    """The units right below that have the number, in the order of their codes."""
    units = Unit.objects.seen_by(viewer).filter(parent=unit, closed_on=None).order_by("code")
    numbers = ((each, figure(result, each.code, indicator)) for each in units)
    return [Share(each, f.number, f.printed) for each, f in numbers if f is not None]


def _seen(
    viewer: Viewer, county: County, behind: Sequence[Behind]
) -> tuple[list[Behind], int, int]:
    """What the viewer may see, how many other things there are, and how many people are not named.

    People are named inside their own unit only; above it they are a number.
    """
    people = [b for b in behind if sort_of(b.row) is Sort.PERSON]
    things = [b for b in behind if sort_of(b.row) is not Sort.PERSON]
    homes = _homes(county) if people else {}
    where = {_who(b): homes.get(_who(b)) or _unit_of(b.row) for b in people}
    paths = _paths(viewer, {_unit_of(b.row) for b in things} | {*where.values()})
    inside = {code for code, path in paths.items() if viewer.holds_at(SEEING, path)}
    seen = [b for b in things if _unit_of(b.row) in paths]
    named = [b for b in people if where[_who(b)] in inside]
    return [*seen, *named], len(things) - len(seen), len(people) - len(named)


def _homes(county: County) -> Mapping[str, str]:
    """The unit of each member on the day."""
    return {m.person: county.tree.successor(m.unit) for m in county.tree.members}


def _who(each: Behind) -> str:
    return str(each.row.get("code") or each.row["record"])


def _paths(viewer: Viewer, codes: Collection[str]) -> dict[str, str]:
    """The places of the units of these codes whose business the viewer sees."""
    units = Unit.objects.seen_by(viewer).filter(code__in=codes).values_list("code", "path")
    return {code: path for code, path in units if viewer.sees(path)}


def sort_of(row: Mapping[str, Any]) -> Sort:
    """What stands in a row behind a number."""
    kind = row.get("kind") or row.get("roster")
    sorts = {MEMBERS.id: Sort.PERSON, "posts": Sort.PERSON, UNITS.id: Sort.UNIT}
    return sorts.get(str(kind), Sort.RECORD)


def _unit_of(row: Mapping[str, Any]) -> str:
    return str(row["unit"] if "unit" in row else row["code"])


def _rows(viewer: Viewer, county: County, behind: Sequence[Behind]) -> list[Row]:
    """Records in words, with who confirmed them."""
    records = records_of(viewer, (str(b.row["record"]) for b in behind))
    steps = last_steps(records.values(), county)
    return [
        Row(
            b.met,
            str(b.row["record"]),
            county.kinds[b.row["kind"]].name,
            county.kinds[b.row["kind"]].name_of_state(b.row["state"]),
            county.name(b.row["unit"]),
            b.row,
            records.get(str(b.row["record"])),
            steps.get(str(b.row["record"])),
        )
        for b in behind
    ]


def last_steps(records: Iterable[Record], county: County) -> dict[str, Step]:
    """The last step of each record by its code: what it is called, and the account that made it."""
    made = {r.code: (county.kinds[r.kind], r.steps[-1]) for r in records if r.steps}
    actors = {step["actor"] for _kind, step in made.values()}
    names = dict(Account.objects.filter(actor__in=actors).values_list("actor", "name"))
    return {
        code: Step(_called(kind, step["move"]), names.get(step["actor"], ""))
        for code, (kind, step) in made.items()
    }


def _called(kind: Kind, move: str) -> Text | None:
    found = kind.lifecycle.move(move)
    return found.name if found else None


def _names(viewer: Viewer, behind: Sequence[Behind]) -> list[Name]:
    """Members and units on a roster by name."""
    codes = [_who(b) for b in behind]
    people = Person.objects.seen_by(viewer).filter(code__in=codes).values_list("code", "name")
    units = Unit.objects.seen_by(viewer).filter(code__in=codes).values_list("code", "name")
    named = {**dict(units), **dict(people)}
    return [
        Name(b.met, named.get(code, code), b.row.get("has"))
        for b, code in zip(behind, codes, strict=True)
    ]
