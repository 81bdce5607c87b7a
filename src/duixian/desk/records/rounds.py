"""What a round is called: the record holds the name the pack gives it inside, people read the other."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping

from django.db.models import QuerySet

from duixian.desk.campaigns.packs import pack_of
from duixian.desk.campaigns.queries import running
from duixian.desk.look import wording
from duixian.desk.walls import SEEING, Viewer, line_above
from duixian.rulebook.vocabulary.text import Text
from duixian.rulebook.vocabulary.words import Stage

from .models import Link, Record

ROUND, DRAW = "round", "draw"
QUIET = "visit"
"""The way of going there of which nobody is told before."""
TOLD = (Stage.OPEN.value, Stage.DONE.value)


def announced(viewer: Viewer) -> QuerySet[Record]:
    """The rounds that units above the viewer have announced."""
    above = {up for grant in viewer.holding(SEEING) for up in line_above(grant.path)}
    return Record.objects.unscoped().filter(kind=ROUND, unit__path__in=above, stage__in=TOLD)


def quiet_draws() -> QuerySet[Link, int]:
    """The draws of rounds that run and in which somebody goes there without telling before."""
    links = Link.objects.unscoped().filter(
        record__kind=DRAW,
        field=ROUND,
        other__stage=Stage.OPEN.value,
        other__values__ways__icontains=f'"{QUIET}"',
    )
    return links.values_list("record_id", flat=True)


def names_of_rounds() -> Mapping[str, Text]:
    """What the rounds are called that campaigns declare."""
    packs = [pack_of(campaign.fingerprint) for campaign in running()]
    return {round_.id: round_.name for pack in reversed(packs) for round_ in pack.rounds}


def name_of(record: Record, names: Mapping[str, Text]) -> Text:
    """What a round is called, and the day it is about."""
    return titled(str(record.values.get(ROUND, "")), record.values.get("day"), names)


def titled(typed: str, on: object, names: Mapping[str, Text]) -> Text:
    """The name of a round with the day it is about, where there is one."""
    name = names.get(typed, Text(typed, typed))
    if not on:
        return name
    day = dt.date.fromisoformat(str(on))
    return Text(
        f"{name.zh}（截至{wording.day(day, 'zh')}）", f"{name.en} (as of {wording.day(day, 'en')})"
    )


def texts_of(rows: QuerySet[Record], most: int | None = None) -> list[tuple[str, str]]:
    """Codes of records with what lists show of them, at most so many; rounds by their names."""
    found = [*rows.values_list("code", "text", "kind", "values__day")[:most]]
    names = names_of_rounds() if any(kind == ROUND for _c, _t, kind, _d in found) else {}
    return [
        (code, titled(text, day, names).in_(wording.reading()) if kind == ROUND else text)
        for code, text, kind, day in found
    ]


def called(records: Iterable[Record]) -> None:
    """Give rounds about to be shown their names in place of what the pack calls them inside."""
    rounds = [record for record in records if record.kind == ROUND]
    names = names_of_rounds() if rounds else {}
    for record in rounds:
        record.text = name_of(record, names).in_(wording.reading())
