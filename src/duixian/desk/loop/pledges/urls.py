"""Addresses of the pledges."""

from __future__ import annotations

from django.urls import path

from .views import board, deciding, judging, sheets

app_name = "pledges"

urlpatterns = [
    path("records/pledges/", board.board, name="board"),
    path("records/pledges/workbook/", sheets.workbook, name="workbook"),
    path("records/pledges/<uuid:unit>/wall/", sheets.wall, name="wall"),
    path("records/pledges/<uuid:unit>/review/", deciding.review, name="review"),
    path("records/pledges/<uuid:unit>/show/", deciding.show, name="show"),
    path("records/pledges/<uuid:unit>/judge/", judging.judge, name="judge"),
    path("records/pledges/<uuid:unit>/ballot/", judging.ballot, name="ballot"),
    path("records/pledges/<uuid:key>/letter/document/", sheets.letter_document, name="document"),
    path("records/pledges/<uuid:key>/letter/", sheets.letter, name="letter"),
]
