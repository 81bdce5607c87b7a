"""Typing in a stack of paper sheets."""

from __future__ import annotations

import uuid

import pytest

from desk.records.views.pages import TYPED, said, sent, wrong
from duixian.desk.ledger.models import Entry
from duixian.desk.records.codes import code_of
from duixian.desk.records.models import Record


def sheet(cast, unit="elm", kind="visit"):
    return f"/records/stack/{kind}/{cast.units[unit].key}/"


@pytest.mark.parametrize(
    "asked", ["code=visit-b11-c", "kind=visit&unit=榆树湾村党支部", "kind=visit&unit=B11"]
)
def test_the_code_or_kind_and_unit_lead_to_the_sheet(cast, asked):
    answer = cast.browser("clerk").get(f"/records/stack/?{asked}")
    assert answer["Location"] == sheet(cast)


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("code=visit-B11-X", ["纸单编码：编码不对，请对照纸单逐个看一遍。"]),
        ("code=visit-B21-", ["纸单编码：编码不对，请对照纸单逐个看一遍。"]),
        (
            "kind=visit&unit=双井村党支部",
            ["您所管的组织里没有“双井村党支部”，请从列出的名字里选。"],
        ),
        ("kind=visit&unit=", ["您所管的组织里没有“—”，请从列出的名字里选。"]),
        (f"code={code_of('sermon', 'B11')}", ["纸单编码：没有“sermon”这种记录。"]),
        (
            f"code={code_of('visit', 'B21')}",
            ["纸单编码：您所管的组织里没有“B21”，请从列出的名字里选。"],
        ),
    ],
)
def test_what_names_no_sheet_is_told(cast, asked, told):
    assert wrong(cast.browser("clerk").get(f"/records/stack/?{asked}")) == told


def test_a_sheet_becomes_a_record_that_bears_both_names(cast):
    clerk = cast.browser("clerk")
    answer = clerk.post(sheet(cast), sent(**TYPED["visit"], on_behalf="田丰"))
    assert answer["Location"] == sheet(cast)
    (record,) = Record.objects.seen_by(cast.viewer("clerk"))
    (entry,) = Entry.objects.all()
    assert (record.unit, record.entered_by) == (cast.units["elm"], cast.accounts["clerk"].actor)
    assert (entry.actor, entry.on_behalf) == (
        cast.accounts["clerk"].actor,
        cast.persons["branch"].key.hex,
    )
    story = said(clerk.get(f"/records/{record.key}/")).partition("经过")[2]
    assert "柏青" in story
    assert "替田丰录入（纸单）" in story


def test_the_next_sheet_keeps_the_day_and_the_name_and_counts(cast):
    clerk = cast.browser("clerk")
    for heard in ("水渠漏水", "路灯不亮"):
        clerk.post(sheet(cast), sent(**{**TYPED["visit"], "heard": heard}, on_behalf="米禾"))
    page = clerk.get(sheet(cast))
    form = page.context["form"]
    assert {
        name: form[name].value() for name in ("on_behalf", "occurred_on", "household", "heard")
    } == {
        "on_behalf": cast.persons["recorder"].code,
        "occurred_on": "2026-11-20",
        "household": "",
        "heard": "",
    }
    assert "第 3 张。" in said(page)
    assert "第 2 张已记：路灯不亮" in said(page)
    other = clerk.get(sheet(cast, "reed")).context["form"]
    assert other["on_behalf"].value() == ""
    assert other["occurred_on"].value() == "2026-11-20"


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("", "纸单上是谁的名字：要填纸单上写的是谁的名字。"),
        ("江月", "纸单上是谁的名字：名单上没有：江月。请从列出的里面选。"),
        ("柏青", "纸单上是谁的名字：名单上没有：柏青。请从列出的里面选。"),
    ],
)
def test_a_sheet_needs_the_name_of_somebody_of_the_unit(cast, name, told):
    answer = cast.browser("clerk").post(sheet(cast), sent(**TYPED["visit"], on_behalf=name))
    assert wrong(answer) == [told]
    assert answer.context["form"]["heard"].value() == "村口路灯不亮"
    assert Entry.objects.count() == 0


def test_a_wrong_sheet_loses_nothing_and_is_not_counted(cast):
    clerk = cast.browser("clerk")
    answer = clerk.post(sheet(cast), sent(household="田家", on_behalf="田丰"))
    assert wrong(answer) == ["要填“听到什么”。"]
    assert answer.context["form"]["household"].value() == "田家"
    assert "第 1 张。" in said(clerk.get(sheet(cast)))


def test_a_sheet_sent_twice_is_one_record_and_counts_once(cast):
    clerk, form = cast.browser("clerk"), sent(**TYPED["visit"], on_behalf="田丰")
    for _ in range(2):
        clerk.post(sheet(cast), form)
    assert Record.objects.seen_by(cast.viewer("clerk")).count() == 1
    assert "第 2 张。" in said(clerk.get(sheet(cast)))


def test_the_end_of_the_stack_says_how_many_and_begins_anew(cast):
    clerk = cast.browser("clerk")
    clerk.post(sheet(cast), sent(**TYPED["visit"], on_behalf="田丰"))
    assert "这一摞共录了 1 张。" in said(clerk.get("/records/stack/?done", follow=True))
    assert "第 1 张。" in said(clerk.get(sheet(cast)))


def test_nobody_types_for_a_foreign_unit(cast):
    clerk = cast.browser("south_clerk")
    answers = [clerk.get(sheet(cast)), clerk.get(f"/records/stack/visit/{uuid.uuid4()}/")]
    assert [a.status_code for a in answers] == [404, 404]
    assert clerk.post(sheet(cast), sent(**TYPED["visit"], on_behalf="田丰")).status_code == 404
    assert Entry.objects.count() == 0
