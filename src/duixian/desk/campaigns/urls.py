"""Addresses of the campaigns."""

from __future__ import annotations

from django.urls import path

from . import views

app_name = "campaigns"
urlpatterns = [
    path("", views.all_, name="list"),
    path("start/", views.start, name="start"),
    path("<uuid:key>/", views.one, name="campaign"),
    path("<uuid:key>/umbrella/", views.umbrella, name="umbrella"),
]
