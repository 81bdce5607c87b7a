"""Notes taken while reading: findings by row, with the endless ones counted instead of listed."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from duixian.rulebook.findings import Findings, Place

if TYPE_CHECKING:
    import pyarrow as pa

    from .sheets import Loaded, Sheet

LISTED = 200


@dataclass
class Notes:
    """Collects findings; of one rule in one file and column at most LISTED are told one by one."""

    findings: Findings = field(default_factory=Findings)
    rest: Counter[tuple[str, str, str]] = field(default_factory=Counter)
    told: Counter[tuple[str, str, str]] = field(default_factory=Counter)

    def add(self, rule: str, where: Place, /, **values: object) -> None:
        """Note one finding."""
        key = (rule, where.file, where.column)
        if self.told[key] < LISTED:
            self.told[key] += 1
            self.findings.add(rule, where, **values)
        else:
            self.rest[key] += 1

    def rows(
        self, rule: str, sheet: Sheet | Loaded, mask: pa.Array, column: str, /, **values: object
    ) -> None:
        """Note a finding for each row the mask marks; arrays among the values are read at it."""
        import pyarrow as pa
        import pyarrow.compute as pc

        at = pc.indices_nonzero(mask)
        listed = at.slice(0, LISTED)
        cells = {
            name: value.take(listed).to_pylist()
            if isinstance(value, pa.Array | pa.ChunkedArray)
            else [value] * len(listed)
            for name, value in values.items()
        }
        for i, line in enumerate(sheet.rows.take(listed).to_pylist()):
            place = Place(sheet.file, line, column)
            self.add(rule, place, **{name: shown(cell[i]) for name, cell in cells.items()})
        if len(at) > LISTED:
            self.rest[rule, sheet.file, column] += len(at) - LISTED

    def close(self) -> Findings:
        """All findings, and for each rule that went on and on how many more there are."""
        for (rule, file, column), n in self.rest.items():
            self.findings.add("E399", Place(file, 0, column), which=rule, n=n)
        self.rest.clear()
        return self.findings


def shown(value: object) -> str:
    """A cell as a person would write it."""
    return "" if value is None else str(value)
