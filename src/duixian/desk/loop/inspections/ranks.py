"""First and last of a round that people started, worked out over what was frozen."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from duixian.desk.org.units.wording import CATEGORIES, UNIT_TYPES
from duixian.desk.records.models import Record
from duixian.rulebook.errors import NotAnswerable
from duixian.rulebook.vocabulary.text import Text
from duixian.rulebook.vocabulary.words import Stage

from .lot import Basis

if TYPE_CHECKING:
    from duixian.rulebook.ranks import Ranking
    from duixian.rulebook.ranks.ranking import End
    from duixian.rulebook.ranks.shown import Shown
    from duixian.rulebook.rounds.held import Held
    from duixian.rulebook.rounds.standing import Standing

STARTED = ("started", "closed")


@dataclass(frozen=True)
class Place:
    """A unit among its peers: its code, its rank, how many share it, the number it stands on as printed."""

    unit: str
    rank: int
    number: Text
    tied: int = 1
    end: End = ""
    further: Text | None = None


@dataclass(frozen=True)
class Group:
    """A peer group: the places of all with a number, and the units without one."""

    name: Text
    ranking: Ranking
    places: Sequence[Place]
    without: Sequence[str] = ()

    @property
    def many(self) -> int:
        """How many have a rank."""
        return len(self.places)

    @property
    def first(self) -> Sequence[Place]:
        """Who shares what it does."""
        return [place for place in self.places if place.end == "top"]

    @property
    def last(self) -> Sequence[Place]:
        """Who makes a statement."""
        return [place for place in self.places if place.end == "bottom"]

    @property
    def small(self) -> bool:
        """Whether the group is too small to have last ones."""
        return 0 < self.many < self.ranking.top + self.ranking.bottom


def groups_of(record: Record, basis: Basis) -> list[Group]:
    """The peer groups of a round with their ends, as the round was frozen.

    Raises:
        NotAnswerable: nobody started it, no pack that runs declares it, or another pack was frozen.
    """
    refuse(record, basis)
    held = held_of(record, basis)
    return [
        group
        for ranking in (
            basis.pack.rankings_in(basis.round.id) if basis.pack and basis.round else ()
        )
        for group in _groups(ranking, held, basis)
    ]


def refuse(record: Record, basis: Basis) -> None:
    """Refuse what was not started or is not what was frozen.

    Raises:
        NotAnswerable: it is so.
    """
    if record.state not in STARTED:
        raise NotAnswerable(
            Text("这一轮还没有启动，不出名次。", "This round was not started; it yields no ranks.")
        )
    if basis.pack is None or not basis.pack.rankings_in(str(record.values["round"])):
        raise NotAnswerable(
            Text(
                "正在开展的活动里没有为这一轮宣布名次。",
                "No campaign that runs declares ranks for this round.",
            )
        )
    if basis.pack.fingerprint != record.values.get("fingerprint"):
        raise NotAnswerable(
            Text(
                "方案包和锁定的不是同一个，不出名次；要改标准，另开一轮。",
                "The pack is not the one that was frozen, so there are no ranks; declare another round.",
            )
        )


def held_of(record: Record, basis: Basis) -> Held:
    """The round held over its day, as known at the end of the day that was frozen."""
    from duixian.desk.campaigns.queries import calendar
    from duixian.desk.scorecards.tables import ledger
    from duixian.rulebook.engines.duckdb import DuckDB
    from duixian.rulebook.ledger import cut
    from duixian.rulebook.rounds.figures import figures_of
    from duixian.rulebook.rounds.held import hold
    from duixian.rulebook.rounds.occasion import Occasion
    from duixian.rulebook.scorecards.score import score, starts, tree_of

    assert basis.campaign
    assert basis.pack
    assert basis.round
    kinds = list(basis.pack.kinds.values())
    day, known = (dt.date.fromisoformat(str(record.values[n])) for n in ("day", "known_on"))
    days = calendar(basis.campaign, basis.pack)
    found, _seq = ledger(kinds)
    seen = cut(found, kinds, as_of=day, known_at=known, starts=starts(basis.pack, day, days))
    scores = score(basis.pack, seen, days, DuckDB())
    figures, seed = figures_of(scores), seed_of(record)
    return hold(Occasion(basis.pack, basis.round, day, tree_of(seen), figures, seed=seed))


def seed_of(record: Record) -> str:
    """The seed that was published for a round, by which ties may be settled."""
    draws = Record.objects.unscoped().filter(kind="draw", links__other=record, links__field="round")
    draw = draws.filter(stage=Stage.DONE.value).order_by("-seq").first()
    return str(draw.values.get("seed", "")) if draw else ""


def _groups(ranking: Ranking, held: Held, basis: Basis) -> list[Group]:
    found: dict[tuple[str, ...], list[Place]] = {}
    without: dict[tuple[str, ...], list[str]] = {}
    for standing in held.standings[ranking.id]:
        place = standing.place
        if place.rank is None:
            without.setdefault(place.peers, []).append(place.unit)
            continue
        found.setdefault(place.peers, []).append(
            Place(
                place.unit, place.rank, _printed(standing.seen), place.tied, place.end,
                _beside(standing, ranking, basis),
            )
        )  # fmt: skip
    categories = {c.id: c.name for c in basis.pack.categories} if basis.pack else {}
    words = {**UNIT_TYPES, **CATEGORIES, **categories}
    return [
        Group(_name(peers, words), ranking, found.get(peers, []), without.get(peers, []))
        for peers in sorted({*found, *without})
    ]


def _printed(seen: Shown | None) -> Text:
    number = seen.text if seen else ""
    return Text(number, number)


def _beside(standing: Standing, ranking: Ranking, basis: Basis) -> Text | None:
    """What decided where the number was equal, where the ranking names something."""
    told = [
        (indicator.name, seen.text)
        for id_, seen in zip(ranking.next_, standing.further, strict=True)
        if seen and basis.pack and (indicator := basis.pack.indicator(id_))
    ]
    if not told:
        return None
    return Text(
        "，".join(f"{name.zh} {text}" for name, text in told),
        ", ".join(f"{name.en} {text}" for name, text in told),
    )


def _name(peers: tuple[str, ...], words: dict[str, Text]) -> Text:
    known = [words.get(each, Text(each, each)) for each in peers]
    return Text("·".join(k.zh for k in known), ", ".join(k.en for k in known))
