"""Addresses of the looks."""

from __future__ import annotations

from django.urls import path

from . import views

app_name = "look"

urlpatterns = [
    path("preferences/", views.prefer, name="prefer"),
    path("", views.gallery, name="gallery"),
    path("empty/", views.empty_gallery, name="gallery-empty"),
    path("paper/", views.paper_gallery, name="gallery-paper"),
]
