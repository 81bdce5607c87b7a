"""The desk and its data folder, and a county to try things with."""

from __future__ import annotations

from duixian.commands.arguments import Commands, day, named, path


def demo(all_: Commands) -> None:
    """`duixian demo`."""
    text = all_.text
    parser = all_.add("demo", "造一个演示县（全是虚构）", "make a demo county (all invented)")
    parser.add_argument("folder", metavar="DIR", type=path, help=text("放在哪里", "where it goes"))
    parser.add_argument(
        "--seed",
        type=int,
        default=1,
        metavar="N",
        help=text("种子：同一个数造同一个县", "same number, same county"),
    )
    parser.add_argument(
        "--units", type=int, default=1500, metavar="N", help=text("多少个支部", "how many branches")
    )
    parser.add_argument(
        "--today",
        type=day,
        default=None,
        metavar="DATE",
        help=text("今天是哪一天", "what day is today"),
    )
    parser.add_argument("--csv", action="store_true", help=text("写成 CSV", "write CSV"))


def serve(all_: Commands) -> None:
    """`duixian serve`."""
    text = all_.text
    parser = all_.add("serve", "启动桌面：登录、记实、成绩单", "serve the desk to sign in to")
    parser.add_argument(
        "--host",
        default="127.0.0.1",
        metavar="HOST",
        help=text("在哪个地址上服务", "the address to serve on"),
    )
    parser.add_argument(
        "--port", type=int, default=8000, metavar="N", help=text("端口", "the port")
    )
    all_.folder(parser)
    parser.add_argument(
        "--county",
        type=named,
        default="县委",
        metavar="NAME",
        help=text("第一次启动时，最上一级叫什么", "what the top is called, on the first start"),
    )
    parser.add_argument(
        "--demo",
        type=int,
        nargs="?",
        const=300,
        default=0,
        metavar="N",
        help=text(
            "第一次启动时装入演示县（N 个支部，不写则 300）",
            "fill a first start with a demo county of N branches (300 if not given)",
        ),
    )


def backup(all_: Commands) -> None:
    """`duixian backup`."""
    parser = all_.add(
        "backup", "备份成一个文件，不用停机", "save everything in one file, without stopping"
    )
    all_.copy(parser)
    all_.folder(parser)


def restore(all_: Commands) -> None:
    """`duixian restore`."""
    parser = all_.add(
        "restore", "把备份恢复到空文件夹，并逐笔核对", "put a copy into an empty folder, checked"
    )
    all_.copy(parser)
    all_.folder(parser)
