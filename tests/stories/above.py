"""What the township and the county entered in the same year: bodies, firms, figures by line of work."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stories.year import begun, walked

if TYPE_CHECKING:
    from desk.records.conftest import Desk
    from duixian.desk.records.models import Record


def leading_group(desk: Desk) -> Record:
    """The township's, with somebody directly responsible; later others join it."""
    said = {"title": "六项活动领导小组", "duties": "程岚抓总，柏青管日常，干事共同负责"}
    made = begun(
        desk, "clerk", "body", "propose", "2026-02-01", unit="north", sort="leading", head="P5",
        deputy="P6", people=["P8"], **said,
    )  # fmt: skip
    made = walked(desk, made, ("secretary", "set_up", "2026-02-03", {}))
    return walked(desk, made, ("clerk", "change", "2026-05-01", {"people": ["P8", "P10"]}))


def women(desk: Desk) -> Record:
    said = {
        "sort": "women",
        "title": "榆树湾村妇联",
        "head": "P9",
        "duties": "和支部一起走访留守妇女",
    }
    made = begun(desk, "recorder", "body", "propose", "2026-02-01", people=["P9"], **said)
    return walked(desk, made, ("branch", "set_up", "2026-02-03", {}))


def firms(desk: Desk) -> Record:
    """One that a joint branch covers, and one that is a blank."""
    large = {"title": "青禾农机公司", "sort": "private", "large": "yes", "members": "2"}
    small = {"title": "果品合作社", "sort": "social", "large": "no", "members": "1"}
    begun(desk, "clerk", "firm", "list", "2026-03-01", **small)
    listed = begun(desk, "clerk", "firm", "list", "2026-03-01", **large)
    covered = {"way": "joint", "branch": "B12"}
    return walked(desk, listed, ("secretary", "cover", "2026-05-01", covered))


def lines_of_work(desk: Desk) -> Record:
    """A bureau of farming and one of the economy, each with what its line of work is to show."""
    for unit, what, value in (("farm", "specialities", "5400"), ("trade", "funds", "1260")):
        texts = {"what": what, "value": value, "source": "统计局月报"}
        entered = begun(desk, "office", "figure", "enter", "2026-10-31", unit=unit, **texts)
        checked = walked(desk, entered, ("leader", "check", "2026-11-01", {}))
    return checked


def benefit(desk: Desk) -> Record:
    """A policy that benefits households, counted by those whom it reached."""
    drawn = begun(
        desk, "clerk", "task", "draw_up", "2026-02-01", unit="reed", text="惠农补贴发到户",
        field="livelihood", check_by="number", result="该领的户都领到", target="120", person="P10",
        due_on="2026-10-31",
    )  # fmt: skip
    return walked(
        desk, drawn,
        ("clerk", "assign_number", "2026-02-02", {}),
        ("reed_branch", "report_number", "2026-09-10", {"actual": "114"}),
        ("secretary", "accept", "2026-09-15", {}),
    )  # fmt: skip


def asked_of_the_community(desk: Desk) -> Record:
    """Something that a resident of the community asked for, done in ten days."""
    said = {"text": "楼道灯坏了", "source": "masses", "reporter": "马家"}
    asked = begun(desk, "reed_branch", "problem", "register", "2026-10-01", unit="reed", **said)
    given = {"solver": "B12", "person": "P10", "due_on": "2026-10-20"}
    return walked(
        desk, asked,
        ("clerk", "assign", "2026-10-02", given),
        ("reed_branch", "claim", "2026-10-09", {"changed": "换了六盏"}),
        ("secretary", "close", "2026-10-11", {}),
    )  # fmt: skip


def gone_through(desk: Desk) -> dict[str, Record]:
    """The year above, story by story."""
    told = (leading_group, women, firms, lines_of_work, benefit, asked_of_the_community)
    return {each.__name__: each(desk) for each in told}
