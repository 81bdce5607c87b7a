"""All addresses of the desk."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("duixian.desk.accounts.urls")),
    path("posts/", include("duixian.desk.org.posts.urls")),
    path("working-days/", include("duixian.desk.org.calendar.urls")),
    path("journal/", include("duixian.desk.org.journal.urls")),
    path("", include("duixian.desk.pages.urls")),
    path("units/", include("duixian.desk.org.units.urls")),
    path("rosters/", include("duixian.desk.org.files.urls")),
    path("records/", include("duixian.desk.records.urls")),
    path("", include("duixian.desk.loop.urls")),
    path("scorecards/", include("duixian.desk.scorecards.urls")),
    path("campaigns/", include("duixian.desk.campaigns.urls")),
]
