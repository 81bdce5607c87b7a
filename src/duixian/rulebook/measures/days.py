"""`days`: how many days lie between two dates, in the middle or at the longest."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Literal

from duixian.rulebook.vocabulary.text import Text
from duixian.rulebook.vocabulary.words import Track

from .measure import Measure, NoneMeans
from .printing import DAYS, Look
from .value import Value, Working

if TYPE_CHECKING:
    import datetime as dt

    from sqlglot import exp
    from sqlglot.expressions import Query

    from duixian.rulebook.kinds import Kind

    from .kept import Kept
    from .scope import Scope
    from .wording import Names
    from .world import Row, World

AS_OF = "as_of"
ZERO = "CAST('1970-01-01' AS DATE)"
FIRST_DAY = """
LEAST({own}, (
  SELECT c.day FROM (
    WITH RECURSIVE back AS (
      SELECT record, other FROM links WHERE field IN ({fields})
      UNION
      SELECT b.record, l.other FROM back AS b JOIN links AS l ON l.record = b.other AND l.field IN ({fields})
    )
    SELECT b.record, MIN(o.occurred_on) AS day
    FROM back AS b JOIN "{kind}" AS o ON o.record = b.other GROUP BY b.record
  ) AS c WHERE c.record = r.record
))
"""
"""The first of its own day and those of all that a record goes on from, however far back."""
COLUMNS = {"entered_at": "entered_on"}
"""Base columns that are dates, where they are called otherwise."""


@dataclass(frozen=True)
class Days(Measure):
    """Days from one date of each record to another, or to the day of the result.

    `median` of an even number is the mean of the two middle ones. A record without one of the dates
    has no days. What was reopened runs from its first day to its last closing.
    """

    word: ClassVar[str] = "days"
    none_means: ClassVar[NoneMeans] = "none"

    from_: str
    to: str
    take: Literal["median", "longest"]

    def look(self, kinds: Mapping[str, Kind]) -> Look:  # noqa: ARG002 - the signature of all measures
        """As days."""
        return Look(after=DAYS)

    def query(self, scope: Scope) -> Query:
        """How often each number of days occurs, taken up the tree; then the middle or the greatest."""
        return self.taken(self._often(scope))

    def taken(self, often: Query) -> Query:
        """The middle or the greatest of how many records `many` of each `who` have so many days `v`."""
        from sqlglot import select

        from .compile import inner

        if self.take == "longest":
            longest = select("h.who", "CAST(MAX(h.v) AS BIGINT) AS n", "1 AS d", "0 AS few")
            return longest.group_by("h.who").from_(inner(often, "h"))
        ranked = select(
            "h.who",
            "h.v",
            "SUM(h.many) OVER (PARTITION BY h.who ORDER BY h.v) AS upto",
            "SUM(h.many) OVER (PARTITION BY h.who) AS total",
        ).from_(inner(often, "h"))
        middle = select(
            "m.who",
            "MIN(m.v) FILTER (WHERE 2 * m.upto >= m.total) AS low",
            "MIN(m.v) FILTER (WHERE 2 * m.upto > m.total) AS high",
        )
        both = middle.group_by("m.who").from_(inner(ranked, "m"))
        return select(
            "b.who",
            "CAST(CASE WHEN b.low = b.high THEN b.low ELSE b.low + b.high END AS BIGINT) AS n",
            "CASE WHEN b.low = b.high THEN 1 ELSE 2 END AS d",
            "0 AS few",
        ).from_(inner(both, "b"))

    def kept(self, scope: Scope) -> tuple[Kept, ...]:  # noqa: ARG002 - the signature of all measures
        """How many records have so many days; where it is up to the day, how many began on which."""
        from sqlglot import exp

        from .kept import Amount, Kept

        def length(kind: Kind) -> str:
            to = ZERO if self.to == AS_OF else f'r."{column(self.to)}"'
            return f"({to} - {self._begun(kind)})"

        def there(kind: Kind) -> exp.Expr:
            found: exp.Expr = exp.maybe_parse(length(kind), dialect="duckdb")
            return exp.not_(exp.paren(found).is_(exp.null()))

        amounts = {"n": Amount(length, there)}
        return (Kept(self.selection, amounts, {}, each="length", read=self._read),)

    def _read(self, scope: Scope, often: Query) -> Query:
        """What is up to the day was kept up to a day long ago."""
        from sqlglot import select

        from .compile import inner

        if self.to == AS_OF:
            since = f"(CAST('{scope.day.isoformat()}' AS DATE) - {ZERO})"
            often = select("z.who", f"z.v + {since} AS v", "z.many").from_(inner(often, "z"))
        return self.taken(often)

    def _often(self, scope: Scope) -> Query:
        """How many records of each unit or person have so many days."""
        from sqlglot import select

        from .compile import counted_once, credited_rows, inner, seated

        rows = credited_rows(self.selection, scope, {"v": self._length(scope.day)})
        if counted_once(self.selection, scope):
            own = _counted(rows)
            if scope.track is Track.PERSON:
                return own
            above = select("s.above AS who", "o.v", "SUM(o.many) AS many")
            above = above.join("seats AS s", on="s.unit = o.who").group_by("s.above", "o.v")
            return above.from_(inner(own, "o"))
        if scope.track is Track.PERSON:
            return _counted(select("record", "who", "v").distinct().from_(inner(rows, "p")))
        return _counted(seated(rows, ("v",)))

    def _length(self, day: dt.date) -> Callable[[Kind], str]:
        to = f"CAST('{day.isoformat()}' AS DATE)" if self.to == AS_OF else f'r."{column(self.to)}"'
        return lambda kind: f"{to} - {self._begun(kind)}"

    def _begun(self, kind: Kind) -> str:
        """The day from which is counted: what goes on from another record is as old as the first."""
        own = f'r."{column(self.from_)}"'
        if self.from_ != "occurred_on" or not kind.continuing:
            return own
        fields = ", ".join(f"'{name}'" for name in kind.continuing)
        return FIRST_DAY.format(own=own, kind=kind.id, fields=fields)

    def by_hand(self, world: World, who: str, track: Track = Track.UNIT) -> Working:
        """The days of each record, sorted."""
        rows = world.counting_for(who, self.selection, track)
        days = {id(row): self.between(row, world) for row in rows}
        having = [row for row in rows if days[id(row)] is not None]
        lengths = sorted(d for d in days.values() if d is not None)
        without = [row for row in rows if days[id(row)] is None]
        return Working(self._value(lengths), having, (), without)

    def between(self, row: Row, world: World) -> int | None:
        """The days of one record."""
        first, last = self.begun(row, world), self._ended(row, world.day)
        return None if first is None or last is None else (last - first).days

    def begun(self, row: Row, world: World) -> dt.date | None:
        """The day from which is counted."""
        return world.first_day(row) if self.from_ == "occurred_on" else self._day(row, self.from_)

    def _ended(self, row: Row, day: dt.date) -> dt.date | None:
        return day if self.to == AS_OF else self._day(row, self.to)

    @staticmethod
    def _day(row: Row, name: str) -> dt.date | None:
        found: dt.date | None = row[column(name)]
        return found

    def _value(self, lengths: list[int]) -> Value:
        if not lengths:
            return Value()
        if self.take == "longest":
            return Value.of(lengths[-1], 1)
        low, high = lengths[(len(lengths) - 1) // 2], lengths[len(lengths) // 2]
        return Value.of(low, 1) if low == high else Value.of(low + high, 2)

    def sentence(self, names: Names) -> Text:
        """From what to what."""
        what, of = names.selection(self.selection), self.selection.of
        first = names.field(of, self.from_)
        last = Text("截止日", "the day of the result")
        if self.to != AS_OF:
            last = names.field(of, self.to)
        take = {"median": Text("中位数", "the median"), "longest": Text("最长", "the longest")}[
            self.take
        ]
        return Text(
            f"{what.zh}，从“{first.zh}”到“{last.zh}”的天数，取{take.zh}。",
            f"Days from “{first.en}” to “{last.en}” of {what.en}: {take.en}.",
        )

    def arithmetic(self, working: Working) -> Text:
        """Of how many records, and how many have no such days."""
        many, out = len(working.counted), len(working.left_out)
        zh_out = f"另有 {out} 条缺一个日期，未计。" if out else ""
        en_out = f" {out} without one of the dates are left out." if out else ""
        zh = {"median": "从短到长排，取正中", "longest": "取最长的一条"}[self.take]
        en = {"median": "the middle by length", "longest": "the longest"}[self.take]
        return Text(f"{many} 条，{zh}。{zh_out}", f"{many} records, {en}.{en_out}")


def column(name: str) -> str:
    """The column of the cut that holds a date of a record."""
    return COLUMNS.get(name, name)


def _counted(rows: Query) -> Query:
    from sqlglot import select

    from .compile import inner

    many = select("p.who", "p.v", "COUNT(*) AS many").where("NOT p.v IS NULL")
    return many.group_by("p.who", "p.v").from_(inner(rows, "p"))
