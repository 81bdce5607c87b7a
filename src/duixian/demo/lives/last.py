"""The last of a round that was held say what they will do, the first what they did: by the computed ranks.

The ranks are those that the shipped campaign gives over what the county had written down by then, so
that the page of a round and its statements say the same.
"""

from __future__ import annotations

import datetime as dt
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from duixian.demo.tables import tables, write_one
from duixian.rulebook.engines.duckdb import DuckDB
from duixian.rulebook.ledger import cut, read
from duixian.rulebook.packs import come_with
from duixian.rulebook.rounds.figures import figures_of
from duixian.rulebook.rounds.held import hold
from duixian.rulebook.rounds.occasion import Occasion
from duixian.rulebook.scorecards.score import calendar_of, score, starts, tree_of

from .rounds import SUPERVISION
from .tasks import ABOVE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from duixian.demo.book import Life
    from duixian.demo.county import County
    from duixian.demo.hand import Hand
    from duixian.rulebook.ranks.ranking import Place

CAUSES = (
    "到期的事没有办完，换人以后没有交接清",
    "任务过了期没有人盯，等着上面来催",
    "答应的件数多，人手没有跟上",
)
TEXTS = (
    "把过期的几件办完，每月在公开栏写进度",
    "每件定一个人一个日子，周末碰一次头",
    "只留办得成的，办一件公开一件",
)


def write(county: County, hands: Sequence[Hand]) -> None:
    """After the last round that was held: who is last is asked, who is first is written down."""
    rounds = [row.life for row in county.book.rows["round"] if row.state == "closed"]
    held = [life for life in rounds if life.facts["round"] == SUPERVISION]
    if not held:
        return
    round_, by_code = held[-1], {hand.unit.code: hand for hand in hands}
    ends = [place for place in places(county, round_) if place.end and place.unit in by_code]
    last = [place for place in ends if place.end == "bottom"]
    for nth, place in enumerate(last):
        _ask(by_code[place.unit], round_, place, nth)
    first = [place for place in ends if place.end == "top" and place.rank == 1]
    for place in first[:2] if last else ():
        _share(by_code[place.unit], round_)


def places(county: County, round_: Life) -> list[Place]:
    """Every unit's place in the round, over its day as known on the day that was frozen."""
    pack = come_with("chuangxianzhengyou")
    kinds = list(pack.kinds.values())
    day, known = (dt.date.fromordinal(round_.facts[name]) for name in ("day", "known_on"))
    with tempfile.TemporaryDirectory() as folder:
        for name, table in tables(county):
            write_one(Path(folder), name, table, as_csv=False)
        ledger = read(Path(folder), kinds)
    days = calendar_of(pack, ledger)
    seen = cut(ledger, kinds, as_of=day, known_at=known, starts=starts(pack, day, days))
    declared = pack.round_(SUPERVISION)
    assert declared is not None
    figures = figures_of(score(pack, seen, days, DuckDB()))
    standings = hold(Occasion(pack, declared, day, tree_of(seen), figures)).standings
    return [standing.place for some in standings.values() for standing in some]


def _ask(hand: Hand, round_: Life, place: Place, nth: int) -> None:
    """Asked when the round is over: most promise with a day, one is excused, one has not answered."""
    times, on = hand.times, round_.on
    if not hand.unit.in_force(on):
        return
    life = hand.book.begin(
        "rank_statement", hand.unit.code, on, rank=place.rank, person=hand.secretary(on)
    )
    if not life.enter("owed", on, hand.moment(on, 1)):
        return
    hand.book.links.append((life, "round", round_))
    day = times.working_day(on + 4)
    if nth % 3 == 1:
        life.enter("waived", day, hand.moment(day, 1), reason="刚换负责人，下一轮一起说")
    elif nth % 3 == 0:
        cause, text = CAUSES[nth // 3 % 3], TEXTS[nth // 3 % 3]
        due = times.working_day(day + 120)
        if life.enter("made", day, hand.moment(day, 1), due=due, cause=cause, text=text):
            _promise(hand, life, day)


def _promise(hand: Hand, said: Life, day: int) -> None:
    """What was said becomes a pledge with the same day."""
    times = hand.times
    on = times.working_day(day + 2)
    life = hand.book.begin(
        "pledge", hand.unit.code, on, due=said.due, person=said.person, maker="organisation",
        text=said.facts["text"], amount=1, sort="building",
    )  # fmt: skip
    if life.enter("proposed", on, hand.moment(on, 1)):
        hand.book.links.append((life, "origin", said))
        for state in ("reviewed", "shown"):
            on = times.working_day(on + 3)
            life.enter(state, on, hand.moment(on, ABOVE))


def _share(hand: Hand, round_: Life) -> None:
    """What the first did is written down for others, and waits for somebody to verify it."""
    on = round_.on
    if not hand.unit.in_force(on):
        return
    life = hand.book.begin(
        "exemplar", hand.unit.code, on, person=hand.secretary(on), sort="practice",
        title="承诺一件一人一日", solves="承诺多、到期没人管",
        steps="每件承诺写明人和日子，贴在公开栏；到期前一周支部会上说一次",
        effect="到期的都按日子办完",
    )  # fmt: skip
    if life.enter("found", on, hand.moment(on, 1)):
        hand.book.links.append((life, "round", round_))
        day = hand.times.working_day(on + 5)
        life.enter("growing", day, hand.moment(day, ABOVE))
