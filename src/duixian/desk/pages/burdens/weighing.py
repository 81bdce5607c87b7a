"""What campaigns ask of a branch, as the page "burden first" shows it: in words, drawn, by kind of record."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from django.conf import settings
from django.utils.translation import gettext as _

from duixian.desk.campaigns import queries
from duixian.desk.campaigns.models import Campaign, State
from duixian.desk.campaigns.packs import looked_at, pack_of
from duixian.desk.look import charts
from duixian.desk.look.wording import reading
from duixian.desk.org.models import Unit
from duixian.desk.walls import Viewer, line_above
from duixian.rulebook.vocabulary.text import Text

if TYPE_CHECKING:
    from duixian.rulebook.findings import Finding
    from duixian.rulebook.norms import Amount, Assumed, Beside, Load
    from duixian.rulebook.norms.times import Operator
    from duixian.rulebook.scorecards.standard import Pack

PACK, CAMPAIGN = "pack:", "campaign:"
NAMED = 2


@dataclass(frozen=True)
class Line:
    """One row of the table: who does how much for a kind of record, what asks, and who asks already."""

    who: Text
    kind: Text
    often: Text
    entries: str
    fields: str
    minutes: str
    because: tuple[Text, ...]
    shared: tuple[Text, ...]

    @property
    def first(self) -> tuple[Text, ...]:
        """The first campaigns that share it."""
        return self.shared[:NAMED]

    @property
    def more(self) -> int:
        """How many more share it."""
        return max(0, len(self.shared) - NAMED)


@dataclass(frozen=True)
class Alone:
    """One campaign that runs, and what it asks alone."""

    campaign: Campaign
    entries: str
    minutes: str


@dataclass(frozen=True)
class Told:
    """What was found and what to do, in the language of the page."""

    id: str
    what: str
    hint: str


@dataclass(frozen=True)
class Shown:
    """All that the page shows."""

    sentence: Text
    budget: Text
    over: bool
    findings: tuple[Told, ...]
    chart: charts.Chart | None
    lines: tuple[Line, ...]
    each: tuple[Alone, ...]
    unnumbered: tuple[tuple[Text, str], ...]
    above: tuple[Text, ...]
    assumed: tuple[Text, ...]
    operators: tuple[Operator, ...]


@dataclass(frozen=True)
class Question:
    """What is asked: about which pack or campaign (none: all that run), and for how large a branch."""

    viewer: Viewer
    what: str
    assumed: Assumed

    @property
    def budget(self) -> Fraction:
        """Minutes a month that a branch has here."""
        from duixian.rulebook.norms import BUDGET

        own = settings.ENVIRONMENT.burden_minutes
        return Fraction(own) if own else BUDGET


def running(viewer: Viewer) -> list[Campaign]:
    """The campaigns that run and concern the viewer."""
    return list(queries.seen(viewer).filter(state=State.RUNNING))


def wrong(what: str) -> list[Told]:
    """What is wrong with the pack that is asked about; its burden is not reckoned then."""
    from duixian.rulebook.findings import Level

    if not what.startswith(PACK):
        return []
    found = looked_at(what.removeprefix(PACK)).findings
    return told(found.of(Level.ERROR))


def told(findings: Iterable[Finding]) -> list[Told]:
    """Findings in the language of the page."""
    language = reading()
    return [Told(f.id, f.what(language), f.hint(language)) for f in findings]


def shown(question: Question) -> Shown:
    """The burden of what is asked about, beside the campaigns that meet it in some branch."""
    campaigns = running(question.viewer)
    own = next((c for c in campaigns if question.what == f"{CAMPAIGN}{c.key}"), None)
    pack = _pack(question.what, own)
    meeting = _heaviest(pack, own, campaigns, question.assumed)
    return _of_all(question, meeting) if pack is None else _of_one(question, pack, own, meeting)


def _pack(what: str, own: Campaign | None) -> Pack | None:
    if own is not None:
        return pack_of(own.fingerprint)
    return looked_at(what.removeprefix(PACK)).pack if what.startswith(PACK) else None


def _heaviest(
    pack: Pack | None, own: Campaign | None, campaigns: Sequence[Campaign], assumed: Assumed
) -> list[Campaign]:
    """The campaigns that meet in one branch: of all lines of the tree the one on which most weighs."""
    from duixian.rulebook.norms import heaviest

    def weight(meeting: list[Campaign]) -> Fraction:
        packs = [pack_of(c.fingerprint) for c in meeting]
        return heaviest([*([pack] if pack else []), *packs], assumed).branch.minutes

    lines = {tuple(c.pk for c in line): line for line in _lines(own, campaigns)}
    return max(lines.values(), key=weight, default=[])


def _lines(own: Campaign | None, campaigns: Sequence[Campaign]) -> Iterator[list[Campaign]]:
    """The campaigns along each line of the tree, without the one that is asked about."""
    for deepest in campaigns:
        paths = line_above(deepest.unit.path)
        if own is None or own.unit.path in paths:
            yield [c for c in campaigns if c.unit.path in paths and c != own]


def _of_one(question: Question, pack: Pack, own: Campaign | None, meeting: list[Campaign]) -> Shown:
    from duixian.rulebook.norms import beside
    from duixian.rulebook.norms.wording import sentence

    packs = [pack_of(c.fingerprint) for c in meeting]
    found = beside(pack, packs, question.assumed)
    findings = told(_findings(question, pack, packs))
    holders = _holders(found.running, meeting)
    return Shown(
        sentence(found, runs=bool(meeting)),
        *_within(found.together, question.budget),
        tuple(findings),
        _chart(found, question.budget, runs=bool(meeting)) if found.together.rows else None,
        tuple(_lines_of(found.alone, holders)),
        tuple(_alone(meeting, found.alone.assumed)),
        tuple(_unnumbered(found.alone)),
        tuple(_above(question, found.alone, own)),
        *_basis(found.alone.assumed),
    )


def _of_all(question: Question, meeting: list[Campaign]) -> Shown:
    from duixian.rulebook.norms import heaviest, load
    from duixian.rulebook.norms.wording import all_together

    packs = [pack_of(c.fingerprint) for c in meeting]
    found = heaviest(packs, question.assumed)
    apart = [load([pack], found.assumed) for pack in packs]
    return Shown(
        all_together(found, apart),
        *_within(found, question.budget),
        (),
        _chart_of_all(found, apart, meeting, question.budget) if found.rows else None,
        tuple(_lines_of(found, _several(_holders(found, meeting)))),
        tuple(_alone(meeting, found.assumed)),
        tuple(_unnumbered(found)),
        tuple(_above(question, found, None)),
        *_basis(found.assumed),
    )


def _findings(question: Question, pack: Pack, running: Sequence[Pack]) -> Iterator[Finding]:
    from duixian.rulebook.findings import Findings, Place
    from duixian.rulebook.norms.weighing import weigh, weigh_beside

    found, assumed, budget = Findings(), question.assumed, question.budget
    for each in (*weigh(pack, assumed, budget), *weigh_beside(pack, running, assumed, budget)):
        found.add(each.rule, Place(), **each.values)
    return iter(found)


def _within(load: Load, budget: Fraction) -> tuple[Text, bool]:
    """How all together stand to the budget."""
    from duixian.rulebook.norms.wording import within

    return within(load, budget), load.branch.minutes > budget


Holders = dict[str, tuple[Text, ...]]


def _holders(load: Load, meeting: Sequence[Campaign]) -> Holders:
    """By kind of record, the campaigns that ask a branch for it."""
    names = {pack_of(c.fingerprint).id: c.name for c in meeting}
    found: dict[str, dict[Text, None]] = {}
    for row in load.rows:
        asked = found.setdefault(row.kind, {})
        asked.update({names[c.pack]: None for c in row.claims if c.pack in names})
    return {kind: tuple(held) for kind, held in found.items()}


def _several(holders: Holders) -> Holders:
    """Only those kinds for which several campaigns ask."""
    return {kind: names for kind, names in holders.items() if len(names) > 1}


def _lines_of(load: Load, holders: Holders) -> Iterator[Line]:
    from duixian.rulebook.norms.wording import often

    for row in load.rows:
        because = dict.fromkeys(claim.by for claim in row.claims)
        yield Line(
            row.side.called, row.name, often(row.records), *_numbers(row.amount),
            tuple(because), holders.get(row.kind, ()),
        )  # fmt: skip


def _numbers(amount: Amount) -> tuple[str, str, str]:
    from duixian.rulebook.norms.wording import tenths

    return tenths(amount.entries), tenths(amount.fields), tenths(amount.minutes)


def _alone(meeting: Iterable[Campaign], assumed: Assumed) -> Iterator[Alone]:
    from duixian.rulebook.norms import load

    for campaign in meeting:
        entries, _fields, minutes = _numbers(load([pack_of(campaign.fingerprint)], assumed).branch)
        yield Alone(campaign, entries, minutes)


def _unnumbered(load: Load) -> Iterator[tuple[Text, str]]:
    from duixian.rulebook.norms.wording import tenths

    for each in load.unnumbered:
        yield each.name, tenths(each.minutes)


def _above(question: Question, load: Load, own: Campaign | None) -> Iterator[Text]:
    """What it costs those above: a township, and all branches that the viewer sees together."""
    from duixian.rulebook.norms.claims import BRANCHES
    from duixian.rulebook.norms.wording import all_branches, of_township

    yield from of_township(load)
    units = Unit.objects.seen_by(question.viewer).filter(type__in=BRANCHES, closed_on=None)
    if own is not None:
        units = units.filter(path__startswith=own.unit.path)
    number = units.count()
    if number > 1 and load.branch.minutes:
        yield all_branches(load, number)


def _basis(assumed: Assumed) -> tuple[tuple[Text, ...], tuple[Operator, ...]]:
    from duixian.rulebook.norms import times

    return assumed.sentences(), tuple(times().operators.values())


def _chart(found: Beside, budget: Fraction, *, runs: bool) -> charts.Chart:
    """Alone, beside, shared: minutes as columns, the rest in the table."""
    columns = [(_("alone"), found.alone.branch)]
    if runs:
        columns += [
            (_("running"), found.running.branch),
            (_("together"), found.together.branch),
            (_("shared"), found.reused),
        ]
    return _columns(columns, budget)


def _chart_of_all(
    found: Load, apart: Sequence[Load], meeting: Sequence[Campaign], budget: Fraction
) -> charts.Chart:
    from duixian.rulebook.norms.burden import total

    language = reading()
    several = len(meeting) > 1
    columns = [(c.name.in_(language), each.branch) for c, each in zip(meeting, apart, strict=True)]
    if several:
        summed = total(amount for _name, amount in columns)
        shared = summed - found.branch
        columns = [
            (_("each by itself"), summed),
            (_("together"), found.branch),
            (_("shared"), shared),
        ]
    return _columns(columns, budget)


def _columns(columns: Sequence[tuple[str, Amount]], budget: Fraction) -> charts.Chart:
    bars = [
        charts.Bar(name, -int(-amount.minutes // 1), needed=amount.minutes > budget)
        for name, amount in columns
    ]
    drawn = [*bars, charts.Bar(_("budget"), int(budget // 1))]
    return charts.Chart(
        _("Minutes a month that a branch spends on it"),
        charts.ages(drawn),
        _("Minutes, rounded up; a column above the budget stands out."),
        ("", _("Entries"), _("Fields"), _("Minutes")),
        (
            *((name, *_numbers(amount)) for name, amount in columns),
            (_("budget"), "", "", str(budget // 1)),
        ),
    )
