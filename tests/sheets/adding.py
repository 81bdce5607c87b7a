"""What a reader of the rows behind a number works out from them."""

from duixian.rulebook.measures import Change, Days, Judged, Latest, Ratio
from duixian.rulebook.measures.lasting import scale_of


def comes_to(items, measure, kinds, fixed):
    """Numerator and denominator that a reader of the items works out; `fixed` is that of counts and sums."""
    parts = [i.part for i in items if i.part is not None]
    counts = sum(i.counts for i in items)
    match measure:
        case Days(take="longest"):
            return max(parts, default=0), min(len(parts), 1)
        case Days():
            if not parts:
                return 0, 0
            low, high = sorted(parts)[(len(parts) - 1) // 2], sorted(parts)[len(parts) // 2]
            return (low, 1) if low == high else (low + high, 2)
        case Ratio():
            return sum(parts), max(counts, 0)
        case Latest(up=up, field=field):
            many = len(parts) if up == "mean" else min(len(parts), 1)
            return sum(parts), many * scale_of(kinds, measure.selection, field)
        case Change(field=field):
            return sum(parts), len(parts) // 2 * scale_of(kinds, measure.selection, field)
        case Judged():
            return sum(parts), counts * measure.scale(kinds)
        case _:
            assert fixed or (sum(parts), counts) == (0, 0)
            return sum(parts), counts if measure.per_cent else fixed
