"""The arguments of `duixian standing`, which has three actions."""

from __future__ import annotations

from duixian.commands.arguments import LANGUAGES, Commands, path
from duixian.commands.parser import Parser


def declare(all_: Commands) -> None:
    """The command with its actions."""
    text = all_.text
    standing = all_.add(
        "standing",
        "底账：天天并入新记录，不用重读旧记录",
        "a standing: each day's records are put to it, old ones are not read again",
    )
    each = standing.add_subparsers(
        dest="action", metavar=text("动作", "ACTION"), required=True, parser_class=Parser
    )
    for name, said in (
        ("begin", text("从全部记录建底账", "begin one with all records")),
        ("advance", text("并入一天的记录", "put the records of a day to it")),
        ("read", text("从底账读出成绩单", "read the scorecards from it")),
    ):
        action = each.add_parser(name, help=said, description=said, language=all_.language)
        language = text("用哪种语言", "language")
        action.add_argument("--lang", choices=LANGUAGES, default=all_.language, help=language)
        all_.pack(action)
        _folder(all_, action)
        all_.day_of(action)
        _more(all_, action, name)


def _folder(all_: Commands, action: Parser) -> None:
    text = all_.text
    action.add_argument(
        "standing",
        metavar="STANDING",
        type=path,
        help=text("底账的文件夹", "folder of the standing"),
    )
    action.add_argument(
        "data",
        metavar="DATA",
        type=path,
        help=text(
            "数据表的文件夹：begin 是全部记录，advance 是新增和改动的，read 只看花名册",
            "folder of tables: all records to begin, new and changed ones to advance; of these "
            "only the rosters to read",
        ),
    )


def _more(all_: Commands, action: Parser, name: str) -> None:
    text = all_.text
    if name == "advance":
        action.add_argument(
            "--before",
            metavar="DIR",
            type=path,
            help=text(
                "改动的记录原来的样子；连同它们关联的，两个文件夹都放",
                "changed records as they were; with what they are linked with, in both folders",
            ),
        )
    if name == "read":
        action.add_argument(
            "--out", metavar="DIR", type=path, required=True,
            help=text("结果放在哪里", "where the results go"),
        )  # fmt: skip
        action.add_argument(
            "--csv", action="store_true", help=text("另存 CSV", "write CSV as well")
        )
