"""Pages of one's own account: change the password, set up or drop the second step."""

from __future__ import annotations

import django_otp
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import authenticate, update_session_auth_hash
from django.http import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from duixian.desk.walls import signed_in
from duixian.desk.walls.access import Asked

from . import actions, second_step
from .forms import Answer, Change
from .models import Account
from .queries import second_step_of
from .rules import must_answer_twice

KEPT = "second_step_key"


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_post_parameters("old", "new", "again")
def password(request: Asked) -> HttpResponseBase:
    """Change one's password; a wrong old one counts like a wrong one at the door."""
    account = _account(request)
    form = Change(request.POST or None, account=account)
    if form.is_valid():
        old = form.cleaned_data["old"]
        if authenticate(request, login=account.login, password=old) is None:
            form.add_error("old", _("This is not your password until now; type it again."))
        else:
            actions.choose_password(account, form.cleaned_data["new"], now=request.now)
            update_session_auth_hash(request, account)
            messages.success(
                request, _("The new password holds from now on; other sessions have ended.")
            )
            return redirect("accounts:own")
    return render(request, "accounts/password.html", {"form": form})


@signed_in
@require_http_methods(["GET", "HEAD"])
def own(request: Asked) -> HttpResponseBase:
    """What belongs to one's account."""
    account = _account(request)
    told = {"account": account, "device": second_step_of(account), "must": _must(request)}
    return render(request, "accounts/own.html", told)


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def set_up(request: Asked) -> HttpResponseBase:
    """Show a key to the telephone and let it answer once; only then it will be asked."""
    account = _account(request)
    if second_step_of(account) is not None:
        return redirect("accounts:own")
    key: str = request.session.setdefault(KEPT, second_step.new_key())
    form = Answer(request.POST or None)
    if form.is_valid():
        counted = second_step.counted(key, form.cleaned_data["digits"], request.now)
        if counted is not None:
            return _set(request, account, key, counted)
        form.add_error("digits", _("The telephone answers something else. Is its clock right?"))
    told = {"form": form, "shown": second_step.shown(account, key), "must": _must(request)}
    return render(request, "accounts/second_step.html", told)


@signed_in
@require_POST
def drop(request: Asked) -> HttpResponseBase:
    """Answer once only from now on; refused where the installation asks for two."""
    account = _account(request)
    if not _must(request) and second_step_of(account) is not None:
        actions.drop_own_second_step(account, now=request.now)
        messages.success(request, _("From now on the password is enough to sign in."))
    return redirect("accounts:own")


def _set(request: Asked, account: Account, key: str, counted: int) -> HttpResponseBase:
    device = actions.set_second_step(account, key, counted, now=request.now)
    del request.session[KEPT]
    update_session_auth_hash(request, account)
    django_otp.login(request, device)
    messages.success(request, _("From now on the telephone is asked each time you sign in."))
    return redirect("accounts:own")


def _must(request: Asked) -> bool:
    return must_answer_twice(request.viewer, required=settings.SECOND_STEP)


def _account(request: Asked) -> Account:
    assert isinstance(request.user, Account)
    return request.user
