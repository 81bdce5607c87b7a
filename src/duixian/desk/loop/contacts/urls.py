"""Addresses of contact points, pairs, visits and yearly duties."""

from __future__ import annotations

from django.urls import path

from . import views

app_name = "contacts"

urlpatterns = [
    path("records/contacts/", views.points, name="points"),
    path("records/contacts/pairs/", views.pairs, name="pairs"),
    path("records/contacts/service/", views.service, name="service"),
    path("records/contacts/yearly/", views.yearly, name="yearly"),
]
