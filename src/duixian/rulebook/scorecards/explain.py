"""Why a number is what it is, in words: rule, clause, arithmetic, points, and the records behind it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from duixian.rulebook.kinds import Kind
from duixian.rulebook.measures import Status, Working, World
from duixian.rulebook.measures.sum import number
from duixian.rulebook.measures.wording import Names, day
from duixian.rulebook.measures.world import Row
from duixian.rulebook.vocabulary.text import Language, Text
from duixian.rulebook.vocabulary.words import Line

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


@dataclass(frozen=True)
class Asked:
    """Who is asked about: a unit of the tree or a person, with what to call it."""

    code: str
    name: str = ""
    category: str | None = None


@dataclass(frozen=True)
class Explanation:
    """The answer to "why?", each part in both languages."""

    title: Text
    parts: Sequence[Text]
    records: Sequence[Text]
    source: Text

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
    scored = asked.category in pack.applies_to(indicator)
    print_ = pack.fingerprint[:16]
    return Explanation(
        Text(
            f"{indicator.name.zh} · {who} · 截至{on.zh}",
            f"{indicator.name.en} · {who_en} · as of {on.en}",
        ),
        [
            *_rule(pack, indicator, names),
            *_value(indicator, working),
            *(_points(indicator, working, ruled_on) if scored else ()),
        ],
        list(_records(working, pack.countable)),
        Text(
            f"方案包：{pack.name.zh}，指纹 {print_}", f"Pack: {pack.name.en}, fingerprint {print_}"
        ),
    )


def _rule(pack: Pack, indicator: Indicator, names: Names) -> Iterator[Text]:
    heading = pack.heading(indicator.heading)
    line = LINES[indicator.line]
    if heading:
        yield Text(
            f"哪一项：{heading.name.zh} · {line.zh}", f"Heading: {heading.name.en} · {line.en}"
        )
    rule = indicator.measure.sentence(names)
    yield Text(f"规则：{rule.zh}", f"Rule: {rule.en}")
    yield Text(f"出处：{indicator.clause.in_('zh')}", f"Source: {indicator.clause.in_('en')}")


def _value(indicator: Indicator, working: Working) -> Iterator[Text]:
    value = working.value
    if value.status is not Status.VALUE:
        none = NO_VALUE[value.status]
        yield Text(f"结果：{none.zh}", f"Result: {none.en}")
        return
    sum_ = indicator.measure.arithmetic(working)
    yield Text(f"算式：{sum_.zh}", f"Working: {sum_.en}")
    shown = printed(value.n, value.d, per_cent=indicator.measure.per_cent)
    yield Text(f"结果：{shown}", f"Result: {shown}")


def printed(n: int, d: int, *, per_cent: bool) -> str:
    """A value as people read it: per cent with at most two places, or a plain number."""
    if not per_cent:
        from duixian.rulebook.measures import Value

        return number(Value.of(n, d))
    hundredths = (2 * HUNDRED * HUNDRED * n + d) // (2 * d)
    if hundredths == HUNDRED * HUNDRED and n < d:
        return "<100%"
    whole, rest = divmod(hundredths, HUNDRED)
    return f"{whole}.{rest:02d}".rstrip("0").rstrip(".") + "%"


def points_text(hundredths: int) -> str:
    """Hundredths of points as people read them."""
    sign, rest = ("-", -hundredths) if hundredths < 0 else ("", hundredths)
    whole, part = divmod(rest, HUNDRED)
    return f"{sign}{whole}.{part:02d}".rstrip("0").rstrip(".")


def _points(indicator: Indicator, working: Working, on: dt.date) -> Iterator[Text]:
    points, fraction = indicator.points, working.value.fraction
    if points is None:
        return
    rule, most = points.sentence(on), points.most(on)
    if fraction is None and points.none_gives == "out":
        yield Text(
            f"计分：{rule.zh}没有数，这一项不计，也不占满分。",
            f"Points: {rule.en} Without a value it is left out of the total.",
        )
        return
    if fraction is None:
        yield Text(
            f"计分：{rule.zh}没有数，得 {points.none_gives} 分。",
            f"Points: {rule.en} Without a value: {points.none_gives}.",
        )
        return
    got = points_text(points.by_hand(fraction * (HUNDRED if indicator.measure.per_cent else 1), on))
    yield Text(
        f"计分：{rule.zh}得 {got} 分（满分 {most} 分）。", f"Points: {rule.en} {got} of {most}."
    )


def _records(working: Working, kinds: Mapping[str, Kind]) -> Iterator[Text]:
    """The first records (or members) behind the number; those in the numerator bear a mark."""
    behind = working.among or working.counted or working.left_out
    if not behind:
        yield Text("没有相关记录。", "No records behind it.")
        return
    met = {id(row) for row in working.counted}
    marked = bool(working.among or working.left_out) and len(working.counted) != len(behind)
    ordered = (
        sorted(behind, key=lambda row: (id(row) in met, _key(row)))
        if marked
        else sorted(behind, key=_key)
    )
    for row in ordered[:LISTED]:
        mark = ("✓ " if id(row) in met else "✗ ") if marked else "· "
        line = _line(row, kinds)
        yield Text(mark + line.zh, mark + line.en)
    more = len(ordered) - LISTED
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
