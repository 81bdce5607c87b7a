"""Every address of the desk: to whom it is open and what it is about. One that is missing here fails."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import URLPattern, URLResolver, get_resolver

from duixian.desk.org.models import TAKING_IN
from duixian.desk.org.posts.rules import KEEPING
from duixian.desk.walls import ACTING, LEADING, SEEING, Access, Role

EVERYBODY = Access(anyone=True)
SIGNED_IN = Access()


@dataclass(frozen=True)
class Address:
    """One row of the matrix.

    `about` names what its argument points at (a unit, a record...), so that what lies out of
    sight can be asked for; `answers` are the statuses for what lies in sight.
    """

    access: Access
    about: str = ""
    method: str = "get"
    answers: tuple[int, ...] = (200,)


def to(*roles: Role) -> Access:
    """Open to these roles."""
    return Access(roles=frozenset(roles))


def of(roles: frozenset[Role], about: str = "", **more: object) -> Address:
    """Open to these roles, about something in their part of the tree."""
    return Address(Access(roles=roles), about, **more)  # type: ignore[arg-type]


OR_NOT = (200, 302, 403)  # in sight, and perhaps somebody else's to keep
POSTED = {"method": "post", "answers": (200, 302, 400, 409, 422)}

ADDRESSES: dict[str, Address] = {
    "accounts:sign_in": Address(EVERYBODY),
    "accounts:choose_password": Address(EVERYBODY, answers=(302,)),
    "accounts:second_step_asked": Address(EVERYBODY, answers=(302,)),
    "accounts:sign_out": Address(EVERYBODY, method="post", answers=(302,)),
    "accounts:own": Address(SIGNED_IN),
    "calendar:days": Address(SIGNED_IN),
    "accounts:password": Address(SIGNED_IN),
    "accounts:second_step": Address(SIGNED_IN),
    "accounts:drop_second_step": Address(SIGNED_IN, method="post", answers=(200, 302)),
    "posts:posts": of(KEEPING),
    "posts:slips": of(KEEPING),
    "posts:units": of(KEEPING),
    "posts:appoint": of(KEEPING, "unit", answers=OR_NOT),
    "posts:post": of(KEEPING, "post"),
    "posts:first_slip": of(KEEPING, "post", method="post", answers=OR_NOT),
    "posts:renew": of(KEEPING, "post", method="post", answers=OR_NOT),
    "posts:unlock": of(KEEPING, "post", method="post", answers=OR_NOT),
    "posts:drop_second_step": of(KEEPING, "post", method="post", answers=OR_NOT),
    "posts:hand_over": of(KEEPING, "post", answers=OR_NOT),
    "posts:describe": of(KEEPING, "post", answers=OR_NOT),
    "posts:end": of(KEEPING, "post", answers=OR_NOT),
    "units:home": of(SEEING, answers=(302,)),
    "units:unit": of(SEEING, "unit"),
    "units:members": of(SEEING, "unit"),
    "units:below": of(TAKING_IN, "unit"),
    "rosters:sheet": of(TAKING_IN),
    "rosters:new": of(TAKING_IN, "unit"),
    "rosters:one": of(TAKING_IN, "roster"),
    "rosters:progress": of(TAKING_IN, "roster"),
    "rosters:findings": of(TAKING_IN, "roster"),
    "rosters:differences": of(TAKING_IN, "roster"),
    "rosters:take": of(TAKING_IN, "roster", **POSTED),
    "rosters:leave": of(TAKING_IN, "roster", **POSTED),
    "rosters:again": of(TAKING_IN, "roster", **POSTED),
    "journal:journal": Address(to(Role.AUDITOR)),
    "today:today": Address(SIGNED_IN),
    "urging:list": of(LEADING),
    "overview:overview": of(SEEING),
    "burdens:burden": of(SEEING),
    "reading:settings": Address(SIGNED_IN),
    "reading:prefer": Address(EVERYBODY, method="post", answers=(302,)),
    "reading:gallery": Address(to(Role.ADMINISTRATOR)),
    "reading:gallery_empty": Address(to(Role.ADMINISTRATOR)),
    "reading:gallery_paper": Address(to(Role.ADMINISTRATOR)),
    "records:list": of(SEEING),
    "records:workbook": of(SEEING),
    "records:waiting": of(ACTING),
    "records:choose": of(SEEING),
    "records:new": of(SEEING, "unit", answers=(200, 403)),
    "records:keep": of(SEEING, "unit", method="post", answers=(200, 204, 302, 403)),
    "records:drop_draft": of(SEEING, "draft", **POSTED),
    "records:stack": of(LEADING - {Role.LEADER}),
    "records:stack_sheet": of(LEADING - {Role.LEADER}, "unit"),
    "records:month": of(ACTING, "unit"),
    "records:paper": of(ACTING, "unit"),
    "records:one": of(SEEING, "record"),
    "records:move": of(SEEING, "record", answers=(200, 403)),
    "records:keep_move": of(SEEING, "record", method="post", answers=(200, 204, 302, 403)),
    "records:correct": of(ACTING, "record", answers=(200, 403)),
    "records:keep_correction": of(SEEING, "record", method="post", answers=(200, 204, 302, 403)),
    "records:undo": of(SEEING, "record", **POSTED),
    "records:attach": of(ACTING, "record", **POSTED),
    "records:remove_picture": of(ACTING, "picture", **POSTED),
    "records:picture": of(SEEING, "picture"),
    "pledges:board": of(SEEING),
    "pledges:workbook": of(SEEING),
    "pledges:wall": of(SEEING, "unit"),
    "pledges:review": of(SEEING, "unit"),
    "pledges:show": of(SEEING, "unit"),
    "pledges:judge": of(SEEING, "unit"),
    "pledges:ballot": of(SEEING, "unit"),
    "pledges:document": of(SEEING, "pledge"),
    "pledges:letter": of(SEEING, "pledge"),
    "inspections:home": of(SEEING),
    "inspections:script": of(SEEING),
    "inspections:one": of(SEEING, "round"),
    "inspections:lot": of(SEEING, "round"),
    "inspections:list": of(SEEING, "round"),
    "inspections:ranks": of(LEADING, "round"),
    "inspections:sheets": of(ACTING, "round"),
    "comments:list": of(SEEING),
    "comments:workbook": of(SEEING),
    "comments:give": of(SEEING, "unit", answers=(302, 403)),
    "contacts:points": of(SEEING),
    "contacts:pairs": of(SEEING),
    "contacts:service": of(SEEING),
    "contacts:yearly": of(SEEING),
    "problems:register": of(SEEING),
    "problems:workbook": of(SEEING),
    "problems:paper": of(SEEING),
    "tasks:key": of(SEEING),
    "tasks:key_paper": of(SEEING),
    "tasks:sheet": of(SEEING),
    "tasks:paper": of(SEEING),
    "tasks:workbook": of(SEEING),
    "tasks:time": of(SEEING),
    "tasks:stuck": of(SEEING),
    "tasks:plan": of(SEEING, "task"),
    "signals:list": of(LEADING),
    "signals:one": of(LEADING, "signal"),
    "signals:ask": of(LEADING, "signal", method="post", answers=OR_NOT),
    "campaigns:list": of(SEEING),
    "campaigns:campaign": of(SEEING, "campaign"),
    "campaigns:umbrella": Address(to(Role.OFFICE), "campaign"),
    "campaigns:start": Address(to(Role.OFFICE)),
    "course:course": of(SEEING, "campaign"),
    "course:plan": Address(to(Role.OFFICE), "campaign", method="post", answers=(302,)),
    "course:closing": Address(to(Role.OFFICE), "campaign"),
    "course:report": of(SEEING, "campaign"),
    "course:meeting": of(SEEING, "campaign"),
    "course:carried": of(SEEING, "campaign"),
    "course:document": of(SEEING, "campaign"),
    "course:behind": of(SEEING, "campaign"),
    "scorecards:whole": of(SEEING, answers=(200, 302)),
    "scorecards:unit": of(SEEING, "unit"),
    "scorecards:state": of(SEEING, "unit"),
    "scorecards:paper": of(SEEING, "unit"),
    "scorecards:workbook": of(SEEING, "unit"),
    "scorecards:why": of(SEEING, "unit"),
}


def routes(
    resolver: URLResolver | None = None, prefix: str = ""
) -> Iterator[tuple[str, URLPattern]]:
    """Every route of the resolver by its full name; one without a name by its pattern."""
    for pattern in (resolver or get_resolver()).url_patterns:
        if isinstance(pattern, URLResolver):
            space = f"{prefix}{pattern.namespace}:" if pattern.namespace else prefix
            yield from routes(pattern, space)
        else:
            yield f"{prefix}{pattern.name or pattern.pattern}", pattern
