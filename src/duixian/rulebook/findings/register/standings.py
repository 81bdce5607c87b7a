"""Findings about standings in folders, and about the days that are put to them (E270 to E279)."""

from __future__ import annotations

from .rule import Rule, rule

STANDINGS: tuple[Rule, ...] = (
    rule("E270", "{many} 条记录底账里已经有了：{records}。再加一次就算两遍。",
         "The standing knows {many} of these records already: {records}. Added once more they would count twice.",
         "把它们原来的样子放进 --before 的文件夹；没有改过的也放，两边一样，不影响结果。",
         "Put them as they were into the folder of --before; those without change too, they cancel out."),
    rule("E271", "--before 里有 {many} 条记录底账里没有：{records}。没有算过，减不掉。",
         "The folder of --before holds {many} records that the standing does not know: {records}. What was never added cannot be taken back.",
         "从 --before 里删去；新记录只放在当天的文件夹里。",
         "Take them out of it; new records stand in the folder of the day alone."),
    rule("E272", "改动的记录关联着 {many} 条没有交来的记录：{records}。",
         "Records that changed are linked with {many} that were not handed in: {records}.",
         "把关联的记录、以及再关联的记录也交来，--before 和当天的文件夹里都放。",
         "Hand in what they are linked with, and what that is linked with, in both folders."),
    rule("E273", "这里没有底账。", "There is no standing here.",
         "先建底账：duixian standing begin。", "Begin one first: duixian standing begin."),
    rule("E274", "底账的文件“{file}”坏了，或被改过。", "The file “{file}” of the standing is damaged or was changed.",
         "用备份的底账，或从全部记录重新算起：duixian standing begin。",
         "Use a backup of it, or begin anew with all records: duixian standing begin."),
    rule("E275", "按文件算的路算不了 {many} 项指标：{names}。",
         "The way from files to files cannot work out {many} indicators: {names}.",
         "从方案里去掉这几项再算；这几项连同全部记录另算：duixian score。",
         "Take them out of the pack that is handed in; work these out from all records: duixian score."),
)  # fmt: skip
