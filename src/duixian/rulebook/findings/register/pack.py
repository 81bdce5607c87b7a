"""Findings about campaign packs and libraries: E1 how they are written, E2 what they mean, W, L."""

from __future__ import annotations

from .rule import Rule, rule

PACK: tuple[Rule, ...] = ()
