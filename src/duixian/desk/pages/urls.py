"""Addresses of the composed pages: each room brings its own."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path

from . import ROOMS

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include(f"duixian.desk.pages.{room}.urls")) for room in ROOMS
]
