"""What a route is asked for when it wants an argument: one that has something to show."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache

from duixian.desk.campaigns.models import Campaign
from duixian.desk.org.models import Post, Unit
from duixian.desk.records.models import Record
from duixian.rulebook.packs import find, open_pack
from e2e.routes import named

PACK = "chuangxianzhengyou"


@cache
def branch() -> Unit:
    """The unit of the branch secretary whom tests send out."""
    post = Post.objects.unscoped().select_related("unit").get(account__login="branch-secretary")
    return post.unit


@cache
def record() -> Record | None:
    """A record of that branch that can still be brought on."""
    rows = Record.objects.unscoped().filter(unit=branch())
    return rows.filter(stage="open").order_by("-seq").first() or rows.order_by("-seq").first()


def move() -> str | None:
    """A step that is open on that record."""
    held = record()
    kind = open_pack(find(PACK)).kinds[held.kind] if held else None
    return next((m.id for m in kind.moves if held.state in m.from_), None) if kind else None


def campaign() -> str | None:
    """A campaign."""
    found = Campaign.objects.unscoped().order_by("pk").first()
    return str(found.key) if found else None


def indicator() -> str:
    """An indicator that applies to that branch."""
    pack = open_pack(find(PACK))
    return next(i.id for i in pack.indicators if branch().category in pack.applies_to(i))


def post() -> str:
    """The post of that branch's secretary."""
    return str(Post.objects.unscoped().get(account__login="branch-secretary").key)


VALUES: Mapping[tuple[str, str], Callable[[], str | None]] = {
    ("campaigns", "key"): campaign,
    ("org", "key"): lambda: str(branch().key),
    ("posts", "key"): post,
    ("posts:appoint", "key"): lambda: str(branch().key),
    ("records", "key"): lambda: str(held.key) if (held := record()) else None,
    ("records", "kind"): lambda: "visit",
    ("records", "move"): move,
    ("records", "unit"): lambda: str(branch().key),
    ("scorecards", "indicator"): indicator,
    ("scorecards", "key"): lambda: str(branch().key),
}


def arguments() -> dict[str, dict[str, str]]:
    """By route, the arguments of its address in the demo county; one that lacks any is left out."""
    found = {}
    for route, pattern in named():
        wanted = list(pattern.pattern.converters)
        room = route.split(":")[0]
        asked = {w: VALUES.get((route, w), VALUES.get((room, w))) for w in wanted}
        given = {w: value() for w, value in asked.items() if value}
        if wanted and len(given) == len(wanted) and all(given.values()):
            found[route] = given
    return found
