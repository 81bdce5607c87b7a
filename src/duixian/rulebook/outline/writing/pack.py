"""The draft pack, as the texts of its YAML files: what the text fixes, and questions for the rest."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from duixian.rulebook.outline.items import Kind
from duixian.rulebook.outline.lexicon import table

from .calendar import calendar
from .obligations import KIND, WINDOWS, Placed, example, indicators, kind_file
from .yamltext import Line, Value, document

if TYPE_CHECKING:
    from duixian.rulebook.outline.drafting import Draft
    from duixian.rulebook.outline.items import Item

MOST_ID = 40
PERSON = re.compile("(?:优秀)?(?:共产)?党员(?!队伍|组织)")
UNIT = re.compile("党组织|支部|单位")


def pack_files(draft: Draft) -> dict[str, str]:
    """The files of the draft pack by their names; `check` reads them without errors."""
    # One without a period, or by the week or day, stays a question: its window would be a guess.
    counted = [
        item
        for item in draft.items
        if item.kind is Kind.OBLIGATION and item.fact("period") in WINDOWS
    ]
    made = standards(draft, counted)
    placed = placing(counted, made)
    values: dict[str, Value] = {
        "id": pack_id(draft.name),
        "name": Line(zh=_campaign(draft), en="Draft campaign"),
        "policy": "2026",
        "uses": [],
        "basis": Line(zh=_title(draft), en="Speech, as handed in", unverified=True),
        "theme": next(
            (i.name for i in draft.items if i.kind is Kind.THEME and i.fact("role") == "theme"), ""
        ),
        "requirements": [i.name for i in draft.items if i.kind is Kind.REQUIREMENT],
        "calendar": calendar(draft),
        "categories": _categories(draft),
        "standards": made,
        "indicators": indicators(draft, placed),
        "examples": example(placed),
        "questions": _questions(draft),
    }
    files = {"pack.yaml": document(values, COMMENTS)}
    if counted:
        files[f"kinds/{KIND}.yaml"] = kind_file(counted)
    return files


COMMENTS = {
    "id": "由讲话生成的草稿：写明的照录，没有写明的列在最后的 questions，没有一处代填。\nDraft made from a speech: what it leaves open stands under questions.",
    "policy": "按现行规定检查；如要按当年规定，改为 '2010'。",
    "calendar": "只写年份完整的时间；年份缺损或只写“今年、明年”的，见 questions。",
    "standards": "英文名称待译。",
    "indicators": "讲话里可以数清的任务。",
    "examples": "例子里的日期只为演算。",
    "questions": "每定下一条，写进上文，再删去这一条。",
}


def pack_id(name: str) -> str:
    """An id from a file's name: small letters, digits and underscores."""
    stem = name.rpartition("/")[2].rpartition(".")[0] or name
    plain = re.sub("[^a-z0-9]+", "_", stem.lower()).strip("_")
    return f"draft_{plain}"[:MOST_ID].rstrip("_") if plain else "draft"


def _campaign(draft: Draft) -> str:
    own = next(
        (i for i in draft.items if i.kind is Kind.CAMPAIGN and i.fact("relation") == "own"), None
    )
    return own.name if own else _title(draft)


def _title(draft: Draft) -> str:
    return draft.cleaned[slice(*draft.outline.title)].strip() or draft.name


def _categories(draft: Draft) -> list[Value]:
    """Each category once, by the trade's own name."""
    rows = {row["id"]: row for row in table("categories")["category"]}
    found = {i.fact("id"): i for i in reversed(draft.items) if i.kind is Kind.CATEGORY}
    return [
        Line(
            id=id_,
            name=Line(zh=rows[id_]["zh"].removesuffix("党组织"), en=rows[id_]["en"]),
            arena=item.fact("arena"),
        )
        for id_, item in sorted(found.items(), key=lambda pair: pair[1].start)
    ]


def standards(draft: Draft, counted: list[Item]) -> list[dict[str, Value]]:
    """The standards with their headings and points; each heading's name stands once."""
    made: list[dict[str, Value]] = []
    named: set[str] = set()
    for item in (i for i in draft.items if i.kind is Kind.STANDARD):
        parts = [part for part in item.parts if part.name not in named]
        number = len(made) + 1
        if parts:
            named.update(part.name for part in parts)
            made.append({
                "id": f"s{number}",
                "name": Line(zh=item.name, en=f"Standard {number}"),
                "track": track(draft, item),
                "clause": Line(zh=f"讲话{draft.line(item.start)}", en="Speech", unverified=True),
                "headings": [_heading(part, number, place) for place, part in enumerate(parts, 1)],
            })  # fmt: skip
    for whose, track_ in (("", "unit"), ("person", "person")):
        if any(i.fact("heading") not in named and i.fact("whose") == whose for i in counted):
            made.append(_loose(len(made) + 1, track_))
    return made


LOOSE = {"unit": "讲话对组织的任务", "person": "讲话对个人的任务"}


def _loose(number: int, track_: str) -> dict[str, Value]:
    """A standard for obligations that stand under no heading of the text."""
    return {
        "id": f"s{number}",
        "name": Line(zh="可计量的任务", en="Obligations that can be counted"),
        "track": track_,
        "headings": [
            Line(id=f"s{number}h1", name=Line(zh=LOOSE[track_], en="Obligations of the speech"))
        ],
    }


def placing(counted: list[Item], made: list[dict[str, Value]]) -> list[Placed]:
    """Each obligation with the heading it stands under and whether that is for persons."""
    headings: dict[str, tuple[str, bool]] = {}
    for standard in made:
        for heading in standard["headings"]:  # type: ignore[union-attr]
            assert isinstance(heading, Line)
            name = heading["name"]
            assert isinstance(name, Line)
            headings[str(name["zh"])] = (str(heading["id"]), standard["track"] == "person")
    loose = {item: LOOSE[item.fact("whose") or "unit"] for item in counted}
    places = [(item, headings.get(item.fact("heading"), ())) for item in counted]
    return [Placed(item, *(place or headings[loose[item]])) for item, place in places]


def _heading(part: Item, number: int, place: int) -> Line:
    named = Line(zh=part.name, en=f"Heading {number}.{place}")
    heading = Line(id=f"s{number}h{place}", name=named)
    if part.parts:
        heading["asks"] = [point.name for point in part.parts]
    return heading


def track(draft: Draft, item: Item) -> str:
    """Whether a standard is for members or for organisations: whom its sentence names last before it."""
    low = max(draft.cleaned.rfind("\n", 0, item.start), item.start - 120, 0)
    before = draft.cleaned[low : item.start]
    person = max((m.start() for m in PERSON.finditer(before)), default=-1)
    unit = max((m.start() for m in UNIT.finditer(before)), default=-1)
    return "person" if person > unit or "带头" in item.name else "unit"


def _questions(draft: Draft) -> list[Value]:
    """Every open question, with the line it is about."""
    return [
        Line(
            id=f"q{number}",
            about=f"{question.about} {draft.line(question.start)}"
            if question.end
            else question.about,
            text=Line(zh=question.text.zh, en=question.text.en),
        )
        for number, question in enumerate(draft.questions, 1)
    ]
