"""Obligations that can be counted, as a kind of record, indicators and an example of a draft pack."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from .yamltext import Line, Value, document

if TYPE_CHECKING:
    from duixian.rulebook.outline.drafting import Draft
    from duixian.rulebook.outline.items import Item

KIND = "obligation"
WINDOWS: dict[str, Value] = {
    "year": Line(period="year"),
    "half_year": Line(period="half"),
    "quarter": Line(period="quarter"),
    "month": Line(period="month"),
}
DAY = "2026-12-31"


def kind_file(counted: list[Item]) -> str:
    """The kind of record: which obligation was met, and by what."""
    options: list[Value] = [
        Line(id=f"o{i}", name=_name(item, i)) for i, item in enumerate(counted, 1)
    ]
    fields: list[Value] = [
        {
            "id": "what",
            "name": Line(zh="任务", en="Obligation"),
            "type": "choice",
            "options": options,
        },
        Line(
            {
                "id": "title",
                "name": Line(zh="做了什么", en="What was done"),
                "type": "text",
                "most": 100,
                "class": "public",
            }
        ),
    ]
    states: list[Value] = [
        Line(id="noted", name=Line(zh="已记", en="Noted"), stage="done"),
        Line(id="mistaken", name=Line(zh="误记", en="Entered by mistake"), stage="void"),
    ]
    needs: list[Value] = [Line(has=["what", "title"])]
    moves: list[Value] = [
        Line(
            id="note",
            name=Line(zh="记一笔", en="Note"),
            to="noted",
            by=["recorder", "subject"],
            needs=needs,
        ),
        Line(
            {
                "id": "strike",
                "name": Line(zh="划去", en="Strike out"),
                "from": ["noted"],
                "to": "mistaken",
                "by": ["recorder", "secretary"],
            }
        ),
    ]
    return document(
        {
            "id": KIND,
            "name": Line(zh="可计量的任务", en="Obligation"),
            "fields": fields,
            "states": states,
            "moves": moves,
        },
        {"id": "讲话里可以数清的任务；能用基层记实里已有的记录，就改用它，一事一记。"},
    )


@dataclass(frozen=True)
class Placed:
    """An obligation, the id of its heading, and whether the heading is for persons."""

    item: Item
    heading: str
    personal: bool


def indicators(draft: Draft, placed: list[Placed]) -> list[Value]:
    """One count for each obligation, under the heading it stands at."""
    return [
        {
            "id": f"i{number}",
            "name": _name(one.item, number),
            "heading": one.heading,
            "line": "done",
            "clause": Line(
                zh=f"讲话{draft.line(one.item.start)}：{one.item.name}",
                en="Speech",
                unverified=True,
            ),
            "measure": "count",
            "of": KIND,
            "where": Line(what=[f"o{number}"]),
            "window": WINDOWS[one.item.fact("period")],
            "when_none": 0,
        }
        for number, one in enumerate(placed, 1)
    ]


def example(placed: list[Placed]) -> list[Value]:
    """One example for all: a member with one record of each, counted once."""
    if not placed:
        return []
    records: list[Value] = [
        Line(kind=KIND, what=[f"o{number}"], person="member_a", occurred_on=DAY)
        for number in range(1, len(placed) + 1)
    ]
    expected = {
        f"i{n}": Line({"member_a" if one.personal else "a": "1"}) for n, one in enumerate(placed, 1)
    }
    return [
        {
            "name": "每项任务各记一笔",
            "as_of": DAY,
            "records": records,
            "persons": [Line(code="member_a", unit="a")],
            "expect": Line(expected),
        }
    ]


def _name(item: Item, number: int) -> Line:
    return Line(zh=item.name, en=f"Obligation {number}")
