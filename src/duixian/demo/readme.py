"""The note that lies beside the tables: that all is invented, and who plays which part."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from duixian.rulebook.vocabulary.text import Text

if TYPE_CHECKING:
    from .county import County

PARTS = {
    "lagging_township": Text(
        "落后乡镇：样样靠后，发过一段样本让支部照写",
        "lagging township: behind in most things; it handed out a sample text to copy",
    ),
    "excellent_township": Text("先进乡镇：样样靠前", "excellent township: ahead in most things"),
    "paper_tiger": Text(
        "纸老虎：学习、实事、走访记得多，别人不确认，任务晚，自己从不挂问题，季末集中补录，一句话年年用",
        "paper tiger: much study, many deeds and visits, confirmed by nobody; late tasks, "
        "no problem of its own, all entered in the last days of the quarter, in the same words year after year",
    ),
    "quiet_good": Text(
        "默默的好支部：记录少，承诺都兑现，任务都按时，群众满意",
        "quiet good branch: few records, every promise kept, tasks in time, well spoken of",
    ),
    "promise_breaker": Text("失诺支部：承诺多，兑现少", "promise breaker: many promises, few kept"),
    "owes_much": Text(
        "欠账支部：任务、问题、承诺都过了期",
        "owes much: tasks, problems and promises past their dates",
    ),
    "silent": Text("没有任何记录的支部", "a branch without a single record"),
    "small": Text("只有三名党员的支部", "a branch of three members"),
    "late_known": Text("录入很晚的支部", "a branch whose facts become known very late"),
    "corrected": Text("状态录错后更正的支部", "a branch with a state that was corrected"),
    "reopened": Text("问题销号后重新挂号的支部", "a branch with problems that came back"),
    "copy_one": Text("被抄的支部", "a branch that is copied from"),
    "copy_two": Text("照抄文字的支部", "a branch that copies its texts"),
    "unvisited": Text(
        "三个领导的联系点，没有人去过", "contact point of three leaders, none of whom ever came"
    ),
    "unanswered": Text("领导点评从不回应的支部", "a branch that never answers a comment"),
    "exemplar_only": Text(
        "示范点：牌子两块，没有人学，问题一个也不销",
        "exemplar for show: published twice, followed by nobody, no problem ever closed",
    ),
    "paper_pairs": Text(
        "结对只在纸上：到期的一件没办", "pairs on paper: nothing that was agreed was ever done"
    ),
    "inspected": Text(
        "督查查出一串、自己一个没找、也没改的支部",
        "much found by inspectors, nothing by itself, and nothing of it mended",
    ),
    "wall_of_rules": Text("制度上墙、一条没用过的支部", "six rules on the wall, none ever used"),
    "merged": Text("已并入别的支部", "merged into another branch"),
    "heir": Text("承接被并支部的支部", "the heir of the merged branch"),
    "moved": Text("中途划归别的乡镇的支部", "moved to another township half-way"),
    "closed": Text("撤销而无承接的支部", "closed without an heir"),
}


def readme(county: County, seed: int) -> str:
    """The note, in Chinese and English."""
    today = dt.date.fromordinal(county.times.today).isoformat()
    units = county.tree.units.values()
    playing = {unit.part: unit for unit in units if unit.part}
    top = next(iter(units))
    lines = [
        f"演示数据：{top.name}（种子 {seed}，截至 {today}）",
        "全部是虚构的：地名、组织、代码、文字、数字，与任何真实的地方、单位、个人无关。",
        "各表的含义见“duixian words --tables”。其中有意安排了以下角色：",
        "",
        *(
            f"  {playing[part].code}  {playing[part].name}：{text.zh}"
            for part, text in PARTS.items()
        ),
        "",
        f"Demo data: an invented county (seed {seed}, up to {today})",
        "Everything is invented: places, units, codes, texts, numbers.",
        "Nothing here is about a real place, body or person.",
        "`duixian words --tables` says what each table holds. These parts are played on purpose:",
        "",
        *(f"  {playing[part].code}  {text.en}" for part, text in PARTS.items()),
        "",
    ]
    return "\n".join(lines)
