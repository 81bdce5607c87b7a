"""Addresses of the course of a campaign."""

from __future__ import annotations

from django.urls import path

from . import views

app_name = "course"
urlpatterns = [
    path("campaigns/<uuid:key>/course/", views.course, name="course"),
    path("campaigns/<uuid:key>/course/plan/", views.plan, name="plan"),
    path("campaigns/<uuid:key>/carried/", views.carried, name="carried"),
    path("campaigns/<uuid:key>/closing/", views.closing, name="closing"),
    path("campaigns/<uuid:key>/report/", views.report, name="report"),
    path("campaigns/<uuid:key>/report/document/", views.document, name="document"),
    path("campaigns/<uuid:key>/report/<slug:what>/", views.behind, name="behind"),
]
