"""What a county has on its hands now: days of labour, a deep problem, one common to many, comments of the half."""

from __future__ import annotations

import random
from decimal import Decimal
from typing import TYPE_CHECKING

from duixian.demo.days import half_end

from .tasks import ABOVE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from duixian.demo.book import Life
    from duixian.demo.hand import Hand

FIGURES = {
    "economic": (("funds", 200, 2400),),
    "farming": (("specialities", 900, 6000), ("villages_mended", 3, 40)),
    "committee": (("environment", 70, 95), ("place_wide", 60, 99)),
}
SOURCES = {
    "funds": "财政拨款文件", "specialities": "产业台账，已对账", "villages_mended": "验收单",
    "environment": "企业测评表汇总", "place_wide": "公开的百强县名单",
}  # fmt: skip
DEEP = (
    ("林地承包老合同没有界图，三代人说法不一", "界图测了两个组，余下的年底前测完"),
    ("老集市占道经营十多年，搬到哪里没有定", "新市场选了址，头一批摊位登记了"),
    ("山上两个组吃水靠天，打井三次没有出水", "引水管线勘测完，报了项目"),
)
MOST_GATHERED = 6
LABOUR = ("冬修水渠投工", "清淤扫障投工", "通组路培路肩投工")


def write(hands: Sequence[Hand], seed: int) -> None:
    """Each unit by a chance of its own; units that play a part stay as they are."""
    townships = [hand for hand in hands if hand.unit.code[0] == "T"]
    for hand in hands:
        if hand.unit.part or hand.unit.type == "group" or hand.unit.closed is not None:
            continue
        hand.rng = random.Random(f"{seed}:present:{hand.unit.code}")
        _figures(hand)
        _comment(hand)
        if hand.unit.category == "rural" and hand.nth("labour", 4, 1):
            _labour(hand)
    for nth, hand in enumerate(townships):
        if not hand.unit.part and nth % 3 == 0:
            hand.rng = random.Random(f"{seed}:deep:{hand.unit.code}")
            _deep(hand, DEEP[nth // 3 % len(DEEP)])
    for hand in townships:
        _gather(hand, [h for h in hands if h.unit.home == hand.unit.code])


def _figures(hand: Hand) -> None:
    """Of this half, for the sort of bureau that shows it."""
    if hand.unit.leaf or hand.unit.code[0] == "T":
        return
    for what, low, high in FIGURES.get(hand.unit.category, ()):
        for ago in (200, 9):
            day = hand.times.today - ago
            value = Decimal(hand.rng.randrange(low, high))
            life = hand.book.begin(
                "figure", hand.unit.code, day, what=what, value=value, source=SOURCES[what]
            )
            life.enter("entered", day, hand.moment(day, 1))
            life.enter("checked", day + 2, hand.moment(day + 2, 1))


def _comment(hand: Hand) -> None:
    """Half of all are spoken to in writing in the half that runs, and most have answered."""
    today = hand.times.today
    begins = half_end(half_end(today) - 190) + 1
    if hand.unit.code[0] == "C" or today - begins < 20 or not hand.chance(0.5):
        return
    day = begins + hand.rng.randrange(max(1, today - begins - 10))
    achieved, gap, direction, answer = hand.parts("comment", day)
    life = hand.book.begin(
        "comment", hand.unit.code, day, person=hand.secretary(day),
        due=hand.times.working_day(day + 30), form="written", round_of="organisation",
        achievements=achieved, gaps=gap, direction=direction,
    )  # fmt: skip
    life.enter("given", day, hand.moment(day, ABOVE))
    on = day + hand.rng.randrange(2, 25)
    life.enter("answered", on, hand.moment(on, 1), answer=answer)
    on += hand.rng.randrange(1, 9)
    life.enter("settled", on, hand.moment(on, ABOVE))


def _labour(hand: Hand) -> None:
    """A task that is counted in days of labour, with what was reached by the last quarter."""
    day = hand.times.today - hand.rng.randrange(60, 200)
    target = hand.rng.randrange(6, 40) * 10
    life = hand.book.begin(
        "task", hand.unit.code, day, due=hand.times.today + hand.rng.randrange(20, 90),
        text=hand.rng.choice(LABOUR), check_by="number", target=target, counted_in="工日",
        result=f"投工{target}个工日，有名单", field="town_country",
        by_secretary="yes" if hand.chance(0.4) else None,
    )  # fmt: skip
    life.enter("draft", day, hand.moment(day, ABOVE))
    life.enter("assigned", day + 2, hand.moment(day + 2, ABOVE), person=hand.secretary(day + 2))
    on = day + 40
    life.enter("assigned", on, hand.moment(on, 1), actual=target * hand.rng.randrange(2, 9) // 10)


def _deep(hand: Hand, told: tuple[str, str]) -> None:
    """Given out for a year, looked at half-way, and going on."""
    day = hand.times.today - 250
    text, changed = told
    life = hand.book.begin(
        "problem", hand.unit.code, day, source="masses", text=text, sort="deep",
        reporter=hand.household(),
    )  # fmt: skip
    life.enter("registered", day, hand.moment(day, ABOVE))
    on, due = day + 4, hand.times.working_day(day + 369)
    person = hand.secretary(on)
    life.enter("working", on, hand.moment(on, ABOVE), solver=hand.unit.code, person=person, due=due)
    on = day + 180
    life.enter("working", on, hand.moment(on, ABOVE), changed=changed, due=due)


def _gather(township: Hand, below: Sequence[Hand]) -> None:
    """Where several villages have the same trouble open, the township works on it once."""
    told = "几个村都反映同一类事：路灯、水渠、垃圾没有人管护"
    mine = {hand.unit.code for hand in below if not hand.unit.part}
    newest = {id(row.life): row.life for row in township.book.rows["problem"] if row.unit in mine}
    same = [
        life
        for life in newest.values()
        if life.state in ("registered", "working")
        and any(word in str(life.facts["text"]) for word in ("路灯", "漏水", "垃圾", "水费"))
    ][:MOST_GATHERED]
    if len(same) > 1:
        whole = _whole(township, told)
        township.book.links.extend((life, "common", whole) for life in same)


def _whole(hand: Hand, text: str) -> Life:
    """The common problem, with the township as its solver."""
    day = hand.times.today - 12
    life = hand.book.begin("problem", hand.unit.code, day, source="self", text=text, sort="daily")
    life.enter("registered", day, hand.moment(day, 1))
    due = hand.times.after_working_days(day + 2, 30)
    person = hand.secretary(day + 2)
    life.enter(
        "working", day + 2, hand.moment(day + 2, 1), solver=hand.unit.code, person=person, due=due
    )
    return life
