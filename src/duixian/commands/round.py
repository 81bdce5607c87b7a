"""`duixian round`: ranks and grades of a round that people started, beside what people decided."""

from __future__ import annotations

import argparse
import datetime as dt
from dataclasses import replace

from duixian.commands.told import say
from duixian.folders import refuse_others
from duixian.holidays import beside
from duixian.rulebook.engines.duckdb import DuckDB
from duixian.rulebook.errors import NotAnswerable, NotFound, Unusable
from duixian.rulebook.findings import Findings
from duixian.rulebook.ranks import Round
from duixian.rulebook.rounds.columns import ranked_by
from duixian.rulebook.rounds.figures import figures_of
from duixian.rulebook.rounds.held import hold
from duixian.rulebook.rounds.life import Life, broken, holidays_of, life_of
from duixian.rulebook.rounds.occasion import Occasion
from duixian.rulebook.rounds.ratings import ratings_of
from duixian.rulebook.scorecards.score import score, tree_of
from duixian.rulebook.scorecards.standard import Pack
from duixian.rulebook.vocabulary.text import Text
from duixian.sheets import run_of
from duixian.sheets.files import write
from duixian.sheets.rounds import ROUND, Report, contents
from duixian.sheets.rounds.about import over_words
from duixian.sheets.rounds.report import Trial

from .counties import Found, handed, seen
from .progress import Steps

STEPS = (
    Text("读表", "reading"),
    Text("计算", "scoring"),
    Text("写结果", "writing"),
)


def run(given: argparse.Namespace) -> int:
    """Read, find the round in the ledger, score, hold the round, write."""
    refuse_others(given.out, ROUND.earlier, given.data)
    steps = Steps(STEPS, given.lang)
    steps.next()
    pack, ledger = handed(given)
    round_ = asked_for(pack, given.round)
    life = life_of(pack, ledger, round_.id, given.as_of)
    seed = given.seed or (life.seed if life else "")
    findings = broken(life, pack, round_, seed, beside(holidays_of(ledger))) if life else Findings()
    if not given.trial:
        refuse_uncounted(pack, life, findings)
    known_at = given.known_at or (life.known_on if life else None)
    found = seen(pack, ledger, given.as_of, known_at)
    steps.next()
    report = replace(
        report_of(found, round_, life, seed), why_trial=why_trial(life, findings, given)
    )
    steps.next()
    write(ROUND, contents(report, given.lang), given.out, csv=given.csv)
    steps.end()
    say(told(report, given), given.lang)
    return 0


def asked_for(pack: Pack, id_: str) -> Round:
    """The round of that name.

    Raises:
        NotFound: there is none; the error lists those there are.
    """
    found = pack.round_(id_)
    if found is None:
        zh = "、".join(f"{r.id}（{r.name.zh}）" for r in pack.rounds)
        en = ", ".join(r.id for r in pack.rounds)
        there = (
            Text(f"有：{zh}。", f"There are: {en}.")
            if pack.rounds
            else Text("这个方案包没有宣布任何轮次。", "This pack declares no round at all.")
        )
        raise NotFound(
            Text(f"方案包里没有轮次“{id_}”。{there.zh}", f"There is no round “{id_}”. {there.en}")
        )
    return found


def refuse_uncounted(pack: Pack, life: Life | None, findings: Findings) -> None:
    """Refuse what was not started or is not what was frozen.

    Raises:
        NotAnswerable: nobody started the round.
        Unusable: another pack or another seed was frozen, or the criteria were out too late.
    """
    if life is None or not life.started:
        state = pack.kinds["round"].name_of_state(life.state) if life else None
        zh = f"现在是“{state.zh}”" if state else "台账里没有这一轮的记录"
        en = f"it stands at “{state.en}”" if state else "the ledger holds no record of it"
        raise NotAnswerable(
            Text(
                f"这一轮还没有启动（{zh}），不出名次和等次。先公布、锁定标准，由人启动；只想看看，加 --trial。",
                f"This round was not started ({en}), so it yields no ranks and grades. "
                "Publish and freeze its criteria and have it started; for a look, add --trial.",
            )
        )
    if len(findings):
        raise Unusable(findings)


def why_trial(life: Life | None, findings: Findings, given: argparse.Namespace) -> Trial:
    """Why this does not count, if it does not: only what was frozen does, as it was frozen."""
    if life is None or not life.started:
        return "not_started"
    if len(findings):
        return "not_frozen"
    if given.known_at and given.known_at != life.known_on:
        return "another_moment"
    return "asked" if given.trial else ""


def report_of(found: Found, round_: Round, life: Life | None, seed: str) -> Report:
    """The round held over the county as it stood."""
    scores = score(found.pack, found.cut, found.calendar, DuckDB())
    gradings = found.pack.gradings_in(round_.id)
    ratings = {g.id: ratings_of(found.pack, found.ledger, g, life) for g in gradings}
    occasion = Occasion(
        found.pack, round_, found.cut.as_of, tree_of(found.cut), figures_of(scores), ratings, seed
    )
    known_at = found.cut.known_at
    assert known_at is None or isinstance(known_at, dt.datetime)
    run_ = run_of(found.pack, found.cut, found.ledger.hashes, scores)
    return Report(occasion, hold(occasion, ranked_by(DuckDB())), life, known_at, run_)


def told(report: Report, given: argparse.Namespace) -> Text:
    """What was done, in one sentence."""
    units = len(report.occasion.units)
    trial = (
        Text("（试算，不算数）", " (a trial: it does not count)") if report.trial else Text("", "")
    )
    beyond = [said for _, said in over_words(report)]
    return Text(
        "\n".join(
            [f"{units} 个组织的名次和等次{trial.zh}在 {given.out}。"]
            + [f"超出名额：{said.zh}。" for said in beyond]
        ),
        "\n".join(
            [f"Ranks and grades of {units} units{trial.en}; the results are in {given.out}."]
            + [f"Beyond a quota: {said.en}." for said in beyond]
        ),
    )
