"""The burden in words: whole numbers, plain sentences."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from duixian.rulebook.vocabulary.text import Text

from .assumed import MONTHS_A_YEAR, Assumed
from .burden import Amount, Beside, Load, total

HALF = Fraction(1, 2)
LITTLE = Fraction(1, 20)
LESS = Text("不到 1", "less than 1")
MINUTES_AN_HOUR = 60


def about(number: Fraction) -> Text:
    """A number as one says it: whole, half up; what is little but not nothing is said so."""
    if 0 < number < HALF:
        return LESS
    whole = str((number + HALF) // 1)
    return Text(whole, whole)


def up(number: Fraction) -> Text:
    """Minutes as one says them: whole, rounded up, so that a sum never looks less than it is.

    >>> up(Fraction(37, 4)).zh, up(Fraction(1, 4)).zh
    ('10', '不到 1')
    """
    return about(number) if number < HALF else about(Fraction(-(-number // 1)))


def tenths(number: Fraction) -> str:
    """A number with one place, half up.

    >>> tenths(Fraction(22, 3)), tenths(Fraction(3))
    ('7.3', '3')
    """
    if 0 < number < LITTLE:
        return "<0.1"
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
    entries, minutes = about(amount.entries), up(amount.minutes)
    many = "entry" if entries.en in ("1", LESS.en) else "entries"
    return Text(
        f"每月{_roughly(entries.zh)} 次、{minutes.zh} 分钟",
        f"{'' if entries.en == LESS.en else 'about '}{entries.en} {many} and {minuted(minutes.en)} a month",
    )


def _spaced(number: str) -> str:
    return number if number == LESS.zh else f" {number}"


def _roughly(number: str) -> str:
    return number if number == LESS.zh else f"约 {number}"


def minuted(number: str) -> str:
    """So many minutes in English."""
    return f"{number} minute" if number in ("1", LESS.en) else f"{number} minutes"


def sentence(found: Beside, *, runs: bool) -> Text:
    """What a pack asks of a branch, alone and beside those that run, in one sentence."""
    assumed = found.alone.assumed
    if not found.alone.rows and not runs:
        return Text("它不要求支部填任何东西。", "It asks a branch for nothing.")
    alone = once(found.alone.branch)
    who = branch(assumed)
    if not runs:
        return Text(f"{who.zh}{alone.zh}。", f"{who.en}: {alone.en}.")
    both, reused = up(found.together.branch.minutes), about(found.reused.minutes)
    shared = (
        Text(
            f"，其中{_spaced(reused.zh)} 分钟是同一件事记一次、几处用",
            f"; {minuted(reused.en)} are saved because one record serves several",
        )
        if found.reused.minutes
        else Text("，没有能合用的", "; nothing is shared")
    )
    return Text(
        f"{who.zh}{alone.zh}；和正在开展的活动合起来每月{_spaced(both.zh)} 分钟{shared.zh}。",
        f"{who.en}: {alone.en}; together with the campaigns that run, {minuted(both.en)} a month{shared.en}.",
    )


def branch(assumed: Assumed) -> Text:
    """Of what branch it is said."""
    return Text(f"一个 {assumed.members} 人的支部", f"A branch of {assumed.members} members")


def all_together(found: Load, apart: Sequence[Load]) -> Text:
    """What all campaigns that run ask of a branch, in one sentence."""
    if not found.rows:
        return Text(
            "正在开展的活动不要求支部填任何东西。",
            "The campaigns that run ask a branch for nothing.",
        )
    who, amount = branch(found.assumed), once(found.branch)
    reused = total(each.branch for each in apart).minutes - found.branch.minutes
    saved = about(reused)
    if not reused:
        return Text(f"{who.zh}{amount.zh}。", f"{who.en}: {amount.en}.")
    return Text(
        f"正在开展的 {len(apart)} 项活动合起来，{who.zh}{amount.zh}；同一件事记一次、几处用，省下{_spaced(saved.zh)} 分钟。",
        f"{len(apart)} campaigns together. {who.en}: {amount.en}; {minuted(saved.en)} are saved because one record serves several.",
    )


def within(found: Load, budget: Fraction) -> Text:
    """How the minutes of a branch stand to its budget."""
    most, needed = budget // 1, -(-found.branch.minutes // 1)
    if found.branch.minutes > budget:
        return Text(
            f"合起来超出每月 {most} 分钟的预算 {needed - most} 分钟。",
            f"Together that is {minuted(str(needed - most))} over the budget of {most} a month.",
        )
    return Text(
        f"没有超出每月 {most} 分钟的预算。", f"That is within the budget of {most} minutes a month."
    )


def of_township(found: Load) -> Iterator[Text]:
    """What a township does for its branches."""
    branches = found.assumed.branches
    if found.township.entries:
        done = once(found.township)
        yield Text(
            f"一个有 {branches} 个支部的乡镇还要审核、办理：{done.zh}。",
            f"A township of {branches} branches sees to them: {done.en}.",
        )
    if found.typing_in.entries:
        done = once(found.typing_in)
        yield Text(
            f"支部都交纸表、由乡镇代录的话，另加：{done.zh}。",
            f"Where all branches hand in paper sheets, typing them in adds {done.en}.",
        )


def all_branches(found: Load, number: int) -> Text:
    """What all branches spend together."""
    hours = about(found.branch.minutes * number / MINUTES_AN_HOUR)
    return Text(
        f"涉及 {number:,} 个支部，合起来每月{_roughly(hours.zh)} 小时。",
        f"It concerns {number:,} branches; together about {hours.en} hours a month.",
    )
