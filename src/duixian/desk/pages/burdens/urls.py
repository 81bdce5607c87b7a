"""Address of the burden."""

from __future__ import annotations

from django.urls import path

from . import views

app_name = "burdens"
urlpatterns = [
    path("campaigns/burden/", views.burden, name="burden"),
]
