"""`python -m django night`: work the clocks out by hand, for today or for another day."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from duixian.desk.campaigns.queries import installed_kinds
from duixian.desk.duties.actions import night


class Command(BaseCommand):
    """Tells whoever has not been told what is due; running it twice changes nothing."""

    help = "Work out the clocks and tell whom they concern."

    def add_arguments(self, parser: CommandParser) -> None:
        """A day, where it is not today."""
        parser.add_argument("--day", type=dt.date.fromisoformat)

    def handle(self, *_: Any, **given: Any) -> None:
        """Run, and say what came of it."""
        now = timezone.localtime()
        told = night(day=given["day"] or now.date(), now=now, kinds=installed_kinds())
        self.stdout.write(f"told {told.told}, over {told.over}, changed {told.changed}")
