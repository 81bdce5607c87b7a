"""Lots: promised, drawn, recomputed."""

from __future__ import annotations

from duixian.commands.arguments import LANGUAGES, Commands, day, many, named, path
from duixian.commands.parser import Parser

ACTIONS = (
    ("commit", "种子的指纹，抽签前公布", "hash of a seed, to be published before the draw"),
    ("hold", "抽：名单里每组抽几个", "draw so many of each group of a list"),
    ("verify", "重算，和公布的对照", "recompute, and compare with what was published"),
    ("script", "打印十行的重算程序", "print the ten lines that recompute a draw"),
)


def draw(all_: Commands) -> None:
    """`duixian draw`, which has four actions."""
    text = all_.text
    parser = all_.add(
        "draw",
        "抽签：先公布种子的指纹，再抽；谁都可以重算",
        "lots: the hash of the seed first, then the draw; anybody can recompute it",
    )
    each = parser.add_subparsers(
        dest="action", metavar=text("动作", "ACTION"), required=True, parser_class=Parser
    )
    for name, zh, en in ACTIONS:
        said = text(zh, en)
        action = each.add_parser(name, help=said, description=said, language=all_.language)
        said = text("用哪种语言", "language")
        action.add_argument("--lang", choices=LANGUAGES, default=all_.language, help=said)
        if name != "script":
            said = text("种子", "the seed")
            action.add_argument("--seed", metavar="TEXT", type=named, required=True, help=said)
        if name in ("hold", "verify"):
            _lot(all_, action)
    each.choices["verify"].add_argument(
        "--drawn",
        metavar="CODES",
        type=named,
        required=True,
        help=text("公布的抽中组织，代码用逗号隔开", "units published as drawn, codes with commas"),
    )


def _lot(all_: Commands, action: Parser) -> None:
    """The list, how many of each group, and who is on the list of a county."""
    text = all_.text
    action.add_argument(
        "list",
        metavar="LIST",
        type=path,
        help=text(
            "名单（列 unit,group 的 CSV），或数据表的文件夹",
            "a list (CSV with the columns unit,group), or a folder of tables",
        ),
    )
    said = text("每组抽几个", "how many of each group")
    action.add_argument("--take", metavar="N", type=many, required=True, help=said)
    said = text("事先公布的指纹，给了就核对", "the hash published before; compared if given")
    action.add_argument("--commitment", metavar="HASH", default="", help=said)
    action.add_argument(
        "--within",
        choices=("category", "type", "parent", "whole"),
        default="category",
        help=text("数据表怎么分组", "groups of a folder of tables"),
    )
    said = text("数据表对应的方案包", "pack of a folder of tables")
    action.add_argument("--pack", metavar="PACK", default="", help=said)
    said = text("数据表按哪一天", "day of a folder of tables")
    action.add_argument("--as-of", metavar="DATE", type=day, help=said)
    for name, zh, en in (
        ("types", "数据表里只要这些层级，用逗号隔开", "of a folder of tables only these types"),
        ("categories", "只要这些类别，用逗号隔开", "only these categories, with commas"),
    ):
        action.add_argument(f"--{name}", metavar="IDS", default="", help=text(zh, en))
