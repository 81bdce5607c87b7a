"""What a route is asked for when it wants an argument: one that has something to show."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from functools import cache

from duixian.desk.accounts.models import Account
from duixian.desk.campaigns.models import Campaign
from duixian.desk.config.clock import now
from duixian.desk.loop.signals import kept
from duixian.desk.org.files import working
from duixian.desk.org.models import Post, RosterFile, Unit
from duixian.desk.records.models import Record
from duixian.desk.scorecards.scoring import work_out
from duixian.rulebook.packs import find, open_pack
from duixian.sheets.lists import write_list
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


def pledge() -> str | None:
    """A pledge of that branch as an organisation, which those above may read too."""
    rows = Record.objects.unscoped().filter(unit=branch(), kind="pledge")
    found = rows.filter(values__maker="organisation").order_by("-seq").first()
    return str(found.key) if found else None


def move() -> str | None:
    """A step that is open on that record."""
    held = record()
    kind = open_pack(find(PACK)).kinds[held.kind] if held else None
    return next((m.id for m in kind.moves if held.state in m.from_), None) if kind else None


def campaign() -> str | None:
    """A campaign."""
    found = Campaign.objects.unscoped().order_by("pk").first()
    return str(found.key) if found else None


def task() -> str | None:
    """A task of the branch, or any other."""
    rows = Record.objects.unscoped().filter(kind="task").exclude(stage="void").order_by("-seq")
    found = rows.filter(unit=branch()).first() or rows.first()
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


@cache
def roster() -> str:
    """A roster of the township, looked through: three rows are good, the rest have mistakes."""
    account = Account.objects.get(login="township-clerk")
    file = RosterFile(
        unit=clerk().unit,
        account=account,
        handed_in_at=now(),
        name="党员花名册.xlsx",
        data=written(),
    )
    file.save()
    working.look(str(file.key), now())
    return str(file.key)


def round_() -> str | None:
    """A round whose units were drawn."""
    rows = Record.objects.unscoped().filter(kind="round", links__isnull=True)
    found = rows.filter(linked_from__record__kind="draw").order_by("-seq").first()
    return str(found.key) if found else None


def written() -> bytes:
    """Good rows and mistakes of every kind, as offices make them."""
    out, here = io.BytesIO(), branch().name
    head = (
        "姓名",
        "所在党支部",
        "公民身份证号",
        "性别",
        "出生年月",
        "党员类别",
        "入党时间",
        "血型",
    )
    rows = (
        ("张　三", here, "51099919850601001X", "男", "1985.06", "正式党员", "2005年7月", "A"),
        ("褚十三", here, "", "女", "1990-01-02", "预备党员", "2026.07", ""),
        ("李四", here, "510999198506010000", "男", "1985.06"),
        ("王五", "不存在村党支部", "", "男"),
        ("赵?", here, "", "难", "1985.13", "群众"),
    )
    write_list(out, "党员花名册", head, rows)
    return out.getvalue()


@cache
def signal() -> str | None:
    """Something to ask about in the county."""
    held = Campaign.objects.unscoped().order_by("pk").first()
    if held is None:
        return None
    work_out(held, now())
    found = kept.work_out(now().date())
    return found.signals[0].key if found and found.signals else None


VALUES: Mapping[tuple[str, str], Callable[[], str | None]] = {
    ("campaigns", "key"): campaign,
    ("inspections", "key"): round_,
    ("comments", "unit"): lambda: str(branch().key),
    ("course", "key"): campaign,
    ("course", "what"): lambda: "entries",
    ("pledges", "key"): pledge,
    ("pledges", "unit"): lambda: str(branch().key),
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
    ("tasks", "key"): task,
    ("signals", "mark"): signal,
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
