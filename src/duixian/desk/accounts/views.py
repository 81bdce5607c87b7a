"""Pages for coming in and going out."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth import authenticate, logout
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST
from django_otp import verify_token

from duixian.desk.look.returning import came_from
from duixian.desk.walls import anyone
from duixian.desk.walls.access import Asked

from . import entering
from .actions import OvertakenError, choose_password
from .forms import Answer, Choose, SignIn
from .models import Account
from .queries import second_step_of

MINUTE = 60


def onward(request: HttpRequest) -> str:
    """Where somebody wanted to go; only an address of ours, else the front page."""
    return came_from(request) or settings.LOGIN_REDIRECT_URL


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
        if isinstance(account, Account):
            return entering.begin(request, account, onward(request))
        form.add_error(None, _wrong())
    told = {"form": form, "next": onward(request), "late": "late" in request.GET}
    return render(request, "accounts/sign_in.html", told)


@anyone
@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_post_parameters("new", "again")
def choose(request: Asked) -> HttpResponseBase:
    """The code of the slip was right: its owner chooses a password, and the code is used up."""
    found = entering.who(request)
    if found is None or not found.account.code:
        return _from_the_start()
    form = Choose(request.POST or None, account=found.account)
    if form.is_valid():
        try:
            choose_password(found.account, form.cleaned_data["new"], now=request.now)
        except OvertakenError:
            return _from_the_start()
        return entering.begin(request, found.account, found.onward)
    return render(request, "accounts/choose.html", {"form": form, "account": found.account})


@anyone
@require_http_methods(["GET", "HEAD", "POST"])
def second_step_asked(request: Asked) -> HttpResponseBase:
    """The password was right: the telephone answers too."""
    found = entering.who(request)
    device = second_step_of(found.account) if found and not found.account.code else None
    if found is None or device is None:
        return _from_the_start()
    form = Answer(request.POST or None)
    if form.is_valid():
        allowed, _why = device.verify_is_allowed()
        right = verify_token(found.account, device.persistent_id, form.cleaned_data["digits"])
        if right is not None:
            return entering.finish(request, found.account, found.onward, right)
        form.add_error("digits", _not_these() if allowed else _too_quick())
    return render(request, "accounts/second_step_asked.html", {"form": form})


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


def _from_the_start() -> HttpResponseBase:
    return redirect("/sign-in/?late")


def _lock_minutes() -> int:
    return int(settings.AXES_COOLOFF_TIME.total_seconds()) // MINUTE


def _wrong() -> str:
    return _(
        "Account or password is not right, so you are not signed in yet. Look at your slip and"
        " type both again; after %(tries)s wrong ones the account is locked for %(minutes)s minutes."
    ) % {"tries": settings.AXES_FAILURE_LIMIT, "minutes": _lock_minutes()}


def _not_these() -> str:
    return _("These digits are not right. Wait until the telephone shows new ones and type those.")


def _too_quick() -> str:
    return _("Too many tries in a row. Wait a minute, then type the digits shown by then.")
