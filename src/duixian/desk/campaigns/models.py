"""A pack at work: where, since when, with which calendar."""

from __future__ import annotations

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from duixian.desk.org.models import Unit
from duixian.desk.walls import Downward
from duixian.rulebook.vocabulary.text import Text


class State(models.TextChoices):
    """Where a campaign stands."""

    RUNNING = "running", _("Running")
    CLOSED = "closed", _("Closed")


class Campaign(models.Model):
    """A pack put to work: `fingerprint` names the exact pack, which the data folder keeps.

    `calendar` holds its days by item: `{"campaign": ["2026-01-01", null], ...}`. It may stand under
    an `umbrella`; `plan` is the record of its plan at its own unit, from which those below come. Once
    closed, `successor` is the campaign that took over what was open.
    """

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    pack = models.CharField(max_length=64)
    fingerprint = models.CharField(max_length=64)
    name_zh = models.CharField(max_length=200)
    name_en = models.CharField(max_length=200)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="campaigns")
    starts_on = models.DateField(_("starts on"))
    ends_on = models.DateField(_("ends on"), null=True, blank=True)
    state = models.CharField(max_length=16, choices=State, default=State.RUNNING)
    calendar = models.JSONField(default=dict, blank=True)
    umbrella = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="under"
    )
    plan = models.CharField(max_length=100, blank=True)
    closed_on = models.DateField(_("day of closing"), null=True, blank=True)
    successor = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="predecessors"
    )

    objects = Downward["Campaign"]()

    @property
    def name(self) -> Text:
        """What it is called."""
        return Text(self.name_zh, self.name_en)
