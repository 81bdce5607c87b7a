"""Statements that a step makes again and again: Django writes their SQL once, then only values go in.

To build one question anew costs ten times what the database needs to answer it. Nothing here knows what
the rows mean; columns and casts are those of the models.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cache, partial
from typing import Any, Generic, NamedTuple, TypeVar

from django.db import models, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models.query import get_related_populators

M = TypeVar("M", bound=models.Model)


def insert(row: models.Model) -> None:
    """Insert a row; one whose number the database gives comes back with it."""
    here = transaction.get_connection()
    sql, columns, numbered = _insertion(type(row), here.vendor)
    with here.cursor() as cursor:
        cursor.execute(sql, _values(row, columns, here))
        if numbered:
            (row.pk,) = cursor.fetchone()
    _saved(row, here)


def update(row: models.Model) -> bool:
    """Write all columns of a row that is there; whether it is there."""
    here = transaction.get_connection()
    sql, columns = _change(type(row), here.vendor)
    with here.cursor() as cursor:
        cursor.execute(sql, [*_values(row, columns, here), row.pk])
        _saved(row, here)
        return bool(cursor.rowcount)


def _saved(row: models.Model, here: BaseDatabaseWrapper) -> None:
    state = row._state  # noqa: SLF001 - what `save` does
    state.adding, state.db = False, here.alias


def _shape(model: type[models.Model]) -> Any:
    return model._meta  # noqa: SLF001 - the documented way to a model's columns


def insert_all(
    model: type[models.Model], names: Sequence[str], rows: Iterable[Sequence[Any]]
) -> None:
    """Insert many rows, given by some of their columns; the others must be allowed to be empty."""
    here = transaction.get_connection()
    table, name = _shape(model), here.ops.quote_name
    columns = [table.get_field(each) for each in names]
    casts = [cache(partial(_cast, field, here)) for field in columns]
    quoted = ", ".join(name(field.column) for field in columns)
    sql = f"INSERT INTO {name(table.db_table)} ({quoted}) VALUES ({_marks(columns)})"  # noqa: S608 - names of ours
    with here.cursor() as cursor:
        cursor.executemany(
            sql,
            [
                [
                    value if isinstance(value, int) else cast(value)
                    for cast, value in zip(casts, row, strict=True)
                ]
                for row in rows
            ],
        )


def _cast(field: models.Field[Any, Any], here: BaseDatabaseWrapper, value: Any) -> Any:
    return field.get_db_prep_save(value, here)


def _values(
    row: models.Model, columns: Sequence[models.Field[Any, Any]], here: BaseDatabaseWrapper
) -> list[Any]:
    return [field.get_db_prep_save(getattr(row, field.attname), here) for field in columns]


@cache
def _insertion(
    model: type[models.Model], _vendor: str
) -> tuple[str, list[models.Field[Any, Any]], bool]:
    shape = _shape(model)
    own = shape.pk
    numbered = isinstance(own, models.AutoField | models.BigAutoField)
    columns = [f for f in shape.concrete_fields if not (numbered and f is own)]
    name = transaction.get_connection().ops.quote_name
    names = ", ".join(name(field.column) for field in columns)
    sql = f"INSERT INTO {name(shape.db_table)} ({names}) VALUES ({_marks(columns)})"  # noqa: S608 - names of ours
    return f"{sql} RETURNING {name(own.column)}" if numbered else sql, columns, numbered


@cache
def _change(model: type[models.Model], _vendor: str) -> tuple[str, list[models.Field[Any, Any]]]:
    shape = _shape(model)
    own, name = shape.pk, transaction.get_connection().ops.quote_name
    columns = [field for field in shape.concrete_fields if field is not own]
    sets = ", ".join(f"{name(field.column)} = %s" for field in columns)
    table = name(shape.db_table)
    return f"UPDATE {table} SET {sets} WHERE {name(own.column)} = %s", columns  # noqa: S608 - names of ours


def _marks(columns: Sequence[object]) -> str:
    return ", ".join("%s" for _ in columns)


class Written(NamedTuple):
    """A question as Django wrote it, and how its rows become values and then rows of models."""

    sql: str
    casts: Sequence[tuple[int, Sequence[Any], Any]]
    model: type[models.Model]
    columns: slice
    names: Sequence[str]
    beside: Sequence[Any]


class Question(Generic[M]):
    """A question for rows of a model; all its values, in their order, are given when it is asked."""

    def __init__(self, asks: Callable[[], models.QuerySet[M]]) -> None:
        self._asks = asks
        self._written: dict[str, Written] = {}

    def rows(self, *given: Any) -> list[M]:
        """The rows, with those of other tables that the question takes along."""
        here = transaction.get_connection()
        written = self._written.get(here.vendor)
        if written is None:
            written = self._written[here.vendor] = _written(self._asks(), here)
        with here.cursor() as cursor:
            cursor.execute(written.sql, given)
            found = cursor.fetchall()
        return [_row(written, [*row], here) for row in found]


def _written(asks: models.QuerySet[M], here: BaseDatabaseWrapper) -> Written:
    compiler = asks.query.get_compiler(connection=here)
    sql, _ = compiler.as_sql()
    select, info = compiler.select, compiler.klass_info
    assert select is not None
    assert info is not None
    populators: Any = get_related_populators
    casts = compiler.get_converters([chosen[0] for chosen in select])
    columns = slice(info["select_fields"][0], info["select_fields"][-1] + 1)
    return Written(
        sql,
        [(place, many, expression) for place, (many, expression) in casts.items()],
        info["model"],
        columns,
        [chosen[0].target.attname for chosen in select[columns]],
        populators(info, select, here.alias),
    )


def _row(written: Written, values: list[Any], here: BaseDatabaseWrapper) -> Any:
    for place, casts, expression in written.casts:
        for cast in casts:
            values[place] = cast(values[place], expression, here)
    found = written.model.from_db(here.alias, written.names, values[written.columns])
    for beside in written.beside:
        beside.populate(values, found)
    return found
