"""What the worker does for the clocks: each night, and in the morning if the machine was off."""

from __future__ import annotations

from django.utils import timezone
from huey import crontab
from huey.contrib.djhuey import db_periodic_task

from duixian.desk.campaigns.queries import installed_kinds

from .actions import night
from .models import Night


@db_periodic_task(crontab(minute="*/10"))
def watch() -> None:
    """Every ten minutes: work the clocks out, unless that was done for this day."""
    now = timezone.localtime()
    if not Night.objects.filter(day=now.date()).exists():
        night(day=now.date(), now=now, kinds=installed_kinds())
