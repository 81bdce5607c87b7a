"""Address of what to urge."""

from __future__ import annotations

from django.urls import path

from . import views

app_name = "urging"
urlpatterns = [
    path("urging/", views.urging, name="list"),
]
