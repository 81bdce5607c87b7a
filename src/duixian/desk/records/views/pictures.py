"""Pictures beside a record: handed in, drawn anew, shown to those who see the record."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from duixian.desk.look.wording import reading
from duixian.desk.records import queries
from duixian.desk.records.actions import attach, detach
from duixian.desk.records.refusals import Refused
from duixian.desk.walls import ACTING, SEEING, open_to
from duixian.desk.walls.access import Asked
from duixian.rulebook.errors import NotFound, Unusable

from .one import read


def kept_in() -> Path:
    """The folder of the pictures; nothing serves it but the view below."""
    data: Path = settings.ENVIRONMENT.data
    return data / "files"


@open_to(ACTING)
@require_POST
def add(request: Asked, key: UUID) -> HttpResponse:
    """Put a picture beside a record."""
    record, _kind = read(request.viewer, key)
    file = request.FILES.get("picture")
    if file is None:
        messages.warning(request, _("Choose a picture first."))
        return redirect("records:one", key)
    try:
        attach(
            viewer=request.viewer,
            now=request.now,
            record=record,
            data=file.read(),
            name=file.name or "",
            folder=kept_in(),
        )
    except Unusable as unusable:
        for finding in unusable.findings:
            language = reading()
            messages.warning(request, f"{finding.what(language)}；{finding.hint(language)}")
    except Refused as refused:
        for text in refused.whole:
            messages.warning(request, text.in_(reading()))
    else:
        messages.success(request, _("The picture stands beside the record."))
    return redirect("records:one", key)


@open_to(SEEING)
@require_GET
def show(request: Asked, key: UUID, picture: UUID) -> HttpResponse:
    """The picture itself, for whoever sees the record beside which it stands."""
    record, _kind = read(request.viewer, key)
    try:
        attachment, path = queries.picture(request.viewer, picture, kept_in())
    except NotFound as error:
        raise Http404 from error
    if attachment.record_id != record.pk or not path.is_file():
        raise Http404
    answer = HttpResponse(path.read_bytes(), content_type=attachment.media_type)
    answer.headers["Content-Disposition"] = "inline"
    answer.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return answer


@open_to(ACTING)
@require_POST
def remove(request: Asked, key: UUID, picture: UUID) -> HttpResponse:
    """Take a picture away from its record."""
    record, _kind = read(request.viewer, key)
    beside = {a.key: a for a in queries.pictures_of(request.viewer, record)}
    if picture not in beside:
        raise Http404
    try:
        detach(viewer=request.viewer, now=request.now, attachment=beside[picture])
    except Refused as refused:
        for text in refused.whole:
            messages.warning(request, text.in_(reading()))
    else:
        messages.success(request, _("The picture was taken away."))
    return redirect("records:one", key)
