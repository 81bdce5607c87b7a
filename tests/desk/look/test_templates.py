"""What every template has to be: without inline code, and its words as we say them."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

import pytest
from django import forms
from django.template import Context, Template
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.safestring import SafeString

from duixian.desk.look.templatetags.look import mark
from duixian.rulebook.vocabulary.text import Clause, Text
from house.tree import files

INLINE = re.compile(
    r"""<style|<script(?![^>]*\ssrc=)|\sstyle=|\son[a-z]+=|javascript:|hx-on|<link[^>]*href="http""",
    re.IGNORECASE,
)
TEMPLATES = {p: t for p, t in files(".html").items() if p.startswith("src/duixian/desk/")}


class Visit(forms.Form):
    what = forms.CharField(label="做了什么", help_text="一句话就够。")
    told = forms.BooleanField(label="已告诉", required=False)


def rendered(template: str, /, **context: object) -> str:
    return Template("{% load look %}" + template).render(Context(context))


@pytest.mark.parametrize("path", TEMPLATES)
def test_no_template_holds_inline_code_or_reaches_elsewhere(path):
    assert INLINE.findall(TEMPLATES[path]) == []


@pytest.mark.parametrize(
    "source",
    [
        "<p style='x'>",
        '<a onclick="x">',
        "<style>",
        "<script>x</script>",
        '<a href="javascript:x">',
    ],
)
def test_inline_code_is_seen(source):
    assert INLINE.search(source)


def test_a_wrong_field_says_so_and_is_tied_to_its_words():
    with translation.override("zh-hans"):
        shown = rendered("{% field form.what %}", form=Visit({}))
    assert "还没有填。" in shown
    assert 'aria-describedby="id_what_helptext id_what_error"' in shown
    assert 'aria-invalid="true"' in shown
    assert 'id="id_what_helptext"' in shown
    assert 'id="id_what_error"' in shown


def test_a_box_to_tick_stands_before_its_name():
    shown = rendered("{% field form.told %}", form=Visit())
    assert re.findall(r"<label[^>]*>(.*?)</label>", shown, re.DOTALL) == [
        '<input type="checkbox" name="told" id="id_told"> 已告诉'
    ]


def test_all_that_is_wrong_with_a_form_stands_above_it_with_ways_to_it():
    with translation.override("zh-hans"):
        shown = rendered("{{ form }}", form=Visit({}))
    assert "还没有存：有 1 处要改。您填的内容都还在。" in shown
    assert '<a href="#id_what">做了什么</a>: 还没有填。' in shown


def test_what_is_wrong_with_the_whole_form_is_said_alone():
    form = Visit({"what": "送煤"})
    form.add_error(None, "账号或密码不对。")
    shown = rendered('{% include "look/wrongs.html" %}', form=form)
    assert re.findall(r"<p>(.*?)</p>|<li>(.*?)</li>", shown) == [("账号或密码不对。", "")]


def test_a_state_is_a_word_with_a_mark_and_the_mark_is_not_read_out():
    shown = mark("needed", "过期 <3> 天")
    assert shown.startswith('<span class="mark needed"><svg class="icon"')
    assert 'aria-hidden="true"' in shown
    assert "过期 &lt;3&gt; 天" in shown


def test_texts_of_the_rulebook_speak_the_language_of_the_page():
    words = {"name": Text("承诺", "Pledge"), "source": Clause("通知", "Notice", unverified=True)}
    with translation.override("zh-hans"):
        zh = rendered("{{ name|said }} {{ source|said }}", **words)
    with translation.override("en"):
        en = rendered("{{ name|said }} {{ source|said }}", **words)
    assert zh == "承诺 通知（未核对原文，以本级规定为准）"
    assert en == "Pledge Notice (not checked against the original)"


def test_an_empty_block_leaves_no_trace():
    assert rendered('{% again "sentence" as said %}[{{ said }}]') == "[]"


def test_the_page_for_our_own_mistakes_needs_nothing_to_be_drawn():
    shown = render_to_string("500.html")
    assert "是系统的毛病，不是您的。" in shown
    assert "Something broke on our side" in shown


def test_the_stylesheet_is_small_and_understood_by_old_browsers():
    style = Path("src/duixian/desk/look/static/look/look.css").read_text(encoding="utf-8")
    assert len(style.encode()) < 30_000
    assert re.findall(r":has\(|@container|@layer|oklch|color-mix|@import|url\(|&", style) == []


def test_what_is_past_its_day_says_by_how_many_days():
    asked = {"look": {"now": dt.datetime(2026, 11, 24, 9, tzinfo=dt.UTC)}}
    said = "{% standing kind '办理中' due_on %}"
    with translation.override("zh-hans"):
        over = rendered(said, kind="needed", due_on=dt.date(2026, 11, 3), **asked)
        near = rendered(said, kind="open", due_on=dt.date(2026, 12, 3), **asked)
    assert "过期 21 天" in over
    assert "办理中" in near


def test_a_chinese_date_stays_together_and_tags_are_left_alone():
    assert (
        rendered("{{ said|dated }}", said="截至2026年9月30日 <b>")
        == '截至<span class="date">2026年9月30日</span> &lt;b&gt;'
    )
    whole = SafeString('<a title="9月30日">9月30日</a>')
    assert (
        rendered("{{ said|dated }}", said=whole)
        == '<a title="9月30日"><span class="date">9月30日</span></a>'
    )
