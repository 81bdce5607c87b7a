"""What runs the queries: each engine is handed tables and steps, and gives back tables."""

from __future__ import annotations
