"""What is asked of a pack and a county together: scores, rounds, reasons, differences."""

from __future__ import annotations

from duixian.commands.arguments import Commands, day, moment, named


def score(all_: Commands) -> None:
    """`duixian score`."""
    text = all_.text
    parser = all_.add("score", "给全县算成绩单", "score a county")
    all_.pack(parser)
    all_.data(parser)
    all_.out(parser)
    all_.csv(parser)
    parser.add_argument(
        "--sheets",
        action="store_true",
        help=text("另存工作簿和网页", "write a workbook and a page as well"),
    )
    parser.add_argument(
        "--units",
        metavar="CODES",
        help=text(
            "工作簿里哪些组织用公式列出，代码用逗号隔开；不写则各处抽 20 个",
            "units whose numbers are formulas in the workbook, codes with commas; 20 here and there if not given",
        ),
    )
    parser.add_argument(
        "--engine", choices=("duckdb",), default="duckdb", help=text("用什么算", "what computes")
    )


def round_(all_: Commands) -> None:
    """`duixian round`."""
    text = all_.text
    parser = all_.add(
        "round",
        "一轮考评：名次和等次，提出的和定下的都在",
        "ranks and grades of a round, proposed and decided",
    )
    all_.pack(parser)
    all_.data(parser)
    parser.add_argument(
        "--round",
        metavar="ID",
        required=True,
        help=text("方案包里哪一轮", "which round of the pack"),
    )
    all_.out(parser)
    parser.add_argument(
        "--seed",
        metavar="TEXT",
        default="",
        help=text(
            "抽签的种子；不写则用台账里公布的", "seed of lots; the published one if not given"
        ),
    )
    parser.add_argument(
        "--trial",
        action="store_true",
        help=text(
            "没有启动也先看看，不算数", "look at a round that was not started; it does not count"
        ),
    )
    all_.csv(parser)


def explain(all_: Commands) -> None:
    """`duixian explain`."""
    text = all_.text
    parser = all_.add("explain", "说清一个数是怎么来的", "say why a number is what it is")
    all_.pack(parser)
    all_.data(parser)
    who = parser.add_mutually_exclusive_group(required=True)
    who.add_argument("--unit", metavar="CODE", help=text("组织代码", "code of a unit"))
    who.add_argument("--person", metavar="CODE", help=text("人员代码", "code of a person"))
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--indicator", metavar="ID", help=text("哪项指标", "which indicator"))
    what.add_argument(
        "--heading", metavar="ID", help=text("哪一项的得分合计", "the points of which heading")
    )


def compare(all_: Commands) -> None:
    """`duixian compare`."""
    text = all_.text
    parser = all_.add(
        "compare",
        "两次结果对照：哪些数变了，是中间哪几笔流水变的",
        "two results side by side: which numbers differ, and through which entries",
    )
    all_.pack(parser)
    all_.data(parser)
    other = parser.add_mutually_exclusive_group()
    other.add_argument(
        "--with-known-at",
        metavar="TIME",
        type=moment,
        help=text("另一次按哪一刻已知的算，不写就是现在", "the other moment, now if not given"),
    )
    other.add_argument(
        "--with-as-of",
        metavar="DATE",
        type=day,
        help=text("改为和这一天的结果对照", "compare with the result of this day instead"),
    )
    parser.add_argument(
        "--unit", metavar="CODE", type=named, help=text("只看一个组织", "one unit only")
    )
    all_.out(parser)
    all_.csv(parser)


def rehearse(all_: Commands) -> None:
    """`duixian rehearse`."""
    text = all_.text
    parser = all_.add(
        "rehearse",
        "预演：把已有的记录放到新方案下，谁没有数、谁升谁降",
        "a new pack on the records that are there: who has no number, who gains, who loses",
    )
    all_.pack(parser)
    all_.tables(parser, "数据表的文件夹，比如去年的", "folder of tables, such as last year's")
    parser.add_argument(
        "--against",
        metavar="PACK",
        type=named,
        help=text("和哪个方案包比升降", "the pack against which units gain or lose"),
    )
    all_.as_of(parser)
    all_.out(parser)
    all_.csv(parser)


def signals(all_: Commands) -> None:
    """`duixian signals`."""
    text = all_.text
    parser = all_.add(
        "signals",
        "疑点：照抄的文字、集中录入、事后补录、最后一天办结；只是要问的话",
        "copied texts, bunched and late entries, last days: questions to ask, no penalty",
    )
    all_.pack(parser)
    all_.data(parser)
    parser.add_argument(
        "--format",
        choices=("text", "csv"),
        default="text",
        help=text("csv 则每条记录一行", "csv has a row for each record"),
    )
