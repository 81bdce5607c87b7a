"""Why a number is what it is, in words: rule, clause, arithmetic, points, and the records behind it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from duixian.rulebook.kinds import Kind
from duixian.rulebook.measures import Status, Value, Working, World
from duixian.rulebook.measures.printing import Look, decimal
from duixian.rulebook.measures.wording import Names, day
from duixian.rulebook.measures.world import Row
from duixian.rulebook.vocabulary.text import Language, Text
from duixian.rulebook.vocabulary.words import Line

from .points import Bands
from .points import printed as amount
from .standard import Indicator, Pack

LISTED = 20
HUNDRED = 100
LINES = {
    Line.DONE: Text("做了什么", "what was done"),
    Line.EFFECT: Text("做成什么", "what came of it"),
    Line.VOICE: Text("群众怎么说", "what people say"),
}
NO_VALUE = {
    Status.NONE: Text("没有（不是 0）", "none (which is not 0)"),
    Status.TOO_FEW: Text("份数太少，不显示", "too few answers to be shown"),
}
MARKS = {True: "✓ ", False: "✗ ", None: "· "}
HEADING = Text("哪一项", "Heading")
RULE = Text("规则", "Rule")
SOURCE = Text("出处", "Source")
WORKING = Text("算式", "Working")
RESULT = Text("结果", "Result")
POINTS = Text("计分", "Points")


@dataclass(frozen=True)
class Asked:
    """Who is asked about: a unit of the tree or a person, with what to call it."""

    code: str
    name: str = ""
    category: str | None = None


@dataclass(frozen=True)
class Part:
    """One thing that is told: what it is, and what it says."""

    name: Text
    said: Text

    @property
    def line(self) -> Text:
        """Both in one line."""
        return Text(f"{self.name.zh}：{self.said.zh}", f"{self.name.en}: {self.said.en}")


@dataclass(frozen=True)
class Behind:
    """A record (or somebody on a roster) behind a number; `met` where only some are in the numerator."""

    row: Row
    met: bool | None


@dataclass(frozen=True)
class Explanation:
    """The answer to "why?", each part in both languages; `behind` are the same records as `records`, all."""

    title: Text
    told: Sequence[Part]
    behind: Sequence[Behind]
    records: Sequence[Text]
    source: Text

    @property
    def parts(self) -> Sequence[Text]:
        """What is told, line by line."""
        return [part.line for part in self.told]

    def in_(self, language: Language) -> str:
        """The whole answer as lines of text."""
        lines = [self.title.in_(language), *(p.in_(language) for p in self.parts)]
        return (
            "\n".join(
                [*lines, *(f"  {r.in_(language)}" for r in self.records), self.source.in_(language)]
            )
            + "\n"
        )


def explain(pack: Pack, indicator: Indicator, asked: Asked, world: World) -> Explanation:
    """Explain the value of one indicator for one unit or person."""
    measure = indicator.measure
    working = measure.by_hand(world, asked.code, pack.track_of(indicator))
    names = Names(pack.countable, world.interval(measure.selection.window))
    on = day(world.day)
    who = f"{asked.name}（{asked.code}）" if asked.name else asked.code
    who_en = f"{asked.name} ({asked.code})" if asked.name else asked.code
    ruled_on = indicator.ruled_on(world.day, world.calendar)
    scored = bool(pack.points_of(indicator)) and asked.category in pack.applies_to(indicator)
    behind = behind_of(working)
    return Explanation(
        Text(
            f"{indicator.name.zh} · {who} · 截至{on.zh}",
            f"{indicator.name.en} · {who_en} · as of {on.en}",
        ),
        [
            *_rule(pack, indicator, names),
            *_value(indicator, working, pack.countable),
            *(_points(indicator, working, ruled_on) if scored else ()),
        ],
        behind,
        list(_records(behind, pack.countable)),
        source_of(pack),
    )


def outlined(pack: Pack, indicator: Indicator, value: Value, names: Names) -> list[Part]:
    """Rule and value alone, where nobody goes through the records by hand."""
    working = Working(value)
    told = [
        p
        for p in _value(indicator, working, pack.countable)
        if indicator.measure.per_cent or p.name != WORKING
    ]
    return [*_rule(pack, indicator, names), *told]


def source_of(pack: Pack) -> Text:
    """By which pack a number was worked out."""
    print_ = pack.fingerprint[:16]
    return Text(
        f"方案包：{pack.name.zh}，指纹 {print_}", f"Pack: {pack.name.en}, fingerprint {print_}"
    )


def _rule(pack: Pack, indicator: Indicator, names: Names) -> Iterator[Part]:
    heading = pack.heading(indicator.heading)
    line = LINES[indicator.line]
    if heading:
        where = Text(f"{heading.name.zh} · {line.zh}", f"{heading.name.en} · {line.en}")
        yield Part(HEADING, where)
    yield Part(RULE, indicator.measure.sentence(names))
    yield Part(SOURCE, Text(indicator.clause.in_("zh"), indicator.clause.in_("en")))


def _value(indicator: Indicator, working: Working, kinds: Mapping[str, Kind]) -> Iterator[Part]:
    value = working.value
    if value.status is not Status.VALUE:
        yield Part(RESULT, NO_VALUE[value.status])
        return
    yield Part(WORKING, indicator.measure.arithmetic(working))
    yield Part(RESULT, shown(value.n, value.d, indicator.measure.look(kinds)))


def shown(n: int, d: int, look: Look) -> Text:
    """A value as people read it, with its sign and unit where it has one."""
    return look.beside(printed(n, d, per_cent=look.per_cent))


def printed(n: int, d: int, *, per_cent: bool) -> str:
    """A value as people read it: per cent with at most two places, or a plain number."""
    if not per_cent:
        return decimal(n, d)
    hundredths = (2 * HUNDRED * HUNDRED * n + d) // (2 * d)
    if hundredths == HUNDRED * HUNDRED and n < d:
        return "<100%"
    whole, rest = divmod(hundredths, HUNDRED)
    return f"{whole}.{rest:02d}".rstrip("0").rstrip(".") + "%"


def _points(indicator: Indicator, working: Working, on: dt.date) -> Iterator[Part]:
    points, fraction = indicator.points, working.value.fraction
    if points is None:
        return
    rule, most = points.sentence(on), points.most(on)
    earned = points.earned(fraction, on, per_cent=indicator.measure.per_cent)
    if earned.points is None:
        out = Text(
            "没有数，这一项不计，也不占满分。", "Without a value it is left out of the total."
        )
        yield Part(POINTS, Text(f"{rule.zh}{out.zh}", f"{rule.en} {out.en}"))
        return
    if fraction is None:
        gives = points.none_gives
        none = Text(f"没有数，得 {gives} 分。", f"Without a value: {gives}.")
        yield Part(POINTS, Text(f"{rule.zh}{none.zh}", f"{rule.en} {none.en}"))
        return
    got, why = amount(earned.points), Text("", "")
    if isinstance(points, Bands):
        scaled = fraction * HUNDRED if indicator.measure.per_cent else fraction
        reached = points.reached(scaled, on)
        why = Text(f"{reached.zh}，", f" {reached.en}:")
    said = Text(
        f"{rule.zh}{why.zh}得 {got} 分（满分 {most} 分）。", f"{rule.en}{why.en} {got} of {most}."
    )
    yield Part(POINTS, said)


def behind_of(working: Working) -> list[Behind]:
    """All records (or members) behind a number, those outside its numerator first, then by date."""
    rows = working.among or working.counted or working.left_out
    met = {id(row) for row in working.counted}
    marked = bool(working.among or working.left_out) and len(working.counted) != len(rows)
    found = [Behind(row, id(row) in met if marked else None) for row in rows]
    return sorted(found, key=lambda each: (bool(each.met), _key(each.row)))


def _records(behind: Sequence[Behind], kinds: Mapping[str, Kind]) -> Iterator[Text]:
    """The first of them in words; those in the numerator bear a mark."""
    if not behind:
        yield Text("没有相关记录。", "No records behind it.")
    for each in behind[:LISTED]:
        line, mark = _line(each.row, kinds), MARKS[each.met]
        yield Text(mark + line.zh, mark + line.en)
    more = len(behind) - LISTED
    if more > 0:
        yield Text(f"……另有 {more} 条", f"… and {more} more")


def _key(row: Row) -> tuple[str, str]:
    return (
        str(row.get("due_on") or row.get("occurred_on") or ""),
        str(row.get("record") or row.get("code")),
    )


def _line(row: Row, kinds: Mapping[str, Kind]) -> Text:
    if "record" not in row:
        return Text(f"{row['code']}：{row['has']} 条", f"{row['code']}: {row['has']}")
    kind = kinds[row["kind"]]
    state = kind.name_of_state(row["state"])
    zh = [f"{row['record']} {kind.name.zh}", f"{row['unit']}", f"{state.zh}（{row['state_on']}）"]
    en = [f"{row['record']} {kind.name.en}", f"{row['unit']}", f"{state.en} ({row['state_on']})"]
    for column, name in (
        ("occurred_on", Text("发生", "happened")),
        ("due_on", Text("时限", "due")),
    ):
        if row.get(column):
            zh.append(f"{name.zh} {row[column]}")
            en.append(f"{name.en} {row[column]}")
    text = str(row.get("text") or row.get("title") or "")
    if text:
        zh.append(text)
        en.append(text)
    return Text("，".join(zh), ", ".join(en))
