"""A field of a kind becomes a field of a form: one line for each type."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from duixian.desk.look.inputs import DayInput
from duixian.desk.look.wording import reading
from duixian.rulebook.kinds import BASE_NAMES, Field, Kind
from duixian.rulebook.ledger.forms import COUNTED
from duixian.rulebook.lifecycle.needs import Vote
from duixian.rulebook.vocabulary.text import Text
from duixian.rulebook.vocabulary.words import FieldType

from .inputs import NameInput, NamesInput, TallyInput, UnitInput
from .listed import Listed

CHIPS = 6
"""Up to so many options stand open; more are folded into a list."""
SLIPS = ("issued", "returned", "invalid")
Texts = Mapping[str, list[str]]


@dataclass(frozen=True)
class Nameable:
    """What a form may name: persons, units, and open records by the field that points at them.

    `members` are those of the persons who are on the roll; a field may ask for them alone.
    """

    persons: Listed = field(default_factory=lambda: Listed({}))
    members: Listed = field(default_factory=lambda: Listed({}))
    units: Listed = field(default_factory=lambda: Listed({}))
    records: Mapping[str, Listed] = field(default_factory=dict)


class Typed(forms.Field):
    """What was typed into one field, as texts by column; the rulebook says whether it will do."""

    def __init__(
        self, name: str, label: str, widget: forms.Widget, listed: Listed | None = None
    ) -> None:
        super().__init__(label=label, widget=widget)
        self.name = name
        self.listed = listed
        self.follows = False
        """Whether it may be left for now and is asked for before the draft goes on."""

    @property
    def idle(self) -> bool:
        """Whether there is nothing yet to choose from, and nothing that must be chosen."""
        chooses = isinstance(self.widget, forms.Select)
        return chooses and not self.required and len([*self.widget.choices]) <= 1

    def clean(self, value: Any) -> Any:
        """The value as typed: it is judged together with all others."""
        return value

    def texts(self, value: Any) -> dict[str, list[str]]:
        """The texts of a value, by column; a name becomes its code."""
        if isinstance(value, dict):
            return {column: [text] for column, text in value.items()}
        typed = value if isinstance(value, list) else [value or ""]
        return {self.name: [self.listed.code(t) if self.listed else t for t in typed]}

    def shown(self, texts: Texts) -> Any:
        """The value that shows texts: the inverse."""
        if isinstance(self.widget, TallyInput):
            return {column: "".join(texts.get(column, ())) for column in self.widget.columns}
        found = texts.get(self.name, [])
        return found if _several(self.widget) else "".join(found[:1])


def _several(widget: forms.Widget) -> bool:
    return isinstance(widget, NamesInput | forms.CheckboxSelectMultiple)


def field_for(kind: Kind, name: str, nameable: Nameable, *, needed: bool) -> Typed:
    """The field of a form for a field of the kind, or for one of the columns all records have."""
    declared = kind.field(name)
    if declared is not None:
        listed = _listed(declared, nameable)
        found = Typed(
            name, _said(declared.name), INPUTS[declared.type](declared, kind, listed), listed
        )
    elif name == "person":
        found = Typed(name, _said(BASE_NAMES[name]), NameInput(nameable.persons), nameable.persons)
    else:
        found = Typed(name, _said(BASE_NAMES[name]), DayInput())
    if needed and isinstance(found.widget, forms.RadioSelect):
        found.widget.choices = [(id_, label) for id_, label in found.widget.choices if id_]
    if isinstance(found.widget, NamesInput):
        found.help_text = _("Several names one after the other: Tian Feng, Mi He")
    found.required = needed
    return found


def _said(text: Text) -> str:
    return text.in_(reading())


def _listed(declared: Field, nameable: Nameable) -> Listed | None:
    match declared.type:
        case FieldType.PERSON:
            return nameable.members if declared.among else nameable.persons
        case FieldType.UNIT:
            return nameable.units
        case FieldType.LINK:
            return nameable.records.get(declared.id, Listed({}))
        case _:
            return None


Input = Callable[[Field, Kind, Listed | None], forms.Widget]


def _text(declared: Field, _kind: Kind, _listed: Listed | None) -> forms.Widget:
    rows = declared.lines or 1
    if rows == 1:
        return forms.TextInput({"autocomplete": "off"})
    return forms.Textarea({"rows": rows})


def _number(declared: Field, _kind: Kind, _listed: Listed | None) -> forms.Widget:
    return UnitInput(declared.unit or "", whole=not declared.scale)


def _choice(declared: Field, _kind: Kind, _listed: Listed | None) -> forms.Widget:
    options = [(o.id, _said(o.name)) for o in declared.options]
    if declared.many:
        return forms.CheckboxSelectMultiple(choices=options)
    return _one_of(options)


def _one_of(options: list[tuple[str, str]]) -> forms.Widget:
    none: list[tuple[str, str | Promise]] = [("", _("not said"))]
    if len(options) > CHIPS:
        return forms.Select(choices=[*none, *options])
    return forms.RadioSelect(choices=[*options, *none])


def _yes_no(_declared: Field, _kind: Kind, _listed: Listed | None) -> forms.Widget:
    return forms.RadioSelect(choices=[("yes", _("Yes")), ("no", _("No")), ("", _("not said"))])


def _named(declared: Field, _kind: Kind, listed: Listed | None) -> forms.Widget:
    return (NamesInput if declared.many else NameInput)(listed or Listed({}))


def _link(_declared: Field, _kind: Kind, listed: Listed | None) -> forms.Widget:
    return forms.Select(choices=[("", _("none")), *(listed or Listed({})).labels.items()])


def _tally(declared: Field, kind: Kind, _listed: Listed | None) -> forms.Widget:
    """Answers first, then the slips; who was there only where a vote asks for it."""
    voted = any(isinstance(n, Vote) and n.tally == declared.id for m in kind.moves for n in m.needs)
    words = [*(("due", "present") if voted else ()), *SLIPS]
    names = {
        **{option.id: option.name for option in declared.options},
        **{word: COUNTED[word] for word in words},
    }
    return TallyInput({f"{declared.id}_{word}": _said(name) for word, name in names.items()})


INPUTS: Mapping[FieldType, Input] = {
    FieldType.TEXT: _text,
    FieldType.NUMBER: _number,
    FieldType.DATE: lambda _declared, _kind, _listed: DayInput(),
    FieldType.CHOICE: _choice,
    FieldType.YES_NO: _yes_no,
    FieldType.PERSON: _named,
    FieldType.UNIT: _named,
    FieldType.OUTSIDER: lambda _declared, _kind, _listed: forms.TextInput({"autocomplete": "off"}),
    FieldType.LINK: _link,
    FieldType.TALLY: _tally,
    FieldType.FILE: lambda _declared, _kind, _listed: forms.ClearableFileInput(),
}
