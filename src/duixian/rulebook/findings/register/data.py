"""Findings about data tables (E3)."""

from __future__ import annotations

from .rule import rule

DATA = ()
