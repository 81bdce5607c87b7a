"""Addresses of the comments."""

from __future__ import annotations

from django.urls import path

from . import views

app_name = "comments"

urlpatterns = [
    path("records/comments/", views.comments, name="list"),
    path("records/comments/workbook/", views.workbook, name="workbook"),
    path("records/comments/give/<uuid:unit>/", views.give, name="give"),
]
