"""What the entries of records and campaigns are called in the journal: the words of the packs."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import gettext as _

from duixian.desk.campaigns.queries import installed_kinds
from duixian.desk.look.wording import reading


def entries() -> Mapping[str, str]:
    """Each move of each kind by its name in the pack, and what the desk itself adds to them."""
    language = reading()
    told = {
        f"record.{kind.id}.{move.id}": f"{kind.name.in_(language)} · {move.name.in_(language)}"
        for kind in installed_kinds().values()
        for move in kind.moves
    }
    return told | {
        "record.*.corrected": _("record corrected"),
        "record.*.read": _("sensitive fields read"),
        "record.list.taken": _("list of records taken along"),
        "record.*.undone": _("record taken back"),
        "record.*": _("record"),
        "campaign.start": _("campaign started"),
        "campaign.plan": _("plan of a campaign named"),
        "campaign.umbrella": _("campaign put under another"),
        "campaign.close": _("campaign closed"),
        "record.*.carried": _("carried over to another campaign"),
    }
