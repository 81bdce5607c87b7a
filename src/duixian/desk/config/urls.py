"""All addresses of the desk."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("duixian.desk.accounts.urls")),
    path("", include("duixian.desk.pages.urls")),
    path("units/", include("duixian.desk.org.units.urls")),
    path("rosters/", include("duixian.desk.org.files.urls")),
    path("records/", include("duixian.desk.records.urls")),
]
