"""Writes the compiled query of each measure word beside this file: python tests/.../write.py."""

from __future__ import annotations

import datetime as dt
import sys
from pathlib import Path

HERE = Path(__file__).parent
DAY = dt.date(2010, 12, 31)
SAMPLES = (
    """{id: count, measure: count, of: task, in: [open], by: due_on, timing: [overdue],
        for: [unit, partners], tagged: cx, window: standing, when_none: 0}""",
    """{id: sum, measure: sum, of: study, field: hours, where: {what: [session], hours: {from: 1, to: 8}},
        window: {rolling: {months: 3}}, when_none: 0}""",
    """{id: distinct, measure: distinct, of: [visit, deed], field: person, lacks: [problem],
        window: {period: quarter}, when_none: 0}""",
    """{id: share, measure: share, of: pledge, in: [open, done, failed], by: due_on, carried_in: yes,
        window: {period: year}, part: {in: [kept], has: [verdict]}, when_none: none}""",
    """{id: coverage, measure: coverage, of: study, for: present, at_least: 2,
        among: {roster: members, stay: {months: 3}}, window: campaign, when_none: none}""",
    """{id: satisfaction, measure: satisfaction, of: survey, for: subject, where: {raters: [masses]},
        tally: counted, good: [very, satisfied], leave_out: [unknown], at_least: 5,
        window: {period: half}, when_none: none}""",
    """{id: ratio, measure: ratio, top: {of: deed, field: helped}, under: {of: task, for: partners},
        window: {period: year}, when_none: none}""",
    """{id: days, measure: days, of: problem, from: occurred_on, to: closed_on, take: median,
        window: {period: year}, by: closed_on, when_none: none}""",
    """{id: latest, measure: latest, of: study, field: hours, up: mean, window: standing, when_none: none}""",
    """{id: change, measure: change, of: study, for: present, field: hours, per: person,
        window: {period: year}, when_none: none}""",
    """{id: judged, measure: judged, of: judgement, heading: team, raters: [superior, masses], field: grade,
        worth: {good: 95, fair: 80, ordinary: 65, poor: 40}, window: {period: year}, when_none: none}""",
)


def queries() -> dict[str, str]:
    """The query of a sample of each word, as text by word."""
    from duixian.rulebook.calendars import Days
    from duixian.rulebook.measures.compile import text_of
    from duixian.rulebook.measures.scope import Scope
    from duixian.rulebook.packs import open_pack, shipped
    from rulebook.counties import asks

    kinds = open_pack(shipped() / "chuangxianzhengyou").kinds
    scope = Scope(kinds, DAY, {"campaign": Days(dt.date(2010, 4, 6))})
    return {s.measure.word: text_of(s.measure.query(scope)) + "\n" for s in asks(*SAMPLES)}


if __name__ == "__main__":
    sys.path[:0] = [str(HERE.parents[3] / "src"), str(HERE.parents[2])]
    for word, sql in queries().items():
        (HERE / f"{word}.sql").write_text(sql, encoding="utf-8")
