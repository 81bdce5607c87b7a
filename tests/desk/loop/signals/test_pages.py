"""Questions on the desk: those about units in sight, with no unit elsewhere named."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from desk.plain import plain
from duixian.desk.loop.signals import kept
from duixian.desk.records.models import Draft, Record
from duixian.rulebook.signals import Sort

LIST = "signals:list"


def text(answer) -> str:
    """What a page says, without its markup."""
    whole = answer.content.decode().partition("<main")[2]
    return plain(whole)


def page(client: Client, name: str, *args: str) -> str:
    return text(client.get(reverse(name, args=args)))


def test_the_office_sees_all_with_rules_and_no_ranks(cast, signals):
    said = page(cast.browser("office"), LIST)
    assert "有 3 处要问。" in said
    assert "不进任何成绩，不排名次，不点人名" in said
    assert "16 个字以上、相邻两字的组合有 7/10 相同的文字，出现在 3 个以上组织。" in said
    assert said.count("还没问") == 3
    assert said.index("榆树湾村党支部”有 5 件") < said.index("双井村党支部”有 5 件")


def test_a_township_sees_its_own_units_and_how_many_stand_elsewhere(cast, signals):
    said = page(cast.browser("clerk"), LIST)
    assert "有 2 处要问。" in said
    assert "还有 1 个组织不归您看" in said
    assert "双井" not in said


def test_a_text_that_began_elsewhere_is_not_shown_and_its_unit_not_named(cast, signals, same_text):
    said = page(cast.browser("south_clerk"), "signals:one", same_text.key)
    assert "最早是“别处的一个组织”" in said
    assert "还有 2 条记录不归您看" in said
    assert "榆树湾" not in said
    assert said.count("水渠漏水") == 1  # the township's own record


def test_a_question_about_units_elsewhere_is_not_there(cast, signals):
    *_, far = signals
    assert cast.browser("clerk").get(reverse("signals:one", args=(far.key,))).status_code == 404


def test_one_question_opens_down_to_its_records(cast, signals, same_text, visits):
    answer = cast.browser("office").get(reverse("signals:one", args=(same_text.key,)))
    for record in visits:
        assert reverse("records:one", args=(record.key,)) in answer.content.decode()


def test_one_sort_can_be_looked_at_alone(cast, signals):
    said = text(cast.browser("office").get(reverse(LIST), {"sort": "last_day"}))
    assert "这段文字" not in said
    assert said.count("在最后一天办结。") == 2


def test_what_was_said_is_written_on_the_usual_form_and_stands_beside_the_question(
    cast, signals, same_text
):
    client = cast.browser("clerk")
    sent = client.post(reverse("signals:ask", args=(same_text.key,)))
    form = client.get(sent.headers["Location"]).content.decode()
    draft = Draft.objects.unscoped().get()
    assert draft.texts["mark"] == [same_text.key]
    assert "这段文字在 3 个组织的 3 条记录里" in form
    fields = {
        **{k: v[0] for k, v in draft.texts.items()},
        "heard": "样本是镇里发的，已经收回",
        "once": "a" * 32,
    }
    done = client.post(sent.headers["Location"], fields)
    assert done.status_code == 302, text(done)
    record = Record.objects.unscoped().get(kind="enquiry")
    assert (record.unit.code, record.stage) == ("B11", "done")
    said = page(client, LIST)
    assert "已问" in said
    assert "样本是镇里发的，已经收回" in said
    assert "样本是镇里发的" in page(client, "signals:one", same_text.key)
    assert "样本是镇里发的" not in page(cast.browser("south_clerk"), LIST)


def test_a_second_question_does_not_overwrite_what_was_begun(cast, signals):
    client = cast.browser("clerk")
    first, second, _ = signals
    client.post(reverse("signals:ask", args=(first.key,)))
    client.post(reverse("signals:ask", args=(second.key,)))
    assert Draft.objects.unscoped().get().texts["mark"] == [first.key]


def test_a_branch_reads_what_is_asked_about_it_and_does_not_answer_for_its_superior(cast, signals):
    client = cast.browser("branch")
    _, second, _ = signals
    shown = page(client, LIST)
    assert "有 2 处可能来问您。" in shown
    assert "不是结论，也不是批评" in shown
    assert "现在什么也不用做" in shown
    assert client.post(reverse("signals:ask", args=(second.key,))).status_code == 403
    assert "可能来问您" not in page(cast.browser("leader"), LIST)


def test_an_empty_page_says_what_would_stand_here(cast):
    assert "全县还没有看过一遍。" in page(cast.browser("office"), LIST)
    kept.keep(kept.dt.date(2026, 11, 23), ())
    assert "没有要问的。" in page(cast.browser("office"), LIST)


def test_those_of_another_ledger_are_not_shown(cast, signals, data_folder):
    (place,) = (data_folder / "signals").iterdir()
    place.rename(place.with_name(place.name.rpartition("_")[0] + "_another"))
    assert kept.latest() is None


def test_what_is_kept_comes_back_as_it_was(cast, signals):
    found = kept.latest()
    assert found is not None
    assert found.signals == signals
    assert [signal.sort for signal in found.signals] == [
        Sort.SAME_TEXT,
        Sort.LAST_DAY,
        Sort.LAST_DAY,
    ]


@pytest.mark.parametrize("number", [1, 3, 40])
def test_the_list_asks_the_database_as_often_for_one_as_for_many(
    cast, many, number, django_assert_num_queries
):
    many(number)
    client = cast.browser("clerk")
    client.get(reverse(LIST))
    with django_assert_num_queries(8):
        client.get(reverse(LIST))
