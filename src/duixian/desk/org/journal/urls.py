"""Address of the journal."""

from __future__ import annotations

from django.urls import path

from . import views

app_name = "journal"

urlpatterns = [path("", views.journal, name="journal")]
