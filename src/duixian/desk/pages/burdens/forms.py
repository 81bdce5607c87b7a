"""Of which campaign the burden is asked, and for how large a branch."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from duixian.desk.campaigns.models import Campaign
from duixian.desk.campaigns.packs import looked_at, startable
from duixian.desk.look.wording import reading
from duixian.desk.walls import Viewer

from .weighing import CAMPAIGN, PACK, Question

if TYPE_CHECKING:
    from duixian.rulebook.norms import Assumed

Choice = tuple[str, str | Promise]
MOST_MEMBERS, MOST_BRANCHES = 5000, 500
BEYOND = ("invalid", "min_value", "max_value")
GONE = _("There is no such campaign here, or it has ended. Choose one from the list.")
MEMBERS = _(
    "“Members of a branch” is a whole number from 1 to 5000. Write it in digits, such as 20."
)
BRANCHES = _(
    "“Branches of a township” is a whole number from 1 to 500. Write it in digits, such as 30."
)


class BurdenForm(forms.Form):
    """What to look at; what is not said stays as usual."""

    what = forms.ChoiceField(
        label=_("Which campaign"), required=False, error_messages={"invalid_choice": GONE}
    )
    members = forms.IntegerField(
        label=_("Members of a branch"),
        min_value=1,
        max_value=MOST_MEMBERS,
        required=False,
        error_messages=dict.fromkeys(BEYOND, MEMBERS),
    )
    branches = forms.IntegerField(
        label=_("Branches of a township"),
        min_value=1,
        max_value=MOST_BRANCHES,
        required=False,
        error_messages=dict.fromkeys(BEYOND, BRANCHES),
    )

    def __init__(self, running: Iterable[Campaign], given: Mapping[str, Any]) -> None:
        from duixian.rulebook.norms import Assumed

        self.usual = Assumed()
        asked = {name: given.get(name) for name in ("what", "members", "branches")}
        super().__init__(
            {
                "what": asked["what"] or "",
                "members": asked["members"] or self.usual.members,
                "branches": asked["branches"] or self.usual.branches,
            }
        )
        self.fields["what"].choices = _choices(running)  # type: ignore[attr-defined]

    @property
    def chosen(self) -> str:
        """The campaign or pack that is asked about; empty for all that run."""
        found: str = getattr(self, "cleaned_data", {}).get("what", "")
        return found

    @property
    def assumed(self) -> Assumed:
        """For which branch and township it is reckoned."""
        from dataclasses import replace

        given = self.cleaned_data
        return replace(self.usual, members=given["members"], branches=given["branches"])

    def question(self, viewer: Viewer) -> Question:
        """What is asked, by whom."""
        return Question(viewer, self.chosen, self.assumed)


def _choices(running: Iterable[Campaign]) -> list[Choice | tuple[Promise, list[Choice]]]:
    """All that run together, each of them, and each pack that could be started."""
    language = reading()
    run: list[Choice] = [(f"{CAMPAIGN}{c.key}", c.name.in_(language)) for c in running]
    packs: list[Choice] = []
    for name in startable():
        pack = looked_at(name).pack
        packs.append((f"{PACK}{name}", pack.name.in_(language) if pack else name))
    found: list[Choice | tuple[Promise, list[Choice]]] = [("", _("All that run, together"))]
    if run:
        found.append((_("Running"), run))
    return [*found, (_("Before it starts"), packs)]
