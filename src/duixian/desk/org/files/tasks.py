"""What the worker does with a roster: look through it, take it in."""

from __future__ import annotations

from django.utils import timezone
from huey.contrib.djhuey import db_task

from . import working


@db_task()
def look(key: str) -> None:
    """Look through a file that was handed in."""
    working.look(key, timezone.localtime())


@db_task()
def take(key: str) -> None:
    """Take in a file whose differences were confirmed."""
    working.take(key, timezone.localtime())
