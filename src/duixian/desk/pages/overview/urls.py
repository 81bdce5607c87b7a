"""Address of the overview."""

from __future__ import annotations

from django.urls import path

from . import views

app_name = "overview"
urlpatterns = [
    path("overview/", views.overview, name="overview"),
]
