"""What a measure keeps of each unit or person, so that days of records can be put together.

What is kept is added up: numbers of records, sums, and how often each value was met. So what a
record gave can be taken back, and days may come in any order.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from duixian.rulebook.vocabulary.words import Track

from .selection import Roster, Selection

if TYPE_CHECKING:
    from sqlglot import exp
    from sqlglot.expressions import Query

    from duixian.rulebook.kinds import Kind

    from .scope import Scope

PARTS = ("n", "d", "few")


@dataclass(frozen=True)
class Amount:
    """What one record adds: `of`, an expression over the record `r` (one where it is not given), if `when`."""

    of: Callable[[Kind], str] | None = None
    when: Callable[[Kind], exp.Expr] | None = None


ONE = Amount()


@dataclass(frozen=True)
class Kept:
    """The state of a measure for one unit or person.

    `amounts` are added up by part (`n`, `d`, `few`); `always` are parts that are the same for all;
    `apart` is the field whose different values are told apart and counted as `n`.
    Two that `divides` are the sides of one number, which has no value where `d` is not above 0.
    With `among`, those of a roster are counted who have `at_least` so many (`n` of the amounts);
    records then count for `track`. With `over`, the total is divided by the size of a roster, `by` times.
    Where something is picked among the records, `each` of them is kept: as a `length` (`n`), or as an
    `entry` with its number (`n`) and day (`d`); `read` takes the answer from these.
    """

    selection: Selection
    amounts: Mapping[str, Amount]
    always: Mapping[str, int]
    apart: str = ""
    track: Track | None = None
    among: Roster | None = None
    at_least: int = 1
    divides: bool = False
    over: Roster | None = None
    by: int = 1
    each: Literal["", "length", "entry"] = ""
    read: Callable[[Scope, Query], Query] | None = None
