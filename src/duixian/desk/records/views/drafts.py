"""What was typed and not sent: kept while one writes, dropped when one says so."""

from __future__ import annotations

from urllib.parse import urlencode

from django.urls import reverse

from duixian.desk.records.models import Draft


def address_of(draft: Draft) -> str:
    """Where one goes on with a draft."""
    if draft.record is None:
        plain = reverse("records:new", args=(draft.kind, draft.unit.key))
        asked = {"from": str(draft.origin.key)} if draft.origin else {}
        return f"{plain}?{urlencode({**asked, 'move': draft.move})}" if draft.move else plain
    if draft.move:
        return reverse("records:move", args=(draft.record.key, draft.move))
    return reverse("records:correct", args=(draft.record.key,))
