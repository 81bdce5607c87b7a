"""Addresses of the records."""

from __future__ import annotations

from django.urls import path

from .views import choosing, entering, listing, one, papers, pictures, stack, stepping, waiting

app_name = "records"

urlpatterns = [
    path("", listing.records, name="list"),
    path("workbook/", listing.workbook, name="workbook"),
    path("waiting/", waiting.waiting, name="waiting"),
    path("new/", choosing.choose, name="choose"),
    path("new/<slug:kind>/<uuid:unit>/", entering.new, name="new"),
    path("new/<slug:kind>/<uuid:unit>/draft/", entering.keep, name="keep"),
    path("drafts/<uuid:draft>/drop/", entering.drop, name="drop_draft"),
    path("stack/", stack.start, name="stack"),
    path("stack/<slug:kind>/<uuid:unit>/", stack.sheet, name="stack_sheet"),
    path("paper/<uuid:unit>/", papers.month, name="month"),
    path("paper/<uuid:unit>/<slug:kind>/", papers.blank, name="paper"),
    path("<uuid:key>/", one.record, name="one"),
    path("<uuid:key>/move/<slug:move>/", stepping.move, name="move"),
    path("<uuid:key>/move/<slug:move>/draft/", stepping.keep, name="keep_move"),
    path("<uuid:key>/correct/draft/", stepping.keep, name="keep_correction"),
    path("<uuid:key>/correct/", stepping.correction, name="correct"),
    path("<uuid:key>/undo/", one.undo, name="undo"),
    path("<uuid:key>/pictures/", pictures.add, name="attach"),
    path("<uuid:key>/pictures/<uuid:picture>/", pictures.show, name="picture"),
    path("<uuid:key>/pictures/<uuid:picture>/remove/", pictures.remove, name="remove_picture"),
]
