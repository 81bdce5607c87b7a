"""The desk's data as the tables of the contract, which the rulebook scores."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from duixian.desk.org.models import Heir, Stay, Unit, UnitMove

if TYPE_CHECKING:
    import pyarrow as pa

    from duixian.rulebook.kinds import Kind
    from duixian.rulebook.ledger import Ledger

Row = tuple[Any, ...]


def ledger(kinds: Sequence[Kind], seq: int) -> Ledger:
    """Everything known with the entries up to `seq`; units and people as they are now."""
    from duixian.rulebook.ledger import Ledger
    from duixian.rulebook.ledger.forms import all_forms
    from duixian.rulebook.ledger.shaping import empty

    found = {**_org(), **records(kinds, seq)}
    tables = {
        name: found[name] if name in found else empty(form, None, unread=False).table
        for name, form in all_forms(kinds).items()
    }
    return Ledger(tables, {}, single_version=False)


def records(kinds: Sequence[Kind], seq: int) -> dict[str, pa.Table]:  # noqa: ARG001
    return {}


def _org() -> dict[str, pa.Table]:
    first: dict[int, str | None] = {}
    moves: list[Row] = []
    rows = UnitMove.objects.unscoped().order_by("on", "pk")
    for unit, code, on, parent in rows.values_list("unit", "unit__code", "on", "parent__code"):
        if unit in first:
            moves.append((code, on, parent))
        first.setdefault(unit, parent)
    units = Unit.objects.unscoped().order_by("code").values_list(
        "pk", "code", "parent__code", "name", "type", "category", "opened_on", "closed_on",
        "members", "households",
    )  # fmt: skip
    return {
        "units": _table(
            "units", ((c, first.get(pk, above), *rest) for pk, c, above, *rest in units)
        ),
        "unit_moves": _table("unit_moves", (row for row in moves if row[2])),
        "heirs": _table(
            "heirs", Heir.objects.unscoped().values_list("unit__code", "into__code", "on")
        ),
        "persons": _table("persons", _persons()),
    }


def _persons() -> Iterable[Row]:
    stays = Stay.objects.unscoped().order_by("person__code", "joined_on").values_list(
        "person__code", "unit__code", "status", "joined_on", "left_on",
        "person__born", "person__gender", "person__education",
    )  # fmt: skip
    for *stay, born, gender, education in stays.iterator(chunk_size=5000):
        yield (*stay, int(born[:4]) if born[:4].isdigit() else None, gender or None, education or None)


def _table(name: str, rows: Iterable[Row]) -> pa.Table:
    """Rows in the columns of a table of the contract."""
    import pyarrow as pa

    from duixian.rulebook.ledger.casts import arrow_type
    from duixian.rulebook.ledger.schema import FIXED

    form = next(f for f in FIXED if f.name == name)
    found = list(zip(*rows, strict=True)) or [()] * len(form.columns)
    return pa.table(
        {
            c.name: pa.array(values, arrow_type(c))
            for c, values in zip(form.columns, found, strict=True)
        }
    )
