"""What a file says beside what stands: new, changed with old and new, or the same."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from .cells import Value
from .headings import MEMBER, UNIT, Form
from .names import folded
from .rows import MemberRow, UnitRow

Standing = Mapping[str, Value | None]
"""What stands of one unit or person: values by field, as in the rows."""
R = TypeVar("R", MemberRow, UnitRow)
FORMS = {each.field: each.form for each in (*UNIT, *MEMBER)}
PLACED = frozenset({"sheet", "number", "branch", "parent"})


@dataclass(frozen=True)
class Change:
    """One field: what stands, and what the file says."""

    field: str
    old: Value | None
    new: Value


@dataclass(frozen=True)
class New(Generic[R]):
    """A row that nothing stands for yet; `under` is the key of its superior or its branch."""

    key: str
    row: R
    under: str


@dataclass(frozen=True)
class Changed(Generic[R]):
    """A row that differs from what stands under `key`; `under` is set where it moves."""

    key: str
    row: R
    changes: tuple[Change, ...]
    under: str = ""


@dataclass
class Plan(Generic[R]):
    """What taking in the file would do; `same` rows change nothing, `refused` ones are left out."""

    new: list[New[R]] = field(default_factory=list)
    changed: list[Changed[R]] = field(default_factory=list)
    same: int = 0
    refused: int = 0

    @property
    def empty(self) -> bool:
        """Whether taking it in would change nothing."""
        return not self.new and not self.changed


def changes_of(row: MemberRow | UnitRow, standing: Standing) -> tuple[Change, ...]:
    """The fields in which a row differs; a blank cell never takes anything away."""
    fields = [name for name in row.__slots__ if name not in PLACED]
    told = ((name, getattr(row, name), standing.get(name)) for name in fields)
    return tuple(
        Change(name, old, new)
        for name, new, old in told
        if new is not None and new != old and differs(name, old, new)
    )


def differs(name: str, old: Value | None, new: Value) -> bool:
    """Whether the file says something else: padding and less exact days do not count."""
    if old is None or old == "":
        return True
    if isinstance(old, bool) or isinstance(new, bool):
        return old != new
    if FORMS.get(name) is Form.DAY:
        return not old.startswith(new)
    return folded(old) != folded(new)
