"""The one place of the desk that asks what time it is."""

from __future__ import annotations

import datetime as dt

from django.utils import timezone


def now() -> dt.datetime:
    """The moment, in the time zone of the installation."""
    return timezone.localtime(timezone.now())
