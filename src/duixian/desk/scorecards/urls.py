"""Addresses of the scorecards."""

from __future__ import annotations

from django.urls import path

from . import views

app_name = "scorecards"
urlpatterns = [
    path("", views.whole, name="whole"),
    path("<uuid:key>/", views.unit, name="unit"),
    path("<uuid:key>/state/", views.state, name="state"),
    path("<uuid:key>/print/", views.paper, name="paper"),
    path("<uuid:key>/workbook/", views.workbook, name="workbook"),
    path("<uuid:key>/why/<slug:indicator>/", views.reason, name="why"),
]
