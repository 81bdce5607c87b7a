"""The words that our templates add to Django's: `{% load look %}`."""

from __future__ import annotations

import datetime as dt
import re
from typing import Protocol

from django import template
from django.forms import BoundField, CheckboxInput
from django.template import Context
from django.template.loader_tags import BLOCK_CONTEXT_KEY
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from duixian.desk.look import icons, wording
from duixian.rulebook.vocabulary.text import Language

register = template.Library()

MARKS = {
    "needed": "alert",
    "open": "open",
    "waiting": "waiting",
    "good": "done",
    "void": "cross",
    "none": "dash",
}
# A Chinese date in running text; not within a tag.
DATE = re.compile(r"(?:\d{4}年)?\d{1,2}月\d{1,2}日(?![^<>]*>)")


class Bilingual(Protocol):
    """A text, a clause: whatever can say itself in a language."""

    def in_(self, language: Language) -> str:
        """The words in that language."""
        ...


@register.simple_tag(takes_context=True)
def again(context: Context, name: str) -> str:
    """What a block of this page says, nothing where it is not filled."""
    blocks = context.render_context.get(BLOCK_CONTEXT_KEY)
    block = blocks.get_block(name) if blocks else None
    said: str = block.render(context) if block else ""
    return said if said.strip() else ""


@register.simple_tag
def icon(name: str) -> SafeString:
    """A small drawing beside a word."""
    return icons.icon(name)


@register.simple_tag
def mark(kind: str, said: object) -> SafeString:
    """A state as a word with a mark: needed, open, waiting, good, void, none."""
    return format_html('<span class="mark {}">{}{}</span>', kind, icons.icon(MARKS[kind]), said)


@register.simple_tag(takes_context=True)
def standing(context: Context, kind: str, said: object, due_on: dt.date | None) -> SafeString:
    """A state with its mark; what is past its day says by how many days instead."""
    look = context.get("look")
    if kind == "needed" and due_on and look and due_on < (today := look["now"].date()):
        return mark(kind, late((today - due_on).days))
    return mark(kind, said)


@register.filter
def dated(words: str | SafeString) -> SafeString:
    """Words with their Chinese dates kept together, without the space around their figures."""
    return SafeString(DATE.sub(r'<span class="date">\g<0></span>', conditional_escape(words)))


@register.simple_tag
def field(bound: BoundField) -> SafeString:
    """One field of a form with its name, hint and what is wrong with it."""
    return bound.as_field_group()


@register.filter
def is_check(bound: BoundField) -> bool:
    """Whether a field is a single box to tick, whose name stands beside it."""
    return isinstance(bound.field.widget, CheckboxInput)


@register.filter
def said(text: Bilingual | str | None) -> str:
    """A text of the rulebook in the language of the page."""
    if text is None:
        return ""
    return text if isinstance(text, str) else text.in_(wording.reading())


@register.filter
def day(value: dt.date | None) -> str:
    """A date, marked as one: 2026年11月23日, 23 Nov 2026."""
    return _time(value, wording.day(value, wording.reading())) if value else wording.ABSENT


@register.filter
def short_day(value: dt.date | None) -> str:
    """A date whose year is plain: 11月23日, 23 Nov."""
    return _time(value, wording.short_day(value, wording.reading())) if value else wording.ABSENT


@register.filter
def weekday(value: dt.date | None) -> str:
    """A date with its day of the week."""
    return _time(value, wording.weekday(value, wording.reading())) if value else ""


@register.filter
def moment(value: dt.datetime | None) -> str:
    """A date with hours and minutes."""
    if value is None:
        return wording.ABSENT
    return _time(value, wording.moment(value, wording.reading()))


@register.filter
def count(value: int | None) -> str:
    """A count with its thousands set apart; a dash where there is none, which is not 0."""
    return wording.ABSENT if value is None else wording.many(value)


@register.simple_tag
def share(n: int | None, d: int | None, *, per_cent: bool = True) -> str:
    """A numerator and denominator as the scorecards print them; a dash where there is none."""
    if n is None or not d:
        return wording.ABSENT
    from duixian.rulebook.scorecards.explain import printed

    return printed(n, d, per_cent=per_cent)


@register.filter
def late(days: int) -> str:
    """How long something has been due, or will be."""
    if days == 0:
        return _("due today")
    words = (
        ngettext("%(n)s day overdue", "%(n)s days overdue", days)
        if days > 0
        else ngettext("in %(n)s day", "in %(n)s days", -days)
    )
    return words % {"n": abs(days)}


def _time(value: dt.date, words: str) -> SafeString:
    return format_html('<time datetime="{}">{}</time>', wording.here(value).isoformat(), words)
