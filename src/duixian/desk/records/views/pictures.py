"""Pictures beside a record: handed in, cleaned, and shown to those who see the record."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.http import require_GET, require_POST

from duixian.desk.walls import ACTING, SEEING, open_to
from duixian.desk.walls.access import Asked


@open_to(ACTING)
@require_POST
def attach(request: Asked, key: UUID) -> HttpResponse:
    raise NotImplementedError


@open_to(SEEING)
@require_GET
def picture(request: Asked, key: UUID, picture: UUID) -> HttpResponse:
    raise NotImplementedError
