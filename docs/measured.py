"""The page of what was measured, out of the JSON that the benchmarks leave."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

RESULTS = Path(__file__).parents[1] / "benchmarks" / "results"

HEAD = """# 量出来的速度 / Speed, measured

由 `benchmarks/results/` 里的 JSON 生成，请勿手改；`make docs` 重新生成。每一行都是单独的进程，几种办法轮流跑，取中间一次；`负载`是各次开始时机器的平均负载：两个核，超过 2 就有别的活在抢，时钟秒数偏大，看处理器秒数和比值。内存是进程的峰值。各种办法的结果逐行相等，不等就报错，不出数。

Generated from the JSON in `benchmarks/results/`; `make docs` writes it anew. Each run is a process of its own, the ways take turns, the middle one is told. `load` is the load of the machine when each run began: with two cores, above 2 something else was running, the clock is too long, and processor seconds and ratios say more. Memory is the peak of the process. The rows of all ways are equal, or there are no figures."""

WAYS = {
    "ours": "兑现 / ours",
    "files": "兑现，从文件到文件 / ours, files to files",
    "sql": "手写 SQL（DuckDB） / SQL by hand in DuckDB",
    "polars": "Polars",
    "postgres": "PostgreSQL，同一份 SQL / the same SQL in PostgreSQL",
    "loop": "Python 循环 / a loop in Python",
    "quarter_of_the_records": "兑现，四分之一的记录 / ours, a quarter of the records",
    "merging": "并入一天 / the day merged",
    "ours_small": "兑现，少量文字 / ours, the few texts",
    "datasketch": "datasketch，少量文字 / datasketch, the few texts",
    "identical": "手写 SQL（DuckDB），只找一字不差的 / SQL by hand in DuckDB, identical texts only",
    "first": "头一夜 / the first night",
    "again": "同一夜再跑 / the same night again",
    "next": "第二夜 / the night after",
    "moves": "兑现，一步一存 / ours, each step saved",
    "together": "兑现，一百条问题同一个事务 / ours, a hundred problems in one transaction",
    "spiff": "SpiffWorkflow，一步一存 / SpiffWorkflow, each step saved",
    "floor": "只写一行就落盘 / one row synced, nothing else",
    "reading_all_results": "再出全部结果 / then all results read",
}

MILLION = """## 一百万条记录 / A million records

目标：3 秒、1 GB。`make bench-rivals bench-million`。「兑现」一行从内存里的表算到三张结果表：历次版本、值、分、汇总和上下分布、成绩单；其余各行只算各组织的值，做得少。PostgreSQL 的处理器秒数和内存只是客户端的。

Aim: 3 s, 1 GB. Ours goes from tables in memory to three tables of results: versions cut, values, points, roll-up with spread, scorecards; the other rows work out the values of units alone, which is less. The processor seconds and the memory of PostgreSQL are those of the client only."""

NATION = """## 全国 / A nation

目标：手写 SQL 的 1.2 倍，内存不随记录数增长。`make bench-nation`。从 Parquet 文件到 Parquet 文件，记录各一个版本；兑现一行先做底账并存下，再从底账出结果；手写 SQL 只出结果，还知道这棵树没有划转、合并。没有比较上下分布（最差、居中、最好）：全国这一档不出。记录多了，还会跟着多的只有各支部走访过的户和欠办的日子。

Aim: 1.2 times hand-written SQL, memory that does not grow with the number of records. From Parquet to Parquet, one version of each record. Ours makes a standing, keeps it, and reads the results from it; the SQL makes the results alone and knows that nothing was moved or merged. The spread below each unit (worst, median, best) is not part of this shape. What can still grow with the records are the households that each branch has met and the days on which something is owed."""

DAY = """## 并入一天 / One day merged

目标：8 秒。`make bench-day`。一天的新记录并进全国的底账，不读旧记录；再从新底账出所有组织的结果。这一天只有新记录；改动旧记录也能并，但要把它们先前的样子一起交来（见 [0025](../decisions/0025-standings.md)）。

Aim: 8 s. The new records of a day are merged into the nation's standing without opening an old one; then the results of all units are read from it. The day holds new records only; changes of old ones can be merged too, but what they were before has to be handed in with them."""

SIGNALS = """## 照抄的文字 / Copied texts

`make bench-signals`。从原文到“和谁一样”：去标点、合并一字不差的、用 MinHash 挑出值得并排看的、用整数判定。文字是编的，每段 20 到 60 个汉字，七成只写过一次，一成半照抄，一成半改过一两个字。datasketch 只量少量文字，百万要等太久；它和兑现找到的几乎逐对相同（千分之一以内，否则不出数）。手写 SQL 只找得到一字不差的。

From raw texts to the text that each is like: made plain, identical ones joined, MinHash proposes what is worth laying side by side, whole numbers decide. The texts are invented, 20 to 60 characters each; seven in ten are written once, 15 in a hundred are copied, 15 in a hundred copied with a character or two changed. datasketch is measured on few texts, a million would take too long; it finds the same pairs as ours but for one in a thousand at most, or there are no figures. The SQL finds identical texts only."""

LOOP = """## 闭环：夜里和白天 / The loop: nights and steps

目标：10 秒；每秒 1,000 步。`make bench-loop`。头一夜要写下全部该告诉的（十七万条），第二夜是平常的一夜，同一夜再跑一条不多。一步：看这一类的流程准不准，进带哈希的台账，记录立起来，一个事务，落到盘上；不算网页。SpiffWorkflow 只走六步、存状态，不管规则、权限、台账。一步一存的几行，时钟秒数先看最后一行：那是这块盘落盘的快慢。

Aims: 10 s; 1,000 steps a second. The first night writes down all that has to be told (173,000 flags), the night after is an ordinary one, the same night again tells nobody. A step: judged by its kind, into the hashed ledger, the record stood anew, one transaction synced to the disk; no pages. SpiffWorkflow goes six steps and saves its state, without rules, rights or ledger. For what is saved step by step, look at the last row first: it is how quickly this disk syncs."""

PARTS = (
    ("million", MILLION, ("ours", "files", "sql", "polars", "postgres", "loop")),
    ("nation", NATION, ("ours", "sql", "quarter_of_the_records")),
    ("day", DAY, ("merging", "reading_all_results")),
    ("signals", SIGNALS, ("ours", "identical", "ours_small", "datasketch")),
    ("loop", LOOP, ("first", "again", "next", "moves", "together", "spiff", "floor")),
)
SIZES = {
    "texts": "文字 / texts",
    "texts_small": "少量文字 / few texts",
    "records": "记录 / records",
    "records_of_the_day": "当天记录 / records of the day",
    "units": "组织 / units",
    "branches": "支部 / branches",
    "levels": "层 / levels",
    "members": "党员 / members",
    "indicators": "指标 / indicators",
    "problems": "没销号的问题 / open problems",
    "steps": "步 / steps",
}
RATIOS = {"seconds": "秒 / s", "cpu_seconds": "处理器 / cpu", "peak_memory_mb": "内存 / memory"}
COLUMNS = (
    "办法 / way",
    "秒 / s",
    "处理器秒 / cpu s",
    "内存 MB / memory",
    "负载 / load",
    "次 / runs",
)


def benchmarks_page() -> str:
    """The page, with a part for each shape."""
    parts = [HEAD]
    for name, text, ways in PARTS:
        path = RESULTS / f"{name}.json"
        parts.append(text)
        if path.exists():
            parts.append(_table(json.loads(path.read_text(encoding="utf-8")), ways))
        else:
            parts.append("还没有量。 / Not measured yet.")
    return "\n\n".join(parts) + "\n"


def _table(figures: dict[str, Any], ways: tuple[str, ...]) -> str:
    sizes = "；".join(f"{word} {figures[n]:,}" for n, word in SIZES.items() if n in figures)
    machine = figures["machine"]
    lines = [
        f"{sizes}。{machine['processors']} 核 / cores, {machine['memory_gb']} GB。",
        "",
        f"| {' | '.join(COLUMNS)} |",
        f"|{'---|' * len(COLUMNS)}",
    ]
    for way in ways:
        if way in figures:
            one = figures[way]
            load = ", ".join(str(each) for each in one["load"])
            lines.append(
                f"| {WAYS[way]} | {one['seconds']} | {one['cpu_seconds']} | "
                f"{one['peak_memory_mb']:,.0f} | {load} | {one['runs']} |"
            )
    steps = [
        f"{WAYS[way]} {figures[way]['steps_a_second']:.0f}（处理器 / cpu {figures[way]['steps_a_cpu_second']:.0f}）"
        for way in ways
        if "steps_a_second" in figures.get(way, {})
    ]
    if steps:
        lines += ["", f"每秒步数 / steps a second: {'；'.join(steps)}。"]
    ratio = figures.get("ratio_to_sql")
    if ratio:
        said = ", ".join(f"{ratio[name]}（{word}）" for name, word in RATIOS.items())
        lines += ["", f"兑现比手写 SQL / ours over the SQL: {said}。"]
    return "\n".join(lines)


if __name__ == "__main__":
    print(benchmarks_page(), end="")
