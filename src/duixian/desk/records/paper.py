"""A kind as a sheet for the pen: what stands before each blank, and how the blank is drawn."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from duixian.desk.look.wording import reading
from duixian.rulebook.kinds import BASE_NAMES, Field, Kind
from duixian.rulebook.ledger.forms import COUNTED
from duixian.rulebook.lifecycle import Move
from duixian.rulebook.moves import sheet_of
from duixian.rulebook.vocabulary.text import Text
from duixian.rulebook.vocabulary.words import FieldType

SLIPS = ("issued", "returned", "invalid")


@dataclass(frozen=True)
class Blank:
    """One blank of a sheet: its name, what to draw, how many lines it takes; what is `known` is printed."""

    id: str
    name: str
    form: str
    needed: bool = False
    lines: int = 1
    unit: str = ""
    options: list[str] = field(default_factory=list)
    known: str = ""

    @property
    def rows(self) -> range:
        """One for each line to write on."""
        return range(self.lines)


def first_move(kind: Kind) -> Move:
    """The move that makes a record of this kind."""
    return next(move for move in kind.moves if not move.from_)


def blanks(kind: Kind) -> Iterator[Blank]:
    """The blanks of the sheet that makes a record, in the order in which they are typed in."""
    sheet = sheet_of(kind, first_move(kind))
    for name in sheet.fields:
        declared = kind.field(name)
        needed = name in sheet.needed
        if declared is None:
            form = "person" if name == "person" else "day"
            yield Blank(name, _said(BASE_NAMES[name]), form, needed)
        else:
            yield _blank(declared, needed=needed)


def _blank(declared: Field, *, needed: bool) -> Blank:
    options = [_said(option.name) for option in declared.options]
    if declared.type is FieldType.TALLY:
        options += [_said(COUNTED[word]) for word in SLIPS]
    if declared.type is FieldType.YES_NO:
        options = [_("Yes"), _("No")]
    several = 3 if declared.many else 1
    return Blank(
        declared.id,
        _said(declared.name),
        FORMS.get(declared.type, "line"),
        needed,
        max(declared.lines or several, 1),
        declared.unit or "",
        options,
    )


FORMS = {
    FieldType.DATE: "day",
    FieldType.CHOICE: "options",
    FieldType.YES_NO: "options",
    FieldType.NUMBER: "number",
    FieldType.TALLY: "tally",
}


def _said(text: Text) -> str:
    return text.in_(reading())


def picture_of(code: str) -> str:
    """The code as a square that a reader of codes types in by itself; the address of a picture."""
    import segno

    drawn: str = segno.make(code, error="m", micro=False).svg_data_uri(border=1, omitsize=True)
    return drawn
