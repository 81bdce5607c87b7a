"""The append-only table, and beside it what may be erased."""

from __future__ import annotations

from datetime import UTC
from typing import Any

from django.db import models


class Entry(models.Model):
    """One step, for good: the database refuses to change or delete it.

    `unit_seq` counts without gaps within a unit; `prev_leaf` is the leaf of the unit's entry before
    it. `payload` is canonical JSON in which digests stand for personal values.
    """

    seq = models.BigAutoField(primary_key=True)
    unit = models.CharField(max_length=64)
    unit_seq = models.PositiveIntegerField()
    prev_leaf = models.CharField(max_length=64, blank=True)
    kind = models.CharField(max_length=100)
    subject = models.CharField(max_length=64, blank=True, db_index=True)
    actor = models.CharField(max_length=32)
    on_behalf = models.CharField(max_length=32, blank=True)
    at = models.DateTimeField()
    once = models.CharField(max_length=64, null=True, unique=True)  # noqa: DJ001 - unique where given
    payload = models.TextField()
    payload_digest = models.CharField(max_length=64)
    suite = models.CharField(max_length=16)
    leaf = models.CharField(max_length=64)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("unit", "unit_seq"), name="ledger_no_gap_no_double"),
        )
        indexes = (models.Index(fields=("kind", "seq"), name="ledger_by_kind"),)

    def body(self) -> dict[str, Any]:
        """What the leaf is the hash of."""
        from .canonical import VERSION

        return {
            "v": VERSION,
            "suite": self.suite,
            "unit": self.unit,
            "unit_seq": self.unit_seq,
            "prev_leaf": self.prev_leaf,
            "kind": self.kind,
            "subject": self.subject,
            "actor": self.actor,
            "on_behalf": self.on_behalf,
            "at": self.at.astimezone(UTC).isoformat(timespec="microseconds"),
            "once": self.once,
            "payload_digest": self.payload_digest,
        }


class Sealed(models.Model):
    """A personal value of an entry with its salt; erasing sets both to nothing and keeps the row."""

    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="sealed")
    name = models.CharField(max_length=100)
    salt = models.CharField(max_length=64, blank=True)
    value = models.TextField(blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("entry", "name"), name="ledger_one_seal_a_name"),
        )


class Head(models.Model):
    """The last entry of each unit; locking its row gives the next number to one writer at a time."""

    unit = models.CharField(max_length=64, primary_key=True)
    unit_seq = models.PositiveIntegerField()
    leaf = models.CharField(max_length=64)
