"""The top of the page: the one sentence with numbers, and what the page is made of."""

from __future__ import annotations

from html import escape

from duixian.sheets.figures import day, many
from duixian.sheets.origin import origin_lines
from duixian.sheets.results import RESULTS

from .sheet import Sheet, red


def headline(sheet: Sheet) -> str:
    """How many units owe what since when."""
    county = sheet.county
    owing = [unit for unit in county.by_tree if county.own.get(unit)]
    if not county.scored:
        return sheet.say("还没有组织的成绩单。", "No unit has a scorecard yet.")
    if not owing:
        return sheet.say("没有到期未办的事。", "Nothing is past its date.")
    units, things = many(len(owing)), many(len(county.overdue))
    return sheet.say(
        f"有 {red(units)} 个组织有到期未办的事，共 {things} 件。",
        f"{red(units)} {'unit owes' if len(owing) == 1 else 'units owe'} something past its date, {things} in all.",
    )


def below_headline(sheet: Sheet) -> str:
    """Of how many units, and how old the oldest is; what belongs here while there is nothing."""
    county = sheet.county
    total = many(len(county.by_tree))
    if not county.scored:
        return sheet.say(
            "这里会按组织列出欠着的事、做了什么、做成什么、群众怎么说。先导入组织和记录，再重新计算一次。",
            "Here each unit will stand with what it owes, what it did, what came of it and what people say. "
            "Bring in units and records, then score again.",
        )
    if not county.overdue:
        return sheet.say(f"{total} 个组织都没有欠着的事。", f"None of {total} units owes anything.")
    oldest = county.overdue[0].due_on
    days = many((county.day - oldest).days)
    return sheet.say(
        f"全部 {total} 个组织里，欠得最久的一件时限是{sheet.day(oldest)}，已经过了 {days} 天。先看下面欠得最多的，再往下看成效。",
        f"Of {total} units; the oldest was due on {sheet.day(oldest)}, {days} days before this page. "
        "Begin with those who owe most, then look at effects.",
    )


def masthead(sheet: Sheet) -> str:
    """Name of the campaign, day, the way to the other language, the sentence."""
    county = sheet.county
    known = county.cut.known_at
    at = f"{day(known.date(), sheet.language)} {known:%H:%M}" if known else ""
    as_known = sheet.say(f"，按{at}所知", f", as known at {at}") if known else ""
    return f"""<header>
<p class="over"><span class="mark">{sheet.say("兑现", "Duixian")}</span> <span>{sheet.text(county.pack.name)}</span> <span>{sheet.say("截至", "As of ")}{sheet.day(county.day)}{as_known}</span> {RESULTS.other(sheet.language)}</p>
<h1>{headline(sheet)}</h1>
<p class="lead">{below_headline(sheet)}</p>
</header>"""


def contents(sheet: Sheet) -> str:
    """The way to each section."""
    places = (
        ("owing", sheet.say("谁欠着", "Who owes")),
        ("standing", sheet.say("做了与做成", "Done and effect")),
        ("spread", sheet.say("差距", "Spread")),
        ("voice", sheet.say("群众怎么说", "What people say")),
        ("units", sheet.say("全部组织", "All units")),
        ("rules", sheet.say("怎样算的", "How it is worked out")),
    )
    links = "".join(f'<li><a href="#{id_}">{text}</a></li>' for id_, text in places)
    return f'<nav aria-label="{sheet.say("本页目录", "On this page")}"><ul>{links}</ul></nav>'


def colophon(sheet: Sheet) -> str:
    """What the page was made of, so that anyone can make it again."""
    pack, run = sheet.county.pack, sheet.county.run
    version = escape(str(run.get("versions", {}).get("duixian", "")))
    files = len(run.get("inputs", {}))
    return f"""<footer>{origin_lines(pack, sheet.language)}<p>{
        sheet.say(
            f"由兑现 {version} 从 {files} 个数据文件按方案包 {escape(pack.id)} 算出。同样的数据和方案包，谁算都是同样的数；run.json 里有每个文件的校验值，scorecards.xlsx 里可以改一个日期看数怎样变。",
            f"Worked out by Duixian {version} from {files} data files by the pack {escape(pack.id)}. The same data and pack give anyone the same numbers; "
            "run.json holds the checksum of each file, and in scorecards.xlsx you can change a date and watch a number move.",
        )
    }</p>
<p class="print">{sheet.say("方案包指纹", "Fingerprint of the pack")} <code>{
        pack.fingerprint
    }</code></p>
</footer>"""
