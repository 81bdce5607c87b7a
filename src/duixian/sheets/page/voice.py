"""What people say, township by township; answers of too few are never shown."""

from __future__ import annotations

from fractions import Fraction

from duixian.rulebook.scorecards.standard import Indicator
from duixian.rulebook.vocabulary.words import Line
from duixian.sheets.county import Number
from duixian.sheets.figures import many

from .sheet import Sheet


def voice(sheet: Sheet) -> str:
    """One table: each township's pooled answers on the line of voice, with how many there were."""
    county = sheet.county
    title = sheet.line(Line.VOICE)
    asked = [
        i
        for i in county.on_line(Line.VOICE)
        if any(county.numbers[u].get(i.id) for u in county.scored)
    ]
    groups = [g for g in (county.top, *county.townships) if g]
    if not asked or not any(_number(sheet, g, i).n is not None for g in groups for i in asked):
        nothing = sheet.say("还没有测评或评诺的结果。每次至少 5 份答卷才计入。",
                            "No appraisal has been entered yet. A sheet counts from five answers on.")  # fmt: skip
        return f'<section id="voice"><h2>{title}</h2><p>{nothing}</p></section>'
    shown = [i for i in asked if any(_number(sheet, g, i).status != "none" for g in groups)]
    columns = "".join(f'<th scope="col" class="n">{sheet.why(i)}</th>' for i in shown)
    rows = "".join(
        f'<tr><th scope="row">{sheet.name(g)}</th>{"".join(_cell(sheet, g, i) for i in shown)}</tr>'
        for g in groups
    )
    return f"""<section id="voice"><h2>{title}</h2>
<p class="lead">{" ".join(_sentence(sheet, i) for i in asked)}</p>
<table class="voice"><caption>{sheet.say("答卷合并计算，份数多的分量重；份数太少的不显示。", "Answers are pooled, so that a larger sheet weighs more; too few are not shown.")}</caption>
<thead><tr><th scope="col">{sheet.say("乡镇", "Township")}</th>{columns}</tr></thead><tbody>{rows}</tbody></table></section>"""


def _number(sheet: Sheet, group: str, indicator: Indicator) -> Number:
    spread = sheet.county.spreads.get((group, indicator.id))
    return spread.number if spread else Number("none", None, None)


def _cell(sheet: Sheet, group: str, indicator: Indicator) -> str:
    number = _number(sheet, group, indicator)
    if number.n is None or not number.d:
        return f'<td class="n">{sheet.value(number, indicator)}</td>'
    if not indicator.measure.per_cent:
        return f'<td class="n">{sheet.value(number, indicator)}</td>'
    width = 100 * number.n // number.d
    bar = f'<i class="bar" style="--part:{width}%"></i>'
    answers = sheet.say(f"{many(number.d)} 份", f"of {many(number.d)}")
    return f'<td class="n">{sheet.pair((number.n, number.d), indicator)} <small>{answers}</small>{bar}</td>'


def _sentence(sheet: Sheet, indicator: Indicator) -> str:
    """The county's number, and where it is lowest."""
    county = sheet.county
    name = sheet.text(indicator.name)
    whole = _number(sheet, county.top or "", indicator)
    if whole.n is None or not whole.d:
        return sheet.say(f"{name}：还没有数。", f"{name}: no number yet.")
    said = sheet.pair((whole.n, whole.d), indicator)
    below = [
        (Fraction(m.n, m.d), g, m)
        for g in county.townships
        if (m := _number(sheet, g, indicator)).n is not None and m.d
    ]
    if not below:
        return sheet.say(f"{name} {said}。", f"{name}: {said}.")
    _, group, lowest = min(below, key=lambda entry: entry[0])
    low = sheet.value(lowest, indicator)
    return sheet.say(
        f"{name} {said}，最低的是{sheet.name(group)} {low}。",
        f"{name}: {said}; lowest in {sheet.name(group)}, {low}.",
    )
