"""Open questions, and what the rules of a policy forbid; each finding holds from the year of its source."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from duixian.rulebook.calendars import Period, Rolling
from duixian.rulebook.findings import Findings, Place
from duixian.rulebook.kinds import Kind
from duixian.rulebook.lifecycle import Due, Escalate
from duixian.rulebook.lifecycle.needs import Has
from duixian.rulebook.packs.shape import Reader
from duixian.rulebook.scorecards.standard import Pack
from duixian.rulebook.vocabulary.filters import Span
from duixian.rulebook.vocabulary.words import FieldType, PeriodName, Track

from .wording import length, prohibited, said, word_in

BY_WORDS = ("L104", "L105", "L106", "L107", "L108", "L109", "L111", "L112", "L113")
LONGEST_PLAN = 4000
"""Characters of a document on one line of work (regulations of 2024)."""
HALF_A_YEAR = {"days": 180, "months": 6}
SHORT = (PeriodName.MONTH, PeriodName.QUARTER)


def check_law(pack: Pack, reader: Reader) -> None:
    """Warn of what is left open, and apply the pack's own policy."""
    for question in pack.questions:
        reader.findings.add(
            "W201", reader.place(question, "text"), zh=question.text.zh, en=question.text.en
        )
    forbidden(pack, pack.policy, reader)


def forbidden(pack: Pack, policy: str, reader: Reader, into: Findings | None = None) -> Findings:
    """What a policy forbids: the rules in force in its year, and those this program always keeps."""
    findings = reader.findings if into is None else into
    for check in CHECKS:
        for found in check(pack, reader):
            if in_force(found.rule, policy):
                findings.add(found.rule, found.where, **found.values)
    return findings


def in_force(rule: str, policy: str) -> bool:
    """Whether a prohibition holds under a policy: some instrument of it is of that year or earlier."""
    known = prohibited()
    years = [known["sources"][source]["year"] for source in known[rule]["sources"]]
    return bool(known[rule].get("always")) or min(years) <= int(policy)


@dataclass(frozen=True)
class Forbidden:
    """One thing a policy forbids."""

    rule: str
    where: Place
    values: dict[str, str] = field(default_factory=dict)


def _attachments(pack: Pack, reader: Reader) -> Iterator[Forbidden]:
    """Files that are required, and photographs that are required under another name."""
    for kind in pack.kinds.values():
        for move in kind.moves:
            for need in move.needs:
                if isinstance(need, Has):
                    yield from _required(need, kind, reader)


def _required(need: Has, kind: Kind, reader: Reader) -> Iterator[Forbidden]:
    for name in need.fields:
        asked = kind.field(name)
        if asked is None:
            continue
        if asked.type is FieldType.FILE:
            yield Forbidden("L101", reader.place(need), {"field": name})
        elif word_in("L114", asked.name):
            values = {"field": name, "zh": asked.name.zh, "en": asked.name.en}
            yield Forbidden("L114", reader.place(need), values)


def _points_of_persons(pack: Pack, reader: Reader) -> Iterator[Forbidden]:
    for indicator in pack.indicators:
        if indicator.points and pack.track_of(indicator) is Track.PERSON:
            yield Forbidden("L102", reader.place(indicator, "points"), {"id": indicator.id})


def _phases(pack: Pack, reader: Reader) -> Iterator[Forbidden]:
    """All phases in one sentence: whoever drops one drops them all."""
    phases = [item for item in pack.calendar if item.type == "phase"]
    if phases:
        zh = "、".join(phase.name.zh for phase in phases)
        en = ", ".join(phase.name.en for phase in phases)
        yield Forbidden("L103", reader.place(phases[0]), {"zh": zh, "en": en})


def _words(pack: Pack, reader: Reader) -> Iterator[Forbidden]:
    for sentence in said(pack, reader):
        for rule in BY_WORDS:
            word = word_in(rule, sentence.text)
            if word:
                values = {"zh": sentence.text.zh, "en": sentence.text.en, "word": word}
                yield Forbidden(rule, sentence.where, values)


def _assessed_often(pack: Pack, reader: Reader) -> Iterator[Forbidden]:
    """Points over windows shorter than half a year: assessment as an everyday matter."""
    for indicator in pack.indicators:
        window = indicator.measure.selection.window
        short = (isinstance(window, Period) and window.name in SHORT) or (
            isinstance(window, Rolling) and _short(window.span)
        )
        if indicator.points and short:
            yield Forbidden("L110", reader.place(indicator, "points"), {"id": indicator.id})


def _short(span: Span) -> bool:
    given = {"days": span.days, "months": span.months}
    known = {unit: value for unit, value in given.items() if value is not None}
    return len(known) == 1 and all(value < HALF_A_YEAR[unit] for unit, value in known.items())


def _at_once(pack: Pack, reader: Reader) -> Iterator[Forbidden]:
    """Clocks that want an answer on the day of the question."""
    for kind in pack.kinds.values():
        moves = {move.id for move in kind.moves}
        for clock in kind.clocks:
            now = (isinstance(clock, Due) and clock.from_ in moves and _no_time(clock)) or (
                isinstance(clock, Escalate) and _no_time(clock.after)
            )
            if now:
                values = {"zh": kind.name.zh, "en": kind.name.en, "word": clock.word}
                yield Forbidden("L112", reader.place(clock), values)


def _no_time(given: Due | Span) -> bool:
    lengths = (given.days, given.working_days, given.months)
    return any(value is not None and value < 1 for value in lengths)


def _plan(pack: Pack, reader: Reader) -> Iterator[Forbidden]:
    """Plans that are too long, and plans and forms without what they must bear."""
    if reader.blind:
        return  # it may stand in the file that could not be read
    if length(pack) > LONGEST_PLAN:
        yield Forbidden("L115", reader.place(pack), {"n": str(length(pack))})
    brought = [k for k in pack.kinds.values() if reader.folder(k) == reader.folder(pack)]
    ends = [item.to for item in pack.calendar if item.to is not None]
    if pack.forms is None and brought:
        names = {"zh": "、".join(k.name.zh for k in brought), "en": ", ".join(k.name.en for k in brought)}  # fmt: skip
        yield Forbidden("L116", reader.place(pack), names)
    elif pack.forms and ends and pack.forms.valid_to < max(ends):
        where = reader.place(pack.forms, "valid_to")
        yield Forbidden("L117", where, {"day": str(pack.forms.valid_to), "end": str(max(ends))})
    if pack.basis is None:
        rated = [s for s in said(pack, reader) if word_in("L119", s.text)]
        if rated:
            text, where = rated[0].text, rated[0].where
            yield Forbidden("L119", where, {"zh": text.zh, "en": text.en})
        else:
            yield Forbidden("L118", reader.place(pack))


CHECKS: tuple[Callable[[Pack, Reader], Iterator[Forbidden]], ...] = (
    _attachments,
    _points_of_persons,
    _phases,
    _words,
    _assessed_often,
    _at_once,
    _plan,
)
