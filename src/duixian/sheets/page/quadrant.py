"""Done laid across effect: a drawing with its table, and the units that stand out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from fractions import Fraction
from math import isqrt

from duixian.sheets.figures import many
from duixian.sheets.standing import (
    Standing,
    little_done_much_effect,
    much_done_little_effect,
    standings,
)

from .sheet import Sheet

SIDE, LEFT, TOP = 320, 44, 14
INSET = 18
WIDE, HIGH = 30, 13
HALF = Fraction(1, 2)
NAMED = 8
"""So many of each sort get a number in the drawing and a line beside it."""


def quadrant(sheet: Sheet) -> str:
    """The section: what the drawing shows, the drawing, who stands out, the table."""
    found = standings(sheet.county)
    title = sheet.say("做了多少，做成多少", "What was done, and what came of it")
    if not found:
        nothing = sheet.say(
            "还没有组织在两条线上都有数。", "No unit has numbers on both lines yet."
        )
        return f'<section id="standing"><h2>{title}</h2><p>{nothing}</p></section>'
    paper, quiet = much_done_little_effect(found), little_done_much_effect(found)
    named = (*paper[:NAMED], *quiet[:NAMED])
    marks = {standing.unit: str(number) for number, standing in enumerate(named, 1)}
    return f"""<section id="standing"><h2>{title}</h2>
<p class="how">{_how(sheet)}</p>
<div class="beside"><figure>{_drawing(sheet, found, named, marks)}
<figcaption>{sheet.say("圆越大，落在同一处的组织越多。", "The larger a circle, the more units stand there.")}</figcaption></figure>
<div>{_named(sheet, paper, marks, sheet.say("做得多、成效少：先去看一看", "Much done, little effect: go and see"))}
{_named(sheet, quiet, marks, sheet.say("做得少、成效好：值得学一学", "Little done, much effect: worth learning from"))}
{_table(sheet, found)}</div></div></section>"""


def _how(sheet: Sheet) -> str:
    return sheet.say(
        "每个组织在两条线上各数一遍：有几项不低于全县的中位数，占它有数的项数多少。零不算达到。两条线从不相加。",
        "Each unit is counted on both lines: how many of its numbers are at the county's median or better, "
        "of those it has. Nought never is. The lines are never added up.",
    )


def _drawing(
    sheet: Sheet, found: Sequence[Standing], named: Sequence[Standing], marks: dict[str, str]
) -> str:
    counts = Counter(s.place for s in found)
    circles = "".join(
        f'<circle cx="{_x(x)}" cy="{_y(y)}" r="{_radius(n, len(found))}"><title>{n}</title></circle>'
        for (x, y), n in sorted(counts.items())
    )
    middle_x, middle_y = _x(HALF), _y(HALF)
    label = sheet.say(
        f"{len(found)} 个组织，横向是做了什么，纵向是做成什么",
        f"{len(found)} units; what was done across, what came of it upwards",
    )
    ends = sheet.say("少", "little"), sheet.say("多", "much")
    return f"""<svg viewBox="0 0 {LEFT + SIDE + 20} {TOP + SIDE + 44}" role="img" aria-label="{label}">
<rect class="frame" x="{LEFT}" y="{TOP}" width="{SIDE}" height="{SIDE}"/>
<path class="grid" d="M{middle_x} {TOP}V{TOP + SIDE}M{LEFT} {middle_y}H{LEFT + SIDE}"/>
<g class="dots">{circles}</g><g class="marks">{_letters(named, marks)}</g>
<g class="axis"><text x="{LEFT}" y="{TOP + SIDE + 18}">{ends[0]}</text><text x="{LEFT + SIDE}" y="{TOP + SIDE + 18}" text-anchor="end">{ends[1]}</text>
<text x="{middle_x}" y="{TOP + SIDE + 36}" text-anchor="middle" class="title">{sheet.say("做了什么 →", "what was done →")}</text>
<text x="{LEFT - 8}" y="{TOP + SIDE}" text-anchor="end">{ends[0]}</text><text x="{LEFT - 8}" y="{TOP + 12}" text-anchor="end">{ends[1]}</text>
<text transform="translate(14 {middle_y}) rotate(-90)" text-anchor="middle" class="title">{sheet.say("做成什么 →", "what came of it →")}</text></g></svg>"""


def _letters(named: Sequence[Standing], marks: dict[str, str]) -> str:
    """The marks of named units; those that would stand on each other stand side by side."""
    at: dict[tuple[int, int], list[str]] = {}
    for standing in named:
        x, y = _x(standing.place[0]), _y(standing.place[1])
        near = (spot for spot in at if abs(spot[0] - x) < WIDE and abs(spot[1] - y) < HIGH)
        at.setdefault(next(near, (x, y)), []).append(marks[standing.unit])
    return "".join(
        f'<text x="{x}" y="{y - 9}" text-anchor="middle">{_run(letters)}</text>'
        for (x, y), letters in at.items()
    )


def _run(numbers: Sequence[str]) -> str:
    """Numbers side by side; three and more in a row by their first and last."""
    first, last = int(numbers[0]), int(numbers[-1])
    in_a_row = [int(n) for n in numbers] == list(range(first, last + 1))
    return f"{first}–{last}" if in_a_row and last > first + 1 else " ".join(numbers)


def _x(part: Fraction) -> int:
    return LEFT + INSET + int((SIDE - 2 * INSET) * part)


def _y(part: Fraction) -> int:
    return TOP + SIDE - INSET - int((SIDE - 2 * INSET) * part)


def _radius(many_: int, total: int) -> str:
    """Area in proportion to the units there, in tenths of a pixel."""
    tenths = max(22, min(120, isqrt(many_ * 600_000 // max(total, 60))))
    return f"{tenths // 10}.{tenths % 10}"


def _named(sheet: Sheet, found: Sequence[Standing], marks: dict[str, str], title: str) -> str:
    if not found:
        return ""
    shown = found[:NAMED]
    items = "".join(
        f"<li><b>{marks[s.unit]}</b> {sheet.link(s.unit)} <small>{_both(sheet, s)}</small></li>"
        for s in shown
    )
    count = (
        sheet.say(
            f"{len(found)} 个，最突出的 {len(shown)} 个",
            f"{len(found)}; the {len(shown)} most striking",
        )
        if len(shown) < len(found)
        else sheet.say(f"{len(found)} 个", str(len(found)))
    )
    return f'<h3>{title} <small>{count}</small></h3><ul class="named">{items}</ul>'


def _both(sheet: Sheet, standing: Standing) -> str:
    (done, dones), (effect, effects) = standing.done, standing.effect
    return sheet.say(
        f"做了 {done}/{dones} 项，做成 {effect}/{effects} 项",
        f"done {done} of {dones}, effect {effect} of {effects}",
    )


def _table(sheet: Sheet, found: Sequence[Standing]) -> str:
    counts = Counter((s.place[0] >= HALF, s.place[1] >= HALF) for s in found)
    less, most = sheet.say("做得少", "Little done"), sheet.say("做得多", "Much done")
    rows = "".join(
        f'<tr><th scope="row">{name}</th><td class="n">{many(counts[False, effect])}</td><td class="n">{many(counts[True, effect])}</td></tr>'
        for effect, name in (
            (True, sheet.say("成效多", "Much effect")),
            (False, sheet.say("成效少", "Little effect")),
        )
    )
    missing = len(sheet.county.scored) - len(found)
    without = (
        f'<p class="how">{sheet.say(f"另有 {many(missing)} 个组织在一条线上还没有数，没有画出。", f"{many(missing)} more units have no number on one of the lines and are not drawn.")}</p>'
        if missing
        else ""
    )
    return f"""<table class="small"><caption>{sheet.say("图中的组织数（以一半为界）", "Units in the drawing, divided at one half")}</caption>
<thead><tr><td></td><th scope="col" class="n">{less}</th><th scope="col" class="n">{most}</th></tr></thead><tbody>{rows}</tbody></table>{without}"""
