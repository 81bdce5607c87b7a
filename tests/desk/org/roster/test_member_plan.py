from desk.org.roster.sheets import HOME, IDENTITY, UNITS, found, grid, planned, read
from duixian.desk.org.roster import Change

HEAD = ("姓名", "所在党支部", "公民身份证号", "出生日期", "手机号", "备注")
OTHER = "11010519491231002X"
ZHANG = {
    "name": "张三",
    "branch": "A",
    "id_number": IDENTITY,
    "born": "1985-06-01",
    "gender": "male",
}
LI = {"name": "李四", "branch": "A", "phone": "13800000000"}


def plan(*rows, people=None, sheet="名册", head=HEAD):
    roster, findings = read(grid(head, *rows, sheet=sheet))
    _, members = planned(roster, findings, UNITS, people)
    return members, found(findings)


def told(members):
    new = [(new.row.name, new.under) for new in members.new]
    changed = [(changed.key, changed.changes, changed.under) for changed in members.changed]
    return new, changed, members.same, members.refused


def test_somebody_is_known_by_identity_number_even_in_another_branch_and_under_another_name():
    done, findings = plan(("张叁", "乙村党支部", IDENTITY), people={"p": ZHANG})
    changes = (Change("name", "张三", "张叁"), Change("branch", "A", "B"))
    assert (told(done), findings) == (([], [("p", changes, "B")], 0, 0), [])


def test_padding_and_a_less_exact_day_are_no_difference():
    done, findings = plan(("张　三", "甲村党支部", "", "1985.06"), people={"p": ZHANG})
    assert (told(done), findings) == (([], [], 1, 0), [])


def test_a_more_exact_day_is_a_difference_and_a_blank_takes_nothing_away():
    standing = {**ZHANG, "born": "1985-06", "remark": "旧"}
    done, _ = plan(("张三", "甲村党支部", IDENTITY, "1985-06-01"), people={"p": standing})
    assert told(done)[1] == [("p", (Change("born", "1985-06", "1985-06-01"),), "")]


def test_an_identity_number_is_filled_in_where_one_of_the_name_stands_without():
    done, findings = plan(("李四", "甲村党支部", OTHER), people={"p": LI})
    changes = (
        Change("id_number", None, OTHER),
        Change("gender", None, "female"),
        Change("born", None, "1949-12-31"),
    )
    assert (told(done), findings) == (([], [("p", changes, "")], 0, 0), [])


def test_the_same_name_with_another_number_is_another_person_and_is_told():
    done, findings = plan(("张三", "甲村党支部", OTHER), people={"p": ZHANG})
    assert (told(done), findings) == (([("张三", "A")], [], 0, 0), [("W804", "名册!A2")])


def test_two_of_one_name_without_numbers_cannot_be_told_apart():
    people = {"p": LI, "q": {**LI, "phone": ""}}
    done, findings = plan(("李四", "甲村党支部", "", "", 13800000001), people=people)
    assert (told(done), findings) == (([], [], 0, 1), [("E824", "名册!A2")])


def test_of_two_of_one_name_the_one_found_by_number_is_not_looked_for_again():
    people = {"p": ZHANG, "q": {"name": "张三", "branch": "A"}}
    done, findings = plan(
        ("张三", "甲村党支部", IDENTITY), ("张三", "甲村党支部", "", "", 13800000001), people=people
    )
    assert (told(done), findings) == (
        ([], [("q", (Change("phone", None, "13800000001"),), "")], 1, 0),
        [],
    )


def test_the_same_person_twice_in_a_file_is_refused_the_second_time():
    done, findings = plan(
        ("张三", "甲村党支部", IDENTITY),
        ("张三", "乙村党支部", IDENTITY),
        ("李四", "甲村党支部"),
        ("李　四", "甲村党支部"),
    )
    assert (told(done), findings) == (
        ([("张三", "A"), ("李四", "A")], [], 0, 2),
        [("E822", "名册!C3"), ("E822", "名册!A5")],
    )


def test_an_unknown_branch_is_told_with_names_much_like_it():
    roster, findings = read(grid(HEAD, ("张三", "丙村党支部")))
    planned(roster, findings, UNITS)
    assert [(f.id, dict(f.values)["near"]) for f in findings] == [
        ("E820", "（甲村党支部、乙村党支部？）")
    ]


def test_without_a_column_of_branches_the_name_of_the_sheet_or_the_own_unit_says_it():
    head = ("姓名", "性别")
    by_sheet, _ = plan(("张三", "男"), sheet="甲村支部", head=head)
    by_home, _ = plan(("张三", "男"), sheet="Sheet1", head=head)
    assert (told(by_sheet)[0], told(by_home)[0]) == ([("张三", "A")], [("张三", HOME)])
