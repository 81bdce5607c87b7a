"""What is kept of all records: begun, put forward by a day, read."""

from __future__ import annotations

from duixian.commands.arguments import LANGUAGES, Commands, path
from duixian.commands.parser import Parser

DATA = {
    "begin": ("全部记录的数据表", "folder of tables with all records"),
    "advance": ("新增和改动的记录，连同花名册", "new and changed records, with the rosters"),
    "read": ("当天的花名册；记录不看", "the rosters of the day; records are not looked at"),
}


def standing(all_: Commands) -> None:
    """`duixian standing`, which has three actions."""
    text = all_.text
    parser = all_.add(
        "standing",
        "底账：天天并入新记录，不用重读旧记录",
        "a standing: each day's records are put to it, old ones are not read again",
    )
    each = parser.add_subparsers(
        dest="action", metavar=text("动作", "ACTION"), required=True, parser_class=Parser
    )
    for name, said in (
        ("begin", text("从全部记录建底账", "begin one with all records")),
        ("advance", text("并入一天的记录", "put the records of a day to it")),
        ("read", text("从底账读出成绩单", "read the scorecards from it")),
    ):
        _shared(
            all_, each.add_parser(name, help=said, description=said, language=all_.language), name
        )
    _before(all_, each.choices["advance"])
    all_.out(each.choices["read"])
    all_.csv(each.choices["read"])


def _shared(all_: Commands, action: Parser, name: str) -> None:
    """The pack, the folder of the standing, the tables, the day."""
    said = all_.text("用哪种语言", "language")
    action.add_argument("--lang", choices=LANGUAGES, default=all_.language, help=said)
    all_.pack(action)
    said = all_.text("底账的文件夹", "folder of the standing")
    action.add_argument("standing", metavar="STANDING", type=path, help=said)
    all_.tables(action, *DATA[name])
    all_.as_of(action)


def _before(all_: Commands, action: Parser) -> None:
    """Changed records as they were."""
    action.add_argument(
        "--before",
        metavar="DIR",
        type=path,
        help=all_.text(
            "改动的记录原来的样子；连同它们关联的，两个文件夹都放",
            "changed records as they were; with what they are linked with, in both folders",
        ),
    )
