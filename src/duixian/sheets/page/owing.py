"""Who owes something past its date: the first thing on the page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from html import escape

from duixian.sheets.county import Due
from duixian.sheets.figures import many

from .sheet import Sheet, red

FIRST = 12
OLDEST = 3


def owing(sheet: Sheet) -> str:
    """Those who owe most, then every township with what stands below it."""
    county = sheet.county
    units = [unit for unit in county.owing_first(county.by_tree) if county.own.get(unit)]
    title = sheet.say("谁有到期未办的事", "Who owes something past its date")
    if not units:
        nothing = sheet.say("没有。承诺、任务、问题过了时限还没办完的，会列在这里。",
                            "Nobody. Promises, tasks and problems that are open past their date will stand here.")  # fmt: skip
        return f'<section id="owing"><h2>{title}</h2><p>{nothing}</p></section>'
    rest = len(units) - FIRST
    more = (
        f"<p>{sheet.say(f'还有 {many(rest)} 个，见', f'{many(rest)} more are among ')}"
        f'<a href="#units">{sheet.say("全部组织", "all units")}</a>{sheet.say("，同样欠得多的在前。", ", those who owe most first.")}</p>'
        if rest > 0
        else ""
    )
    return f"""<section id="owing"><h2>{title}</h2>
<p class="how">{
        sheet.say(
            "承诺、任务、问题过了时限还没办完的，按欠的件数和时间排。记录少不算欠。",
            "Promises, tasks and problems open past their date, by number and age. Having few records is not owing.",
        )
    }</p>
{_units(sheet, units[:FIRST])}{more}{_townships(sheet)}</section>"""


def _units(sheet: Sheet, units: Sequence[str]) -> str:
    rows = "".join(_unit(sheet, unit, sheet.county.own[unit]) for unit in units)
    return f"""<table class="owing"><caption>{sheet.say(f"欠得最多的 {len(units)} 个组织", f"The {len(units)} units that owe most")}</caption>
<thead><tr><th scope="col">{sheet.say("组织", "Unit")}</th><th scope="col" class="n">{sheet.say("件数", "Owed")}</th><th scope="col">{sheet.say("是什么", "What")}</th><th scope="col">{sheet.say("最早时限", "Since")}</th></tr></thead>
<tbody>{rows}</tbody></table>"""


def _unit(sheet: Sheet, unit: str, owed: Sequence[Due]) -> str:
    township = sheet.county.township_of(unit)
    place = f"<small>{sheet.name(township)}</small>" if township not in (None, unit) else ""
    return (
        f'<tr><th scope="row">{sheet.link(unit)}{place}</th><td class="n">{red(many(len(owed)))}</td>'
        f"<td>{kinds(sheet, owed)}</td><td>{sheet.day(owed[0].due_on)}</td></tr>"
    )


def kinds(sheet: Sheet, owed: Sequence[Due]) -> str:
    """What is owed, kind by kind."""
    counts = Counter(due.kind for due in owed)
    names = sheet.county.pack.kinds
    said = [f"<span>{sheet.text(names[k].name)} {many(n)}</span>" for k, n in counts.most_common()]
    return sheet.say("、", ", ").join(said)


def oldest(sheet: Sheet, owed: Sequence[Due]) -> str:
    """The oldest records owed, by their numbers."""
    kinds_ = sheet.county.pack.kinds
    return sheet.say("；", "; ").join(
        f"{sheet.text(kinds_[due.kind].name)} {escape(due.record)} {sheet.day(due.due_on)}"
        for due in owed[:OLDEST]
    )


def _townships(sheet: Sheet) -> str:
    county = sheet.county
    if not county.townships:
        return ""
    rows = "".join(
        _township(sheet, unit)
        for unit in sorted(county.townships, key=lambda t: -len(county.owed.get(t, ())))
    )
    return f"""<table><caption>{sheet.say("各乡镇（含下属组织）", "By township, with the units below")}</caption>
<thead><tr><th scope="col">{sheet.say("乡镇", "Township")}</th><th scope="col" class="n">{sheet.say("组织", "Units")}</th><th scope="col" class="n">{sheet.say("有欠的", "Owing")}</th><th scope="col" class="n">{sheet.say("件数", "Owed")}</th><th scope="col">{sheet.say("最早时限", "Since")}</th></tr></thead>
<tbody>{rows}</tbody></table>"""


def _township(sheet: Sheet, township: str) -> str:
    county = sheet.county
    below = [u for u in county.by_tree if township in county.tree.seats[u]]
    owing_ = sum(1 for u in below if county.own.get(u))
    owed = county.owed.get(township, ())
    since = sheet.day(owed[0].due_on) if owed else "—"
    return (
        f'<tr><th scope="row">{sheet.name(township)}</th><td class="n">{many(len(below))}</td>'
        f'<td class="n">{many(owing_)}</td><td class="n">{many(len(owed))}</td><td>{since}</td></tr>'
    )
