"""Addresses of the register of problems."""

from __future__ import annotations

from django.urls import path

from . import views

app_name = "problems"

urlpatterns = [
    path("records/problems/", views.register, name="register"),
    path("records/problems/workbook/", views.workbook, name="workbook"),
    path("records/problems/print/", views.paper, name="paper"),
]
