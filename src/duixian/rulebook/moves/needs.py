"""The nine needs of a move, each judged on the values at hand; one that cannot be judged refuses."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping

from duixian.rulebook.calendars.working import after, last_of
from duixian.rulebook.kinds import Kind
from duixian.rulebook.ledger.forms import COUNTED
from duixian.rulebook.lifecycle.needs import (
    Elapsed,
    Has,
    LinkedNeed,
    Need,
    Notice,
    OnlyOne,
    Quota,
    SomeoneElse,
    Threshold,
    Vote,
    WhereNeed,
)
from duixian.rulebook.vocabulary.filters import Bounds, Linked, Span
from duixian.rulebook.vocabulary.text import Text
from duixian.rulebook.vocabulary.words import FieldType, Stage

from .asked import Asked, Obstacle, filled
from .notices import AUDIENCES, gives

BASE_OF = {"due": "due", "present": "present", "cast": "returned"}


def unmet(need: Need, kind: Kind, asked: Asked) -> Iterator[Obstacle]:
    """What is missing for one need; nothing if it is met."""
    match need:
        case Has(fields):
            yield from empty(fields, kind, asked)
        case WhereNeed(conditions):
            for name, wanted in conditions.items():
                yield from otherwise(name, wanted, kind, asked)
        case LinkedNeed(linked):
            yield from unlinked(linked, kind, asked)
        case SomeoneElse(than):
            yield from same_person(than, kind, asked)
        case Vote():
            yield from not_carried(need, kind, asked)
        case Elapsed():
            yield from not_elapsed(need, kind, asked)
        case OnlyOne() | Quota():
            yield from against_others(need, kind, asked)
        case Notice():
            yield from not_run(need, kind, asked)


def warned(need: Need, kind: Kind, asked: Asked) -> Iterator[Obstacle]:
    """What a need that only warns has to say."""
    if isinstance(need, Quota) and need.else_ == "warn":
        yield from beyond(need, kind, asked)


def empty(fields: tuple[str, ...], kind: Kind, asked: Asked) -> Iterator[Obstacle]:
    """Fields that must be filled and are not."""
    for name in fields:
        if not filled(asked.values.get(name)):
            called = kind.name_of(name)
            yield Obstacle(name, Text(f"要填“{called.zh}”。", f"“{called.en}” must be filled in."))


def otherwise(
    name: str, wanted: tuple[str, ...] | Bounds, kind: Kind, asked: Asked
) -> Iterator[Obstacle]:
    """A field that does not have one of the values wanted."""
    value, called, field = asked.values.get(name), kind.name_of(name), kind.field(name)
    if isinstance(wanted, Bounds):
        scale = field.scale if field else 0
        if isinstance(value, int) and wanted.holds(value, scale):
            return
        zh, en = between(wanted)
    else:
        values = value if isinstance(value, tuple) else (value,)
        if any(v in wanted for v in values):
            return
        options = {o.id: o.name for o in field.options} if field else {}
        names = [options.get(w, Text(w, w)) for w in wanted]
        zh, en = "、".join(n.zh for n in names), " or ".join(n.en for n in names)
    yield Obstacle(name, Text(f"“{called.zh}”要是：{zh}。", f"“{called.en}” must be: {en}."))


def between(bounds: Bounds) -> tuple[str, str]:
    """A range of numbers in words."""
    low, high = bounds.from_, bounds.to
    if low is not None and high is not None:
        return f"{low} 到 {high}", f"{low} to {high}"
    return (
        (f"至少 {low}", f"at least {low}") if high is None else (f"至多 {high}", f"at most {high}")
    )


def unlinked(linked: Linked, kind: Kind, asked: Asked) -> Iterator[Obstacle]:
    """Too few or too many linked records that stand as asked."""
    many = sum(
        1
        for other in asked.others
        if (other.kind, other.by) == (linked.kind, linked.by)
        and (other.stage.value in linked.in_ or other.state in linked.in_)
        and (linked.since is None or after(other.since, linked.since, asked.holidays) <= asked.on)
    )
    where = linked.by if kind.field(linked.by) else None
    if many < linked.least:
        zh = f"要有 {linked.least} 条办到这一步的关联记录，现在有 {many} 条。"
        en = f"{linked.least} linked records must stand as asked; {many} do."
        yield Obstacle(where, Text(zh, en))
    if linked.at_most is not None and many > linked.at_most:
        zh = f"这样的关联记录至多 {linked.at_most} 条，现在有 {many} 条。"
        en = f"There may be at most {linked.at_most} such linked records; there are {many}."
        yield Obstacle(where, Text(zh, en))


def same_person(than: tuple[str, ...], kind: Kind, asked: Asked) -> Iterator[Obstacle]:
    """The one who asks made one of these moves, stands in one of these fields or behind a linked record.

    Persons are compared, not accounts. Where a person is not known, nobody can say that it was
    somebody else, so the move is refused.
    """
    if not asked.persons:
        zh = "这一步要换一个人办，而您的账号没有对应到名册上的人。"
        en = "Somebody else must do this, and your account names no person of the roster."
        yield Obstacle(None, Text(zh, en))
        return
    for name in than:
        called, persons, known = behind(name, kind, asked)
        if persons & asked.persons:
            zh = f"您就是{called.zh}的人，这一步要换一个人办。"
            en = f"You stand behind {called.en}; somebody else must do this."
            yield Obstacle(None, Text(zh, en))
        elif not known:
            zh = f"不知道{called.zh}是谁办的，无从判断是不是换了人。"
            en = f"Nobody knows who made {called.en}, so whether you are somebody else is unknown."
            yield Obstacle(None, Text(zh, en))


def asks_others(need: Need, kind: Kind) -> bool:
    """Whether a need can only be judged by the records that are linked with the one that moves."""
    if isinstance(need, SomeoneElse):
        fields = (kind.field(name) for name in need.than)
        return any(field is not None and field.type is FieldType.LINK for field in fields)
    return isinstance(need, LinkedNeed | Notice)


def behind(name: str, kind: Kind, asked: Asked) -> tuple[Text, frozenset[str], bool]:
    """Who stands behind a move or a linked record or in a field, what that is called, and whether it is known."""
    move, field = kind.lifecycle.move(name), kind.field(name)
    if move is not None:
        made = [step.persons for step in asked.steps if step.move == name]
        return quoted(move.name), frozenset().union(*made), all(made)
    if field is not None and field.type is FieldType.LINK:
        linked = [other.persons for other in asked.others if other.by == name and not other.answers]
        called = quoted(field.name)
        called = Text(f"办过{called.zh}所指那条", f"the record in {called.en}")
        return called, frozenset().union(*linked), True
    value = asked.values.get(name, ())
    persons = frozenset(value if isinstance(value, tuple) else (str(value),))
    return quoted(kind.name_of(name)), persons, True


def quoted(name: Text) -> Text:
    """A name as it stands within a sentence."""
    return Text(f"“{name.zh}”", f"“{name.en}”")


def not_carried(vote: Vote, kind: Kind, asked: Asked) -> Iterator[Obstacle]:
    """A vote without quorum or majority; the first answer of the tally is the one in favour."""
    tally, field = asked.values.get(vote.tally), kind.field(vote.tally)
    if not isinstance(tally, Mapping) or field is None or not tally:
        yield from empty((vote.tally,), kind, asked)
        return
    yes = field.options[0]
    wanted = [(vote.pass_, yes.id, yes.name)]
    if vote.quorum:
        wanted.insert(0, (vote.quorum, "present", COUNTED["present"]))
    for threshold, word, called in wanted:
        base = BASE_OF[threshold.of]
        if word not in tally or base not in tally:
            missing = called if word not in tally else COUNTED[base]
            zh, en = f"要填票数“{missing.zh}”。", f"The count “{missing.en}” must be filled in."
            yield Obstacle(vote.tally, Text(zh, en))
        elif not threshold.reached(tally[word], tally[base]):
            yield Obstacle(
                vote.tally, short_of(threshold, called, (tally[word], tally[base]), COUNTED[base])
            )


def short_of(threshold: Threshold, called: Text, counts: tuple[int, int], base: Text) -> Text:
    """How a vote falls short, with its whole numbers."""
    num, den = threshold.at_least or threshold.more_than
    zh, en = ("达到", "at least") if threshold.at_least else ("超过", "more than")
    return Text(
        f"{called.zh} {counts[0]}，{base.zh} {counts[1]}，没有{zh} {num}/{den}。",
        f"{called.en} {counts[0]} of {counts[1]} {base.en}: not {en} {num}/{den}.",
    )


def not_elapsed(need: Elapsed, kind: Kind, asked: Asked) -> Iterator[Obstacle]:
    """Too early or too late since a move or a date."""
    move = kind.lifecycle.move(need.from_)
    called = move.name if move else kind.name_of(need.from_)
    where = None if move else need.from_
    steps = [step.on for step in asked.steps if step.move == need.from_]
    start = max(steps, default=None) if move else asked.values.get(need.from_)
    if not isinstance(start, dt.date):
        zh, en = f"还没有“{called.zh}”的日期。", f"There is no day of “{called.en}” yet."
        yield Obstacle(where, Text(zh, en))
        return
    if need.at_least and asked.on < (first := after(start, need.at_least, asked.holidays)):
        zh = f"离“{called.zh}”（{start}）还不够久，最早 {first}。"
        en = f"Too soon after “{called.en}” ({start}): {first} at the earliest."
        yield Obstacle(where, Text(zh, en))
    if need.at_most and asked.on > (last := after(start, need.at_most, asked.holidays)):
        zh = f"离“{called.zh}”（{start}）太久，最晚 {last}。"
        en = f"Too long after “{called.en}” ({start}): {last} at the latest."
        yield Obstacle(where, Text(zh, en))


def not_run(need: Notice, kind: Kind, asked: Asked) -> Iterator[Obstacle]:
    """No notice was given to those it is for, its days have not run, or an objection is open.

    A notice begins on the day of the move that gives it; that day counts. The decision is possible on
    the day after the last.
    """
    begun = given_on(need, kind, asked)
    if begun is None:
        zh = f"还没有向{AUDIENCES[need.to].zh}公示。"
        en = f"No notice to {AUDIENCES[need.to].en} has been given yet."
        yield Obstacle(None, Text(zh, en))
        return
    span = Span(days=need.days, working_days=need.working_days)
    last = last_of(begun, span, asked.holidays)
    if asked.on <= last:
        many, unit = need.days or need.working_days, "个工作日" if need.working_days else "天"
        words = "working days" if need.working_days else "days"
        zh = f"公示从 {begun} 起 {many} {unit}，到 {last} 为止，满了才能办。"
        en = f"The notice runs {many} {words} from {begun} to {last}; this is possible after that."
        yield Obstacle(None, Text(zh, en))
    open_ = sum(1 for other in asked.others if other.answers and other.stage is Stage.OPEN)
    if open_:
        zh = f"公示收到的异议还有 {open_} 条没有答复。"
        en = f"{open_} objection(s) to the notice have not been answered yet."
        yield Obstacle(None, Text(zh, en))


def given_on(need: Notice, kind: Kind, asked: Asked) -> dt.date | None:
    """The day of the last move that gave notice to those it is for; a notice to all is one to them."""
    giving = {move.id for move in kind.moves if gives(move.publish, need.to)}
    return max((step.on for step in asked.steps if step.move in giving), default=None)


def against_others(need: OnlyOne | Quota, kind: Kind, asked: Asked) -> Iterator[Obstacle]:
    """What other records of the kind have to say, if somebody has counted them."""
    if isinstance(need, OnlyOne):
        yield from not_alone(need.per, kind, asked)
    elif need.else_ == "refuse":
        yield from beyond(need, kind, asked)


def not_alone(per: tuple[str, ...], kind: Kind, asked: Asked) -> Iterator[Obstacle]:
    """Another such record stands, or nobody has counted them."""
    where = per[0] if per else None
    names = [kind.name_of(name) for name in per]
    if asked.rivals is None:
        yield not_yet(Text("是不是只有这一条", "whether it is the only one"), where)
    elif asked.rivals:
        zh = f"“{'、'.join(n.zh for n in names)}”相同的记录已经有了，只能有一条。"
        en = f"There is already a record with the same {', '.join(n.en for n in names)}."
        yield Obstacle(where, Text(zh, en))


def beyond(need: Quota, kind: Kind, asked: Asked) -> Iterator[Obstacle]:
    """One more would pass the quota, or nobody has counted."""
    value = str(asked.values.get(need.field, ""))
    limit = need.most.get(value)
    if limit is None:
        return
    counted = (asked.shares or {}).get((need.field, value))
    if counted is None:
        yield not_yet(Text("是否超出比例", "whether it is within its quota"), need.field)
        return
    have, group = counted
    part, whole = (*limit, 1)[:2]
    most = part if len(limit) == 1 else group * part // whole
    if have >= most:
        called = option_name(need.field, value, kind)
        sum_ = f"{group} × {part}/{whole}" if len(limit) > 1 else str(part)
        zh = f"“{called.zh}”至多 {most} 个（{sum_}），已有 {have} 个。"
        en = f"“{called.en}”: at most {most} ({sum_}), and there are {have}."
        yield Obstacle(need.field, Text(zh, en))


def option_name(field: str, value: str, kind: Kind) -> Text:
    """What an option of a field is called."""
    declared = kind.field(field)
    names = {o.id: o.name for o in declared.options} if declared else {}
    return names.get(value, Text(value, value))


def not_yet(what: Text, where: str | None = None) -> Obstacle:
    """Something that this version cannot judge: the move is refused, never waved through."""
    zh = f"这一版还查不了{what.zh}，所以这一步还不能在这里办。"
    en = f"This version cannot tell yet {what.en}, so this cannot be done here."
    return Obstacle(where, Text(zh, en))
