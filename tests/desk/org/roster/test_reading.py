from desk.org.roster.sheets import IDENTITY, NATIONAL, TODAY, found, grid, read, values
from duixian.desk.org.roster import TEMPLATES, MemberRow, UnitRow, read_roster
from duixian.intake import Grid
from duixian.rulebook.findings import Findings


def test_a_full_row_of_the_national_sheet_is_read_whole():
    roster, findings = read(
        grid(
            ("党员基本信息采集表",),
            NATIONAL,
            (
                *(
                    "张　三",
                    "甲村党支部",
                    IDENTITY.lower(),
                    "男",
                    "汉",
                    "1985.06",
                    "大专",
                    "正式党员",
                ),
                *("2005年7月1日", 200607, "村民", 13800000000, "0812-1234567", "甲村二组"),
                *("正常", "否", "—", "是", "邻省"),
            ),
        )
    )
    assert found(findings) == []
    assert roster.members == [
        MemberRow(
            "名册",
            3,
            name="张　三",
            branch="甲村党支部",
            id_number=IDENTITY,
            gender="male",
            nation="汉族",
            born="1985-06",
            education="大专",
            status="full",
            joined_party_on="2005-07-01",
            full_on="2006-07",
            work="村民",
            phone="13800000000",
            landline="0812-1234567",
            address="甲村二组",
            standing="正常",
            lost=False,
            away=True,
            away_to="邻省",
        )
    ]


def test_the_office_version_with_two_title_rows_and_signatures_is_read():
    roster, findings = read(
        grid(
            ("枫溪乡党员花名册",),
            ("填报单位：枫溪乡", "", "", "填报日期：2026.11"),
            *[("序号", "姓名", "性别", "入党时间", "所在党支部", "党内职务", "联系电话", "备注")],
            (1, "张三", "男", 1999.07, "甲村党支部", "书记、组织委员", 13800000001, "无"),
            (2, "李四", "女", "1999.08", "乙村党支部", "", "", "退役"),
            ("填表人：王五", "", "审核人：赵六"),
        )
    )
    assert [values(row) for row in roster.members] == [
        {
            "name": "张三",
            "gender": "male",
            "joined_party_on": "1999-07",
            "branch": "甲村党支部",
            "party_post": "书记、组织委员",
            "phone": "13800000001",
        },
        {
            "name": "李四",
            "gender": "female",
            "joined_party_on": "1999-08",
            "branch": "乙村党支部",
            "remark": "退役",
        },
    ]
    assert (found(findings), roster.refused) == ([], 0)


def test_the_ledger_of_units_is_read_and_counts_are_not_asked_for():
    roster, findings = read(
        grid(
            ("党组织台账",),
            (
                "序号",
                "党组织名称",
                "上级党组织",
                "成立时间",
                "书记姓名",
                "委员",
                "正式党员数",
                "联系电话",
            ),
            (1, "丙村党支部", "枫溪乡党委", "1998.05", "张三", "李四、王五", 23, 13800000002),
        )
    )
    assert roster.units == [
        UnitRow(
            "名册",
            3,
            name="丙村党支部",
            parent="枫溪乡党委",
            founded="1998-05",
            secretary="张三",
            committee="李四、王五",
            phone="13800000002",
        )
    ]
    assert found(findings) == []


def test_units_and_members_may_stand_in_one_file_and_other_sheets_are_told():
    roster, findings = read(
        grid(("党组织名称", "党组织书记"), ("丙村党支部", "张三"), sheet="组织"),
        grid(("姓名", "性别"), ("张三", "男"), sheet="甲村党支部"),
        grid(("用车登记",), ("姓名", "车号"), ("王五", "1"), sheet="别的"),
        Grid("空", ()),
    )
    assert ([u.name for u in roster.units], [m.name for m in roster.members]) == (
        ["丙村党支部"],
        ["张三"],
    )
    assert found(findings) == [("W703", "别的")]


def test_ten_planted_mistakes_are_each_named_at_their_cell():
    roster, findings = read(
        grid(
            NATIONAL[:10],
            ("张三", "甲村党支部", 510999198506010000, "男"),
            ("李四", "甲村党支部", IDENTITY[:17] + "3", "男"),
            ("王五", "甲村党支部", "", "难"),
            ("赵?", "甲村党支部"),
            ("钱六", "甲村党支部", "", "", "", 1985.1),
            ("孙七", "甲村党支部", "", "", "", "1985.13"),
            ("", "甲村党支部", "", "男"),
            ("周八", "甲村党支部", "", "", "", "1985.06", "", "正式党员", "2030.01"),
            ("吴九", "甲村党支部", "", "", "", "1985.06", "", "群众"),
            ("郑十", "甲村党支部", "", "", "", "1985.06", "", "", "2005.07", "2004.07"),
            ("冯好", "甲村党支部", "", "女"),
        )
    )
    assert ([row.name for row in roster.members], roster.refused) == (["冯好"], 10)
    assert found(findings) == [
        ("E805", "名册!C2"),
        ("E807", "名册!C3"),
        ("E809", "名册!D4"),
        ("E810", "名册!A5"),
        ("E803", "名册!F6"),
        ("E802", "名册!F7"),
        ("E801", "名册!A8"),
        ("E804", "名册!I9"),
        ("E809", "名册!H10"),
        ("E825", "名册!J11"),
    ]


def test_what_the_identity_number_tells_is_filled_in_and_a_difference_is_told():
    roster, findings = read(
        grid(
            NATIONAL[:9],
            ("张三", "甲村党支部", IDENTITY),
            ("李四", "甲村党支部", IDENTITY, "女", "穿青人", "1985-07-01", "", "", "2001.07"),
        )
    )
    told = [(row.born, row.gender) for row in roster.members]
    assert told == [("1985-06-01", "male"), ("1985-07-01", "female")]
    assert found(findings) == [
        ("W802", "名册!D3"),
        ("W806", "名册!E3"),
        ("W801", "名册!F3"),
        ("W803", "名册!I3"),
    ]


def test_a_file_without_a_known_header_is_told_so():
    _, findings = read(grid(("随便", "什么"), ("1", "2")))
    assert [rule for rule, _ in found(findings)] == ["E714", "W703"]


def test_each_template_is_read_back_without_a_column_left_over():
    for template in TEMPLATES:
        head = tuple(heading.called.zh for heading in template.headings)
        findings = Findings()
        roster = read_roster(
            [Grid("表", ((template.title.zh,), head, ("张三",) * len(head)))], TODAY, findings
        )
        table = roster.tables[0]
        assert (list(table.columns), table.unread) == ([h.field for h in template.headings], ())
