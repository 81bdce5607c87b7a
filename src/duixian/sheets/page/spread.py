"""Worst, median and best of the units below each township: drawn inside the table that says it."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from duixian.rulebook.scorecards.standard import Indicator
from duixian.rulebook.vocabulary.words import Line
from duixian.sheets.county import Spread
from duixian.sheets.figures import many

from .sheet import Sheet

OPEN = 3
Range = tuple[str, Spread]
Scale = tuple[Fraction, Fraction]


def spreads(sheet: Sheet) -> str:
    """One table for each number on the line of effects; those with points stand open, the rest fold."""
    county = sheet.county
    title = sheet.say("各乡镇内部的差距", "The spread inside each township")
    asked = sorted(county.on_line(Line.EFFECT), key=lambda i: i.points is None)
    tables = [(i, rows) for i in asked if (rows := ranges(sheet, i))]
    if not tables:
        nothing = sheet.say("还没有可以比较的组织。", "There are no units to compare yet.")
        return f'<section id="spread"><h2>{title}</h2><p>{nothing}</p></section>'
    shown = "".join(_folded(sheet, i, rows, unfold=n < OPEN) for n, (i, rows) in enumerate(tables))
    return f"""<section id="spread"><h2>{title}</h2>
<p class="how">{
        sheet.say(
            "横线从最差的组织到最好的组织，圆点是中间那个（中位数）。线越长，工作越不平衡。",
            "The line runs from the worst unit to the best, the dot is the middle one (median). The longer the line, the less even the work.",
        )
    }</p>{shown}</section>"""


def ranges(sheet: Sheet, indicator: Indicator) -> list[Range]:
    """The townships that have units with a number; all units as one where there are no townships."""
    county = sheet.county
    groups = county.townships or ([county.top] if county.top else [])
    found = [(g, s) for g in groups if (s := county.spreads.get((g, indicator.id)))]
    return [(g, s) for g, s in found if s.median]


def _folded(sheet: Sheet, indicator: Indicator, rows: Sequence[Range], *, unfold: bool) -> str:
    state = " open" if unfold else ""
    return f"""<details class="spread"{state}><summary><h3>{sheet.text(indicator.name)}</h3> <span>{finding(sheet, indicator, rows)}</span></summary>
{table(sheet, indicator, rows)}</details>"""


def finding(sheet: Sheet, indicator: Indicator, rows: Sequence[Range]) -> str:
    """What the table shows, in a sentence."""
    medians = sorted((Fraction(*s.median), s.median) for _, s in rows if s.median)
    low, high = sheet.pair(medians[0][1], indicator), sheet.pair(medians[-1][1], indicator)
    if low == high:
        return sheet.say(f"各地的中位数都是 {low}", f"the median is {low} everywhere")
    return sheet.say(f"中位数从 {low} 到 {high}", f"medians from {low} to {high}")


def table(sheet: Sheet, indicator: Indicator, rows: Sequence[Range]) -> str:
    """Drawing and numbers, row by row."""
    scale = _scale(indicator, rows)
    body = "".join(_row(sheet, indicator, unit, spread, scale) for unit, spread in rows)
    heads = (("最差", "Worst"), ("中位", "Median"), ("最好", "Best"), ("没有数", "No number"))
    columns = "".join(f'<th scope="col" class="n">{sheet.say(*head)}</th>' for head in heads)
    low, high = ((end.numerator, end.denominator) for end in scale)
    ends = f"{sheet.pair(low, indicator) if low[0] else 0}–{sheet.pair(high, indicator)}"
    return f"""<table class="spread"><caption>{sheet.text(indicator.name)} {sheet.why(indicator, said=sheet.say("怎样算的", "how it is worked out"))}</caption>
<thead><tr><th scope="col">{sheet.say("乡镇", "Township")}</th><th scope="col" class="range">{ends}</th>{columns}</tr></thead><tbody>{body}</tbody></table>"""


def _scale(indicator: Indicator, rows: Sequence[Range]) -> Scale:
    """From nought, or from what lies below it, to the most."""
    if indicator.measure.per_cent:
        return Fraction(0), Fraction(1)
    ends = [Fraction(*p) for _, s in rows for p in (s.worst, s.best) if p]
    return min([*ends, Fraction(0)]), max([*ends, Fraction(1)])


def _row(sheet: Sheet, indicator: Indicator, unit: str, spread: Spread, scale: Scale) -> str:
    numbers = "".join(
        f'<td class="n">{sheet.pair(p, indicator)}</td>'
        for p in (spread.worst, spread.median, spread.best)
    )
    return (
        f'<tr><th scope="row">{sheet.name(unit)}</th><td class="range">{_range(spread, scale)}</td>{numbers}'
        f'<td class="n">{many(spread.without)}</td></tr>'
    )


def _range(spread: Spread, scale: Scale) -> str:
    """A line from worst to best with a dot at the median; in per cent, so that it fits any width."""
    worst, median, best = (_place(p, scale) for p in (spread.worst, spread.median, spread.best))
    ends = "".join(f'<line x1="{x}" x2="{x}" y1="4" y2="12"/>' for x in (worst, best))
    return (
        '<svg aria-hidden="true"><line class="rail" x1="0%" x2="100%" y1="8" y2="8"/>'
        f'<line x1="{worst}" x2="{best}" y1="8" y2="8"/>{ends}<circle cx="{median}" cy="8" r="4.5"/></svg>'
    )


def _place(pair: tuple[int, int] | None, scale: Scale) -> str:
    low, high = scale
    part = (Fraction(*pair) - low) / (high - low) if pair else Fraction(0)
    tenths = int(1000 * min(max(part, Fraction(0)), Fraction(1)))
    return f"{tenths // 10}.{tenths % 10}%"
