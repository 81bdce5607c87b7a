"""How a county is put together: leading groups and offices, unions, and the firms that a township counts."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

from duixian.demo.names import SOCIETIES, TRADES

from .tasks import ABOVE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from duixian.demo.book import Life
    from duixian.demo.hand import Hand

LEADING = "leading"
DUTIES = {
    LEADING: "组长抓总，副组长管到期的事，成员各包一片",
    "office": "一人管台账，一人管催办，一人管公开栏",
    "publicity": "每月报两条，由办公室主任看过再报",
    "inspection": "每季抽查三个单位，看到的当天写下",
    "union": "职工的事由工会主席接，党员副主席联系",
    "women": "妇女的事由妇联主席接，支部一名委员联系",
    "youth": "青年的事由团委书记接，支部一名委员联系",
}
NAMES = {
    LEADING: "创先争优活动领导小组", "office": "创先争优活动办公室", "publicity": "宣传报道组",
    "inspection": "督查组", "union": "工会", "women": "妇联", "youth": "共青团",
}  # fmt: skip
BODIES = {
    "C": tuple(NAMES),
    "T": (LEADING, "office", "union", "women", "youth"),
    "J": (LEADING, "office"),
}
GONE = ("党支部", "党总支", "工作委员会", "委员会")
FIRMS = frozenset({"enterprise", "private_enterprise", "social_organisation"})
SORTS = {"enterprise": "state", "private_enterprise": "private", "social_organisation": "social"}
WAYS = ("joint", "instructor")
NEVER_COVERED, OF_TOWNSHIP = "not yet", 5


def write(hands: Sequence[Hand], seed: int) -> None:
    """The bodies of committees and general branches, then the firms of townships."""
    firms: dict[str, list[Hand]] = {}
    for hand in hands:
        if hand.unit.category in FIRMS and hand.unit.leaf and hand.unit.closed is None:
            firms.setdefault(hand.unit.home, []).append(hand)
    for hand in hands:
        if hand.unit.code[0] in BODIES:
            hand.rng = random.Random(f"{seed}:organising:{hand.unit.code}")
            _set_up(hand)
            if hand.unit.code[0] == "T":
                _count_firms(hand, firms.get(hand.unit.code, ()))


def _set_up(hand: Hand) -> None:
    """One in five has no leading group yet, or only on paper; one that was, is no more."""
    behind = hand.unit.part == "lagging_township"
    for sort in BODIES[hand.unit.code[0]]:
        if hand.unit.code[0] != "C" and (behind or not hand.chance(0.85)):
            continue
        day = hand.times.first + hand.rng.randrange(12, 60)
        life = _propose(hand, day, sort)
        if hand.unit.code[0] != "C" and hand.nth("body proposed", 17, 5):
            continue
        day += hand.rng.randrange(2, 12)
        life.enter("standing", day, hand.moment(day, 1))
        if hand.nth("body dissolved", 23, 9):
            day += 300
            life.enter("dissolved", day, hand.moment(day, ABOVE), reason="并到办公室，不再单设")
    if hand.unit.code[0] == "C":
        day = hand.times.today - 20
        _propose(hand, day, "publicity")
        gone = _propose(hand, hand.times.first + 20, "inspection")
        day = hand.times.first + 400
        gone.enter("dissolved", day, hand.moment(day, ABOVE), reason="换了名字重设")


def _propose(hand: Hand, day: int, sort: str) -> Life:
    """A body with its head, who is directly responsible, and who does what."""
    title = hand.unit.name.removeprefix("中共")
    for ending in GONE:
        title = title.removesuffix(ending)
    people = hand.members(day)
    life = hand.book.begin(
        "body", hand.unit.code, day, person=hand.secretary(day), sort=sort,
        title=f"{title}{NAMES[sort]}", head=people[0] if people else None,
        deputy=people[1] if len(people) > 1 and hand.chance(0.9) else None, duties=DUTIES[sort],
    )  # fmt: skip
    life.enter("proposed", day, hand.moment(day, 1))
    for person in people[:5]:
        hand.book.participants.append((life, person, "people"))
    return life


def _count_firms(hand: Hand, branches: Sequence[Hand]) -> None:
    """Those with a branch of their own, and some without: joined, looked after by somebody, or not yet."""
    for other in branches:
        day = max(hand.times.first + hand.rng.randrange(5, 40), other.unit.opened)
        title = other.unit.name.removesuffix("党支部")
        what = SORTS[other.unit.category], title, other.unit.size
        _cover(hand, _list(hand, day, what), "own", other.unit.code)
    for nth in range(OF_TOWNSHIP):
        day = hand.times.first + 30 + hand.rng.randrange(200)
        sort = "social" if nth == OF_TOWNSHIP - 1 else "private"
        trade = hand.rng.choice(SOCIETIES if sort == "social" else TRADES)
        life = _list(hand, day, (sort, f"{hand.unit.stem}{trade}（{nth + 1}号）", nth))
        way = (*WAYS, NEVER_COVERED)[hand.hall.count("firm") % 3]
        if way != NEVER_COVERED:
            near = hand.rng.choice(branches).unit.code if branches else hand.unit.code
            _cover(hand, life, way, near)
        if hand.nth("firm gone", 19, 7):
            day = life.on + 150
            life.enter("gone", day, hand.moment(day, ABOVE))


def _list(hand: Hand, day: int, what: tuple[str, str, int]) -> Life:
    """A firm as the township wrote it down; one in three is above scale."""
    sort, title, members = what
    life = hand.book.begin(
        "firm", hand.unit.code, day, person=hand.secretary(day), title=title, sort=sort,
        large="yes" if members and sort != "social" and hand.chance(0.4) else "no", members=members,
    )  # fmt: skip
    life.enter("blank", day, hand.moment(day, ABOVE))
    return life


def _cover(hand: Hand, life: Life, way: str, branch: str) -> None:
    """Somebody else looked and found it covered; now and then it is so no longer."""
    day = life.on + hand.rng.randrange(3, 90)
    life.enter("covered", day, hand.moment(day, ABOVE), way=way, branch=branch)
    if hand.nth("firm lapsed", 31, 12):
        day += 200
        life.enter("blank", day, hand.moment(day, ABOVE))
