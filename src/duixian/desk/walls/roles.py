"""The roles a post may hold; what a role reaches is the part of the tree under its unit."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    """What somebody is at a unit."""

    LEADER = "leader", _("Leader")  # of the county: reads all, comments, decides
    OFFICE = "office", _("Campaign office")  # the county's clerks
    SECRETARY = "secretary", _("Secretary")  # of a township, a department, a branch
    CLERK = "clerk", _("Clerk")  # of a township or a department
    RECORDER = "recorder", _("Recorder")  # of a branch
    AUDITOR = "auditor", _("Auditor")  # reads who did what, nothing of what it was about
    ADMINISTRATOR = "administrator", _("System administrator")  # accounts and backups, no business


SEEING = frozenset({Role.LEADER, Role.OFFICE, Role.SECRETARY, Role.CLERK, Role.RECORDER})
"""Those who see what a part of the tree did."""
ACTING = frozenset({Role.OFFICE, Role.SECRETARY, Role.CLERK, Role.RECORDER})
"""Those who enter and judge records."""
LEADING = frozenset({Role.LEADER, Role.OFFICE, Role.SECRETARY, Role.CLERK})
"""Those who stand above units: their word counts as the superior's for all units below their own."""
