"""What a route is asked for when it wants an argument: one that has something to show."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache

from duixian.desk.campaigns.models import Campaign
from duixian.desk.org.models import Post, RosterFile, Unit
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


@cache
def clerk() -> Post:
    """The post of the township's clerk, above that branch."""
    return Post.objects.unscoped().select_related("unit").get(account__login="township-clerk")


def post() -> str:
    """The post of that branch's secretary."""
    return str(Post.objects.unscoped().get(account__login="branch-secretary").key)


def roster() -> str | None:
    """A roster that somebody has handed in."""
    found = RosterFile.objects.unscoped().order_by("pk").first()
    return str(found.key) if found else None


VALUES: Mapping[tuple[str, str], Callable[[], str | None]] = {
    ("campaigns", "key"): campaign,
    ("posts", "key"): post,
    ("records", "key"): lambda: str(held.key) if (held := record()) else None,
    ("records", "kind"): lambda: "visit",
    ("records", "move"): move,
    ("records", "unit"): lambda: str(branch().key),
    ("scorecards", "indicator"): indicator,
    ("rosters", "key"): roster,
    ("rosters", "sheet"): lambda: "members",
    ("rosters", "unit"): lambda: str(clerk().unit.key),
    ("scorecards", "key"): lambda: str(branch().key),
    ("units", "key"): lambda: str(branch().key),
}


def arguments() -> dict[str, dict[str, str]]:
    """By route, the arguments of its address in the demo county; one that lacks any is left out."""
    found = {"posts:appoint": {"key": str(branch().key)}}
    for route, pattern in named():
        wanted = list(pattern.pattern.converters)
        given = {
            w: VALUES[route.split(":")[0], w]()
            for w in wanted
            if (route.split(":")[0], w) in VALUES
        }
        if route not in found and wanted and len(given) == len(wanted) and all(given.values()):
            found[route] = given
    return found
