"""The burden in words: whole numbers, plain sentences."""

from __future__ import annotations

from fractions import Fraction

from duixian.rulebook.vocabulary.text import Text

from .assumed import MONTHS_A_YEAR, Assumed
from .burden import Amount, Beside

HALF = Fraction(1, 2)


def about(number: Fraction) -> Text:
    """A number as one says it: whole, half up; what is little but not nothing is said so."""
    if 0 < number < HALF:
        return Text("不到 1", "less than 1")
    whole = str((number + HALF) // 1)
    return Text(whole, whole)


def tenths(number: Fraction) -> str:
    """A number with one place, half up.

    >>> tenths(Fraction(22, 3)), tenths(Fraction(3))
    ('7.3', '3')
    """
    whole, place = divmod((number * 10 + HALF) // 1, 10)
    return f"{whole}.{place}" if place else str(whole)


def often(records: Fraction) -> Text:
    """How many records in how long: a month, or a year where it is less than one a month."""
    if records >= 1 or not records:
        return Text(f"每月 {tenths(records)} 条", f"{tenths(records)} a month")
    yearly = tenths(records * MONTHS_A_YEAR)
    return Text(f"每年 {yearly} 条", f"{yearly} a year")


def once(amount: Amount) -> Text:
    """Entries and minutes a month.

    >>> once(Amount(Fraction(3), Fraction(9), Fraction(53, 2))).zh
    '每月约 3 次、27 分钟'
    """
    entries, minutes = about(amount.entries), about(amount.minutes)
    many = "entry" if entries.en in ("1", "less than 1") else "entries"
    return Text(
        f"每月约 {entries.zh} 次、{minutes.zh} 分钟",
        f"about {entries.en} {many} and {minuted(minutes.en)} a month",
    )


def minuted(number: str) -> str:
    """So many minutes in English."""
    return f"{number} minute" if number in ("1", "less than 1") else f"{number} minutes"


def sentence(found: Beside, *, runs: bool) -> Text:
    """What a pack asks of a branch, alone and beside those that run, in one sentence."""
    assumed = found.alone.assumed
    if not found.alone.rows and not runs:
        return Text("它不要求支部填任何东西。", "It asks a branch for nothing.")
    alone = once(found.alone.branch)
    who = branch(assumed)
    if not runs:
        return Text(f"{who.zh}{alone.zh}。", f"{who.en}: {alone.en}.")
    both, reused = about(found.together.branch.minutes), about(found.reused.minutes)
    shared = (
        Text(
            f"，其中 {reused.zh} 分钟是同一件事记一次、几处用",
            f"; {minuted(reused.en)} are saved because one record serves several",
        )
        if found.reused.minutes
        else Text("，没有能合用的", "; nothing is shared")
    )
    return Text(
        f"{who.zh}{alone.zh}；和正在开展的活动合起来每月 {both.zh} 分钟{shared.zh}。",
        f"{who.en}: {alone.en}; together with the campaigns that run, {minuted(both.en)} a month{shared.en}.",
    )


def branch(assumed: Assumed) -> Text:
    """Of what branch it is said."""
    return Text(f"一个 {assumed.members} 人的支部", f"A branch of {assumed.members} members")
