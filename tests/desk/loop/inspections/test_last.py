"""The first and the last of a round, from numbers worked out by hand to the pledge of the last."""

from __future__ import annotations

import datetime as dt

import pytest

from desk.conftest import OPENED, planted
from desk.loop.inspections.conftest import DECLARED
from duixian.desk.accounts.models import Account
from duixian.desk.campaigns.actions import Answered, start
from duixian.desk.org.models import Person, Post
from duixian.desk.records.models import Record
from duixian.desk.walls import Role
from duixian.rulebook.packs import find, open_pack

PACK = "chuangxianzhengyou"
VILLAGES = {
    "B13": "沙溪村党支部",
    "B14": "柳岸村党支部",
    "B15": "石桥村党支部",
    "B16": "麦场村党支部",
}
STREETS = {f"S{n}": f"第{n}社区党支部" for n in range(1, 6)}
OVERDUE = {
    "B11": 0, "B21": 1, "B22": 1, "B13": 2, "B14": 3, "B15": 4, "B16": 4,
    "S1": 0, "S2": 1, "S3": 2, "S4": 3, "S5": 4,
}  # fmt: skip
"""Tasks past their day. Ten points, two less for each: 100, 80, 80, 60, 40, 20 and 20 per cent."""


def plant(desk) -> None:
    """Four more villages and five streets, each with a secretary."""
    for code, name in {**VILLAGES, **STREETS}.items():
        category = "rural" if code in VILLAGES else "community"
        unit = planted(code, name, "branch", category, desk.cast.units["north"])
        person = Person(code=f"P{code}", name=f"文{code}", unit=unit, status="full")
        person.save()
        account = Account(login=code, name=person.name, person=person.key, password="!")
        account.save()
        Post(unit=unit, role=Role.SECRETARY, person=person, account=account, from_day=OPENED).save()
        desk.cast.units[code], desk.cast.accounts[code] = unit, account


def owe(desk, overdue: dict[str, int]) -> None:
    """Tasks past their day."""
    by_code = {unit.code: name for name, unit in desk.cast.units.items()}
    for code, many in overdue.items():
        person = Person.objects.unscoped().get(code="P8") if code == "B11" else None
        for nth in range(many):
            task = desk.make(
                "office", "task", "draw_up", unit=by_code[code], text=f"修路{nth}",
                occurred_on="2026-11-02",
            ).record  # fmt: skip
            desk.move(
                "second", task, "assign", state_on="2026-11-02", text=f"修路{nth}",
                person=person.code if person else _somebody(desk, by_code[code]),
                due_on="2026-11-10", check_by="yes_no", result="通车",
            )  # fmt: skip


def promise(desk) -> None:
    """At the reeds one pledge was due of which nothing came."""
    promised = {"text": "修好水渠", "amount": "1", "person": "P10", "due_on": "2026-11-10"}
    pledge = desk.make(
        "reed_branch", "pledge", "propose", unit="reed",
        maker="organisation", occurred_on="2026-11-02", **promised,
    ).record  # fmt: skip
    reviewed = desk.move("secretary", pledge, "review", state_on="2026-11-02", **promised).record
    desk.move("reed_branch", reviewed, "show", state_on="2026-11-02")


def _somebody(desk, name: str) -> str:
    unit = desk.cast.units[name]
    found = Person.objects.unscoped().filter(unit=unit).first()
    if found is None:
        found = Person(code=f"P{unit.code}", name="某人", unit=unit, status="full")
        found.save()
    return found.code


def held(desk) -> Record:
    """A round about 20 November: declared, published, frozen and started by turns."""
    start(
        viewer=desk.cast.viewer("office"), now=desk.now, source=find(PACK),
        unit=desk.cast.units["county"], days=(dt.date(2026, 1, 1), None),
        answered=Answered("县委〔2026〕9号", "贺川"),
    )  # fmt: skip
    texts = {**DECLARED, "day": "2026-11-20"}
    record = desk.make("office", "round", "declare", unit="county", **texts).record
    record = desk.move("second", record, "publish", criteria="公开栏").record
    fingerprint = open_pack(find(PACK)).fingerprint
    record = desk.move(
        "office", record, "freeze", fingerprint=fingerprint, known_on="2026-11-23"
    ).record
    return desk.later(days=14).move("second", record, "start").record


def page(desk, record, who="office"):
    return desk.cast.browser(who).get(f"/records/inspections/{record.key}/ranks/")


def group(answer, name):
    (found,) = [each for each in answer.context["groups"] if each.group.name.zh == name]
    return found


def ends(found):
    return (
        [(one.place.rank, one.unit.code) for one in found.first],
        [(one.place.rank, one.unit.code) for one in found.last],
    )


@pytest.fixture
def villages(desk):
    """The small county with eight villages and five streets."""
    plant(desk)
    return desk


def test_the_first_four_and_the_last_two_are_those_worked_out_by_hand_and_small_groups_have_no_last(
    villages,
):
    owe(villages, OVERDUE)
    promise(villages)
    answer = page(villages, held(villages))
    found = group(answer, "党支部·农村")
    assert [(one.place.rank, one.unit.code, one.place.number.zh) for one in found.places] == [
        (1, "B11", "100%"), (2, "B21", "80%"), (2, "B22", "80%"), (4, "B13", "60%"),
        (5, "B14", "40%"), (6, "B12", "33.33%"),  # ten of thirty points: the pledge gave none of 20
        (7, "B15", "20%"), (7, "B16", "20%"),
    ]  # fmt: skip
    assert ends(found) == (
        [(1, "B11"), (2, "B21"), (2, "B22"), (4, "B13")],
        [(7, "B15"), (7, "B16")],
    )
    # five streets are fewer than four and two together
    assert ends(group(answer, "党支部·社区")) == (
        [(1, "S1"), (2, "S2"), (3, "S3"), (4, "S4")], []
    )  # fmt: skip
    assert "有数的 5 个，不到前 4 个加后 2 个：这一组没有靠后的。" in answer.text


def test_all_that_share_the_last_rank_make_a_statement(villages):
    owe(villages, {"B14": 1, "B15": 1, "B16": 1})
    found = group(page(villages, held(villages)), "党支部·农村")
    assert ends(found)[1] == [(6, "B14"), (6, "B15"), (6, "B16")]


def post(desk, who, url, **texts):
    """Send the form behind a link as it is shown, with some fields filled in."""
    browser = desk.cast.browser(who)
    shown = browser.get(url)
    assert shown.status_code == 200, url
    form = shown.context["form"]
    known = {name: form[name].value() for name in form.fields}
    sent = {name: value for name, value in known.items() if value not in (None, "", [])}
    sent |= {"once": shown.context["once"], "version": shown.context.get("version") or "", **texts}
    answer = browser.post(url, sent)
    assert answer.status_code == 302, answer.context["form"].errors
    return shown


def test_the_last_are_asked_on_the_page_and_their_statement_becomes_a_pledge_with_its_day(villages):
    desk = villages
    owe(desk, {"B15": 1, "B16": 1})
    round_ = held(desk)
    asked = group(page(desk, round_), "党支部·农村").last[0]
    shown = post(desk, "office", asked.url, occurred_on="2026-11-23")
    assert "督查评促（截至2026年11月20日）" in shown.text  # the link of the round has its name
    assert "supervision" not in shown.text
    statement = Record.objects.unscoped().get(kind="rank_statement")
    assert (statement.unit.code, statement.values["rank"]) == ("B15", 7)
    made = {"cause": "换人没有交接", "text": "年内四件都办完", "due_on": "2026-12-28"}
    post(desk, "B15", f"/records/{statement.key}/move/make/", **made)
    unit = desk.cast.units["B15"]
    url = f"/records/new/pledge/{unit.key}/?from={statement.key}"
    post(desk, "B15", url, maker="organisation", amount="4", occurred_on="2026-11-23")
    pledge = Record.objects.unscoped().get(kind="pledge", unit=unit)
    assert (pledge.text, pledge.due_on) == ("年内四件都办完", dt.date(2026, 12, 28))
    answer = page(desk, round_)
    assert "年内四件都办完" not in answer.text  # the cause is the title of the statement
    assert [one.unit.code for one in group(answer, "党支部·农村").last if one.said is None] == [
        "B16"
    ]
    one = desk.cast.browser("office").get(f"/records/inspections/{round_.key}/")
    (node,) = one.context["statements"]
    assert [below.record.code for below in node.below] == [pledge.code]


def test_what_the_first_do_is_written_down_for_others_and_stands_with_its_round(villages):
    desk = villages
    owe(desk, {"B15": 1, "B16": 1})
    round_ = held(desk)
    first = group(page(desk, round_), "党支部·农村").first[0]
    post(
        desk,
        "office",
        first.url,
        title="榆树湾：路长制",
        solves="路坏了没人管",
        occurred_on="2026-11-23",
    )
    found = group(page(desk, round_), "党支部·农村").first[0]
    assert (found.unit.code, found.said.text, found.url) == ("B11", "榆树湾：路长制", "")
    assert (
        "榆树湾：路长制"
        in desk.cast.browser("office").get(f"/records/inspections/{round_.key}/").text
    )


def test_a_round_that_is_over_is_still_named_by_those_who_share_and_promise(villages):
    desk = villages
    owe(desk, {"B15": 1, "B16": 1})
    round_ = held(desk)
    desk.later(days=30).move("office", round_, "close", result="督查通报")
    asked = group(page(desk, round_), "党支部·农村").last[0]
    post(desk, "office", asked.url, occurred_on="2026-11-23")
    assert Record.objects.unscoped().filter(kind="rank_statement").count() == 1
