"""What was told to whom; what is owed itself is worked out anew each time."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from duixian.desk.org.models import Unit
from duixian.desk.records.models import Record
from duixian.desk.walls import Scoped

SOON = -1
"""The level of what falls due soon; 0 is due, and from 1 on it has gone up so many units."""


class Flag(models.Model):
    """A unit was told that a record owes something: `what` is the move or field that is missing.

    It stands until `over_on`, the night on which nothing was owed at this level any more. `version` is
    that of the record when it was looked at: one that has changed since is looked at anew.
    """

    record = models.ForeignKey(Record, on_delete=models.CASCADE, related_name="flags")
    what = models.CharField(max_length=64)
    level = models.SmallIntegerField()
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="flags")
    due_on = models.DateField()
    provisional = models.BooleanField(default=False)
    version = models.PositiveIntegerField()
    told_on = models.DateField()
    over_on = models.DateField(null=True)

    objects = Scoped["Flag"]("record__unit__path")

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("record", "what", "level"),
                condition=Q(over_on=None),
                name="duties_told_once",
            ),
        )
        indexes = (models.Index(fields=("unit", "over_on", "level"), name="duties_by_unit"),)


class Lack(models.Model):
    """A unit, or the holder of a post, was told that so many records of a kind are missing in a period.

    `about` is the unit that owes them or to which they are owed, `record` the code of the one that asks
    for them where a record does. Members and holders of posts are counted with their unit, not named.
    """

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="lacks")
    about = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=64)
    record = models.CharField(max_length=100, blank=True)
    person = models.CharField(max_length=100, blank=True)  # whom it falls to, by code
    starts_on = models.DateField()
    ends_on = models.DateField()
    due_on = models.DateField()
    missing = models.PositiveIntegerField()
    provisional = models.BooleanField(default=False)
    level = models.SmallIntegerField()
    told_on = models.DateField()
    over_on = models.DateField(null=True)

    objects = Scoped["Lack"]("about__path")

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("about", "kind", "record", "starts_on", "level"),
                condition=Q(over_on=None),
                name="duties_lack_told_once",
            ),
        )
        indexes = (models.Index(fields=("unit", "over_on"), name="duties_lack_by_unit"),)


class Night(models.Model):
    """A day whose clocks have been worked out, and when that was last done."""

    day = models.DateField(unique=True)
    at = models.DateTimeField()
