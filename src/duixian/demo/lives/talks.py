"""Talks of a branch with a member, and what was heard when somebody asked about an odd record."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from duixian.demo.hand import Hand

SAID = (
    "家里老人住院，顾不上，商定下月起每周值一次班",
    "在外打工，商定每季打一次电话，春节回来上一次党课",
    "觉得没有事可做，商定领路灯维护的岗",
)
CAME = ("值了三次班", "电话打了，党课上了", "岗领了，坏灯三天内换上")
SEEN = "三条走访的文字和去年的一样"
HEARD = "问了书记，说是照去年的抄的，今年确实去了，户主可以问"
OWN_WORD = "那三次是年底补记的，照着去年的写了；以后当天记"
YEARLY, ASKED_OF = 0.7, 25


def write_talks(hand: Hand) -> None:
    """Now and then the secretary talks with a member; somebody else says later what came of it."""
    if not hand.unit.leaf:
        return
    for day in hand.happenings("visit", YEARLY):
        nth = hand.rng.randrange(len(SAID))
        person = hand.someone(day)
        life = hand.book.begin("talk", hand.unit.code, day, person=person, text=SAID[nth])
        life.enter("held", day, hand.moment(day, 1))
        if hand.nth("talk struck", 40, 3):
            life.enter("mistaken", day + 1, hand.moment(day + 1, 1))
        elif hand.chance(0.6):
            on = day + hand.rng.randrange(20, 70)
            life.enter("settled", on, hand.moment(on, 1), outcome=CAME[nth])


def write_enquiries(hand: Hand) -> None:
    """Those above went and asked why texts were the same, and wrote down what they heard."""
    if not hand.unit.leaf or not hand.nth("enquiry", ASKED_OF, 4):
        return
    for day in hand.happenings("visit", 1):
        life = hand.book.begin("enquiry", hand.unit.code, day, mark="same", about=SEEN, heard=HEARD)
        life.enter("noted", day, hand.moment(day, 1))
        if hand.chance(0.2):
            life.enter("mistaken", day + 1, hand.moment(day + 1, 1))
        elif hand.nth("enquiry answered", 2):
            life.enter("answered", day + 3, hand.moment(day + 3), answer=OWN_WORD)
