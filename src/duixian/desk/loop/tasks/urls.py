"""Addresses of the tasks."""

from __future__ import annotations

from django.urls import path

from . import views

app_name = "tasks"

urlpatterns = [
    path("records/tasks/", views.key_items, name="key"),
    path("records/tasks/paper/", views.key_paper, name="key_paper"),
    path("records/tasks/sheet/", views.sheet, name="sheet"),
    path("records/tasks/sheet/paper/", views.paper, name="paper"),
    path("records/tasks/sheet/workbook/", views.workbook, name="workbook"),
    path("records/tasks/time/", views.time, name="time"),
    path("records/tasks/drafts/", views.stuck, name="stuck"),
    path("records/tasks/<uuid:key>/plan/", views.plan, name="plan"),
]
