"""The comparison as a page: what differs in one sentence, then by indicator, then unit by unit with what came between."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from html import escape

from duixian.rulebook.comparing.places import Placed
from duixian.sheets.figures import ABSENT, many
from duixian.sheets.frame import framed
from duixian.sheets.lines import LINE_NAMES as LINES
from duixian.sheets.origin import origin_lines

from .tables import COMPARED
from .told import Differing, Told, Touch

MOST_UNITS = 400
MOST_ENTRIES = 12
MOST_PLACES = 20
LEVELS_SHOWN = 60


def page(told: Told) -> str:
    """The whole page in one language."""
    title = (
        f"{told.text(told.comparison.pack.name)} {told.say('两次结果对照', 'two results compared')}"
    )
    sections = (places(told), by_indicator(told), tree(told), by_unit(told))
    main = "\n".join(sections)
    return framed(
        title, f"{masthead(told)}\n<main>\n{main}\n</main>\n{colophon(told)}", told.language,
        first="indicators",
    )  # fmt: skip


def masthead(told: Told) -> str:
    """What is compared, and how much of it differs."""
    return f"""<header>
<p class="over"><span class="mark">{told.say("兑现", "Duixian")}</span> <span>{told.text(told.comparison.pack.name)}</span> <span>{asked(told)}</span> {COMPARED.other(told.language)}</p>
<h1>{headline(told)}</h1>
<p class="lead">{lead(told)}</p>
</header>"""


def asked(told: Told) -> str:
    """The two days, or the two moments of one day."""
    before, after = told.comparison.before, told.comparison.after
    if told.by_day:
        return told.say(
            f"{told.day(before.as_of)}与{told.day(after.as_of)}，都按{told.moment(after.known_at)}所知",
            f"{told.day(before.as_of)} and {told.day(after.as_of)}, both as known {told.on(after.known_at)}",
        )
    return told.say(
        f"截至{told.day(before.as_of)}，按{told.moment(before.known_at)}所知和按{told.moment(after.known_at)}所知",
        f"As of {told.day(before.as_of)}: as known on {told.moment(before.known_at)}, and as known {told.on(after.known_at)}",
    )


def headline(told: Told) -> str:
    """How many numbers of how many units are not the same."""
    numbers = sum(len(each) for each in told.units.values())
    if not numbers:
        return told.say("组织的数一个也没有变。", "No number of a unit differs.")
    return told.say(
        f"{many(len(told.units))} 个组织的 {many(numbers)} 个数不一样。",
        f"{many(numbers)} numbers of {many(len(told.units))} units differ.",
    )


def lead(told: Told) -> str:
    """How much came between, and how much of it touches a number."""
    came = told.comparison.came
    entries = sum(len(each.between) for each in came.values())
    rows = told.comparison.touching.to_pylist()
    touching = len({(r["record"], r["seq"]) for r in rows if r["seq"] is not None})
    others = len({r["record"] for r in rows if r["seq"] is None})
    persons = (
        told.say(f"另有 {many(told.persons)} 人自己的数变了，只在数据表里。",
                 f"Numbers of {many(told.persons)} persons differ too; they stand in the tables only.")
        if told.persons else ""
    )  # fmt: skip
    if told.by_day:
        said = told.say(
            f"两天之间有 {many(entries)} 笔流水生效，其中 {many(touching)} 笔碰到这些数；另有 {many(others)} 条记录没有新流水，是日子到了、关联的记录变了，或者组织变动。",
            f"{many(entries)} entries took effect between the two days, {many(touching)} of them touch these numbers; "
            f"{many(others)} records touch them without a new entry: days passed, a linked record changed, or the tree did.",
        )
    else:
        said = told.say(
            f"两个时刻之间录入了 {many(entries)} 笔流水，其中 {many(touching)} 笔碰到这些数，都列在下面；没有列出的，有没有都是这些数。",
            f"{many(entries)} entries were made between the two moments; {many(touching)} of them touch these numbers and are named below. "
            "Without the others the numbers are the same.",
        )
    return f"{said}{told.say('', ' ')}{persons}"


def places(told: Told) -> str:
    """The ranks and proposed grades that differ, and why; nothing where no round is declared."""
    if not told.comparison.pack.rounds:
        return ""
    title = told.say("名次和建议的等次", "Ranks and proposed grades")
    how = told.say(
        "按方案里声明的轮次试算，不代替公布的名次；等次由人定。",
        "Worked out as the rounds of the pack would have it; it takes the place of no published rank, and people decide grades.",
    )
    shown = "".join(_places(told, *key, each) for key, each in told.places.items())
    nothing = f"<p>{told.say('都没有变。', 'None differs.')}</p>"
    return (
        f'<section id="places"><h2>{title}</h2><p class="how">{how}</p>{shown or nothing}</section>'
    )


def _places(told: Told, what: str, id_: str, each: Sequence[Placed]) -> str:
    rows = "".join(
        f'<tr><th scope="row">{escape(told.name(p.unit))}</th><td class="n">{escape(p.before or ABSENT)} → '
        f"{escape(p.after or ABSENT)}</td><td>{escape(told.because(p))}</td></tr>"
        for p in each[:MOST_PLACES]
    )
    rest = len(each) - MOST_PLACES
    more = (
        f"<p>{told.say(f'另有 {many(rest)} 个，见数据表。', f'{many(rest)} more, see the tables.')}</p>"
        if rest > 0
        else ""
    )
    heads = (
        ("组织", "Unit", ""),
        ("前 → 后", "Before → after", ' class="n"'),
        ("为什么", "Why", ""),
    )
    columns = "".join(f'<th scope="col"{look}>{told.say(zh, en)}</th>' for zh, en, look in heads)
    kind = told.say("名次", "rank") if what == "rank" else told.say("等次", "grade")
    own = sum(1 for p in each if p.through)
    count = told.say(
        f"{kind} · {many(len(each))} 个不一样，{many(own)} 个是自己的数变了",
        f"{kind} · {many(len(each))} differ, {many(own)} through their own numbers",
    )
    return (
        f"<details open><summary>{escape(told.called(what, id_))} <span>{count}</span></summary>"
        f"<table><thead><tr>{columns}</tr></thead><tbody>{rows}</tbody></table>{more}</details>"
    )


def by_indicator(told: Told) -> str:
    """Which indicators differ, at how many units."""
    title = told.say("哪些指标不一样", "Which indicators differ")
    units = Counter(n for each in told.units.values() for n, _ in each)
    records: dict[int, set[str]] = {n: set() for n in units}
    for (ordinal, _), touches in told.touches.items():
        records.setdefault(ordinal, set()).update(touch.record for touch in touches)
    indicators = told.comparison.pack.indicators
    rows = "".join(
        f'<tr><th scope="row">{told.text(indicators[n].name)}</th><td>{told.text(LINES[indicators[n].line])}</td>'
        f'<td class="n">{many(units[n])}</td><td class="n">{many(len(records[n]))}</td></tr>'
        for n in sorted(units)
    )
    if not rows:
        return f'<section id="indicators"><h2>{title}</h2><p>{told.say("没有。", "None.")}</p></section>'
    heads = (
        ("指标", "Indicator", ""), ("哪条线", "Line", ""),
        ("组织", "Units", ' class="n"'), ("相关记录", "Records", ' class="n"'),
    )  # fmt: skip
    columns = "".join(f'<th scope="col"{look}>{told.say(zh, en)}</th>' for zh, en, look in heads)
    return f"""<section id="indicators"><h2>{title}</h2>
<table><thead><tr>{columns}</tr></thead><tbody>{rows}</tbody></table></section>"""


def tree(told: Told) -> str:
    """What became of the tree between two days; nothing where one day is looked at twice."""
    if not told.by_day:
        return ""
    title = told.say("组织和人员变动", "The tree and the roll")
    changes = told.comparison.changes
    shown = "".join(f"<li>{escape(told.change(change))}</li>" for change in changes[:LEVELS_SHOWN])
    rest = len(changes) - LEVELS_SHOWN
    more = (
        f"<p>{told.say(f'另有 {many(rest)} 项。', f'And {many(rest)} more.')}</p>"
        if rest > 0
        else ""
    )
    nothing = f"<p>{told.say('没有。', 'None.')}</p>"
    return f'<section id="tree"><h2>{title}</h2>{f"<ul>{shown}</ul>" if shown else nothing}{more}</section>'


def by_unit(told: Told) -> str:
    """Each unit folded to one line that opens to its numbers and the entries behind each."""
    if not told.units:
        return ""
    title = told.say("逐个组织", "Unit by unit")
    units = sorted(told.units, key=lambda unit: (-len(told.tree.seats.get(unit, ())), unit))
    shown = "".join(_unit(told, unit) for unit in units[:MOST_UNITS])
    rest = len(units) - MOST_UNITS
    more = (
        told.say(
            f"另有 {many(rest)} 个组织不一样，见 comparison.xlsx 或数据表。",
            f"{many(rest)} more units differ; see comparison.xlsx or the tables.",
        )
        if rest > 0
        else ""
    )
    how = told.say(
        "点开一个组织，看每个数前后是多少，中间来了什么。支部在前，上级在后。",
        "Open a unit to see each number before and after, and what came between. Branches first, those above them last.",
    )
    return f'<section id="numbers"><h2>{title}</h2><p class="how">{how}</p>{shown}<p>{more}</p></section>'


def _unit(told: Told, unit: str) -> str:
    numbers = told.units[unit]
    count = told.say(f"{many(len(numbers))} 个数", f"{many(len(numbers))} numbers")
    body = "".join(_number(told, unit, n, number) for n, number in numbers)
    return f"<details><summary>{escape(told.name(unit))} <span>{count}</span></summary>{body}</details>"


def _number(told: Told, unit: str, ordinal: int, number: Differing) -> str:
    points = ""
    if number.points:
        before, after = number.points
        points = told.say(f"；得分 {before} → {after}", f"; points {before} → {after}")
    touches = told.touches.get((ordinal, unit), ())
    return (
        f"<article><h4>{told.text(number.indicator.name)} <small>{told.text(LINES[number.indicator.line])}</small></h4>"
        f"<p>{escape(number.before)} → <strong>{escape(number.after)}</strong>{points}</p>"
        f"{_touches(told, touches)}</article>"
    )


def _touches(told: Told, touches: Sequence[Touch]) -> str:
    shown = "".join(f"<li>{_touch(told, touch)}</li>" for touch in touches[:MOST_ENTRIES])
    rest = len(touches) - MOST_ENTRIES
    if rest > 0:
        shown += f"<li>{told.say(f'另有 {many(rest)} 笔，见数据表', f'{many(rest)} more, see the tables')}</li>"
    if shown:
        return f"<ul>{shown}</ul>"
    because = told.say(
        "没有记录变动：是名册、期间或规则的日期变了。",
        "No record did it: the roll, the days counted or a dated rule changed.",
    )
    return f'<p class="how">{because}</p>'


def _touch(told: Told, touch: Touch) -> str:
    entered = (
        told.say(
            f"（{told.moment(touch.known_at)}录入）", f" (entered {told.moment(touch.known_at)})"
        )
        if touch.known_at
        else ""
    )
    colon = told.say("：", ": ")
    return f"{told.text(touch.kind)} {escape(touch.record)}{colon}{told.text(touch.said)}{entered}"


def colophon(told: Told) -> str:
    """What the page was made of."""
    said = told.say(
        "两次都用同一个方案包、同一份台账算出。全部的数在 numbers.parquet，碰到每个数的流水在 entries.parquet。",
        "Both were worked out by the same pack from the same ledger. All numbers are in numbers.parquet, what touches each in entries.parquet.",
    )
    return f"""<footer>{origin_lines(told.comparison.pack, told.language)}<p>{said}</p>
<p class="print">{told.say("方案包指纹", "Fingerprint of the pack")} <code>{told.comparison.pack.fingerprint}</code></p></footer>"""
