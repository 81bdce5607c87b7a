"""What is typed to fill a post."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from duixian.desk.accounts.models import Account
from duixian.desk.look.inputs import DayInput
from duixian.desk.org.models import Person, Post, Unit
from duixian.desk.org.queries import posts_of
from duixian.desk.walls import Viewer

from .actions import Called, Successor
from .queries import called
from .rules import clash, may_fill, offered

NAMES = "names-here"
MANY = 5


class Describing(forms.Form):
    """What a post is called at home, and what its holder answers for."""

    title = forms.CharField(
        label=gettext_lazy("Title"),
        max_length=40,
        required=False,
        help_text=gettext_lazy("Where the post is called otherwise at home: deputy secretary."),
    )
    duty = forms.CharField(
        label=gettext_lazy("Answers for"),
        max_length=100,
        required=False,
        help_text=gettext_lazy("Who looks for whom to ask reads it on the page of the unit."),
    )

    @property
    def called(self) -> Called:
        """What was typed."""
        return Called(self.cleaned_data["title"].strip(), self.cleaned_data["duty"].strip())


class Filling(forms.Form):
    """Who is to hold a post, and from when."""

    who = forms.CharField(
        label=gettext_lazy("Name"),
        max_length=100,
        help_text=gettext_lazy("As on the roster; where two have the same name, the number."),
        widget=forms.TextInput(attrs={"list": NAMES, "autocomplete": "off"}),
    )
    outside = forms.BooleanField(
        label=gettext_lazy("Does not stand on the roster here"), required=False
    )
    day = forms.DateField(label=pgettext_lazy("the first day of a post", "From"), widget=DayInput)

    def __init__(
        self, *given: Any, viewer: Viewer, unit: Unit, today: dt.date, **named: Any
    ) -> None:
        super().__init__(*given, **named)
        self.fields["day"].initial = today
        self.viewer, self.unit, self.today = viewer, unit, today

    def clean_day(self) -> dt.date:
        """Today or a day that has been: sight changes when this is sent."""
        return past_day(self.cleaned_data["day"], self.today)

    def clean(self) -> dict[str, Any]:
        """Exactly one person, or expressly a name."""
        found: dict[str, Any] = super().clean() or {}
        if "who" in found:
            outside = bool(found.get("outside"))
            found["successor"] = self._successor(found["who"].strip(), outside=outside)
        return found

    def _successor(self, who: str, *, outside: bool) -> Successor | None:
        people = called(self.viewer, self.unit, who)
        if outside:
            return Successor(name=who)
        if len(people) == 1:
            return self._fitting(people[0])
        self.add_error("who", _several(people) if people else _nobody(who))
        return None

    def _fitting(self, person: Person) -> Successor:
        if person.key == self.viewer.person:
            self.add_error("who", _("Nobody gives a post to themselves; ask whoever stands above."))
        account = Account.objects.filter(person=person.key).first()
        held = posts_of([account], self.today) if account else []
        if any(clash(role, [post.role for post in held]) for role in self.roles()):
            self.add_error(
                "who",
                _(
                    "%(name)s holds another post. Auditors and administrators hold no other;"
                    " choose somebody else, or end that post first."
                )
                % {"name": person.name},
            )
        return Successor(person)

    def roles(self) -> list[str]:
        """The roles that are to be held."""
        return []


class HandOver(Filling):
    """Who follows the holder of a post."""

    def __init__(self, *given: Any, post: Post, **named: Any) -> None:
        super().__init__(*given, unit=post.unit, **named)
        self.post = post

    def roles(self) -> list[str]:
        """The role of the post."""
        return [self.post.role]

    def clean_day(self) -> dt.date:
        """Not before the holder until now began."""
        return past_day(self.cleaned_data["day"], self.today, self.post.from_day)

    def _fitting(self, person: Person) -> Successor:
        if person == self.post.person:
            self.add_error("who", _("This is who holds the post until now; name the next one."))
        return super()._fitting(person)


class Appointing(Describing, Filling):
    """Who is to hold which post of a unit."""

    role = forms.ChoiceField(label=gettext_lazy("Post"), widget=forms.RadioSelect)
    field_order = ("role", "who", "outside", "day", "title", "duty")

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        open_ones = [r for r in offered(self.unit) if may_fill(self.viewer, r, self.unit)]
        self.fields["role"].choices = [(r.value, r.label) for r in open_ones]  # type: ignore[attr-defined]

    def roles(self) -> list[str]:
        """The role that was chosen."""
        return [role for role in (self.cleaned_data.get("role"),) if role]


class Ending(forms.Form):
    """From which day nobody holds a post."""

    day = forms.DateField(label=gettext_lazy("Vacant from"), widget=DayInput)

    def __init__(self, *given: Any, post: Post, today: dt.date, **named: Any) -> None:
        super().__init__(*given, **named)
        self.fields["day"].initial = today
        self.post, self.today = post, today

    def clean_day(self) -> dt.date:
        """Not before its holder began, and not to come."""
        return past_day(self.cleaned_data["day"], self.today, self.post.from_day)


def past_day(day: dt.date, today: dt.date, since: dt.date | None = None) -> dt.date:
    """A day that is not to come, nor before one that began later.

    Raises:
        ValidationError: which of the two, and what to do.
    """
    if day > today:
        raise forms.ValidationError(
            _("This day is still to come. Do it on the day itself, or choose an earlier one.")
        )
    if since is not None and day < since:
        raise forms.ValidationError(
            _("The holder until now began later, on %(day)s.") % {"day": since.isoformat()}
        )
    return day


def _several(people: list[Person]) -> str:
    listed = [f"{p.code} ({p.unit.name})" for p in people[:MANY]]
    return _("%(n)s people have this name. Type the number instead: %(listed)s") % {
        "n": len(people),
        "listed": ", ".join(listed),
    }


def _nobody(who: str) -> str:
    return _(
        "Nobody called %(who)s stands on the roster of this unit. Look at the spelling;"
        " if they are not on it, tick the box below."
    ) % {"who": who}
