"""The burden of packs: entries, fields and minutes a month, by kind and by who bears them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from duixian.rulebook.kinds import Field, Kind
from duixian.rulebook.scorecards.standard import Pack
from duixian.rulebook.vocabulary.text import Text

from .assumed import Assumed
from .claims import Claim, Pull, claims, concerns
from .life import Side, Step, steps
from .merging import least
from .times import times

HUNDREDTHS_A_MINUTE = 6000


@dataclass(frozen=True)
class Amount:
    """Entries, fields and minutes a month, exact."""

    entries: Fraction = Fraction(0)
    fields: Fraction = Fraction(0)
    minutes: Fraction = Fraction(0)

    def __add__(self, other: Amount) -> Amount:
        return Amount(
            self.entries + other.entries, self.fields + other.fields, self.minutes + other.minutes
        )

    def __sub__(self, other: Amount) -> Amount:
        return Amount(
            self.entries - other.entries, self.fields - other.fields, self.minutes - other.minutes
        )

    def times(self, number: int) -> Amount:
        """So many of it."""
        return Amount(self.entries * number, self.fields * number, self.minutes * number)


NOTHING = Amount()


@dataclass(frozen=True)
class Row:
    """What one side does for one kind of record: how many records a month, how much, and what asks."""

    kind: str
    name: Text
    side: Side
    records: Fraction
    amount: Amount
    claims: tuple[Claim, ...]

    @property
    def owed(self) -> bool:
        """Whether somebody demands it; else it is done for a number or for points."""
        return any(claim.pull is Pull.OWED for claim in self.claims)


@dataclass(frozen=True)
class Unnumbered:
    """A kind that is read but of which no number is asked: what one record takes of a branch."""

    kind: str
    name: Text
    minutes: Fraction


@dataclass(frozen=True)
class Load:
    """What packs ask together: of one branch, and what that branch costs those above it.

    `own` is what a township does as a unit itself; `typed` what a township takes to type in a branch.
    """

    rows: tuple[Row, ...]
    own: tuple[Row, ...]
    typed: Amount
    assumed: Assumed
    unnumbered: tuple[Unnumbered, ...] = ()

    def of(self, side: Side) -> Amount:
        """What one branch costs a side a month."""
        return total(row.amount for row in self.rows if row.side is side)

    @property
    def branch(self) -> Amount:
        """What is asked of a branch a month."""
        return self.of(Side.BRANCH)

    @property
    def township(self) -> Amount:
        """What is asked of a township a month: all its branches' records to be seen to, and its own."""
        return self.of(Side.TOWNSHIP).times(self.assumed.branches) + total(
            row.amount for row in self.own if row.side is Side.BRANCH
        )

    @property
    def typing_in(self) -> Amount:
        """What a township takes more if all its branches hand in paper sheets."""
        return self.typed.times(self.assumed.branches)


@dataclass(frozen=True)
class Beside:
    """A pack alone, those that run, and all together; what is reused is not filled in again."""

    alone: Load
    running: Load
    together: Load

    @property
    def reused(self) -> Amount:
        """What a branch would fill in twice if records were not shared."""
        return self.alone.branch + self.running.branch - self.together.branch

    @property
    def added(self) -> Amount:
        """What the pack adds for a branch."""
        return self.together.branch - self.running.branch


def beside(pack: Pack, running: Sequence[Pack], assumed: Assumed) -> Beside:
    """A pack beside those that run, for a branch of the category on which all together weigh most."""
    found = heaviest([pack, *running], assumed).assumed
    return Beside(load([pack], found), load(running, found), load([pack, *running], found))


def heaviest(packs: Sequence[Pack], assumed: Assumed) -> Load:
    """What packs ask of a branch of the category on which they weigh most; the first of several."""
    named = dict.fromkeys(c.id for pack in packs for c in pack.categories)
    if assumed.category or not named:
        return load(packs, assumed)
    found = [load(packs, assumed.of(category)) for category in named]
    return max(found, key=lambda each: each.branch.minutes)


def load(packs: Sequence[Pack], assumed: Assumed) -> Load:
    """What packs ask together of a branch of one category."""
    category = assumed.category
    meant = [pack for pack in packs if concerns(pack, category)]
    made = [
        claim
        for pack in meant
        for claim in claims(pack, assumed)
        if not (category and claim.categories) or category in claim.categories
    ]
    branch = [claim for claim in made if claim.holder is Side.BRANCH]
    above = [claim for claim in made if claim.holder is Side.TOWNSHIP]
    asked = {claim.kind.id for claim in made}
    return Load(
        _rows(branch, assumed),
        _rows(above, assumed),
        _typed(branch, assumed),
        assumed,
        tuple(_unnumbered(meant, asked, assumed)),
    )


def _unnumbered(
    packs: Sequence[Pack], asked: Collection[str], assumed: Assumed
) -> Iterator[Unnumbered]:
    kinds = {
        id_: pack.kinds[id_]
        for pack in packs
        for indicator in pack.indicators
        for id_ in indicator.measure.selection.of
        if id_ in pack.kinds and id_ not in asked
    }
    for kind in kinds.values():
        one = Claim(kind, Fraction(1), Pull.NUMBER, kind.name, "")
        minutes = _amount([one], Side.BRANCH, assumed).minutes
        if minutes:
            yield Unnumbered(kind.id, kind.name, minutes)


def total(amounts: Iterable[Amount]) -> Amount:
    """All of them together."""
    return sum(amounts, NOTHING)


def _rows(made: Sequence[Claim], assumed: Assumed) -> tuple[Row, ...]:
    kinds = {claim.kind.id: claim.kind for claim in made}
    found = []
    for id_, kind in kinds.items():
        asked = [claim for claim in made if claim.kind.id == id_]
        records = least([(claim, claim.rate) for claim in asked])
        for side in Side:
            amount = _amount(asked, side, assumed)
            if amount != NOTHING:
                found.append(Row(id_, kind.name, side, records, amount, tuple(asked)))
    return tuple(found)


Work = dict[tuple[str, str], list[tuple[Claim, int]]]
"""By move and field (none for what stands around the fields): which claims need it, and how long it takes."""


def _amount(asked: Sequence[Claim], side: Side, assumed: Assumed, *, paper: bool = False) -> Amount:
    """What a side does for the records of one kind: each step and each field as often as it is needed."""
    found = NOTHING
    for (_, name), needed in _work(asked, side, assumed, paper=paper).items():
        often = least([(claim, claim.rate) for claim, _ in needed])
        long = least([(claim, claim.rate * hundredths) for claim, hundredths in needed])
        entries, fields = (Fraction(0), often) if name else (often, Fraction(0))
        found += Amount(entries, fields, long / HUNDREDTHS_A_MINUTE)
    return found


def _work(asked: Sequence[Claim], side: Side, assumed: Assumed, *, paper: bool) -> Work:
    found: Work = {}
    table = times()
    for claim in asked:
        for step in steps(claim.kind, claim.reads):
            if step.side is side:
                around = table.takes(table.around["sheet"]) if paper else _around(step)
                found.setdefault((step.move.id, ""), []).append((claim, around))
                for name in step.fields:
                    field = field_of(claim.kind, name)
                    hundredths = table.field(field, assumed, paper=paper)
                    found.setdefault((step.move.id, name), []).append((claim, hundredths))
    return found


def field_of(kind: Kind, name: str) -> Field | str:
    """The field of that name, or the name of a column that all records have."""
    return kind.field(name) or name


def _around(step: Step) -> int:
    table = times()
    if step.first:
        return table.takes(table.around["entry"])
    return table.takes(table.around["step"]) + step.read * table.takes(table.around["read"])


def _typed(made: Sequence[Claim], assumed: Assumed) -> Amount:
    """What it takes to type in the sheets of one branch with the keyboard alone."""
    kinds = dict.fromkeys(claim.kind.id for claim in made)
    by_kind = ([claim for claim in made if claim.kind.id == id_] for id_ in kinds)
    return total(_amount(asked, Side.BRANCH, assumed, paper=True) for asked in by_kind)
