"""What is done with a pack alone: checked, weighed, drafted; and the words it may use."""

from __future__ import annotations

from duixian.commands.arguments import Commands, many, named, path


def check(all_: Commands) -> None:
    """`duixian check`."""
    text = all_.text
    parser = all_.add(
        "check",
        "检查方案包：写错的、不成立的、违反规定的，一次说全",
        "check a campaign pack: all findings at once",
    )
    one = parser.add_mutually_exclusive_group(required=True)
    all_.pack(one, optional=True)
    one.add_argument(
        "--explain",
        metavar="ID",
        type=named,
        help=text("只讲一条：为什么、错例、对例、来源", "one finding: why, wrong, right, source"),
    )
    parser.add_argument(
        "--policy", choices=("2010", "2026"), help=text("按哪一年的规定", "whose rules")
    )
    all_.form(parser)
    all_.beside(parser)


def burden(all_: Commands) -> None:
    """`duixian burden`."""
    text = all_.text
    parser = all_.add(
        "burden",
        "算方案包给支部和乡镇添多少负担：每月几次、几项、几分钟",
        "reckon what a pack asks of branches and townships: entries, fields, minutes a month",
    )
    all_.pack(parser)
    all_.beside(parser)
    for name, usual, said in (
        ("--members", 20, text("支部有多少名党员", "members of the branch")),
        ("--branches", 12, text("乡镇有多少个支部", "branches of the township")),
    ):
        parser.add_argument(name, metavar="N", type=many, default=usual, help=said)
    parser.add_argument(
        "--budget",
        metavar="N",
        type=many,
        help=text(
            "一个支部每月最多多少分钟，不写则每周 20 分钟",
            "minutes a month a branch has at most; 20 a week if not given",
        ),
    )
    all_.form(parser)


def words(all_: Commands) -> None:
    """`duixian words`."""
    parser = all_.add("words", "列出方案包可用的词", "print the words a pack may use")
    parser.add_argument(
        "--tables",
        action="store_true",
        help=all_.text("改为列出数据表的约定", "print the data contract instead"),
    )


def draft(all_: Commands) -> None:
    """`duixian draft`."""
    text = all_.text
    parser = all_.add("draft", "把讲话稿变成方案包草稿", "turn a speech into a draft pack")
    parser.add_argument(
        "file",
        metavar="FILE",
        type=path,
        help=text("讲话稿：txt、html、docx", "the speech: txt, html or docx"),
    )
    parser.add_argument(
        "--out", metavar="DIR", type=path, help=text("草稿放在哪里", "where the draft goes")
    )
    parser.add_argument(
        "--format",
        choices=("files", "json"),
        default="files",
        help=text("json 则写到标准输出", "json goes to standard output"),
    )
