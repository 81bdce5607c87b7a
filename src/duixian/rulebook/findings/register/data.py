"""Findings about data tables (E3)."""

from __future__ import annotations

from .rule import Rule, rule

DATA: tuple[Rule, ...] = ()
