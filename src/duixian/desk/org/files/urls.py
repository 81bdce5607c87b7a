"""Addresses of rosters that are handed in."""

from __future__ import annotations

from django.urls import path

from . import views

app_name = "rosters"

urlpatterns = [
    path("sheets/<slug:sheet>/", views.empty_sheet, name="sheet"),
    path("new/<uuid:unit>/", views.hand_in, name="new"),
    path("<uuid:key>/", views.one, name="one"),
    path("<uuid:key>/progress/", views.progress, name="progress"),
    path("<uuid:key>/take/", views.take, name="take"),
    path("<uuid:key>/leave/", views.leave, name="leave"),
    path("<uuid:key>/again/", views.again, name="again"),
    path("<uuid:key>/findings/", views.findings, name="findings"),
    path("<uuid:key>/differences/", views.differences, name="differences"),
]
