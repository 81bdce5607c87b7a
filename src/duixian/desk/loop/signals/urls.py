"""Addresses of the questions."""

from __future__ import annotations

from django.urls import path

from . import views

app_name = "signals"

urlpatterns = [
    path("records/signals/", views.listed, name="list"),
    path("records/signals/<slug:mark>/", views.one, name="one"),
    path("records/signals/<slug:mark>/ask/", views.ask, name="ask"),
]
