"""The page of a round: who stands where, what was proposed and decided, each step, and how to check it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from itertools import groupby

from duixian.rulebook.ranks import Grading, Ranking
from duixian.rulebook.rounds.wording import rule_words
from duixian.rulebook.vocabulary.text import Language, Text
from duixian.sheets.figures import day
from duixian.sheets.frame import Speaking, framed

from .about import about, standing
from .report import Report
from .rows import DASH, GradeRow, RankRow, grade_rows, lot_rows, rank_rows
from .tables import ROUND

UNIT = Text("组织", "Unit")
RANKED = (
    Text("名次", "Rank"), UNIT, Text("数", "Number"), Text("由来", "Out of"), Text("说明", "Remarks"),
)  # fmt: skip
GRADED = (
    UNIT, Text("提出", "Proposed"), Text("会议定为", "Decided"), Text("差别和理由", "Difference and reason"),
    Text("每一步", "Every step"),
)  # fmt: skip
DRAWN = (
    Text("抽签", "Draw"), Text("同组", "Peers"), Text("次序", "Place"), Text("抽中的组织", "Drawn"),
    Text("签", "Ticket"),
)  # fmt: skip
NUMBERS = (RANKED[2], RANKED[3], DRAWN[2])
NUMBER = ' class="n"'


@dataclass(frozen=True)
class Said(Speaking):
    """A report in one language; whatever it says is escaped."""

    report: Report
    language: Language

    def several(self, texts: Sequence[Text]) -> str:
        """Several of them."""
        return self.say("；", "; ").join(self.text(text) for text in texts)


def page(report: Report, language: Language) -> str:
    """The whole page in one language; the same round gives the same text."""
    said = Said(report, language)
    pack, round_ = report.occasion.pack, report.occasion.round
    sections = [
        *(_ranking(said, ranking) for ranking in report.rankings),
        *(_grading(said, grading) for grading in report.gradings),
        _draws(said),
        _about(said),
    ]
    body = f'{_masthead(said)}\n<main id="content">\n{"".join(sections)}</main>'
    title = f"{said.text(pack.name)} {said.text(round_.name)}"
    return framed(title, body, language, first="content")


def headline(said: Said) -> str:
    """What was proposed and what was decided, in one sentence."""
    report = said.report
    units = len(report.occasion.units)
    decided = [a for awards in report.held.awards.values() for a in awards if a.decided]
    apart = sum(1 for a in decided if "decided_otherwise" in a.differences)
    if not report.gradings:
        return said.say(f"{units} 个组织参加排名。", f"{units} units are ranked.")
    if not decided:
        return said.say(
            f"{units} 个组织，等次已提出，还没有评定。",
            f"{units} units: grades are proposed, none is decided yet.",
        )
    return said.say(
        f"{units} 个组织，已评定 {len(decided)} 个，其中 {apart} 个与提出的不同。",
        f"{units} units, {len(decided)} decided, {apart} of them otherwise than proposed.",
    )


def _masthead(said: Said) -> str:
    occasion = said.report.occasion
    mark = "due" if said.report.trial else "lead"
    return f"""<header>
<p class="over"><span class="mark">{said.say("兑现", "Duixian")}</span> <span>{said.text(occasion.pack.name)}</span> <span>{said.text(occasion.round.name)}</span> <span>{said.say("截至", "As of ")}<time datetime="{occasion.day}">{day(occasion.day, said.language)}</time></span> {ROUND.other(said.language)}</p>
<h1>{headline(said)}</h1>
<p class="{mark}">{said.text(standing(said.report))}</p>
</header>"""


def _ranking(said: Said, ranking: Ranking) -> str:
    rows = rank_rows(said.report, ranking)
    tables = [
        _ranks(said, list(group), said.text(name))
        for name, group in groupby(rows, key=lambda row: row.group)
    ]
    rule = said.text(rule_words(said.report.occasion.pack, ranking))
    return _section(
        said, ranking.id, ranking.name, f'<p class="how">{rule}</p>{"".join(tables)}', ranking
    )


def _ranks(said: Said, rows: Sequence[RankRow], group: str) -> str:
    ranked = sum(1 for row in rows if row.standing.place.rank is not None)
    caption = said.say(
        f"{group}：排名 {ranked} 个，不排 {len(rows) - ranked} 个",
        f"{group}: {ranked} ranked, {len(rows) - ranked} without rank",
    )
    heads = _heads(said, RANKED)
    cells = "".join(
        f'<tr><td>{said.text(row.rank)}</td><th scope="row">{escape(row.name)}<small>{escape(row.unit)}</small></th>'
        f'<td class="n">{escape(row.number)}</td><td class="n">{escape(row.pair)}</td><td>{said.several(row.notes)}</td></tr>'
        for row in rows
    )
    return f"<table><caption>{caption}</caption>{heads}<tbody>{cells}</tbody></table>"


def _grading(said: Said, grading: Grading) -> str:
    rows = grade_rows(said.report, grading)
    proposed = Counter(row.proposed for row in rows)
    many = said.say("，", ", ").join(f"{said.text(name)} {n}" for name, n in proposed.items())
    heads = _heads(said, GRADED)
    cells = "".join(_grade(said, row) for row in rows)
    how = said.say(
        f"提出：{many}。提出的和定下的两样都留着。",
        f"Proposed: {many}. The proposal and the decision are both kept.",
    )
    body = f'<p class="how">{how}</p><table>{heads}<tbody>{cells}</tbody></table>'
    return _section(said, grading.id, grading.name, body, grading)


def _grade(said: Said, row: GradeRow) -> str:
    decided = said.text(row.decided) if row.decided else DASH
    edge = (
        f' <br><strong class="due">{said.say("名额边上", "edge of quota")}</strong>'
        if row.award.edge
        else ""
    )
    reason = f"<br>{escape(row.reason)}" if row.reason else ""
    steps = "<br>".join(said.text(step) for step in row.steps)
    return (
        f'<tr><th scope="row">{escape(row.name)}<small>{escape(row.unit)}</small></th><td>{said.text(row.proposed)}{edge}</td>'
        f"<td>{decided}</td><td>{said.several(row.differences)}{reason}</td><td>{steps}</td></tr>"
    )


def _draws(said: Said) -> str:
    drawn = [row for row in lot_rows(said.report) if row.drawn]
    if not said.report.draws:
        return ""
    title = said.say("抽签", "Draws")
    if not drawn:
        nothing = said.say(
            "种子还没有公布，没有抽。", "The seed is not published yet; nothing was drawn."
        )
        return f'<section id="draws"><h2>{title}</h2><p>{nothing}</p></section>'
    names = {draw.id: draw.name for draw in said.report.draws}
    heads = _heads(said, DRAWN)
    cells = "".join(
        f'<tr><td>{said.text(names[row.draw])}</td><td>{said.text(row.group)}</td><td class="n">{row.place}</td>'
        f'<th scope="row">{escape(row.name)}<small>{escape(row.unit)}</small></th><td><code>{row.ticket[:16]}</code></td></tr>'
        for row in drawn
    )
    return f'<section id="draws"><h2>{title}</h2><table>{heads}<tbody>{cells}</tbody></table></section>'


def _about(said: Said) -> str:
    title = said.say("这一轮是怎么来的", "Where this round comes from")
    rows = "".join(
        f'<tr><th scope="row">{said.text(name)}</th><td>{said.text(what)}</td></tr>'
        for name, what in about(said.report)
    )
    return f'<section id="about"><h2>{title}</h2><table><tbody>{rows}</tbody></table></section>'


def _heads(said: Said, names: Sequence[Text]) -> str:
    cells = "".join(
        f'<th scope="col"{NUMBER if name in NUMBERS else ""}>{said.text(name)}</th>'
        for name in names
    )
    return f"<thead><tr>{cells}</tr></thead>"


def _section(said: Said, id_: str, name: Text, body: str, source: Ranking | Grading) -> str:
    clause = escape(source.clause.in_(said.language))
    return f'<section id="{id_}"><h2>{said.text(name)}</h2>{body}<p class="clause">{said.say("出处：", "Source: ")}{clause}</p></section>\n'
