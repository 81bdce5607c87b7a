"""Addresses of the tree."""

from __future__ import annotations

from django.urls import path

from . import views

app_name = "units"

urlpatterns = [
    path("", views.home, name="home"),
    path("<uuid:key>/", views.unit, name="unit"),
    path("<uuid:key>/members/", views.members_workbook, name="members"),
    path("<uuid:key>/below/", views.units_workbook, name="below"),
]
