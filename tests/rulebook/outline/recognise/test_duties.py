from duixian.rulebook.outline.recognise.duties import duties
from duixian.rulebook.outline.recognise.roles import roles
from rulebook.outline.speech_of import speech, told


def test_a_duty_says_who_what_by_when_how_much_and_what_is_open():
    said = speech("县活动办要定期编发简报,每月上报一次进展。各乡镇要在15个工作日内制定方案。")
    assert told(duties(said), "who", "by_when", "how_much", "open") == [
        ("定期编发简报,每月上报一次进展", "县活动办", "", "每月上报一次进展", "定期"),
        ("在15个工作日内制定方案", "各乡镇", "15个工作日内", "", ""),
    ]


def test_a_clause_without_a_subject_goes_to_the_last_one_of_its_paragraph():
    said = speech("各级党组织要摸清底数;要建好台账。要抓紧落实。\n要做好宣传。")
    assert told(duties(said), "who") == [
        ("摸清底数", "各级党组织"),
        ("建好台账", "各级党组织"),
        ("抓紧落实", "各级党组织"),
        ("做好宣传", ""),
    ]


def test_an_assessment_is_no_duty():
    assert list(duties(speech("各乡镇的工作要点存在不足。"))) == []


def test_roles_bodies_principles_and_helpers():
    said = speech(
        "形成书记为第一责任人,副书记为直接责任人的机制。由张副局长负责。形成一级带一级、一环扣一环的工作格局。"
        "坚持边学习、边整改。发挥驻村干部、网格员在活动中的作用。各级要成立领导小组。主要负责人要履行“第一责任人”职责。"
    )
    assert told(roles(said), "of", "role") == [
        ("书记", "person", "第一责任人"),
        ("副书记", "person", "直接责任人"),
        ("张副局长", "person", "负责"),
        ("一级带一级、一环扣一环", "principle", ""),
        ("边学习、边整改", "principle", ""),
        ("驻村干部", "helper", ""),
        ("网格员", "helper", ""),
        ("领导小组", "body", ""),
        ("主要负责人", "person", "第一责任人"),
    ]


def test_a_plan_gives_tasks_by_a_date_without_a_modal_word():
    said = speech(
        "县民政局牵头，各部门配合，7月底前完成摸底。6月底前制定村规。去年10月底前完成了清淤。"
    )
    assert told(duties(said), "who", "by_when") == [
        ("7月底前完成摸底", "县民政局", "7月底"),
        ("6月底前制定村规", "", "6月底"),
    ]


def test_roles_by_office():
    said = speech("成立由镇长任组长、副镇长任副组长的领导小组，办公室设在镇民政所。")
    assert told(roles(said), "of", "role") == [
        ("镇长", "person", "组长"),
        ("副镇长", "person", "副组长"),
        ("领导小组", "body", ""),
        ("镇民政所", "person", ""),
    ]
