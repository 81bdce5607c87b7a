"""All units, each folded to one line that opens to its three lines."""

from __future__ import annotations

from collections.abc import Sequence

from duixian.rulebook.scorecards.standard import Indicator
from duixian.rulebook.scorecards.sums import Limits, on_sheet
from duixian.rulebook.vocabulary.words import Line
from duixian.sheets.county import LINES, Number
from duixian.sheets.figures import hundredths, many

from .owing import kinds, oldest
from .sheet import Sheet, anchor, red


def units(sheet: Sheet) -> str:
    """Township by township; in each those who owe most first, then in the order of the tree."""
    county = sheet.county
    title = sheet.say("全部组织", "All units")
    if not county.scored:
        return f'<section id="units"><h2>{title}</h2><p>{sheet.say("还没有组织。", "There are no units yet.")}</p></section>'
    groups: dict[str | None, list[str]] = {group: [] for group in (*county.townships, None)}
    for unit in county.scored:
        groups[county.township_of(unit)].append(unit)
    shown = "".join(_group(sheet, group, below) for group, below in groups.items() if below)
    return f"""<section id="units"><h2>{title}</h2>
<p class="how">{
        sheet.say(
            "点开一个组织看它的三条线。找一个组织：按 Ctrl+F（手机上用“在页面中查找”），输入名称。",
            "Open a unit to see its three lines. To find one press Ctrl+F, or “find in page” on a phone, and type its name.",
        )
    }</p>{shown}{_rest(sheet)}</section>"""


def _rest(sheet: Sheet) -> str:
    rest = len(sheet.county.scored) - len(sheet.shown)
    if not rest:
        return ""
    said = sheet.say(
        f"另有 {many(rest)} 个组织欠得少或不欠，没有列在这里，见 scorecards.xlsx 的“全县”。",
        f"{many(rest)} more units that owe less or nothing are not listed here; see the first table of scorecards.xlsx.",
    )
    return f"<p>{said}</p>"


def _group(sheet: Sheet, group: str | None, below: Sequence[str]) -> str:
    county = sheet.county
    direct = (
        sheet.say("县直及其他组织", "Directly under the county")
        if county.townships
        else sheet.say("组织", "Units")
    )
    name = sheet.name(group) if group else direct
    owing = sum(1 for unit in below if county.own.get(unit))
    count = sheet.say(
        f"{many(len(below))} 个组织，{many(owing)} 个有欠的",
        f"{many(len(below))} units, {many(owing)} owing",
    )
    entries = "".join(
        _unit(sheet, unit) for unit in county.owing_first(below) if unit in sheet.shown
    )
    return f"<h3>{name} <small>{count}</small></h3>{entries}"


def _unit(sheet: Sheet, unit: str) -> str:
    owed = sheet.county.own.get(unit, ())
    badge = red(sheet.say(f"欠 {many(len(owed))} 件", f"owes {many(len(owed))}")) if owed else ""
    debts = (
        f"<p>{sheet.say('到期未办：', 'Past its date: ')}{kinds(sheet, owed)}{sheet.say('。最早的：', '. Oldest: ')}{oldest(sheet, owed)}</p>"
        if owed
        else ""
    )
    lines = "".join(_line(sheet, unit, line) for line in LINES)
    return f"<details id={anchor(unit)}><summary>{sheet.name(unit)} {badge}</summary>{debts}<table>{lines}</table></details>"


def _line(sheet: Sheet, unit: str, line: Line) -> str:
    """One line of a unit: its numbers as rows, and in one row what has none."""
    numbers = sheet.county.numbers[unit]
    rows, absent = [], []
    for indicator in sheet.county.indicators:
        found = numbers.get(indicator.id)
        if indicator.line is not line or found is None:
            continue
        link = sheet.why(indicator)
        if found.n or found.points is not None or (found.d and indicator.measure.per_cent):
            rows.append(f"<tr><th>{link}{_cells(sheet, found, indicator)}")
        else:
            absent.append((link, sheet.value(found, indicator)))
    if not rows and not absent:
        return ""
    heading = f"<tbody><tr><th colspan=4 scope=rowgroup>{sheet.line(line)}"
    return heading + "".join(rows) + _absent(sheet, absent) + _sums(sheet, unit, line)


def _sums(sheet: Sheet, unit: str, line: Line) -> str:
    """The points of each heading, where they are more than those of one indicator."""
    county = sheet.county
    shown = ""
    for id_ in dict.fromkeys(i.heading for i in county.on_line(line) if i.points):
        found, heading = county.sums.get((unit, id_, line)), county.pack.heading(id_)
        alone = len(on_sheet(county.pack, id_, line)) == 1 and county.limits(id_, line) == Limits()
        if found is None or found.attainable is None or heading is None or alone:
            continue
        earned = "—" if found.earned is None else hundredths(found.earned)
        sum_ = f"{earned}/{hundredths(found.attainable)}{sheet.say(' 分', '')}"
        name = f"{sheet.text(heading.name)}{sheet.say('，合计', ', in all')}"
        shown += f"<tr><th>{name}<td><td><td>{sum_}"
    return shown


def _absent(sheet: Sheet, absent: Sequence[tuple[str, str]]) -> str:
    by_value: dict[str, list[str]] = {}
    for link, value in absent:
        by_value.setdefault(value, []).append(link)
    return "".join(
        f"<tr><th>{sheet.say('、', ', ').join(links)}<td><td>{value}"
        for value, links in by_value.items()
    )


def _cells(sheet: Sheet, number: Number, indicator: Indicator) -> str:
    parts = f"{number.n}/{number.d}" if indicator.measure.per_cent and number.d else ""
    points = ""
    if number.points is not None:
        points = f"<td>{hundredths(number.points)}/{hundredths(number.attainable or 0)}{sheet.say(' 分', '')}"
    return f"<td>{parts}<td>{sheet.value(number, indicator)}{points}"
