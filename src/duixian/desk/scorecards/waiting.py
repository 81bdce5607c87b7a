"""Numbers are worked out again in the background: one run at a time waits for each campaign."""

from __future__ import annotations

import datetime as dt

from huey.contrib.djhuey import HUEY

from duixian.desk.campaigns.models import Campaign

FORGOTTEN = dt.timedelta(minutes=10)
"""After this a run that never began is asked for again."""


def ask(campaign: Campaign, now: dt.datetime) -> None:
    """Have a campaign worked out, unless a run for it waits already."""
    from .tasks import work

    mark = _mark(str(campaign.key))
    asked = HUEY.get(mark, peek=True)
    if asked and now - dt.datetime.fromisoformat(asked) > FORGOTTEN:
        HUEY.delete(mark)
    if HUEY.put_if_empty(mark, now.isoformat()):
        work(str(campaign.key))


def begun(key: str) -> None:
    """The run that waited has begun: what comes now needs another."""
    HUEY.delete(_mark(key))


def _mark(key: str) -> str:
    return f"scorecards.waiting.{key}"
