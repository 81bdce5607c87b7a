"""For whom the burden is reckoned: what is assumed of a branch and of a township, in words."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction

from duixian.rulebook.kinds import Field
from duixian.rulebook.vocabulary.text import Text
from duixian.rulebook.vocabulary.words import FieldType

WEEKS_A_YEAR, MONTHS_A_YEAR = 52, 12
MINUTES_A_WEEK = 20
BUDGET = Fraction(MINUTES_A_WEEK * WEEKS_A_YEAR, MONTHS_A_YEAR)
"""Minutes a month that a branch secretary has: twenty a week."""


@dataclass(frozen=True)
class Assumed:
    """A branch of so many members, with so many posts and open records, of a category; its township."""

    members: int = 20
    branches: int = 12
    posts: int = 3
    standing: int = 1
    open_months: int = 12
    category: str = ""

    def of(self, category: str) -> Assumed:
        """The same for a branch of a category."""
        return replace(self, category=category)

    def named(self, field: Field) -> int:
        """How many names a list of names holds: all members, as far as the field takes them."""
        if field.many is None:
            return 1
        wanted = self.members if field.type is FieldType.PERSON else 1
        return max(1, min(max(wanted, field.many.from_), field.many.to))

    def sentences(self) -> tuple[Text, ...]:
        """What is assumed, in words."""
        return (
            Text(
                f"算的是一个 {self.members} 名党员的支部最少要办的；规定了期次、覆盖面、得满分要几条的才算，没有定数的随办随记，不算。",
                f"It is the least that a branch of {self.members} members has to do: what has a period, a coverage or a number for full points. What has no number is entered as it happens and is not counted.",
            ),
            Text(
                f"职务 {self.posts} 个，要逐条办理的在办记录各 {self.standing} 条；没有结束日期的活动按 {self.open_months} 个月摊。",
                f"{self.posts} posts, {self.standing} open record of each kind that needs something; a campaign without an end is spread over {self.open_months} months.",
            ),
            Text(
                f"乡镇按 {self.branches} 个支部算；每一步由写在第一个的那一方办，反映人除外。",
                f"The township has {self.branches} branches; each step is made by whoever its pack names first, reporters aside.",
            ),
            Text(
                "只算填写和办理所用的时间，不算办事本身、开会、找材料，也不算登录。",
                "Only the time for filling in and making steps: not the work itself, nor meetings, nor looking things up, nor signing in.",
            ),
        )
