"""`duixian draw`: lots that anybody can recompute, from a list or from a county's tables."""

from __future__ import annotations

import argparse
import csv
import sys
from collections.abc import Mapping

from duixian.commands.told import findings_text, say
from duixian.rulebook.errors import NotAnswerable, NotFound, Unusable
from duixian.rulebook.findings import Findings, Place
from duixian.rulebook.packs import find, open_pack
from duixian.rulebook.ranks.draws import commitment
from duixian.rulebook.ranks.lots import COLUMNS, RECOMPUTE, lots, taken
from duixian.rulebook.scorecards.score import tree_of
from duixian.rulebook.vocabulary.text import Text

from .counties import ledger_in, seen

CLEAN, FOUND = 0, 1
SHORT = 16


def run(given: argparse.Namespace) -> int:
    """One of the four actions; what is drawn goes to the output, what is said of it beside."""
    if given.action == "script":
        sys.stdout.write(RECOMPUTE)
        return CLEAN
    if given.action == "commit":
        sys.stdout.write(f"{commitment(given.seed)}\n")
        return CLEAN
    refuse_another_seed(given)
    groups = grouped(given)
    return held(given, groups) if given.action == "hold" else verified(given, groups)


def held(given: argparse.Namespace, groups: Mapping[str, str]) -> int:
    """The units drawn, one a row, in the order of their lots."""
    out = csv.writer(sys.stdout, lineterminator="\n")
    out.writerow(("group", "place", "unit"))
    drawn = lots(given.seed, groups, given.take)
    for lot in drawn:
        out.writerows((lot.group, place, unit) for place, unit in enumerate(lot.taken, 1))
    many, number, promised = len(groups), sum(len(x.taken) for x in drawn), commitment(given.seed)
    say(
        Text(
            f"{len(drawn)} 组 {many} 个组织里抽中 {number} 个；种子的指纹 {promised}。",
            f"{number} drawn of {many} units in {len(drawn)} groups; the hash of the seed is {promised}.",
        ),
        given.lang,
    )
    return CLEAN


def verified(given: argparse.Namespace, groups: Mapping[str, str]) -> int:
    """Whether the units published as drawn are those that the seed gives."""
    published = {code.strip() for code in given.drawn.split(",") if code.strip()}
    right = set(taken(given.seed, groups, given.take))
    if published == right:
        said = Text(
            f"对得上：{len(right)} 个组织，一个不多，一个不少。",
            f"It fits: {len(right)} units, none more and none less.",
        )
        say(said, given.lang)
        return CLEAN
    findings = Findings()
    more, missing = (", ".join(sorted(s)) or "-" for s in (published - right, right - published))
    findings.add("E615", Place(given.list.name), more=more, missing=missing)
    sys.stdout.write(findings_text(findings, given.lang))
    return FOUND


def refuse_another_seed(given: argparse.Namespace) -> None:
    """Refuse a seed that is not the one promised.

    Raises:
        Unusable: its hash is not the one that was published.
    """
    promised, found = given.commitment.strip().lower(), commitment(given.seed)
    if promised and promised != found:
        findings = Findings()
        findings.add("E258", Place("--seed"), promised=promised[:SHORT], found=found[:SHORT])
        raise Unusable(findings)


def grouped(given: argparse.Namespace) -> dict[str, str]:
    """The group of each unit, from a list or from the tables of a county.

    Raises:
        NotFound: there is no such list.
        Unusable: nothing can be drawn from it.
    """
    if not given.list.exists():
        raise NotFound(Text(f"没有“{given.list}”。", f"There is no “{given.list}”."))
    groups = from_tables(given) if given.list.is_dir() else from_list(given)
    if not groups:
        findings = Findings()
        findings.add("E616", Place(given.list.name))
        raise Unusable(findings)
    return groups


def from_list(given: argparse.Namespace) -> dict[str, str]:
    """The units of a list.

    Raises:
        Unusable: a column is missing, or a unit stands there twice.
    """
    findings, groups, name = Findings(), dict[str, str](), given.list.name
    try:
        text = given.list.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        text = ""
    reader = csv.DictReader(text.splitlines())
    for column in COLUMNS:
        if column not in (reader.fieldnames or ()):
            findings.add("E685", Place(name, 1), name=column)
    for line, row in enumerate(() if findings else reader, 2):
        unit = row["unit"] or ""
        if not unit or unit in groups:
            findings.add("E686", Place(name, line), unit=unit)
        groups[unit] = row["group"] or ""
    if findings:
        raise Unusable(findings)
    return groups


def from_tables(given: argparse.Namespace) -> dict[str, str]:
    """The units that stand on a day, of the types and categories asked for, else of the pack's.

    Raises:
        NotAnswerable: no day or no pack is given.
    """
    if given.as_of is None or not given.pack:
        zh = "从数据表里抽要说按哪个方案包、哪一天：--pack、--as-of。"
        en = "Drawing from tables needs a pack and a day: --pack, --as-of."
        raise NotAnswerable(Text(zh, en))
    pack = open_pack(find(given.pack))
    ledger = ledger_in(given.list, pack.kinds, given.lang, given.as_of)
    tree = tree_of(seen(pack, ledger, given.as_of, None).cut)
    types, categories = (set(filter(None, x.split(","))) for x in (given.types, given.categories))
    categories = categories or {category.id for category in pack.categories}
    standing = [
        unit
        for unit in tree.standing
        if unit.category in categories and (not types or unit.type in types)
    ]
    if given.within == "parent":
        return {unit.code: tree.parent_of(unit.code) or "" for unit in standing}
    return {unit.code: str(getattr(unit, given.within, "")) for unit in standing}
