"""Pages of posts and accounts: the list, one post, filling, handing over, slips."""

from __future__ import annotations

import datetime as dt
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Q
from django.http import Http404, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from duixian.desk.accounts.queries import locked, second_step_of
from duixian.desk.org.models import Post, Unit
from duixian.desk.walls import Role, open_to
from duixian.desk.walls.access import Asked as Request

from . import actions, queries
from .actions import Issued, Moment
from .forms import NAMES, Appointing, Describing, Ending, HandOver
from .queries import Asked, State
from .rules import KEEPING, keeps_any, may_fill, may_keep
from .slips import sheets

PAGE = 50
FOUND = 30
SLIPPABLE = (State.NONE, State.EXPIRED)


@open_to(KEEPING)
@require_GET
def posts(request: Request) -> HttpResponseBase:
    """Every post of one's part of the tree and how its account stands."""
    wanted = Asked(_unit(request), request.GET.get("state", ""), request.GET.get("q", "").strip())
    shut_out = locked(request.now)
    seen = queries.posts(request.viewer, request.now.date())
    within = queries.asked(seen, Asked(wanted.unit), request.now, shut_out)
    counts = queries.counted(within, request.now, shut_out)
    page = Paginator(queries.asked(seen, wanted, request.now, shut_out), PAGE).get_page(
        request.GET.get("page")
    )
    told = {
        "page": page,
        "rows": queries.rows(page.object_list, request.now, shut_out),
        "wanted": wanted,
        "tabs": [(state, counts[state]) for state in State if counts[state]],
        "all": sum(counts.values()),
        "counts": counts,
        "groups": queries.groups(request.viewer),
        "may": keeps_any(request.viewer, [found.unit for found in page.object_list]),
    }
    return render(request, "org/posts/posts.html", told)


@open_to(KEEPING)
@require_GET
def post(request: Request, key: UUID) -> HttpResponseBase:
    """One post: who holds it, how the account stands, what can be done about it."""
    found = _post(request, key)
    (row,) = queries.rows([found], request.now, locked(request.now))
    told = {
        "row": row,
        "may": _current(found, request) and may_fill(request.viewer, found.role, found.unit),
        "own": bool(found.account and found.account.key == request.viewer.account),
        "device": second_step_of(found.account) if found.account else None,
        "earlier": [(p, queries.holder(p)) for p in queries.earlier(request.viewer, found)],
    }
    return render(request, "org/posts/post.html", told)


@open_to(KEEPING)
@require_http_methods(["GET", "HEAD", "POST"])
def slips(request: Request) -> HttpResponseBase:
    """Codes for all who have none (or whose code ran out), to be printed in this very answer."""
    state = request.GET.get("state", State.NONE)
    if state not in SLIPPABLE:
        raise Http404
    wanted = Asked(_unit(request), state)
    seen = queries.posts(request.viewer, request.now.date())
    found = [
        post
        for post in queries.asked(seen, wanted, request.now, locked(request.now))
        if may_fill(request.viewer, post.role, post.unit) and queries.holder(post)
    ]
    if request.method == "POST":
        return _printed(request, actions.issue(found, _moment(request)))
    accounts = {p.account_id or p.person_id or p.pk for p in found}
    told = {"number": len(accounts), "wanted": wanted, "days": settings.ENVIRONMENT.code_days}
    return render(request, "org/posts/issue.html", told)


@open_to(KEEPING)
@require_POST
def first_slip(request: Request, key: UUID) -> HttpResponseBase:
    """The slip of somebody who never had one."""
    return _printed(request, actions.issue([_mine(request, key)], _moment(request)))


@open_to(KEEPING)
@require_POST
def renew(request: Request, key: UUID) -> HttpResponseBase:
    """A new slip for the holder of a post."""
    slip = actions.renew(_post(request, key), _moment(request))
    return _printed(request, Issued(slips=[slip]))


@open_to(KEEPING)
@require_POST
def unlock(request: Request, key: UUID) -> HttpResponseBase:
    """The holder may try again at once."""
    found = _post(request, key)
    actions.unlock(found, _moment(request))
    said = _("%(name)s can sign in again at once, with the password until now.")
    messages.success(request, said % {"name": queries.holder(found)})
    return redirect("posts:post", key)


@open_to(KEEPING)
@require_POST
def drop_second_step(request: Request, key: UUID) -> HttpResponseBase:
    """The holder has lost the telephone."""
    found = _post(request, key)
    actions.drop_second_step(found, _moment(request))
    said = _("%(name)s signs in without telephone from now on.")
    messages.success(request, said % {"name": queries.holder(found)})
    return redirect("posts:post", key)


@open_to(KEEPING)
@require_http_methods(["GET", "HEAD", "POST"])
def hand_over(request: Request, key: UUID) -> HttpResponseBase:
    """Somebody else holds the post from a day on."""
    found = _mine(request, key)
    form = HandOver(
        request.POST or None, viewer=request.viewer, post=found, today=request.now.date()
    )
    if form.is_valid():
        typed = form.cleaned_data
        begun, issued = actions.hand_over(found, typed["successor"], typed["day"], _moment(request))
        if issued.slips:
            return _printed(request, issued)
        messages.success(
            request,
            _("Handed over. %(name)s signs in as before.") % {"name": queries.holder(begun)},
        )
        return redirect("posts:post", begun.key)
    told = {"form": form, "row": queries.rows([found], request.now, ())[0], "list": NAMES}
    told["names"] = queries.names_at(request.viewer, found.unit)
    return render(request, "org/posts/hand_over.html", told)


@open_to(KEEPING)
@require_http_methods(["GET", "HEAD", "POST"])
def describe(request: Request, key: UUID) -> HttpResponseBase:
    """What a post is called at home, and what its holder answers for."""
    found = _mine(request, key)
    stands = {"title": found.title, "duty": found.duty}
    form = Describing(request.POST or None, initial=stands)
    if request.method == "POST" and form.is_valid():
        actions.describe(found, form.called, _moment(request))
        return redirect("posts:post", found.key)
    told = {"form": form, "row": queries.rows([found], request.now, ())[0]}
    return render(request, "org/posts/describe.html", told)


@open_to(KEEPING)
@require_http_methods(["GET", "HEAD", "POST"])
def end(request: Request, key: UUID) -> HttpResponseBase:
    """Nobody holds the post from a day on."""
    found = _mine(request, key)
    form = Ending(request.POST or None, post=found, today=request.now.date())
    if form.is_valid():
        actions.end(found, form.cleaned_data["day"], _moment(request))
        said = _("%(unit)s: the post is vacant; %(name)s no longer sees the unit.")
        words = {"unit": found.unit.name, "name": queries.holder(found)}
        messages.success(request, said % words)
        return redirect("posts:posts")
    told = {"form": form, "row": queries.rows([found], request.now, ())[0]}
    return render(request, "org/posts/end.html", told)


@open_to(KEEPING)
@require_GET
def units(request: Request) -> HttpResponseBase:
    """Which unit a post is to be filled at."""
    words = request.GET.get("q", "").strip()
    seen = Unit.objects.seen_by(request.viewer).filter(closed_on=None)
    named = seen.filter(Q(name__icontains=words) | Q(code__icontains=words)).order_by("path")
    kept = [unit for unit in named[:FOUND] if may_keep(request.viewer, unit)]
    return render(request, "org/posts/units.html", {"units": kept, "words": words})


@open_to(KEEPING)
@require_http_methods(["GET", "HEAD", "POST"])
def appoint(request: Request, key: UUID) -> HttpResponseBase:
    """Fill a post of a unit."""
    unit = get_object_or_404(Unit.objects.seen_by(request.viewer), key=key, closed_on=None)
    if not may_keep(request.viewer, unit):
        raise PermissionDenied
    form = Appointing(
        request.POST or None, viewer=request.viewer, unit=unit, today=request.now.date()
    )
    if form.is_valid():
        typed = form.cleaned_data
        begun = actions.appoint(
            unit, Role(typed["role"]), typed["successor"], typed["day"], _moment(request),
            form.called,
        )  # fmt: skip
        messages.success(request, _("The post is filled; the slip is still to be printed."))
        return redirect("posts:post", begun.key)
    told = {"form": form, "unit": unit, "list": NAMES}
    told["names"] = queries.names_at(request.viewer, unit)
    return render(request, "org/posts/appoint.html", told)


def _printed(request: Request, issued: Issued) -> HttpResponseBase:
    """The slips themselves: codes stand in this answer and nowhere else."""
    return render(request, "org/posts/slips.html", sheets(request, issued))


def _moment(request: Request) -> Moment:
    """Now, and the end of the day until which codes are good."""
    last = request.now + dt.timedelta(days=settings.ENVIRONMENT.code_days)
    until = last.replace(hour=23, minute=59, second=59, microsecond=0)
    return Moment(request.viewer, request.now, until)


def _post(request: Request, key: UUID) -> Post:
    seen = Post.objects.seen_by(request.viewer).select_related("unit", "person", "account")
    return get_object_or_404(seen, key=key)


def _mine(request: Request, key: UUID) -> Post:
    found = _post(request, key)
    if not (_current(found, request) and may_fill(request.viewer, found.role, found.unit)):
        raise PermissionDenied
    return found


def _current(found: Post, request: Request) -> bool:
    return found.to_day is None or found.to_day > request.now.date()


def _unit(request: Request) -> Unit | None:
    """The unit that a list is narrowed to; one out of sight is one that is not there."""
    key = request.GET.get("unit", "")
    if not key:
        return None
    try:
        return get_object_or_404(Unit.objects.seen_by(request.viewer), key=UUID(key))
    except ValueError as error:
        raise Http404 from error
