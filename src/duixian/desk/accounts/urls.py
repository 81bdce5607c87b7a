"""Addresses of coming in, going out, and one's own account."""

from __future__ import annotations

from django.urls import path

from . import own, views

app_name = "accounts"

urlpatterns = [
    path("sign-in/", views.sign_in, name="sign_in"),
    path("sign-in/password/", views.choose, name="choose_password"),
    path("sign-in/second-step/", views.second_step_asked, name="second_step_asked"),
    path("sign-out/", views.sign_out, name="sign_out"),
    path("account/", own.own, name="own"),
    path("account/password/", own.password, name="password"),
    path("account/second-step/", own.set_up, name="second_step"),
    path("account/second-step/drop/", own.drop, name="drop_second_step"),
]
