"""The page of stories, out of what `stories/` holds: who does what, and what changes on which page."""

from __future__ import annotations

import csv
import sys
import tomllib
from collections import Counter
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from duixian.rulebook.packs import open_pack

ROOT = Path(__file__).parents[1]
HELD = Path(__file__).with_name("stories")
BECOMES = ("story", "word", "fact", "later")
CHILDREN = ("headings", "fields", "options")  # where a part is looked for by its id

SAID = {
    "zh": {
        "title": "故事",
        "note": "由 `docs/stories/` 里的数据生成，请勿手改；`make docs` 重新生成。",
        "head": (
            "谁做什么，哪一页上变了什么。每个故事由一项测试看着，测试断言的是人看到的字，不是状态码。"
            "来源文件里的 {rows} 条做法，每条在这里有且只有一个去处："
        ),
        "story": "一个故事：今天就能做，指明哪一页变了什么",
        "word": "一个词：方案包里的一段文字，指明在哪个包；只有字，没有单独的页",
        "fact": "不归产品：地名人名、日期、口号、原则、只能由人判断的",
        "later": "以后：还没有，写明缺什么",
        "share": "{stories} 个故事。{rows} 条里 {story} 条有今天能做的故事，{word} 条是词，{fact} 条不归产品，{later} 条以后。",
        "groups": "一组一组地数",
        "group": "组", "of": "条", "sum": "合计",
        "stories": "故事", "rows": "对应", "none": "不对应来源里的哪一条", "test": "测试",
        "words": "词", "where": "在哪个包", "text": "文字",
        "facts": "不归产品的", "laters": "以后的", "all": "每一条的去处", "term": "做法", "goes": "去处",
        "kinds": {"story": "故事", "word": "词", "fact": "不归产品", "later": "以后"},
        "colon": "：", "comma": "、", "other": "[English](stories.en.md)",
    },
    "en": {
        "title": "Stories",
        "note": "Generated from the data in `docs/stories/`; `make docs` writes it anew.",
        "head": (
            "Who does what, and what changes on which page. One test watches each story; it asserts the words that "
            "people see, not a status code. Each of the {rows} mechanisms of the sources goes to exactly one place here:"
        ),
        "story": "a story: it can be done today, and the page that changes is named",
        "word": "a word: a text in a pack, which is named; text alone, without a page of its own",
        "fact": "not the product's: names, dates, slogans, principles, what only people can judge",
        "later": "later: not there yet; what is missing is said",
        "share": "{stories} stories. Of {rows} rows {story} have a story that works today, {word} are words, {fact} are not the product's, {later} come later.",
        "groups": "Counted by group",
        "group": "group", "of": "rows", "sum": "together",
        "stories": "Stories", "rows": "rows", "none": "no row of the sources", "test": "test",
        "words": "Words", "where": "in which pack", "text": "text",
        "facts": "Not the product's", "laters": "Later", "all": "Where each row went", "term": "mechanism", "goes": "goes to",
        "kinds": {"story": "story", "word": "word", "fact": "not the product's", "later": "later"},
        "colon": ": ", "comma": ", ", "other": "[中文](stories.md)",
    },
}  # fmt: skip


def table(name: str) -> dict[str, Any]:
    """A file of the data, read as it stands."""
    return tomllib.loads((HELD / name).read_text(encoding="utf-8"))


@cache
def rows() -> tuple[dict[str, str], ...]:
    """Every mechanism of the sources, with what became of it."""
    with (HELD / "rows.csv").open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))


@cache
def chapters() -> tuple[dict[str, Any], ...]:
    """The chapters in their order, each with its stories."""
    return tuple(table(path.name) for path in sorted(HELD.glob("[0-9]-*.toml")))


def stories() -> dict[str, dict[str, Any]]:
    """Every story by its id."""
    return {story["id"]: story for chapter in chapters() for story in chapter["story"]}


@cache
def pack(name: str) -> Any:
    """A shipped pack, its examples not run again."""
    return open_pack(ROOT / "packs" / name, examples=False)


@cache
def kinds(library: str) -> Mapping[str, Any]:
    """The kinds of a shipped library, out of a pack that uses it."""
    named = {path.stem for path in (ROOT / "packs" / library / "kinds").glob("*.yaml")}
    users = [p for p in packs() if library in pack(p).uses]
    return {id_: kind for id_, kind in pack(users[0]).kinds.items() if id_ in named}


@cache
def packs() -> tuple[str, ...]:
    """The names of the shipped packs."""
    return tuple(sorted(path.parent.name for path in (ROOT / "packs").glob("*/pack.yaml")))


def part(whole: Any, name: str) -> Any:
    """A part of a pack by its name: a value, an entry by its id, or an entry of its entries."""
    if isinstance(whole, Mapping):
        return whole[name]
    if isinstance(whole, tuple):
        return next(each for each in whole if each.id == name)
    inside = [each for at in CHILDREN for each in getattr(whole, at, ()) if each.id == name]
    return inside[0] if inside else getattr(whole, name)


def trail(place: str) -> list[Any]:
    """What one comes through to a place: `pack/standards/five_goods/team` or `library/kind/field/option`."""
    first, *rest = place.split("/")
    found: list[Any] = [pack(first) if first in packs() else kinds(first)]
    for name in rest:
        found.append(part(found[-1], name))
    return found


def text_at(place: str, language: str) -> str:
    """The text of a place in a pack, behind the names of what it stands in."""
    found = trail(place)
    names = [str(getattr(each.name, language)) for each in found if hasattr(each, "name")]
    last = found[-1]
    if isinstance(last, str):
        names.append(last)
    if isinstance(last, tuple):
        names.append("、".join(each for each in last))
    return " · ".join(names)


def page(language: str) -> str:
    """The whole page in one language."""
    said = SAID[language]
    count = Counter(row["becomes"] for row in rows())
    lines = [f"# {said['title']}", "", f"{said['other']} · {said['note']}", ""]
    lines += [said["head"].format(rows=len(rows())), ""]
    lines += [f"- {said[each]}" for each in BECOMES]
    total = {each: count[each] for each in BECOMES}
    lines += [
        "",
        "**" + said["share"].format(stories=len(stories()), rows=len(rows()), **total) + "**",
    ]
    for write in (by_group, told, words, reasoned, index):
        lines += ["", *write(language)]
    return "\n".join(lines) + "\n"


def by_group(language: str) -> list[str]:
    """How many rows of each group went where."""
    said, names = SAID[language], table("groups.toml")
    kinds_ = [said["kinds"][each] for each in BECOMES]
    lines = [
        f"## {said['groups']}",
        "",
        f"| {said['group']} | | {' | '.join([said['of'], *kinds_])} |",
    ]
    lines += ["|---|---|" + "---:|" * 5]
    for group, name in names.items():
        here = Counter(row["becomes"] for row in rows() if row["group"] == group)
        counts = [here.total(), *(here[each] for each in BECOMES)]
        lines += [f"| {group} | {name[language]} | {' | '.join(map(str, counts))} |"]
    every = Counter(row["becomes"] for row in rows())
    counts = [every.total(), *(every[each] for each in BECOMES)]
    return [*lines, f"| | **{said['sum']}** | {' | '.join(f'**{n}**' for n in counts)} |"]


def told(language: str) -> list[str]:
    """The stories, chapter by chapter."""
    said, lines = SAID[language], [f"## {SAID[language]['stories']}"]
    for chapter in chapters():
        lines += ["", f"### {chapter['title'][language]}"]
        for story in chapter["story"]:
            of = [row for row in rows() if (row["becomes"], row["what"]) == ("story", story["id"])]
            named = said["comma"].join(f"{row['id']} {row['term']}" for row in of) or said["none"]
            path, _, name = story["test"].partition("::")
            lines += [
                "",
                f"#### {story['id']}",
                "",
                f"**{story['title'][language]}** {story['tells'][language]}",
            ]
            lines += [
                "",
                f"- {said['test']} [`{name}`](../../{path})",
                f"- {said['rows']}{said['colon']}{named}",
            ]
    return lines


def words(language: str) -> list[str]:
    """The rows that are a text in a pack, by place."""
    said = SAID[language]
    found = sorted(
        (row["what"], row["id"], row["term"]) for row in rows() if row["becomes"] == "word"
    )
    head = [
        f"## {said['words']}",
        "",
        f"| {said['where']} | {said['text']} | {said['rows']} |",
        "|---|---|---|",
    ]
    places = dict.fromkeys(place for place, _, _ in found)
    return head + [
        f"| `{place}` | {text_at(place, language)} | "
        f"{said['comma'].join(f'{id_} {term}' for at_, id_, term in found if at_ == place)} |"
        for place in places
    ]


def reasoned(language: str) -> list[str]:
    """The rows without story or word, by reason."""
    said, reasons, lines = SAID[language], table("reasons.toml"), []
    for becomes, title in (("fact", said["facts"]), ("later", said["laters"])):
        lines += [f"## {title}", ""]
        for reason, text in reasons[becomes].items():
            of = [row for row in rows() if (row["becomes"], row["what"]) == (becomes, reason)]
            named = said["comma"].join(f"{row['id']} {row['term']}" for row in of)
            lines += [f"- **{text[language]}** ({len(of)}) {named}"]
        lines += [""]
    return lines[:-1]


def index(language: str) -> list[str]:
    """Every row in its order, with the place it went to."""
    said, reasons = SAID[language], table("reasons.toml")
    lines = [
        f"## {said['all']}",
        "",
        f"| | {said['group']} | {said['term']} | {said['goes']} |",
        "|---|---|---|---|",
    ]
    for row in rows():
        becomes, what = row["becomes"], row["what"]
        goes = {"story": f"[{what}](#{what})", "word": f"`{what}`"}.get(becomes)
        goes = goes or reasons[becomes][what][language]
        kind = said["kinds"][becomes]
        lines += [f"| {row['id']} | {row['group']} | {row['term']} | {kind}{said['colon']}{goes} |"]
    return lines


if __name__ == "__main__":
    print(page(sys.argv[1]), end="")
