"""Units in their tree, persons and their stays, posts; the past is kept beside the present."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from duixian.desk.walls import SEEING, PathField, Role, Scoped

NAMED = frozenset({*SEEING, Role.AUDITOR, Role.ADMINISTRATOR})
"""Who may read names of units: those who see business, and those who keep accounts and order."""
TAKING_IN = frozenset({Role.OFFICE, Role.CLERK})
"""Who may take rosters in, each for the part of the tree below the own unit."""


class Unit(models.Model):
    """A node of the tree: `parent` and `path` say where it stands now, `UnitMove` where it stood.

    `path` holds the ids from the top down to itself, each followed by a slash, so that a subtree
    is a range. `details` keeps what else the register of units says, by column name.
    """

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    code = models.CharField(_("code"), max_length=64, unique=True)
    name = models.CharField(_("name"), max_length=200)
    type = models.CharField(_("type"), max_length=32)
    category = models.CharField(_("category"), max_length=32)
    parent = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="children"
    )
    path = PathField(max_length=200, unique=True)
    opened_on = models.DateField(_("opened on"))
    closed_on = models.DateField(_("closed on"), null=True, blank=True)
    members = models.PositiveIntegerField(_("members"), null=True, blank=True)
    households = models.PositiveIntegerField(_("households"), null=True, blank=True)
    details = models.JSONField(default=dict, blank=True)

    objects = Scoped["Unit"]("path", NAMED)

    def __str__(self) -> str:
        return self.name


class UnitMove(models.Model):
    """From this day a unit stands under another; the first row says where it opened."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="moves")
    on = models.DateField()
    parent = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, related_name="+")

    objects = Scoped["UnitMove"]()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("unit", "on"), name="org_one_move_a_day"),)


class Heir(models.Model):
    """Who takes over what a closed unit did."""

    unit = models.OneToOneField(Unit, on_delete=models.PROTECT, related_name="heir")
    into = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="inherits")
    on = models.DateField()

    objects = Scoped["Heir"]()


class Person(models.Model):
    """Somebody on the roster; `unit` is where they stand now, `Stay` where they stood."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    code = models.CharField(_("code"), max_length=64, unique=True)
    name = models.CharField(_("name"), max_length=100)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="people")
    status = models.CharField(_("status"), max_length=16)
    id_number = models.CharField(_("identity number"), max_length=32, blank=True)
    phone = models.CharField(_("telephone"), max_length=32, blank=True)
    gender = models.CharField(_("gender"), max_length=16, blank=True)
    nation = models.CharField(_("nationality"), max_length=32, blank=True)
    born = models.CharField(_("born"), max_length=10, blank=True)  # 1985-06 or 1985-06-01
    education = models.CharField(_("education"), max_length=32, blank=True)
    joined_party_on = models.DateField(_("joined the Party"), null=True, blank=True)
    full_on = models.DateField(_("full member since"), null=True, blank=True)
    details = models.JSONField(default=dict, blank=True)

    objects = Scoped["Person"]()

    class Meta:
        indexes = (models.Index(fields=("unit", "name"), name="org_person_by_unit"),)

    def __str__(self) -> str:
        return self.name


class Stay(models.Model):
    """The time a person spends in a unit with one status: full, probationary or none."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="stays")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="stays")
    status = models.CharField(max_length=16)
    joined_on = models.DateField()
    left_on = models.DateField(null=True, blank=True)

    objects = Scoped["Stay"]()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("person", "joined_on"), name="org_one_stay_a_day"),
        )


class Post(models.Model):
    """Who holds which role in which unit from when to when; an account acts through its posts.

    The role says what they may do here; `title` is what the post is called at home (副书记), `duty`
    what its holder answers for.
    """

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="posts")
    role = models.CharField(_("role"), max_length=16, choices=Role)
    person = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="posts"
    )
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="posts"
    )
    title = models.CharField(_("title"), max_length=40, blank=True)
    duty = models.CharField(_("answers for"), max_length=100, blank=True)
    from_day = models.DateField()
    to_day = models.DateField(null=True, blank=True)

    objects = Scoped["Post"](roles=NAMED)

    class Meta:
        indexes = (models.Index(fields=("account", "from_day"), name="org_post_by_account"),)

    @property
    def holder(self) -> str:
        """The name of who holds it, with an account or before there is one; empty where it is vacant."""
        if self.account is not None:
            return self.account.name
        return self.person.name if self.person else ""

    @property
    def called(self) -> str:
        """What the post is called at home, beside its role where the two differ."""
        role = str(self.get_role_display())
        return f"{self.title} · {role}" if self.title and self.title != role else role


class RosterFile(models.Model):
    """A file of units and members handed in: read, looked through, taken in or left.

    `data` is kept until it is taken in or left; `report` is what the page shows of it, `digest`
    stands for the differences that were shown: only these are taken in.
    """

    class State(models.TextChoices):
        """Where a file stands."""

        READING = "reading", _("being read")
        READY = "ready", _("looked through")
        REFUSED = "refused", _("cannot be used")
        TAKING = "taking", _("being taken in")
        TAKEN = "taken", _("taken in")
        LEFT = "left", _("left")
        BROKEN = "broken", _("stopped")

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    account = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT)
    handed_in_at = models.DateTimeField()
    taken_at = models.DateTimeField(null=True, blank=True)
    name = models.CharField(max_length=255)
    sha256 = models.CharField(max_length=64)
    data = models.BinaryField(null=True)
    state = models.CharField(max_length=16, choices=State, default=State.READING)
    report = models.JSONField(default=dict)
    digest = models.CharField(max_length=64, blank=True)

    objects = Scoped["RosterFile"](roles=TAKING_IN)

    class Meta:
        indexes = (models.Index(fields=("unit", "-handed_in_at"), name="org_roster_file_by_unit"),)
