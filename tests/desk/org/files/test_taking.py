import datetime as dt

import pytest

from desk.org.files.handing import (
    IDENTITY,
    LI,
    ZHANG,
    counts,
    entries,
    hand_in,
    people,
    press,
    sheet,
    whole,
    worked,
)
from duixian.desk.ledger.models import Entry
from duixian.desk.ledger.queries import private_of
from duixian.desk.org.models import Person, Post, RosterFile, Stay, Unit, UnitMove

pytestmark = pytest.mark.django_db
UNITS = ("党组织名称", "组织代码", "上级党组织", "党组织书记", "成立时间", "组织类别")


def taken(cast, who, unit, data):
    file = hand_in(cast, who, unit, data)
    assert (file.state, press(cast, who, file, "take")) == ("ready", "taken"), file.report
    return file


def test_nothing_changes_before_it_is_confirmed(cast):
    file = hand_in(cast, "clerk", "north", sheet(ZHANG, LI))
    assert (file.state, counts(file), people("name")) == (
        "ready",
        {"units": [0, 0, 0, 0], "members": [2, 0, 0, 0]},
        [],
    )
    assert entries("org.person.entered") == []


def test_members_are_taken_in_with_their_stays_and_entries(cast):
    file = taken(cast, "clerk", "north", sheet(ZHANG, LI))
    fields = (
        "name",
        "unit__code",
        "status",
        "id_number",
        "phone",
        "gender",
        "born",
        "joined_party_on",
    )
    assert people(*fields) == [
        ("张　三", "B11", "full", IDENTITY, "13800000000", "male", "1985-06", dt.date(2005, 7, 1)),
        ("李四", "B12", "probationary", "", "", "", "1990-01-02", dt.date(2026, 7, 1)),
    ]
    assert people("details") == [
        ({"joined_party_on": "2005-07", "party_post": "书记"},),
        ({"joined_party_on": "2026-07-01"},),
    ]
    stays = Stay.objects.unscoped().filter(person__code__startswith="p-").order_by("pk")
    assert list(stays.values_list("unit__code", "status", "joined_on", "left_on")) == [
        ("B11", "full", dt.date(2020, 1, 1), None),
        ("B12", "probationary", dt.date(2026, 7, 1), None),
    ]
    assert (file.data, entries("org.person.entered"), entries("org.roster.taken")) == (
        None,
        ["B11", "B12"],
        ["T1"],
    )
    assert whole() == ([], [])


def test_what_is_personal_stands_sealed_in_the_ledger(cast):
    taken(cast, "clerk", "north", sheet(ZHANG))
    entry = Entry.objects.get(kind="org.person.entered")
    assert [word for word in ("张", IDENTITY, "13800000000", "1985") if word in entry.payload] == []
    assert private_of(entry)["told"]["id_number"] == IDENTITY


def test_the_same_file_again_changes_nothing(cast):
    taken(cast, "clerk", "north", sheet(ZHANG, LI))
    before = Entry.objects.count()
    file = hand_in(cast, "clerk", "north", sheet(ZHANG, LI))
    assert counts(file) == {"units": [0, 0, 0, 0], "members": [0, 0, 2, 0]}
    assert (press(cast, "clerk", file, "leave"), Entry.objects.count()) == ("left", before)
    again = taken(cast, "clerk", "north", sheet(ZHANG, LI))
    assert (counts(again)["members"], entries("org.person.changed")) == ([0, 0, 2, 0], [])


def test_differences_are_shown_before_they_overwrite(cast):
    taken(cast, "clerk", "north", sheet(ZHANG))
    moved = ("张三", "芦花村党支部", IDENTITY, "1985-06-01", "", "", 13900000000, "")
    file = hand_in(cast, "clerk", "north", sheet(moved))
    assert [each[4:] for each in file.report["differences"]] == [
        ["born", "1985-06", "1985-06-01"],
        ["phone", "13800000000", "13900000000"],
        ["branch", "榆树湾村党支部", "芦花村党支部"],
    ]
    assert people("phone", "unit__code") == [("13800000000", "B11")]
    assert press(cast, "clerk", file, "take") == "taken"
    assert people("name", "phone", "unit__code") == [("张　三", "13900000000", "B12")]
    stays = Stay.objects.unscoped().filter(person__code__startswith="p-").order_by("pk")
    ends = list(stays.values_list("unit__code", "left_on"))
    assert ends == [("B11", dt.date(2026, 11, 23)), ("B12", None)]


def test_if_something_else_changed_meanwhile_the_new_differences_are_shown_instead(cast):
    taken(cast, "clerk", "north", sheet(ZHANG))
    file = hand_in(cast, "clerk", "north", sheet((*ZHANG[:6], 13900000000, "书记")))
    Person.objects.unscoped().filter(id_number=IDENTITY).update(phone="13700000000")
    assert press(cast, "clerk", file, "take") == "ready"
    assert (people("phone"), file.report["moved"]) == ([("13700000000",)], True)
    assert file.report["differences"][0][5:] == ["13700000000", "13900000000"]
    assert (press(cast, "clerk", file, "take"), people("phone")) == ("taken", [("13900000000",)])


def test_rows_with_mistakes_are_left_out_and_the_rest_is_taken_in(cast):
    file = taken(cast, "clerk", "north", sheet(ZHANG, ("李四", "不存在的党支部")))
    assert (counts(file)["members"], people("name")) == ([1, 0, 0, 1], [("张　三",)])
    assert [each[:4] for each in file.report["findings"]] == [["E820", "党员花名册", 4, "B"]]


def test_units_are_planted_with_their_branches_and_their_secretaries(cast):
    rows = (
        ("新渡村党总支", "B13", "云岫镇党委", "", "1998.05", "行政村"),
        ("新渡村第一党支部", "", "新渡村党总支", "王五", "", ""),
    )
    taken(cast, "clerk", "north", sheet(*rows, head=UNITS))
    taken(
        cast,
        "clerk",
        "north",
        sheet(("王　五", "新渡村第一党支部", "", "", "", "", "", "党支部书记")),
    )
    north = cast.units["north"]
    found = Unit.objects.unscoped().filter(name__startswith="新渡村").order_by("path")
    assert [(u.name, u.type, u.category, u.opened_on.year, u.parent.name) for u in found] == [
        ("新渡村党总支", "general_branch", "rural", 1998, north.name),
        ("新渡村第一党支部", "branch", "rural", 2026, "新渡村党总支"),
    ]
    assert (found[0].code, found[1].code[:2]) == ("B13", "u-")
    posts = Post.objects.unscoped().filter(unit__in=found)
    assert list(posts.values_list("person__name", "role", "account")) == [
        ("王　五", "secretary", None)
    ]
    assert (whole(), entries("org.post.began")) == (([], []), [found[1].code])


def test_a_unit_moves_with_all_below_it_and_its_past_is_kept(cast):
    rows = (("新渡村党总支", "B13", "云岫镇党委"), ("新渡村第一党支部", "B14", "新渡村党总支"))
    taken(cast, "office", "county", sheet(*rows, head=UNITS[:3]))
    moved = hand_in(
        cast, "office", "county", sheet(("新渡村党总支", "B13", "石梁镇党委"), head=UNITS[:3])
    )
    assert moved.report["differences"][0][4:] == ["parent", "云岫镇党委", "石梁镇党委"]
    assert press(cast, "office", moved, "take") == "taken"
    below = Unit.objects.unscoped().get(code="B14")
    assert (below.path.startswith(cast.units["south"].path), whole()) == (True, ([], []))
    moves = UnitMove.objects.unscoped().filter(unit__code="B13")
    assert list(moves.values_list("parent__code", flat=True)) == ["T2"]


def test_a_township_neither_sees_nor_changes_what_stands_elsewhere(cast):
    taken(cast, "south_clerk", "south", sheet((*ZHANG[:1], "双井村党支部", *ZHANG[2:])))
    file = hand_in(cast, "clerk", "north", sheet(("张三", "双井村党支部", IDENTITY), ZHANG))
    assert (counts(file)["members"], [each[0] for each in file.report["findings"]]) == (
        [1, 0, 0, 1],
        ["E820"],
    )
    assert "石" not in str(file.report["findings"][0][4]["near"])


@pytest.mark.parametrize(
    ("who", "unit", "status"),
    [
        ("clerk", "north", 200),
        ("clerk", "elm", 200),
        ("office", "south", 200),
        ("clerk", "south", 404),
        ("clerk", "county", 404),
        ("secretary", "north", 403),
        ("branch", "elm", 403),
        ("leader", "county", 403),
        ("auditor", "county", 403),
        ("administrator", "county", 403),
    ],
)
def test_only_clerks_take_rosters_in_and_only_below_their_own_unit(cast, who, unit, status):
    address = f"/rosters/new/{cast.units[unit].key}/"
    assert cast.browser(who).get(address).status_code == status
    posted = cast.browser(who).post(address, {})
    assert (posted.status_code, RosterFile.objects.unscoped().count()) == (status, 0)


@pytest.mark.parametrize("page", ["", "progress/", "findings/", "differences/"])
def test_a_file_out_of_sight_is_as_if_it_were_not(cast, page):
    file = hand_in(cast, "clerk", "north", sheet(ZHANG))
    answers = [
        cast.browser(who).get(f"/rosters/{file.key}/{page}").status_code
        for who in ("clerk", "office", "south_clerk", "branch")
    ]
    assert answers == [200, 200, 404, 403]
    south = cast.browser("south_clerk")
    pressed = [
        south.post(f"/rosters/{file.key}/{what}/").status_code
        for what in ("take", "leave", "again")
    ]
    file.refresh_from_db()
    assert (pressed, file.state) == ([404, 404, 404], "ready")


def test_a_file_that_is_no_list_is_refused_with_its_reason(cast):
    file = hand_in(cast, "clerk", "north", b"%PDF-1.7", "名册.xlsx")
    assert (file.state, [each[0] for each in file.report["findings"]]) == ("refused", ["E703"])
    assert file.data is None
    page = cast.browser("clerk").get(f"/rosters/{file.key}/").content.decode()
    assert "这不是表格文件（看内容是 PDF）" in page


def test_a_second_press_takes_nothing_in_twice(cast):
    file = taken(cast, "clerk", "north", sheet(ZHANG))
    assert (press(cast, "clerk", file, "take"), len(people("pk"))) == ("taken", 1)


def test_work_that_was_cut_off_can_be_begun_again(cast):
    file = hand_in(cast, "clerk", "north", sheet(ZHANG))
    RosterFile.objects.unscoped().update(state="taking")
    assert press(cast, "clerk", file, "again") == "ready"
    assert (press(cast, "clerk", file, "take"), len(people("pk"))) == ("taken", 1)


def test_whoever_lost_the_post_meanwhile_changes_nothing(cast):
    file = hand_in(cast, "clerk", "north", sheet(ZHANG))
    RosterFile.objects.unscoped().update(state="taking")
    Post.objects.unscoped().filter(account=cast.accounts["clerk"]).delete()
    assert (worked(file).state, people("pk")) == ("broken", [])
