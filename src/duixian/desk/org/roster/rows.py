"""A row of a sheet as a value: nothing stands for a cell that is blank or a column that is missing."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class MemberRow:
    """One member as the file says it; days are 1985-06-01 or, where only that is known, 1985-06."""

    sheet: str
    number: int
    name: str
    branch: str | None = None
    id_number: str | None = None
    gender: str | None = None
    nation: str | None = None
    born: str | None = None
    education: str | None = None
    status: str | None = None
    joined_party_on: str | None = None
    full_on: str | None = None
    work: str | None = None
    phone: str | None = None
    landline: str | None = None
    address: str | None = None
    standing: str | None = None
    lost: bool | None = None
    lost_since: str | None = None
    away: bool | None = None
    away_to: str | None = None
    origin: str | None = None
    working_since: str | None = None
    party_post: str | None = None
    hardship: bool | None = None
    introducers: str | None = None
    dues: str | None = None
    veteran: bool | None = None
    retired: bool | None = None
    volunteers: str | None = None
    remark: str | None = None


@dataclass(frozen=True, slots=True)
class UnitRow:
    """One unit as the file says it; `parent` is its superior's name or code."""

    sheet: str
    number: int
    name: str
    code: str | None = None
    parent: str | None = None
    type: str | None = None
    category: str | None = None
    secretary: str | None = None
    deputy: str | None = None
    committee: str | None = None
    contact: str | None = None
    phone: str | None = None
    founded: str | None = None
    elected: str | None = None
    due: str | None = None
    host_situation: str | None = None
    host: str | None = None
    host_nature: str | None = None
    credit: str | None = None
    host_founding: str | None = None
    place: str | None = None
    stars: str | None = None
    remark: str | None = None


Row = MemberRow | UnitRow
