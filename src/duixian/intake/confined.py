"""A workbook read by a child process that may not take more than its share."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

from .grid import Grid, Number
from .limits import LIMITS
from .refusal import Refused

if TYPE_CHECKING:
    from collections.abc import Iterable

CHILD = [sys.executable, "-X", "utf8", "-m", "duixian.intake.child"]
SLACK = 20


def read_confined(data: bytes) -> tuple[list[Grid], list[str], list[str]]:
    """The sheets that can be seen, the names of the hidden ones, and the cells with errors.

    Raises:
        Refused: the workbook breaks a rule, or reading it took more than is given.
    """
    try:
        done = subprocess.run(  # noqa: S603 - our own command, fixed arguments
            CHILD, input=data, capture_output=True, check=False, timeout=LIMITS.seconds + SLACK
        )
    except subprocess.TimeoutExpired:
        raise Refused("E709") from None
    return heard(done.stdout.splitlines())


def heard(lines: Iterable[bytes]) -> tuple[list[Grid], list[str], list[str]]:
    """What the child wrote; without its last line it was stopped."""
    grids, hidden, last = list[Grid](), list[str](), list[object]()
    rows, known = list[tuple[str, ...]](), dict[str, str]()
    for line in lines:
        last = json.loads(line, parse_int=Number, parse_float=Number)
        match last:
            case [None, *cells]:
                rows.append(tuple([known.setdefault(c, c) if type(c) is str else c for c in cells]))
            case ["sheet", str(name), True]:
                rows = []
                grids.append(Grid(name, rows))
            case ["sheet", str(name), False]:
                hidden.append(name)
            case ["refused", str(rule), dict(values)]:
                raise Refused(rule, **values)
    match last:
        case ["end", list(errors)]:
            return grids, hidden, [str(cell) for cell in errors]
    raise Refused("E709")
