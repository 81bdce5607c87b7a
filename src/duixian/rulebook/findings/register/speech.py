"""Findings about speeches handed to `duixian draft` (E4)."""

from __future__ import annotations

from .rule import Rule, rule

SPEECH: tuple[Rule, ...] = ()
