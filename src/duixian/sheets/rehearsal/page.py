"""The rehearsal as a page: plain sentences first, then the tables with every unit behind them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from html import escape

from duixian.rulebook.rehearsal.against import Direction, Moved
from duixian.rulebook.rehearsal.answered import Answered, Asked, is_full, is_nothing
from duixian.rulebook.rehearsal.graded import Graded
from duixian.rulebook.rehearsal.trial import Answer
from duixian.sheets.figures import ABSENT, hundredths, many
from duixian.sheets.frame import framed
from duixian.sheets.origin import origin_lines

from .tables import REHEARSED
from .told import ALIKE, WAYS, Told

MOST_NAMED = 60


def page(told: Told) -> str:
    """The whole page in one language."""
    title = f"{told.text(told.rehearsal.new.pack.name)} {told.say('预演', 'rehearsal')}"
    sections = (in_short(told), indicators(told), lines(told), grades(told), without(told))
    main = "\n".join(section for section in sections if section)
    body = f"{masthead(told)}\n<main>\n{main}\n</main>\n{colophon(told)}"
    return framed(title, body, told.language, first="short")


def masthead(told: Told) -> str:
    """Which pack, on which records, against which."""
    new, old = told.rehearsal.new, told.rehearsal.old
    against = (
        told.say(f"，和{told.text(old.pack.name)}比", f", against {told.text(old.pack.name)}")
        if old
        else ""
    )
    return f"""<header>
<p class="over"><span class="mark">{told.say("兑现", "Duixian")}</span> <span>{
        told.text(new.pack.name)
    }</span> <span>{told.say("预演，截至", "Rehearsal as of ")}{told.day(new.cut.as_of)}{
        against
    }</span> {REHEARSED.other(told.language)}</p>
<h1>{headline(told)}</h1>
<p class="lead">{
        told.say(
            "用已有的记录把新方案算一遍，看它会算出什么。只是试算：不留存，不定谁的等次，也不把几条线加在一起。",
            "The new pack worked out on the records that are there, to see what it would yield. A trial only: nothing is kept, nobody is graded, no lines are added up.",
        )
    }</p>
</header>"""


def headline(told: Told) -> str:
    """How many indicators are of use: answered, and setting somebody apart."""
    asked = told.rehearsal.asked
    idle = len([a for a in asked if a.missing or a.alike])
    if not idle:
        return told.say(
            f"{len(asked)} 项指标都答得上，也分得出高下。",
            f"All {len(asked)} indicators can be answered and set units apart.",
        )
    return told.say(
        f"{len(asked)} 项指标里，{idle} 项答不上或分不出高下。",
        f"Of {len(asked)} indicators {idle} cannot be answered or set nobody apart.",
    )


def in_short(told: Told) -> str:
    """The plain sentences."""
    title = told.say("先说结论", "In short")
    said = "".join(f"<li>{escape(each)}</li>" for each in told.sentences())
    nothing = told.say(
        "没有要提醒的：每项都有人答，也都分得出。",
        "Nothing to warn of: every indicator is answered and sets units apart.",
    )
    return f'<section id="short"><h2>{title}</h2>{f"<ul>{said}</ul>" if said else f"<p>{nothing}</p>"}</section>'


def indicators(told: Told) -> str:
    """Each indicator: over all units, then by category, then who has no number or nothing."""
    title = told.say("逐项指标", "Indicator by indicator")
    how = told.say(
        "点开一项，看各类组织里多少没有数、多少得满、多少得零，和是哪些组织。没有计分的指标，“零”是数为 0。",
        "Open one to see how many units of each category have no number, reach all, reach nothing, and which. Without points, “nothing” is a number of 0.",
    )
    behind: dict[str, list[Answer]] = defaultdict(list)
    for answer in told.rehearsal.new.answers:
        behind[answer.indicator].append(answer)
    shown = "".join(_indicator(told, a, behind[a.indicator.id]) for a in told.rehearsal.asked)
    return f'<section id="indicators"><h2>{title}</h2><p class="how">{how}</p>{shown}</section>'


def _indicator(told: Told, asked: Asked, answers: Sequence[Answer]) -> str:
    heads = [("类别", "Category"), ("组织", "Units"), ("没有数", "No number"), ("得满", "All"), ("在中间", "Between"), ("得零", "Nothing")]  # fmt: skip
    columns = "".join(
        f'<th scope="col"{"" if n == 0 else NUMBER}>{told.say(*head)}</th>'
        for n, head in enumerate(heads)
    )
    rows = "".join(_row(told.text(told.categories[of.category]), of) for of in asked.by_category)
    rows += _row(told.say("合计", "All units"), asked.over_all)
    note = _note(told, asked)
    return f"""<details><summary>{told.text(asked.indicator.name)} <span>{escape(told.line(asked.indicator.line))}{note}</span></summary>
<table><thead><tr>{columns}</tr></thead><tbody>{rows}</tbody></table>{_named(told, asked, answers)}</details>"""


NUMBER = ' class="n"'


def _note(told: Told, asked: Asked) -> str:
    if asked.missing:
        said = told.lacking(asked)
    elif asked.alike:
        said = ALIKE[asked.alike].in_(told.language)
    else:
        of = asked.over_all
        if not of.none + of.few:
            return ""
        said = told.say(
            f"{many(of.none + of.few)} 个没有数", f"{many(of.none + of.few)} without a number"
        )
        return f" · {said}"
    return f' · <strong class="due">{escape(said)}</strong>'


def _row(name: str, of: Answered) -> str:
    full = ABSENT if of.full is None else many(of.full)
    cells = (many(of.units), many(of.none + of.few), full, many(of.between), many(of.nothing))
    return f'<tr><th scope="row">{name}</th>' + "".join(f"<td{NUMBER}>{c}</td>" for c in cells)


def _named(told: Told, asked: Asked, answers: Sequence[Answer]) -> str:
    """Which units have no number, and which have nothing."""
    groups = (
        (told.say("没有数", "No number"), [a.unit for a in answers if a.status != "value"]),
        (told.say("得零", "Nothing"), [a.unit for a in answers if is_nothing(asked.indicator, a)]),
        (
            told.say("得满", "All"),
            [a.unit for a in answers if asked.indicator.points and is_full(a)],
        ),
    )
    return "".join(_units(told, title, units) for title, units in groups if units)


def _units(told: Told, title: str, units: Iterable[str]) -> str:
    return _listed(told, title, [escape(told.name(unit)) for unit in units])


def _listed(told: Told, title: str, names: Sequence[str]) -> str:
    """How many, and who they are as far as there is room."""
    rest = len(names) - MOST_NAMED
    more = (
        told.say(
            f"，另有 {many(rest)} 个，见 {REHEARSED.workbook}",
            f", and {many(rest)} more, see {REHEARSED.workbook}",
        )
        if rest > 0
        else ""
    )
    shown, colon = told.listed(list(names[:MOST_NAMED])), told.say("：", ": ")
    return f"<p><b>{title}</b> {many(len(names))}{colon}<small>{shown}{more}</small></p>"


def lines(told: Told) -> str:
    """Who gains and who loses on each line and heading, against the other pack."""
    if told.rehearsal.old is None:
        return ""
    title = told.say("谁升谁降", "Who gains, who loses")
    how = told.say(
        "一条线一条线地比，从不加在一起：比得分占满分的多少；只有两个方案都在轮次里排同一个名次的，才比名次。",
        "Line by line, never added up: by the part of the points reached; by place only where both packs rank the same in a round.",
    )
    known = {
        key: each for key, each in told.moved.items() if any(m.direction != "unknown" for m in each)
    }
    shown = "".join(
        _line(told, heading, basis, each) for (_, heading, basis), each in known.items()
    )
    nothing = f"<p>{told.say('没有可比的。', 'There is nothing to compare.')}</p>"
    return (
        f'<section id="moved"><h2>{title}</h2><p class="how">{how}</p>{shown or nothing}</section>'
    )


def _line(told: Told, heading: str, basis: str, each: Sequence[Moved]) -> str:
    under = told.rehearsal.new.pack.heading(heading)
    name = escape(told.line(each[0].line)) + (f" · {told.text(under.name)}" if under else "")
    by = told.say("名次", "place") if basis == "place" else told.say("得分", "points")
    count = Counter(m.direction for m in each)
    by_category: dict[str, Counter[Direction]] = defaultdict(Counter)
    for m in each:
        by_category[told.rehearsal.new.category(m.unit)][m.direction] += 1
    ways: tuple[Direction, ...] = ("gains", "loses", "same", "unknown")
    said = told.listed([f"{told.text(WAYS[w])} {many(count[w])}" for w in ways if count[w]])
    rows = "".join(
        f'<tr><th scope="row">{told.text(name_)}</th>'
        + "".join(f"<td{NUMBER}>{many(by_category[id_][way])}</td>" for way in ways)
        for id_, name_ in told.categories.items()
        if id_ in by_category
    )
    heads = "".join(f'<th scope="col"{NUMBER}>{told.text(WAYS[way])}</th>' for way in ways)
    moved = "".join(_moved(told, way, [m for m in each if m.direction == way]) for way in ways[:2])
    return f"""<details><summary>{name} <span>{by} · {said}</span></summary>
<table><thead><tr><th scope="col">{told.say("类别", "Category")}</th>{heads}</tr></thead><tbody>{rows}</tbody></table>{moved}</details>"""


def _moved(told: Told, way: Direction, each: Sequence[Moved]) -> str:
    if not each:
        return ""
    names = [f"{escape(told.name(m.unit))} {_pair(m, told)}" for m in each]
    return _listed(told, told.text(WAYS[way]), names)


def _pair(moved: Moved, told: Told) -> str:
    sides = [_side(moved, pair, told) for pair in (moved.before, moved.after)]
    return f"{sides[0]} → {sides[1]}"


def _side(moved: Moved, pair: tuple[int, int] | None, told: Told) -> str:
    if pair is None:
        return ABSENT
    if moved.basis == "points":
        return f"{hundredths(pair[0])}/{hundredths(pair[1])}"
    return told.say(f"第 {pair[0]}", f"no. {pair[0]}")


def grades(told: Told) -> str:
    """The grades that would be proposed, and what bars them."""
    if not told.graded:
        return ""
    title = told.say("等次和一票否决", "Grades and what bars them")
    how = told.say(
        "这是按规则会提出的建议，定等次的是人。要评委打分的，没有分就没有建议。",
        "This is what the rule would propose; people decide. Where judges have to score, there is no proposal without their scores.",
    )
    shown = "".join(_grading(told, id_, each) for id_, each in told.graded.items())
    return f'<section id="grades"><h2>{title}</h2><p class="how">{how}</p>{shown}</section>'


def _grading(told: Told, id_: str, each: Sequence[Graded]) -> str:
    declared = next(g for g in told.rehearsal.new.pack.grades if g.id == id_)
    rows = []
    for grade in (*declared.scale, None):
        having = [g for g in each if g.grade == grade]
        lowered = [g for g in each if g.banded == grade and g.lowered and grade is not None]
        was = [g for g in each if g.was == grade]
        if grade is None and not having and not was:
            continue
        other = f"<td{NUMBER}>{many(len(was))}</td>" if told.rehearsal.old else ""
        rows.append(
            f'<tr><th scope="row">{escape(told.grade(id_, grade))}</th><td{NUMBER}>{many(len(having))}</td>'
            f"<td{NUMBER}>{many(len(lowered))}</td>{other}</tr>"
        )
    heads = [("会建议", "Proposed"), ("被否决降下", "Lowered from it")]
    heads += [("老方案", "Other pack")] if told.rehearsal.old else []
    columns = "".join(f'<th scope="col"{NUMBER}>{told.say(*head)}</th>' for head in heads)
    lists = "".join(
        _units(told, f"{told.text(WAYS[way])}", [g.unit for g in each if g.way == way])
        for way in ("rises", "falls")
        if any(g.way == way for g in each)
    )
    bars = (
        (told.say("被否决降下", "Lowered by a bar"), [g.unit for g in each if g.lowered]),
        (
            told.say("新被否决", "Newly barred"),
            [g.unit for g in each if told.rehearsal.old and g.barred and not g.was_barred],
        ),
        (
            told.say("不再被否决", "No longer barred"),
            [g.unit for g in each if g.was_barred and not g.barred],
        ),
        (told.say("名额不够而降", "Lowered by a quota"), [g.unit for g in each if g.beyond]),
    )
    lists += "".join(_units(told, title, units) for title, units in bars if units)
    return f"""<h3>{told.text(declared.name)}</h3><table><thead><tr><th scope="col">{told.say("等次", "Grade")}</th>{columns}</tr></thead><tbody>{"".join(rows)}</tbody></table>{lists}"""


def without(told: Told) -> str:
    """The units that have no number at all."""
    units = told.rehearsal.without
    if not units:
        return ""
    title = told.say("一项有数的都没有的组织", "Units without any number")
    return f'<section id="without"><h2>{title}</h2>{_units(told, title, units)}</section>'


def colophon(told: Told) -> str:
    """What the page was made of."""
    said = told.say(
        "每个组织的每个数在 units.parquet，逐项逐类的数在 asked.parquet，升降在 moved.parquet，等次在 grades.parquet。",
        "Every number of every unit is in units.parquet, counts by indicator and category in asked.parquet, who gains and loses in moved.parquet, grades in grades.parquet.",
    )
    print_ = told.rehearsal.new.pack.fingerprint
    return f"""<footer>{origin_lines(told.rehearsal.new.pack, told.language)}<p>{said}</p>
<p class="print">{told.say("方案包指纹", "Fingerprint of the pack")} <code>{print_}</code></p></footer>"""
