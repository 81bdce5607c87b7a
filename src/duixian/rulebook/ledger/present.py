"""Records of which there is one version each, as they stand, without a cut: for files that no memory holds."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

from duixian.rulebook.kinds import Kind
from duixian.rulebook.vocabulary.words import Stage, Timing

from .cut import open_before
from .forms import record_form
from .schema import Form, TableForm


def present(
    kind: Kind, source: str, there: Iterable[str], day: dt.date, starts: Iterable[dt.date]
) -> str:
    """The records of a source known by the end of a day, with the columns that a cut adds.

    `there` are the columns the source has. How a record stands to its due date is said for the end of
    time, as a standing wants it.
    """
    has = {*there}
    by_stage: dict[str, list[str]] = {}
    for state, word in kind.stages().items():
        by_stage.setdefault(word.value, []).append(f"'{state}'")
    stage = " ".join(f"WHEN state IN ({', '.join(s)}) THEN '{w}'" for w, s in by_stage.items())
    closed = ", ".join(
        state for w in (Stage.DONE, Stage.FAILED) for state in by_stage.get(w.value, ())
    ) or "NULL"  # fmt: skip
    done = ", ".join(by_stage.get(Stage.DONE.value, ())) or "NULL"
    standing = ", ".join(by_stage.get(Stage.OPEN.value, ())) or "NULL"
    begun = "".join(
        f", state_on < DATE '{start.isoformat()}' AND state IN ({standing}) AS {open_before(start)}"
        for start in starts
    )
    return f"""
SELECT {", ".join(_columns(record_form(kind), has))}, '{kind.id}' AS kind, CASE {stage} END AS stage,
       CASE WHEN state IN ({closed}) THEN state_on END AS closed_on,
       CAST(known_at AS DATE) AS entered_on,
       CASE WHEN due_on IS NULL THEN NULL WHEN state IN ({done}) AND state_on <= due_on THEN '{Timing.IN_TIME}'
            WHEN state IN ({closed}) THEN '{Timing.LATE}' WHEN state IN ({standing}) THEN '{Timing.OVERDUE}' END
         AS timing{begun}
FROM {source} WHERE known_at < DATE '{day.isoformat()}' + 1"""


def whole(form: TableForm, source: str, there: Iterable[str]) -> str:
    """A source with every column of the contract; those left out hold nothing."""
    return f"SELECT {', '.join(_columns(form, {*there}))} FROM {source}"


def _columns(form: TableForm, has: set[str]) -> Iterator[str]:
    """Every column of the contract; decimals as whole numbers, those left out as nothing."""
    types = {
        Form.DAY: "DATE", Form.MOMENT: "TIMESTAMP", Form.WHOLE: "BIGINT", Form.SCALED: "BIGINT",
        Form.CODES: "VARCHAR[]",
    }  # fmt: skip
    for column in form.columns:
        name = f'"{column.name}"'
        if column.name not in has:
            yield f"CAST(NULL AS {types.get(column.form, 'VARCHAR')}) AS {name}"
        elif column.form is Form.SCALED:
            yield f"CAST({name} * {10**column.scale} AS BIGINT) AS {name}"
        else:
            yield name
