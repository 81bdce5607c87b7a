"""The people of a unit by what their roster says of them: staff, in hardship, volunteers, sorts of post."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType

from django.db.models import Count, F, Q, QuerySet
from django.db.models.fields.json import KT
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from duixian.desk.org.models import Person, Unit
from duixian.desk.walls import ACTING, Viewer

MOST = 12
AT = "at:"
MARKED = MappingProxyType(
    {
        "staff": (gettext_lazy("no members"), Q(status="none")),
        "hardship": (gettext_lazy("in hardship"), Q(details__hardship=True)),
        "volunteers": (gettext_lazy("volunteers"), Q(details__has_key="volunteers")),
    }
)


@dataclass(frozen=True)
class Group:
    """Some of the people of a unit: what they are called, how many, and how they are asked for."""

    of: str
    name: str
    many: int


def may_know(viewer: Viewer, unit: Unit) -> bool:
    """Whether the viewer may read who is in hardship or volunteers: those who act there or above."""
    return viewer.holds(ACTING, unit.path)


def groups_of(people: QuerySet[Person]) -> list[Group]:
    """The groups among these people that are not empty; of sorts of post the largest."""
    counts = people.order_by().aggregate(
        **{of: Count("pk", filter=test) for of, (_name, test) in MARKED.items()}
    )
    found = [Group(of, str(MARKED[of][0]), many) for of, many in counts.items() if many]
    works = people.order_by().values_list(KT("details__work")).annotate(many=Count("pk"))
    named = works.exclude(details__work=None).order_by(F("many").desc(), KT("details__work"))
    return found + [Group(f"{AT}{work}", work, many) for work, many in named[:MOST] if work]


def only(people: QuerySet[Person], of: str) -> QuerySet[Person]:
    """Those of one group; all where nothing known is asked for."""
    if of in MARKED:
        return people.filter(MARKED[of][1])
    return people.filter(details__work=of.removeprefix(AT)) if of.startswith(AT) else people


def told_of(person: Person) -> str:
    """What the roster says of somebody beside their status: sort of post, what for a volunteer, hardship."""
    details = person.details
    said = [details.get("work", "")]
    if details.get("volunteers"):
        said.append(_("volunteers for %(what)s") % {"what": details["volunteers"]})
    if details.get("hardship") is True:
        said.append(str(MARKED["hardship"][0]))
    return " · ".join(each for each in said if each)
