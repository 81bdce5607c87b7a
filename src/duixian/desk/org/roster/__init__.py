"""Rosters from files: headings, cells, rows, and what they would change; pure functions."""

from __future__ import annotations

from .differences import Change, Changed, New, Plan, Standing
from .directory import Directory
from .headings import TEMPLATES, Template
from .member_plan import plan_members
from .reading import Roster, read_roster
from .rows import MemberRow, UnitRow
from .telling import Telling
from .unit_plan import plan_units

__all__ = [
    "TEMPLATES",
    "Change",
    "Changed",
    "Directory",
    "MemberRow",
    "New",
    "Plan",
    "Roster",
    "Standing",
    "Telling",
    "Template",
    "UnitRow",
    "plan_members",
    "plan_units",
    "read_roster",
]
