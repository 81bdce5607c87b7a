"""Pages for coming in and going out."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth import authenticate, login, logout
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from duixian.desk.walls import anyone
from duixian.desk.walls.access import Asked

from .forms import SignIn

MINUTE = 60


def onward(request: HttpRequest) -> str:
    """Where somebody wanted to go; only an address of ours, else the front page."""
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    safe = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, request.is_secure())
    return wanted if safe else settings.LOGIN_REDIRECT_URL


@anyone
@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_post_parameters("password")
def sign_in(request: Asked) -> HttpResponseBase:
    """Ask for account and password; what is wrong is one answer for every cause."""
    if request.viewer.account is not None:
        return redirect(onward(request))
    form = SignIn(request.POST or None)
    if form.is_valid():
        account = authenticate(request, **form.cleaned_data)
        if account is not None:
            login(request, account)
            return redirect(onward(request))
        form.add_error(None, _wrong())
    told = {"form": form, "next": onward(request)}
    return render(request, "accounts/sign_in.html", told)


def _wrong() -> str:
    return _(
        "Account or password is not right, so you are not signed in yet. Look at your slip and"
        " type both again; after %(tries)s wrong ones the account is locked for %(minutes)s minutes."
    ) % {"tries": settings.AXES_FAILURE_LIMIT, "minutes": _lock_minutes()}


def _lock_minutes() -> int:
    return int(settings.AXES_COOLOFF_TIME.total_seconds()) // MINUTE


def locked_out(
    request: HttpRequest, _answer: HttpResponse | None = None, _credentials: object = None
) -> HttpResponse:
    """What a locked account gets instead: how long, and who can help; unknown ones get it too."""
    told = {"minutes": _lock_minutes(), "next": onward(request)}
    return render(request, "accounts/locked.html", told, status=429)


@anyone
@require_POST
def sign_out(request: Asked) -> HttpResponseBase:
    """Leave: the session ends, and the browser forgets what pages kept in it."""
    logout(request)
    answer = redirect(settings.LOGIN_URL)
    answer.headers["Clear-Site-Data"] = '"storage"'
    return answer
