"""Drafts: what was typed is kept until it is sent or thrown away; nobody else sees it."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from duixian.desk.accounts.models import Account
from duixian.desk.org.models import Unit
from duixian.desk.records.judged import Sent
from duixian.desk.records.models import Draft, Record
from duixian.desk.walls import Viewer

from .writing import draft_of, unit_seen


@transaction.atomic
def keep_draft(
    *,
    viewer: Viewer,
    now: dt.datetime,
    unit: Unit,
    kind: str,
    move: str,
    sent: Sent,
    record: Record | None = None,
) -> Draft:
    """Keep what was typed, in the draft that was opened or in a new one.

    Raises:
        NotFound: no such unit for this viewer.
    """
    unit_seen(viewer, unit)
    texts = {name: list(found) for name, found in sent.texts.items()}
    draft = draft_of(viewer, sent)
    if draft is None:
        account = Account.objects.get(actor=viewer.actor)
        draft = Draft(
            account=account, unit=unit, kind=kind, move=move, record=record, origin=sent.origin
        )
    draft.texts = texts
    draft.changed_at = now
    draft.save()
    return draft


@transaction.atomic
def drop_draft(*, viewer: Viewer, draft: Draft) -> None:
    """Throw a draft of one's own away; one that is not is left alone."""
    mine = draft_of(viewer, Sent({}, draft=draft))
    if mine is not None:
        mine.delete()
