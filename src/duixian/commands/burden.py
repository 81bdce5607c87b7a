"""`duixian burden`: what a pack asks of a branch and of its township, alone and beside those that run."""

from __future__ import annotations

import argparse
import json
import sys
import unicodedata
from collections.abc import Iterator, Sequence
from fractions import Fraction

from duixian.commands.told import findings_text, shown
from duixian.rulebook.errors import Unusable
from duixian.rulebook.findings import Findings, Level
from duixian.rulebook.norms import BUDGET, Amount, Assumed, Beside, Load, Row, Side, beside
from duixian.rulebook.norms.burden import Unnumbered
from duixian.rulebook.norms.wording import often, sentence, tenths
from duixian.rulebook.packs import find, open_pack, read_pack
from duixian.rulebook.packs.checks.burden import burdens
from duixian.rulebook.scorecards.standard import Pack
from duixian.rulebook.vocabulary.text import Language, Text

CLEAN = 0
GAP = "  "


def run(given: argparse.Namespace) -> int:
    """Print the burden and what is to be said of it; it is no error."""
    reading = read_pack(find(given.pack))
    if reading.pack is None or reading.findings.of(Level.ERROR):
        raise Unusable(reading.findings)
    running = [open_pack(find(name)) for name in given.beside]
    assumed = Assumed(members=given.members, branches=given.branches)
    budget = Fraction(given.budget) if given.budget else BUDGET
    found = beside(reading.pack, running, assumed)
    told = burdens(reading.pack, running, reading.reader, assumed, budget)
    if given.format == "json":
        sys.stdout.write(as_json(reading.pack, found, told))
    else:
        lines = page(reading.pack, found, running, given.lang)
        sys.stdout.write(shown("\n".join(lines) + "\n"))
        sys.stdout.write(findings_text(told, given.lang))
    return CLEAN


def page(pack: Pack, found: Beside, running: Sequence[Pack], language: Language) -> Iterator[str]:
    """The sentence, the table by kind, the sums, what is reused, and what is assumed."""
    said = sentence(found, runs=bool(running)).in_(language)
    yield Text(f"{pack.name.zh}：{said}", f"{pack.name.en}. {said}").in_(language)
    if found.alone.rows:
        yield ""
        yield from table(found.alone, language)
    yield ""
    yield from sums(found, running, language)
    if loose := found.alone.unnumbered:
        yield Text(
            f"没有定数、随办随记的，记一条：{'、'.join(_one(u).zh for u in loose)}",
            f"As it happens, one record each: {', '.join(_one(u).en for u in loose)}",
        ).in_(language)
    yield ""
    for assumed in found.alone.assumed.sentences():
        yield assumed.in_(language)


def _one(each: Unnumbered) -> Text:
    minutes = tenths(each.minutes)
    return Text(f"{each.name.zh} {minutes} 分钟", f"{each.name.en} {minutes} min")


HEAD = (
    Text("谁", "who"),
    Text("记什么", "what"),
    Text("多久", "how often"),
    Text("次/月", "entries"),
    Text("项/月", "fields"),
    Text("分钟/月", "minutes"),
    Text("因为", "because of"),
)


def table(found: Load, language: Language) -> list[str]:
    """One line for each kind and whoever bears it."""
    rows = [[head.in_(language) for head in HEAD]]
    rows += [_cells(row, language) for row in found.rows]
    widths = [max(wide(row[nth]) for row in rows) for nth in range(len(HEAD) - 1)]
    return [
        GAP.join([*(padded(c, w) for c, w in zip(row, widths, strict=False)), row[-1]])
        for row in rows
    ]


def _cells(row: Row, language: Language) -> list[str]:
    by = dict.fromkeys(claim.by.in_(language) for claim in row.claims)
    return [
        row.side.called.in_(language),
        row.name.in_(language),
        often(row.records).in_(language),
        *numbers(row.amount),
        ("；" if language == "zh" else "; ").join(by),
    ]


def numbers(amount: Amount) -> tuple[str, str, str]:
    """Entries, fields and minutes a month with one place."""
    return tenths(amount.entries), tenths(amount.fields), tenths(amount.minutes)


def wide(text: str) -> int:
    """How many columns a text takes in a terminal."""
    return sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in text)


def padded(text: str, width: int) -> str:
    """A text with blanks up to a width."""
    return text + " " * (width - wide(text))


def sums(found: Beside, running: Sequence[Pack], language: Language) -> Iterator[str]:
    """Who bears how much a month: alone, and together with those that run."""
    alone, branches = found.alone, found.alone.assumed.branches
    yield _sum(Text("一个支部", "A branch"), alone.branch).in_(language)
    yield _sum(
        Text(f"乡镇（{branches} 个支部）", f"A township ({branches} branches)"), alone.township
    ).in_(language)
    yield _sum(
        Text("支部都交纸表时，乡镇代录另加", "If all hand in paper sheets, typing them in adds"),
        alone.typing_in,
    ).in_(language)
    if running:
        names = Text("、".join(p.name.zh for p in running), ", ".join(p.name.en for p in running))
        yield _sum(
            Text(f"一个支部，已有的（{names.zh}）", f"A branch, those that run ({names.en})"),
            found.running.branch,
        ).in_(language)
        yield _sum(Text("一个支部，合起来", "A branch, together"), found.together.branch).in_(
            language
        )
        yield _sum(Text("合用，不必再填", "Shared, not filled in again"), found.reused).in_(
            language
        )


def _sum(who: Text, amount: Amount) -> Text:
    entries, fields, minutes = numbers(amount)
    return Text(
        f"{who.zh}：每月 {entries} 次、{fields} 项、{minutes} 分钟",
        f"{who.en}: {_many(entries, 'entry', 'entries')}, {_many(fields, 'field', 'fields')}, "
        f"{_many(minutes, 'minute', 'minutes')} a month",
    )


def _many(number: str, one: str, more: str) -> str:
    return f"{number} {one if number == '1' else more}"


def as_json(pack: Pack, found: Beside, told: Findings) -> str:
    """The same for programs; numbers are exact, as numerator and denominator."""
    assumed = found.alone.assumed
    return (
        json.dumps(
            {
                "pack": pack.id,
                "fingerprint": pack.fingerprint,
                "members": assumed.members,
                "branches": assumed.branches,
                "category": assumed.category,
                "alone": _load(found.alone),
                "running": _load(found.running),
                "together": _load(found.together),
                "reused": _amount(found.reused),
                "findings": [[each.id, str(each.where), dict(each.values)] for each in told],
            },
            ensure_ascii=False,
            indent=1,
        )
        + "\n"
    )


def _load(load: Load) -> dict[str, object]:
    return {
        "branch": _amount(load.branch),
        "township": _amount(load.township),
        "typing_in": _amount(load.typing_in),
        "rows": [
            {
                "side": row.side.value,
                "kind": row.kind,
                "records": str(row.records),
                **_amount(row.amount),
                "because": [[c.pull.value, c.by.zh, c.by.en] for c in row.claims],
            }
            for row in load.rows
        ],
        "offices": _amount(load.of(Side.OFFICE)),
    }


def _amount(amount: Amount) -> dict[str, str]:
    return {
        "entries": str(amount.entries),
        "fields": str(amount.fields),
        "minutes": str(amount.minutes),
    }
