"""Addresses of how one reads."""

from __future__ import annotations

from django.urls import path

from . import views

app_name = "reading"
urlpatterns = [
    path("settings/", views.settings, name="settings"),
    path("preferences/", views.prefer, name="prefer"),
    path("look/", views.gallery, name="gallery"),
    path("look/empty/", views.gallery, {"part": "gallery_empty"}, name="gallery_empty"),
    path("look/paper/", views.gallery, {"part": "gallery_paper"}, name="gallery_paper"),
]
