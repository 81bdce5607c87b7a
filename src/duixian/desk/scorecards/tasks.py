"""What the worker does: work out campaigns that were asked for, and look for those that are behind."""

from __future__ import annotations

from django.utils import timezone
from huey import crontab
from huey.contrib.djhuey import db_periodic_task, db_task

from duixian.desk.campaigns.queries import running

from . import waiting
from .queries import behind
from .scoring import work_out


@db_task()
def work(key: str) -> None:
    """Work out one campaign."""
    waiting.begun(key)
    campaign = next((c for c in running() if str(c.key) == key), None)
    if campaign is not None:
        work_out(campaign, timezone.localtime())


@db_periodic_task(crontab(minute="*"))
def look() -> None:
    """Every minute: have those worked out whose numbers are behind the ledger or of another day."""
    now = timezone.localtime()
    for campaign in running():
        if behind(campaign, now.date()):
            waiting.ask(campaign, now)
