"""Inspectors at the units that were drawn: what was found belongs to the round, who was not visited waits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from . import inspections, problems

if TYPE_CHECKING:
    from collections.abc import Sequence

    from duixian.demo.book import Life
    from duixian.demo.hand import Hand

    from .rounds import Office

WEEKS = 35
QUIET = (
    "听了汇报，翻了台账，走访了几户，没有发现问题",
    "看了公开栏和活动室，和两名党员谈了话，没有发现问题",
    "现场看了在办的事，和台账对得上",
)
FOUND = (
    ("routine", "活动和上年一样，没有新内容", "请群众代表出了三个题目，月月有一件新事"),
    ("uneven", "三件承诺到期，两件还没有动工", "两件都开了工，进度写在公开栏"),
    ("on_the_spot", "公开栏里还是上个季度的内容", "公开栏换了新的，定了专人"),
    ("show", "活动记录当天补写，和参加人说的对不上", "补写的划去，以后当天记"),
)


def go(office: Office, round_: Life, codes: Sequence[str], day: int) -> None:
    """A round of the past: findings of its weeks at units drawn are its own; the others were in order."""
    for nth, hand in enumerate(_hands(office, codes)):
        known = hand.hall.of("finding", hand.unit.code)
        found = [life for life in known if day <= life.occurred <= day + WEEKS]
        for life in found:
            office.book.links.append((life, "round", round_))
        if not found:
            _was_there(hand, round_, office.times.working_day(day + 1 + nth), nth)


def begin(office: Office, round_: Life, codes: Sequence[str], day: int) -> None:
    """A round that runs: some units were visited, something was found at some, some wait."""
    for nth, hand in enumerate(_hands(office, codes)):
        on = office.times.working_day(day + 1 + nth % 3)
        match nth % 4:
            case 0:
                _was_there(hand, round_, on, nth)
            case 3:
                continue
            case again:
                _found(hand, round_, on, nth, contested=again == 1)


def _hands(office: Office, codes: Sequence[str]) -> list[Hand]:
    by_code = {hand.unit.code: hand for hand in office.hands}
    return [by_code[code] for code in codes]


def _was_there(hand: Hand, round_: Life, day: int, nth: int) -> None:
    text = QUIET[nth % len(QUIET)]
    life = hand.book.begin("inspected", hand.unit.code, day, person=hand.leader(day), text=text)
    if life.enter("noted", day, hand.moment(day, 1)):
        hand.book.links.append((life, "round", round_))
        if hand.nth("visit noted twice", 9, 3):
            life.enter("mistaken", day, hand.moment(day, 1))


def _found(hand: Hand, round_: Life, day: int, nth: int, *, contested: bool) -> None:
    fault, text, changed = FOUND[nth % len(FOUND)]
    life = inspections.note(hand, day, fault, text)
    hand.book.links.append((life, "round", round_))
    on = hand.times.working_day(day + 1)
    if contested:
        life.enter("contested", on, hand.moment(on, 1), plea="当天有雨，改在第二天补上，有签到")
        return
    problem = problems.put_down(hand, on, text, changed)
    if life.state and problem.state and life.enter("confirmed", on, hand.moment(on, 1)):
        hand.book.links.append((problem, "finding", life))
