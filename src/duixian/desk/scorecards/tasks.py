"""What the worker does: work out campaigns that were asked for, and look for those that are behind.

One run at a time waits for each campaign.
"""

from __future__ import annotations

import datetime as dt

from django.utils import timezone
from huey import crontab
from huey.contrib.djhuey import HUEY, db_periodic_task, db_task

from duixian.desk.campaigns.models import Campaign
from duixian.desk.campaigns.queries import of_key, running

from . import months
from .queries import behind
from .scoring import work_out

FORGOTTEN = dt.timedelta(minutes=10)
"""After this a run that never began is asked for again."""


def ask(campaign: Campaign, now: dt.datetime) -> None:
    """Have a campaign worked out, unless a run for it waits already."""
    mark = _mark(str(campaign.key))
    asked = HUEY.get(mark, peek=True)
    if asked and now - dt.datetime.fromisoformat(asked) > FORGOTTEN:
        HUEY.delete(mark)
    if HUEY.put_if_empty(mark, now.isoformat()):
        work(str(campaign.key))


@db_task()
def work(key: str) -> None:
    """Work out one campaign, a closed one too; what comes from now on needs another run."""
    begun(key)
    campaign = of_key(key)
    if campaign is not None:
        work_out(campaign, timezone.localtime())


def begun(key: str) -> None:
    """The run that waited has begun."""
    HUEY.delete(_mark(key))


@db_periodic_task(crontab(minute="*"))
def look() -> None:
    """Every minute: have those worked out whose numbers are behind the ledger or of another day.

    Then the ends of earlier months that are not kept yet. Closed ones are worked out when somebody looks.
    """
    now = timezone.localtime()
    for campaign in running():
        if behind(campaign, now.date()):
            ask(campaign, now)
        elif months.wanted(campaign, now.date()):
            months.work_out(campaign, now)


def _mark(key: str) -> str:
    return f"scorecards.waiting.{key}"
