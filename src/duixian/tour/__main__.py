"""`python -m duixian.tour FOLDER`: draft, check, demo, score, explain; and where to look."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator, Sequence
from importlib.resources import as_file, files
from pathlib import Path

from duixian.cli import CLEAN, UNUSABLE, main
from duixian.commands.arguments import LANGUAGES
from duixian.commands.told import findings_text
from duixian.demo import characters
from duixian.folders import Earlier, refuse_others
from duixian.rulebook.errors import Unusable

PACK = "chuangxianzhengyou"
TODAY = "2012-06-30"
MADE = ("draft", "county", "results")
MARK = ".tour"
EARLIER = Earlier(frozenset((*MADE, MARK)), MARK)


def steps(out: Path, speech: Path) -> Iterator[tuple[str, Sequence[str]]]:
    """The commands of the walk, each with what it is for."""
    county = str(out / "county")
    day = ("--as-of", TODAY)
    yield (
        "一篇讲话变成方案包草稿 A speech becomes a draft pack",
        ("draft", str(speech), "--out", str(out / "draft")),
    )
    yield (
        "检查草稿：还有哪些没定 Check the draft: what is still open",
        ("check", str(out / "draft" / "pack")),
    )
    yield "检查自带的创先争优方案包 Check the shipped pack", ("check", PACK)
    yield "造一个虚构的县 Make an invented county", ("demo", county, "--today", TODAY)
    yield (
        "给全县算成绩单 Score the county",
        ("score", PACK, county, *day, "--out", str(out / "results"), "--sheets"),
    )
    breaker = characters()["promise_breaker"]
    yield "问一个数为什么 Ask why a number is what it is", (
        "explain", PACK, county, *day, "--unit", breaker, "--indicator", "pledges_kept",
    )  # fmt: skip


def walk(out: Path) -> int:
    """Take every step; the first that fails ends the walk.

    Raises:
        Unusable: the folder holds anything but what an earlier walk left.
    """
    refuse_others(out, EARLIER)
    for name in MADE:
        shutil.rmtree(out / name, ignore_errors=True)
    out.mkdir(parents=True, exist_ok=True)
    (out / MARK).touch()
    with as_file(files("duixian.tour") / "speech.txt") as speech:
        for title, words in steps(out, speech):
            sys.stdout.write(f"\n## {title}\n$ duixian {' '.join(words)}\n")
            sys.stdout.flush()
            code = main(words)
            if code != CLEAN:
                return code
    where = out.resolve()
    sys.stdout.write(
        f"\n请看 Look here:\n"
        f"  {where}/results/scorecards.html   全县一页（浏览器打开） the county on one page\n"
        f"  {where}/results/scorecards.xlsx   成绩单，公式是活的 scorecards with live formulas\n"
        f"  {where}/draft/outline.md          讲话的提纲和待定问题 the speech's outline and open questions\n"
        f"  {where}/county/README.txt         县里有哪些角色 who is who in the county\n"
    )
    return CLEAN


def begin(arguments: Sequence[str]) -> int:
    """The walk, in the folder named or in `out`."""
    try:
        return walk(Path(arguments[0] if arguments else "out"))
    except Unusable as error:
        for language in LANGUAGES:
            sys.stderr.write(findings_text(error.findings, language))
        return UNUSABLE


if __name__ == "__main__":
    sys.exit(begin(sys.argv[1:]))
