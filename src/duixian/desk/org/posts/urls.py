"""Addresses of posts and accounts."""

from __future__ import annotations

from django.urls import path

from . import views

app_name = "posts"

urlpatterns = [
    path("", views.posts, name="posts"),
    path("slips/", views.slips, name="slips"),
    path("new/", views.units, name="units"),
    path("new/<uuid:key>/", views.appoint, name="appoint"),
    path("<uuid:key>/", views.post, name="post"),
    path("<uuid:key>/slip/", views.first_slip, name="first_slip"),
    path("<uuid:key>/renew/", views.renew, name="renew"),
    path("<uuid:key>/unlock/", views.unlock, name="unlock"),
    path("<uuid:key>/second-step/drop/", views.drop_second_step, name="drop_second_step"),
    path("<uuid:key>/hand-over/", views.hand_over, name="hand_over"),
    path("<uuid:key>/describe/", views.describe, name="describe"),
    path("<uuid:key>/end/", views.end, name="end"),
]
