"""Address of the working days."""

from __future__ import annotations

from django.urls import path

from . import views

app_name = "calendar"

urlpatterns = [path("", views.days, name="days")]
