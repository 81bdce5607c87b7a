"""Why: each number's rule as a sentence, its source, and one unit's arithmetic."""

from __future__ import annotations

from fractions import Fraction
from html import escape

from duixian.rulebook.measures import Count, Distinct, Ratio, Status, Sum, Value, Working
from duixian.rulebook.scorecards.points import Bands, Each, Given, Target
from duixian.rulebook.scorecards.standard import Indicator
from duixian.sheets.county import LINES, Number
from duixian.sheets.figures import hundredths, ratio

from .sheet import Sheet


def rules(sheet: Sheet) -> str:
    """Every number asked of units, line by line."""
    county = sheet.county
    shown = "".join(
        f"<h3>{sheet.line(line)}</h3>" + "".join(_rule(sheet, i) for i in county.on_line(line))
        for line in LINES
        if county.on_line(line)
    )
    return f"""<section id="rules"><h2>{sheet.say("每个数是怎样算的", "How each number is worked out")}</h2>
<p class="how">{sheet.say("先说规则，再说出处，最后用一个组织的数算一遍。“—”是没有数，不是零。", "The rule, its source, and the arithmetic with one unit's numbers. A dash means that there is no number; it is not nought.")}</p>{shown}</section>"""


def _rule(sheet: Sheet, indicator: Indicator) -> str:
    county = sheet.county
    place = county.indicators.index(indicator)
    heading = county.pack.heading(indicator.heading)
    under = f" <small>{sheet.text(heading.name)}</small>" if heading else ""
    points = indicator.points
    said = points.sentence(county.ruled_on(indicator)) if points else None
    scoring = f"<p>{sheet.say('计分：', 'Points: ')}{sheet.text(said)}</p>" if said else ""
    return f"""<article id="r{place}"><h4>{sheet.text(indicator.name)}{under}</h4>
<p>{sheet.text(indicator.measure.sentence(county.names(indicator)))}</p>{scoring}{_example(sheet, indicator)}
<p class="clause">{sheet.say("出处：", "Source: ")}{escape(indicator.clause.in_(sheet.language))}{_for_whom(sheet, indicator)}</p></article>"""


def _for_whom(sheet: Sheet, indicator: Indicator) -> str:
    if not indicator.applies_to:
        return ""
    names = {c.id: c.name for c in sheet.county.pack.categories}
    said = sheet.say("、", ", ").join(
        sheet.text(names[c]) for c in indicator.applies_to if c in names
    )
    return sheet.say(f"。适用于：{said}", f". For: {said}")


def _example(sheet: Sheet, indicator: Indicator) -> str:
    """The working of the first unit with a number, best one that earns part of the points."""
    county = sheet.county
    having = [
        (u, m)
        for u in county.by_owing
        if (m := county.numbers[u].get(indicator.id)) and m.d and m.n
    ]
    partly = [(u, m) for u, m in having if m.points and m.points != m.attainable]
    if not having:
        return ""
    unit, number = (partly or having)[0]
    return f'<p class="working">{sheet.say("例：", "For example: ")}{sheet.name(unit)}{sheet.say("，", ", ")}{working(sheet, indicator, number)}</p>'


def working(sheet: Sheet, indicator: Indicator, number: Number) -> str:
    """The arithmetic of a number, and of its points."""
    assert number.n is not None
    assert number.d is not None
    value = Value(number.n, number.d, Status.VALUE)
    shown = sheet.pair((number.n, number.d), indicator)
    if indicator.measure.per_cent:
        division = sheet.text(indicator.measure.arithmetic(Working(value)))
        said = division.rstrip("。.") + f" = {shown}"
    elif isinstance(indicator.measure, Ratio):
        said = f"{number.n} ÷ {number.d} = {shown}"
    elif isinstance(indicator.measure, Count | Sum | Distinct):
        said = sheet.say(f"共 {shown}", f"{shown} in all")
    else:
        said = shown
    return said + _points(sheet, indicator, number) + sheet.say("。", ".")


def _points(sheet: Sheet, indicator: Indicator, number: Number) -> str:
    if indicator.points is None or number.points is None:
        return ""
    day = sheet.county.ruled_on(indicator)
    assert number.n is not None
    scaled = Fraction(number.n, number.d or 1) * (100 if indicator.measure.per_cent else 1)
    value, earned = ratio(scaled.numerator, scaled.denominator), hundredths(number.points)
    match indicator.points:
        case Target() as points:
            full, target = points.full.on(day), points.target.on(day)
            share = f"{number.n} ÷ {number.d} × 100" if indicator.measure.per_cent else value
            sum_ = f"{share} ÷ {target} × {full}"
            limit = sheet.say(f"，不超过 {full}", f", at most {full}")
        case Each() as points:
            start, each = points.start.on(day), points.each.on(day)
            sum_ = f"{start} {'+' if each >= 0 else '−'} {abs(each)} × {value}"
            limit = sheet.say(
                f"，在 {points.least.on(day)} 和 {points.most_.on(day)} 之间",
                f", between {points.least.on(day)} and {points.most_.on(day)}",
            )
        case Bands() as points:
            sum_, limit = sheet.text(points.reached(scaled, day)), ""
        case Given() as points:
            sum_ = value
            full = points.full.on(day)
            limit = sheet.say(f"，不超过 {full}", f", at most {full}")
    return sheet.say(f"；{sum_}{limit}，得 {earned} 分", f"; {sum_}{limit}: {earned} points")
