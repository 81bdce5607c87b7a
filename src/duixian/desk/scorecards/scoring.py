"""Working out a campaign's numbers from the whole ledger, and keeping them."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from duixian.desk.campaigns.models import Campaign, State
from duixian.desk.campaigns.packs import pack_of
from duixian.desk.campaigns.queries import calendar
from duixian.desk.ledger.queries import leaf_at

from . import results
from .results import Result, Stand

if TYPE_CHECKING:
    from duixian.rulebook.ledger import Ledger
    from duixian.sheets import County

MEMORY = "1GB"
SMALL = 10_000
"""So many entries are worked out while somebody waits: well under a second."""
CHANGING = ("record.", "org.", "campaign.")
"""The sorts of entries after which numbers may be others."""


def day_of(campaign: Campaign, today: dt.date) -> dt.date:
    """The day that results of a campaign are for: today, or its last while it is over.

    Once closed it is today again: what it brought about goes on being measured.
    """
    over = campaign.ends_on is not None and campaign.state != State.CLOSED
    return min(today, campaign.ends_on) if over and campaign.ends_on else today


def work_out(campaign: Campaign, now: dt.datetime) -> None:
    """Score everything known by now, and keep it."""
    from .tables import ledger

    known, seq = ledger(list(pack_of(campaign.fingerprint).kinds.values()))
    day = day_of(campaign, now.date())
    stand = Stand(seq, day, now, leaf_at(seq))
    found = Result(stand, county(campaign, known, day), campaign.unit.code)
    results.keep(campaign.key, found)


def county(campaign: Campaign, ledger: Ledger, day: dt.date) -> County:
    """The numbers of a campaign on a day, out of a ledger."""
    from duixian.rulebook.engines.duckdb import DuckDB
    from duixian.rulebook.ledger import cut
    from duixian.rulebook.scorecards.score import score, starts
    from duixian.sheets import County, run_of

    pack = results.without_points(pack_of(campaign.fingerprint))
    days = calendar(campaign, pack)
    kinds = list(pack.kinds.values())
    known = cut(ledger, kinds, as_of=day, known_at=None, starts=starts(pack, day, days))
    scores = score(pack, known, days, DuckDB(memory=MEMORY))
    return County(pack, known, days, scores, run_of(pack, known, ledger.hashes, scores))
