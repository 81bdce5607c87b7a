"""From the types a Parquet file has to those of the ledger: what fits exactly, and nothing else."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from .casts import LAST_MOMENT, arrow_type, from_text
from .schema import Form

if TYPE_CHECKING:
    import pyarrow as pa

    from .schema import Column


class WrongTypeError(Exception):
    """A column's type cannot hold what the contract asks for; `rule` is the finding to note."""

    def __init__(self, rule: str) -> None:
        super().__init__(rule)
        self.rule = rule


def from_any(column: Column, values: pa.Array) -> tuple[pa.Array, pa.Array]:
    """The values of a column of any type, and a mask of those that do not fit.

    Raises:
        WrongTypeError: no value of that type can be taken.
    """
    import pyarrow as pa
    import pyarrow.types as pt

    has = values.type
    if pt.is_dictionary(has):
        return from_any(column, values.cast(has.value_type))
    if pt.is_null(has) or pt.is_string(has) or pt.is_large_string(has) or pt.is_string_view(has):
        return from_text(column, values.cast(pa.string()))
    if pt.is_floating(has):
        raise WrongTypeError("E312")
    if column.form is Form.DAY:
        return days(values)
    if column.form is Form.MOMENT:
        return moments(values)
    if column.form in (Form.WHOLE, Form.SCALED):
        return numbers(column, values)
    return codes(column, values)


def codes(column: Column, values: pa.Array) -> tuple[pa.Array, pa.Array]:
    """Lists of codes as they are, and booleans where the contract asks for yes or no."""
    import pyarrow.compute as pc
    import pyarrow.types as pt

    if column.form is Form.CODES and pt.is_list(values.type):
        return values.cast(arrow_type(column)), none_of(values)
    if column.form is Form.CODE and pt.is_boolean(values.type) and column.allowed == ("yes", "no"):
        return pc.if_else(values, "yes", "no"), none_of(values)
    raise WrongTypeError("E311")


def none_of(values: pa.Array) -> pa.Array:
    """A mask that holds nowhere."""
    import pyarrow as pa

    return pa.repeat(pa.scalar(value=False), len(values))


def days(values: pa.Array) -> tuple[pa.Array, pa.Array]:
    """Days as they are; a moment is a day only at midnight."""
    import pyarrow as pa
    import pyarrow.compute as pc
    import pyarrow.types as pt

    if pt.is_date(values.type):
        return values.cast(pa.date32()), none_of(values)
    if not pt.is_timestamp(values.type) or values.type.tz:
        raise WrongTypeError("E311")
    on = values.cast(pa.date32(), safe=False)
    return on, pc.fill_null(pc.not_equal(on.cast(values.type), values), fill_value=False)


def moments(values: pa.Array) -> tuple[pa.Array, pa.Array]:
    """Moments to the second, fractions left off; a day means its end."""
    import pyarrow as pa
    import pyarrow.compute as pc
    import pyarrow.types as pt

    wanted = pa.timestamp("s")
    if pt.is_timestamp(values.type) and not values.type.tz:
        return values.cast(wanted, safe=False), none_of(values)
    if not pt.is_date(values.type):
        raise WrongTypeError("E311")
    end = dt.timedelta(hours=LAST_MOMENT.hour, minutes=59, seconds=59)
    return pc.add(values.cast(wanted), pa.scalar(end, pa.duration("s"))), none_of(values)


def numbers(column: Column, values: pa.Array) -> tuple[pa.Array, pa.Array]:
    """Whole and decimal numbers that keep every digit; whole numbers do for a scale of 0 only."""
    import pyarrow as pa
    import pyarrow.types as pt

    if pt.is_decimal(values.type):
        return from_text(column, values.cast(pa.string()))
    if not pt.is_integer(values.type) or column.form is Form.SCALED:
        raise WrongTypeError("E311")
    try:
        return values.cast(pa.int64()), none_of(values)
    except pa.ArrowInvalid:
        return from_text(column, values.cast(pa.string()))
