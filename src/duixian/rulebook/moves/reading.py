"""What was typed into the form of one record becomes values, or findings at its fields.

Whatever is accepted here is accepted by the reader of tables: the same rules, sentences and casts.
A form is more forgiving in writing (full-width digits, 2010年6月1日) and stricter in sense (no day
that has not come yet); a test holds the two together.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from duixian.rulebook.findings import Finding, Findings, Place
from duixian.rulebook.kinds import Field, Kind
from duixian.rulebook.ledger.casts import decimal, reader
from duixian.rulebook.ledger.forms import allowed, field_columns
from duixian.rulebook.ledger.schema import RECORD_COLUMNS, Column, Form
from duixian.rulebook.vocabulary.words import FieldType

from .asked import Value, Values, filled

CONTROL = {code: None for code in (*range(32), *range(127, 160)) if chr(code) not in "\n\t"}
WRITTEN_DAY = re.compile(r"(\d{4})[年.．](\d{1,2})[月.．](\d{1,2})日?")
NOT_A = {Form.DAY: "E313", Form.WHOLE: "E315", Form.SCALED: "E316"}
BASE = {column.name: column for column in RECORD_COLUMNS}
MOST = 5000
"""The most characters of a text whose field does not say."""


@dataclass(frozen=True)
class Known:
    """What codes may name here: persons, units, and records with their kinds."""

    persons: Container[str] = frozenset()
    units: Container[str] = frozenset()
    records: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Typed:
    """The values of a form, empty fields left out, and what is wrong by field."""

    values: Values
    findings: Mapping[str, tuple[Finding, ...]]


Texts = Mapping[str, Sequence[str]]


def read_fields(
    kind: Kind, names: Sequence[str], texts: Texts, *, known: Known, today: dt.date
) -> Typed:
    """The values of the fields named, from texts by column (a tally has several columns)."""
    values: dict[str, Value] = {}
    wrong: dict[str, tuple[Finding, ...]] = {}
    for name in names:
        cell = Cell(name, Findings(), known, today)
        declared = kind.field(name)
        value = cell.base(texts.get(name, ())) if declared is None else cell.of(declared, texts)
        if value is not None and filled(value):
            values[name] = value
        if len(cell.findings):
            wrong[name] = tuple(cell.findings)
    return Typed(values, wrong)


@dataclass(frozen=True)
class Cell:
    """One field being read; what is wrong is noted and reading goes on."""

    name: str
    findings: Findings
    known: Known
    today: dt.date

    def note(self, rule: str, **values: object) -> None:
        """Note a finding at this field."""
        self.findings.add(rule, Place(column=self.name), **values)

    def base(self, texts: Sequence[str]) -> Value | None:
        """The value of a base column."""
        column = BASE[self.name]
        text = tidy(texts[0] if texts else "", column)
        if column.form is Form.DAY:
            day = self.parsed(column, text)
            if isinstance(day, dt.date) and self.name == "occurred_on" and day > self.today:
                self.note("E651", value=day, today=self.today)
            return day
        return self.reference(text, column.refers) if text else None

    def of(self, declared: Field, texts: Texts) -> Value | None:
        """The value of a field of the kind."""
        if declared.type is FieldType.FILE:
            return None
        if declared.type is FieldType.TALLY:
            return self.tally(declared, texts)
        found = [t for t in texts.get(declared.id, ()) if t.strip()]
        if declared.type is FieldType.LINK:
            return tuple(dict.fromkeys(self.link(t.strip(), declared) for t in found))
        if declared.many:
            return self.several(declared, found)
        return self.single(declared, found[0]) if found else None

    def several(self, declared: Field, texts: Sequence[str]) -> Value:
        """The values of a field that may hold several."""
        codes = tuple(dict.fromkeys(t.strip() for t in texts))
        for code in codes:
            self.code(declared, code)
        many = declared.many
        if many and codes and not many.from_ <= len(codes) <= many.to:
            self.note("E347", n=len(codes), least=many.from_, most=many.to)
        return codes

    def single(self, declared: Field, text: str) -> Value | None:
        """The value of a field that holds one."""
        if declared.type is FieldType.TEXT:
            return self.text(text, declared.most or MOST)
        if declared.type is FieldType.OUTSIDER:
            return self.text(" ".join(text.split()), NAME_MOST)
        (column,) = field_columns(declared)
        text = tidy(text, column)
        if column.form is Form.CODE:
            return self.code(declared, text)
        value = self.parsed(column, text)
        if isinstance(value, int):
            self.bounded(value, declared)
        return value

    def text(self, text: str, most: int) -> str | None:
        """Text as typed, without blanks at its ends."""
        text = text.replace("\r\n", "\n").replace("\r", "\n").translate(CONTROL).strip()
        if len(text) > most:
            self.note("E346", n=len(text), most=most)
        return text or None

    def code(self, declared: Field, text: str) -> str:
        """An option, a person or a unit; note one there is not."""
        options = allowed(declared)
        if options and text not in options:
            self.note("E329", value=text, allowed=", ".join(options))
        if declared.type is FieldType.PERSON:
            return self.reference(text, "persons")
        return self.reference(text, "units") if declared.type is FieldType.UNIT else text

    def reference(self, code: str, refers: str) -> str:
        """A code that names a person or a unit; note one that names nothing."""
        if refers == "persons" and code not in self.known.persons:
            self.note("E325", value=code)
        if refers == "units" and code not in self.known.units:
            self.note("E324", value=code)
        return code

    def link(self, record: str, declared: Field) -> str:
        """A record of one of the kinds the field may point at."""
        kind = self.known.records.get(record)
        to = declared.to if isinstance(declared.to, tuple) else ()
        if kind is None:
            self.note("E326", value=record)
        elif kind not in to:
            self.note("E339", field=declared.id, kind=kind, value=record, allowed=", ".join(to))
        return record

    def parsed(self, column: Column, text: str) -> str | int | dt.date | None:
        """A day or a number."""
        if not text:
            return None
        value = reader(column)(text)
        if value is None:
            more = {"scale": column.scale} if column.form is Form.SCALED else {}
            self.note(NOT_A[column.form], value=text, **more)
        assert value is None or isinstance(value, int | dt.date)
        return value

    def bounded(self, value: int, declared: Field) -> None:
        """Note a number beyond the ends of its field."""
        one = 10**declared.scale
        if abs(value) > LARGEST:
            self.note("E344", value=value, most=LARGEST)
        if declared.from_ is not None and value < declared.from_ * one:
            self.note("E345", value=decimal(value, declared.scale), least=declared.from_)
        if isinstance(declared.to, int) and value > declared.to * one:
            self.note("E344", value=decimal(value, declared.scale), most=declared.to)

    def tally(self, declared: Field, texts: Texts) -> Mapping[str, int] | None:
        """The counts of a tally, and whether they can all be right."""
        counts: dict[str, int] = {}
        for column in field_columns(declared):
            given = texts.get(column.name, ())
            count = self.parsed(column, tidy(given[0] if given else "", column))
            if isinstance(count, int):
                counts[column.name.removeprefix(f"{declared.id}_")] = count
                if count < 0:
                    self.note("E317", value=count)
                if count > LARGEST:
                    self.note("E344", value=count, most=LARGEST)
        for rule, words in impossible(declared, counts):
            self.note(rule, tally=declared.id, **words)
        return counts or None


LARGEST = 2**53 - 1
"""The largest whole number that JSON carries exactly (RFC 8785, 3.2.2.3)."""
NAME_MOST = 100
"""The most characters of a name of somebody without account."""


def impossible(declared: Field, counts: Mapping[str, int]) -> Iterator[tuple[str, dict[str, int]]]:
    """The rules that counts break between them, each with its numbers."""
    answers = sum(counts.get(option.id, 0) for option in declared.options)
    returned, issued = counts.get("returned"), counts.get("issued")
    present, due = counts.get("present"), counts.get("due")
    if returned is not None and answers > (valid := returned - counts.get("invalid", 0)):
        yield "E335", {"sum": answers, "valid": valid}
    if returned is not None and issued is not None and returned > issued:
        yield "E336", {"returned": returned, "issued": issued}
    if present is not None and due is not None and present > due:
        yield "E337", {"present": present, "due": due}


def tidy(text: str, column: Column) -> str:
    """A cell as the reader of tables expects it: plain digits, 2010-06-01."""
    text = text.strip()
    if column.form not in (Form.DAY, Form.WHOLE, Form.SCALED):
        return text
    text = unicodedata.normalize("NFKC", text)
    if column.form is Form.DAY and (found := WRITTEN_DAY.fullmatch(text)):
        return "-".join(found.groups())
    return text


def texts_of(kind: Kind, name: str, value: Value) -> dict[str, list[str]]:
    """The texts by column that stand for a value: what a form is filled with, read back the same."""
    declared = kind.field(name)
    if isinstance(value, Mapping):
        return {f"{name}_{word}": [str(count)] for word, count in value.items()}
    if isinstance(value, tuple):
        return {name: list(value)}
    if isinstance(value, int) and declared:
        return {name: [decimal(value, declared.scale)]}
    return {name: [str(value)]}
