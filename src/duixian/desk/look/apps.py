"""The room of the looks as a Django app."""

from __future__ import annotations

from django.apps import AppConfig


class LookConfig(AppConfig):
    """Templates, components and static files."""

    name = "duixian.desk.look"
    label = "look"
