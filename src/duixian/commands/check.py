"""`duixian check`: all findings of a pack at once, and how it would fare under today's rules."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping, Sequence
from dataclasses import fields, is_dataclass

from duixian.commands.told import findings_json, findings_text, shown
from duixian.rulebook.errors import NotFound
from duixian.rulebook.findings import RULES, Finding, Findings, Level
from duixian.rulebook.packs import Reading, find, open_pack, read_pack
from duixian.rulebook.packs.checks.burden import burdens
from duixian.rulebook.packs.checks.law import forbidden
from duixian.rulebook.packs.pages import ids, page_of
from duixian.rulebook.scorecards.standard import Pack
from duixian.rulebook.vocabulary.text import Clause, Language, Text
from duixian.sheets.origin import origin_note

CLEAN, FOUND, UNUSABLE = 0, 1, 2
UNREADABLE = ("E101", "E102")
TODAY = "2026"


def run(given: argparse.Namespace) -> int:
    """Print the findings; the exit code is 1 where there are errors, 2 where nothing can be read."""
    if given.explain:
        sys.stdout.write(explained(given.explain.upper(), given.lang))
        return CLEAN
    reading = read_pack(find(given.pack))
    findings = [*under(reading, given.policy), *beside(reading, given.beside)]
    if given.format == "json":
        pack = reading.pack
        more = {
            "pack": pack.id if pack else None,
            "fingerprint": pack.fingerprint if pack else None,
        }
        sys.stdout.write(findings_json(findings, **more, under_2026=len(today(reading))))
    else:
        sys.stdout.write(findings_text(findings, given.lang))
        sys.stdout.write(shown(summary(reading, findings, given)))
        sys.stdout.write(further(findings).in_(given.lang))
    return verdict(findings)


def explained(id_: str, language: Language) -> str:
    """The page of a finding; its own words where it has none.

    Raises:
        NotFound: there is no finding of that id.
    """
    if id_ not in RULES:
        raise NotFound(
            Text(f"没有编号为“{id_}”的发现。有讲解的有：{'、'.join(ids())}。",
                 f"There is no finding “{id_}”. Explained are: {', '.join(ids())}.")
        )  # fmt: skip
    page, rule = page_of(id_), RULES[id_]
    if page is None:
        return f"{id_} {rule.what.in_(language)}\n    → {rule.hint.in_(language)}\n"
    return page.in_(language)


def under(reading: Reading, policy: str | None) -> list[Finding]:
    """All findings, with what the policy asked for forbids in place of the pack's own."""
    if reading.pack is None or policy in (None, reading.pack.policy):
        return list(reading.findings)
    own = forbidden(reading.pack, reading.pack.policy, reading.reader, Findings())
    asked = forbidden(reading.pack, policy or "", reading.reader, Findings())
    return sorted({*reading.findings} - {*own} | {*asked})


def beside(reading: Reading, names: Sequence[str]) -> list[Finding]:
    """What a pack asks for that is too much, or asked for already, beside those that run."""
    running = [open_pack(find(name)) for name in names]
    if reading.pack is None or reading.findings.of(Level.ERROR):
        return []
    found = burdens(reading.pack, running, reading.reader)
    return [each for each in found if each not in list(reading.findings)]


def today(reading: Reading) -> Findings:
    """What today's rules forbid in a pack."""
    return (
        forbidden(reading.pack, TODAY, reading.reader, Findings()) if reading.pack else Findings()
    )


def verdict(findings: list[Finding]) -> int:
    """The exit code."""
    if any(f.id in UNREADABLE for f in findings):
        return UNUSABLE
    return FOUND if any(f.level is Level.ERROR for f in findings) else CLEAN


def summary(reading: Reading, findings: list[Finding], given: argparse.Namespace) -> str:
    """What was checked and how it came out, in two lines."""
    language: Language = given.lang
    many = {level: sum(1 for f in findings if f.level is level) for level in Level}
    wrong, warned, law = many[Level.ERROR], many[Level.WARNING], many[Level.LAW]
    burden = many[Level.BURDEN]
    laid = Text(f"，负担 {burden}", f", {some(burden, 'burden')}") if burden else Text("", "")
    counts = Text(
        f"错误 {wrong}，提醒 {warned}{laid.zh}，违规 {law}。",
        f"{some(wrong, 'error')}, {some(warned, 'warning')}{laid.en}, {law} against the rules.",
    )
    pack = reading.pack
    if pack is None:
        return counts.in_(language) + "\n"
    examples, indicators = len(pack.examples), len(pack.indicators)
    what = Text(
        f"{pack.name.zh}：指标 {indicators} 项，例子 {examples} 组，指纹 {pack.fingerprint[:16]}。{counts.zh}",
        f"{pack.name.en}: {some(indicators, 'indicator')}, {some(examples, 'example')}, fingerprint {pack.fingerprint[:16]}. {counts.en}",
    )
    lines = [what.in_(language), *resting(pack, language)]
    if given.policy is None and pack.policy != TODAY:
        n = len(today(reading))
        counted = f"under 2026: {some(n, 'finding')}"
        lines.append(Text(f"按 2026 年规定：{n} 处（{counted}）", counted).in_(language))
    return "\n".join(lines) + "\n"


def resting(pack: Pack, language: Language) -> list[str]:
    """What the pack rests on, and in how many places the text was not seen; as results say it too."""
    lines = [origin_note(pack, language)]
    many = unverified(pack)
    if many:
        clauses = "1 clause was" if many == 1 else f"{many} clauses were"
        lines.append(
            Text(
                f"依据未核对原文的有 {many} 处，用到的地方都写明“未核对原文，以本级规定为准”。",
                f"{clauses} not checked against the original, and every use says so.",
            ).in_(language)
        )
    return lines


def unverified(of: object) -> int:
    """How many clauses of a pack were not checked against the original."""
    if isinstance(of, Clause):
        return int(of.unverified)
    if is_dataclass(of):
        return sum(unverified(getattr(of, each.name)) for each in fields(of))
    if isinstance(of, Mapping):
        return sum(unverified(each) for each in of.values())
    if isinstance(of, Sequence) and not isinstance(of, str):
        return sum(unverified(each) for each in of)
    return 0


def further(findings: list[Finding]) -> Text:
    """Where more is said about what was found."""
    known = set(ids())
    named = next((finding.id for finding in findings if finding.id in known), None)
    if named is None:
        return Text("", "")
    command = f"duixian check --explain {named}"
    return Text(f"为什么、怎么写才对：{command}\n", f"Why, and how it is done right: {command}\n")


def some(number: int, thing: str) -> str:
    """A number of things in English."""
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"
