"""Records as they stand now: a projection of the ledger that can be thrown away and built again."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models

from duixian.desk.org.models import Person, Unit
from duixian.desk.walls import Scoped

from .veil import Veiled


class Record(models.Model):
    """A record after its last entry; `seq` is that entry, `version` counts the entries about it.

    `values` hold the fields of the kind as the tables of the contract write them (numbers with a
    scale as whole numbers), those of several persons, units or records as lists of codes; personal
    ones too, until they are erased. `steps` are the moves that stand: move, day, persons, account.
    """

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    code = models.CharField(max_length=100, unique=True)
    kind = models.CharField(max_length=64)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="records")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="records")
    state = models.CharField(max_length=64)
    stage = models.CharField(max_length=16)
    state_on = models.DateField()
    occurred_on = models.DateField(null=True)
    due_on = models.DateField(null=True)
    closed_on = models.DateField(null=True)
    campaigns = models.JSONField(default=list)
    values = models.JSONField(default=dict)
    steps = models.JSONField(default=list)
    text = models.CharField(max_length=300)  # what a list shows of it
    entered_at = models.DateTimeField()
    entered_by = models.CharField(max_length=32)
    changed_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)
    seq = models.BigIntegerField()

    objects = Veiled()
    from_aside = False  # true of a row read by another side, without what is personal or sensitive
    veiled = False  # true of a row whose reader stands too far off to read what it says

    class Meta:
        indexes = (
            models.Index(fields=("unit", "kind", "-seq"), name="records_by_unit"),
            models.Index(fields=("stage", "due_on"), name="records_by_due"),
        )

    def __str__(self) -> str:
        return self.code


class Participant(models.Model):
    """Somebody named in a field that holds several persons."""

    record = models.ForeignKey(Record, on_delete=models.CASCADE, related_name="participants")
    field = models.CharField(max_length=64)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")

    objects = Scoped["Participant"]("record__unit__path")


class Partner(models.Model):
    """A unit named in a field that holds several units."""

    record = models.ForeignKey(Record, on_delete=models.CASCADE, related_name="partners")
    field = models.CharField(max_length=64)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")

    objects = Scoped["Partner"]("record__unit__path")


class Link(models.Model):
    """One record points at another."""

    record = models.ForeignKey(Record, on_delete=models.CASCADE, related_name="links")
    field = models.CharField(max_length=64)
    other = models.ForeignKey(Record, on_delete=models.PROTECT, related_name="linked_from")

    objects = Scoped["Link"]("record__unit__path")


class Outsider(models.Model):
    """Somebody without account, a household or a reporter: a random key, and a name until erased."""

    key = models.CharField(max_length=32, unique=True)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="outsiders")
    name = models.CharField(max_length=100, blank=True)

    objects = Scoped["Outsider"]()

    class Meta:
        indexes = (models.Index(fields=("unit", "name"), name="records_outsider_by_name"),)


class Draft(models.Model):
    """What somebody has typed and not yet sent: outside the ledger, seen by its writer alone.

    `record` and `move` say to which step of which record it belongs; a new record has none yet.
    `origin` is the record whose move brought the draft about, where a rule did.
    """

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="drafts"
    )
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="drafts")
    kind = models.CharField(max_length=64)
    record = models.ForeignKey(Record, on_delete=models.CASCADE, null=True, related_name="drafts")
    origin = models.ForeignKey(Record, on_delete=models.CASCADE, null=True, related_name="+")
    move = models.CharField(max_length=64, blank=True)
    texts = models.JSONField(default=dict)
    changed_at = models.DateTimeField()

    objects = Scoped["Draft"]()


class Attachment(models.Model):
    """A picture beside a record, cleaned and kept under the hash of its bytes."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    record = models.ForeignKey(Record, on_delete=models.CASCADE, related_name="attachments")
    field = models.CharField(max_length=64, blank=True)
    sha256 = models.CharField(max_length=64)
    media_type = models.CharField(max_length=32)
    size = models.PositiveIntegerField()
    added_at = models.DateTimeField()

    objects = Scoped["Attachment"]("record__unit__path")
