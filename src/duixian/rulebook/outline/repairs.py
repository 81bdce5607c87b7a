"""Repairs to a text: each listed against the source, so that nothing is changed in silence."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["Edit", "Mended", "Repair", "apply"]


@dataclass(frozen=True, order=True)
class Edit:
    """A change that a rule proposes to the text as it stands: `[start, end)` becomes `after`."""

    start: int
    end: int
    after: str
    rule: str


@dataclass(frozen=True, order=True)
class Repair:
    """A change to the source: what stood at `[start, end)`, what stands now, by which rules."""

    start: int
    end: int
    before: str
    after: str
    rules: tuple[str, ...]


def apply(source: str, repairs: Iterable[Repair]) -> str:
    """The source with the listed repairs made; they are disjoint and in order.

    >>> apply("甲乙丙", [Repair(1, 2, "乙", "丁", ("word",))])
    '甲丁丙'
    """
    pieces, at = [], 0
    for repair in repairs:
        pieces += [source[at : repair.start], repair.after]
        at = repair.end
    return "".join([*pieces, source[at:]])


@dataclass(frozen=True)
class Mended:
    """A source and the repairs made to it so far."""

    source: str
    repairs: tuple[Repair, ...] = ()

    @cached_property
    def text(self) -> str:
        """The text as it stands after the repairs."""
        return apply(self.source, self.repairs)

    @cached_property
    def _starts(self) -> list[int]:
        """Where each repair starts in the text as it stands."""
        return _starts(self.repairs)

    def at_source(self, offset: int) -> int:
        """The place in the source of a place in the mended text; inside a repair, its beginning."""
        index = bisect_right(self._starts, offset) - 1
        if index < 0:
            return offset
        repair, start = self.repairs[index], self._starts[index]
        return (
            repair.start
            if offset < start + len(repair.after)
            else repair.end + offset - start - len(repair.after)
        )

    def line_at(self, source_offset: int) -> int:
        """The line of the source, from 1, in which a place stands."""
        return bisect_right(self._lines, source_offset)

    @cached_property
    def _lines(self) -> list[int]:
        return [0, *(i + 1 for i, char in enumerate(self.source) if char == "\n")]

    def with_(self, edits: Iterable[Edit]) -> Mended:
        """The text with further changes made; they are disjoint and refer to the text as it stands.

        An edit that reaches into an earlier repair is merged with it, so that the list always
        refers to the source. From the right to the left, because what stands left of an edit
        keeps its place.
        """
        repairs, starts = list(self.repairs), list(self._starts)
        for edit in sorted(edits, reverse=True):
            low, high = _reached(edit, repairs, starts)
            merged, start = self._merge(edit, repairs[:high], starts, low)
            keep = merged.before != merged.after
            repairs[low:high] = [merged] if keep else []
            starts[low:high] = [start] if keep else []
        return Mended(self.source, tuple(repairs))

    def _merge(
        self, edit: Edit, repairs: list[Repair], starts: list[int], low: int
    ) -> tuple[Repair, int]:
        """One repair for an edit and the earlier repairs it reaches, and where it starts now."""
        first_at = last_at = edit.start
        low_end, shift = (
            (repairs[low - 1].end, starts[low - 1] + len(repairs[low - 1].after)) if low else (0, 0)
        )
        start, after, rules = low_end + edit.start - shift, edit.after, [edit.rule]
        end = start + edit.end - edit.start
        if reached := repairs[low:]:
            first_at, last = starts[low], reached[-1]
            last_at = starts[low + len(reached) - 1]
            head = reached[0].after[: max(0, edit.start - first_at)]
            tail = last.after[edit.end - last_at :] if edit.end < last_at + len(last.after) else ""
            start = min(start, reached[0].start) if edit.start < first_at else reached[0].start
            end = last.end + max(0, edit.end - last_at - len(last.after))
            after = head + edit.after + tail
            rules = [*(rule for repair in reached for rule in repair.rules), edit.rule]
        return (
            Repair(start, end, self.source[start:end], after, tuple(dict.fromkeys(rules))),
            min(edit.start, first_at),
        )


def _starts(repairs: tuple[Repair, ...]) -> list[int]:
    gained = accumulate((len(r.after) - (r.end - r.start) for r in repairs), initial=0)
    return [repair.start + shift for repair, shift in zip(repairs, gained, strict=False)]


def _reached(edit: Edit, repairs: list[Repair], starts: list[int]) -> tuple[int, int]:
    """The slice of the repairs that an edit reaches into; an insertion joins those it touches."""
    low = bisect_left(starts, edit.start)
    touch = edit.start == edit.end
    while low and starts[low - 1] + len(repairs[low - 1].after) > edit.start - touch:
        low -= 1
    while low < len(repairs) and not touch and not repairs[low].after and starts[low] == edit.start:
        low += 1
    high = low
    while high < len(repairs) and starts[high] < edit.end + touch:
        high += 1
    return low, high
