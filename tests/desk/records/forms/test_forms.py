"""The form of a move, made from the kind."""

from __future__ import annotations

import pytest
from django.http import QueryDict
from django.utils import translation

from duixian.desk.records.forms import Listed, Nameable, RecordForm
from duixian.desk.records.paper import first_move
from duixian.rulebook.moves import sheet_of
from duixian.rulebook.packs import find, open_pack
from duixian.rulebook.vocabulary.text import Text

KINDS = open_pack(find("chuangxianzhengyou")).kinds
NAMES = Nameable(
    Listed.of([("P1", "田丰"), ("P2", "米禾"), ("P3", "王芳"), ("P4", "王芳")]),
    Listed.of([("P1", "田丰"), ("P2", "米禾")]),
    Listed.of([("B11", "榆树湾村党支部"), ("T1", "云岫镇党委")]),
    {"problem": Listed.of([("B11-2", "村口路灯不亮")])},
)


def form_of(kind, typed=None, **given):
    kind = KINDS[kind]
    data = QueryDict(typed) if typed is not None else None
    return RecordForm(kind, sheet_of(kind, first_move(kind)), NAMES, data=data, **given)


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_every_field_of_the_sheet_stands_in_the_form_with_its_name(kind):
    form = form_of(kind)
    shown = form.render()
    declared = KINDS[kind]
    sheet = sheet_of(declared, first_move(declared))
    assert sorted(form.fields) == sorted(sheet.fields)
    assert [name for name in sheet.fields if declared.name_of(name).zh not in shown] == []
    assert [name for name in sheet.needed if not form.fields[name].required] == []


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_six_fields_stand_open_and_the_rest_is_folded(kind):
    form = form_of(kind)
    assert len(form.shown) <= 6
    assert [f.name for f in form.shown if f.field.idle] == []
    assert [f.name for f in (*form.shown, *form.folded)] == [*form.fields]


def test_a_list_with_nothing_to_choose_from_does_not_stand_open():
    assert [f.name for f in form_of("problem").folded] == ["finding", "earlier"]
    assert form_of("visit")["problem"].field.idle is False


def test_what_a_draft_needs_before_it_goes_on_may_follow_later_and_says_so():
    with translation.override("zh-hans"):
        pledge, problem = form_of("pledge").render(), form_of("problem").render()
    assert '承诺事项 <span class="option">（可以后再填）</span>' in pledge
    assert "（可以后再填）" not in problem


def test_names_become_codes_and_what_is_typed_stays_as_it_is():
    form = form_of(
        "visit",
        "household=田家&heard=路灯&occurred_on=2026-11-23&person=田丰&occasion=pair&problem=B11-2",
    )
    assert form.texts() == {
        "household": ["田家"],
        "heard": ["路灯"],
        "occurred_on": ["2026-11-23"],
        "person": ["P1"],
        "occasion": ["pair"],
        "problem": ["B11-2"],
    }


def test_several_persons_are_typed_or_ticked():
    form = form_of("study", "present=田丰、无此人&present=P2&present=P1")
    assert form.texts()["present"] == ["P1", "无此人", "P2"]


def test_a_tally_has_a_text_for_each_count():
    form = form_of("survey", "counted_very=12&counted_returned=15")
    texts = form.texts()
    counts = {name: text for name, text in texts.items() if name.startswith("counted_")}
    assert counts == {
        "counted_very": ["12"],
        "counted_satisfied": [""],
        "counted_basically": [""],
        "counted_dissatisfied": [""],
        "counted_unknown": [""],
        "counted_issued": [""],
        "counted_returned": ["15"],
        "counted_invalid": [""],
    }


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_what_a_form_was_filled_with_comes_out_of_it_again(kind):
    empty = form_of(kind).texts()
    texts = {name: [f"{n}"] for n, name in enumerate(empty)}
    assert form_of(kind, texts=texts).texts() == texts


def test_what_is_wrong_stands_at_its_field_and_on_top_and_the_field_keeps_its_text():
    form = form_of("visit", "household=&heard=路灯不亮")
    form.tell(
        {"household": (Text("要填“走访对象”。", "“Household” must be filled in."),)},
        (Text("您不能记。", "You may not."),),
    )
    assert form.errors == {"household": ["要填“走访对象”。"], "__all__": ["您不能记。"]}
    assert form["heard"].value() == "路灯不亮"
    shown = form.render()
    assert shown.count("要填“走访对象”。") == 2
    assert 'href="#id_household"' in shown


def test_a_name_that_two_bear_is_answered_with_both():
    form = form_of("visit", "person=王芳")
    form.tell({"person": (Text("没有人员 王芳", "no such person"),)}, ())
    assert form.errors == {"person": ["这个名字有几个人，请写明是哪一个：王芳（P3）、王芳（P4）"]}


def test_a_name_on_no_list_is_said_so():
    form = form_of("visit", "person=外乡人")
    form.tell({"person": (Text("没有人员 外乡人", "no such person"),)}, ())
    assert form.errors == {"person": ["名单上没有：外乡人。请从列出的里面选。"]}


def test_what_stands_in_a_field_can_be_said():
    form = form_of("visit", "person=田丰&occasion=pair&problem=B11-2&household=田家")
    said = {
        name: form.said(name) for name in ("person", "occasion", "problem", "household", "heard")
    }
    assert said == {
        "person": "田丰",
        "occasion": "结对",
        "problem": "村口路灯不亮",
        "household": "田家",
        "heard": "",
    }


def test_a_folded_field_with_something_in_it_stands_open():
    assert form_of("deed").unfolded is False
    assert form_of("deed", texts={"money": ["12.50"]}).unfolded is False
    assert form_of("deed", texts={"problem": ["B11-2"]}).unfolded is True


def test_the_caret_begins_at_the_first_field_that_is_empty():
    form = form_of("pledge", texts={"occurred_on": ["2026-11-20"]})
    assert [n for n, f in form.fields.items() if f.widget.attrs.get("autofocus")] == ["text"]
