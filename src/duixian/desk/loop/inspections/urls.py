"""Addresses of inspections."""

from __future__ import annotations

from django.urls import path

from .views import lot, one, ranks, rounds, sheets

app_name = "inspections"
urlpatterns = [
    path("records/inspections/", rounds.home, name="home"),
    path("records/inspections/recompute.py", lot.script, name="script"),
    path("records/inspections/<uuid:key>/", one.page, name="one"),
    path("records/inspections/<uuid:key>/lot/", lot.page, name="lot"),
    path("records/inspections/<uuid:key>/list.csv", lot.listing, name="list"),
    path("records/inspections/<uuid:key>/ranks/", ranks.page, name="ranks"),
    path("records/inspections/<uuid:key>/sheets/", sheets.page, name="sheets"),
]
