import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from duixian.rulebook.outline import draft
from duixian.rulebook.outline.writing.calendar import day
from duixian.rulebook.outline.writing.pack import pack_files, pack_id
from duixian.rulebook.packs import read_pack
from rulebook.outline.speech_of import HEAD, drafted


def reading(made, folder):
    for name, text in pack_files(made).items():
        path = folder / "pack" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return read_pack(folder / "pack")


@pytest.mark.parametrize("name", ["plain.txt", "milled.txt", "web.html", "traditional.txt"])
def test_the_draft_pack_is_read_with_nothing_but_its_open_questions(name, tmp_path):
    made = drafted(name)
    found = reading(made, tmp_path)
    unapproved = {"L116"} if found.pack.kinds else set()
    assert {f.id for f in found.findings} == {"W201"} | unapproved
    assert [q.text for q in found.pack.questions] == [q.text for q in made.questions]


def test_the_pack_says_what_the_speech_says(tmp_path):
    pack = reading(drafted("plain.txt"), tmp_path).pack
    assert (pack.id, pack.name.zh, pack.theme) == (
        "draft_plain",
        "暖心强基活动",
        "扎根一线、服务到家",
    )
    assert pack.requirements == ("建强组织", "温暖民心", "促进增收")
    assert [(i.id, i.from_.isoformat(), i.to.isoformat()) for i in pack.calendar] == [
        ("campaign", "2027-03-01", "2028-06-30")
    ]
    assert [(c.id, c.arena) for c in pack.categories] == [
        ("rural", "建设和美乡村"),
        ("community", "便民服务"),
    ]
    assert [(s.name.zh, str(s.track), [h.name.zh for h in s.headings]) for s in pack.standards] == [
        ("三个好", "unit", ["班子团结好", "队伍作风好", "群众口碑好"]),
        ("两带头", "person", ["带头学习", "带头走访"]),
        ("三大功能", "unit", ["议事", "调解", "互助"]),
        ("可计量的任务", "unit", ["讲话对组织的任务"]),
    ]


def test_obligations_with_a_period_are_counted_under_their_heading(tmp_path):
    pack = reading(drafted("plain.txt"), tmp_path).pack
    headings = {h.id: h.name.zh for s in pack.standards for h in s.headings}
    assert [
        (i.name.zh, headings[i.heading], str(i.measure.selection.window.name))
        for i in pack.indicators
    ] == [
        ("每季度读一本书", "带头学习", "quarter"),
        ("每月走访三户群众", "带头走访", "month"),
        ("每年办一件实事", "带头走访", "year"),
        ("每月上报一次进展", "讲话对组织的任务", "month"),
    ]


def test_nothing_open_is_filled_in(tmp_path):
    source = HEAD + "活动从今年3月开始到党代会召开前。要掌握一门技术,每周读一本书。\n"
    found = reading(draft(source.encode(), "a.txt"), tmp_path)
    assert (found.pack.calendar, found.pack.indicators) == ((), ())
    assert {q.about.split()[0] for q in found.pack.questions} == {
        "speech_year", "event_end", "phase_dates", "period", "short_period", "who",
    }  # fmt: skip


def test_a_text_full_of_signs_of_yaml_is_read_as_text(tmp_path):
    source = HEAD + "活动以“a: b # c {d} [e] \\n &f *g !h”为主题。推广“- x: |”工作法。\n"
    pack = reading(draft(source.encode(), "a.txt"), tmp_path).pack
    assert pack.theme == "a: b # c {d} [e] \\n &f *g !h"


@pytest.mark.parametrize(
    ("name", "id_"),
    [("2010 Speech.docx", "draft_2010_speech"), ("讲话.txt", "draft"), ("x" * 80 + ".txt", "draft_" + "x" * 34), ("a/B-c.txt", "draft_b_c")],
)  # fmt: skip
def test_an_id_is_made_from_the_file_name(name, id_):
    assert pack_id(name) == id_


@pytest.mark.parametrize(
    ("said", "last", "expected"),
    [
        ("2027年3月", False, "2027-03-01"),
        ("2028年2月", True, "2028-02-29"),
        ("2027年3月15日", True, "2027-03-15"),
        ("2027年2月底", True, "2027-02-28"),
        ("2027年2月31日", True, ""),
        ("2027年13月", True, ""),
        ("今年3月", False, ""),
        ("××××年3月", False, ""),
        ("党代会召开前", True, ""),
    ],
)
def test_a_day_is_given_only_with_its_year(said, last, expected):
    assert day(said, last=last) == expected


def test_obligations_under_no_heading_stand_with_those_they_bind(tmp_path):
    source = HEAD + "每名党员每年读一本书。县活动办每季度通报一次情况。\n"
    pack = reading(draft(source.encode(), "a.txt"), tmp_path).pack
    assert [(str(s.track), s.headings[0].name.zh) for s in pack.standards] == [
        ("unit", "讲话对组织的任务"),
        ("person", "讲话对个人的任务"),
    ]
    headings = {h.id: h.name.zh for s in pack.standards for h in s.headings}
    assert [headings[i.heading] for i in pack.indicators] == [
        "讲话对个人的任务",
        "讲话对组织的任务",
    ]


fragments = st.sampled_from(
    ["“三个好”", ":一是甲好。", "二是乙好。", "三是丙好。", "五个好,", "每年读一本书", "每名党员每月走访三户,", "从2027年3月开始到2028年6月,", "从2028年9月到2027年1月,",
     "第一阶段:动员(2027年13月至2月)。", "2027年2月31日至3月40日,整治。", "农村党组织要", "社区党组织要", "以“快”为主题", "\n", "一、", "二、", "（一）", "“三亮三比”工作法", "。", "，", "限期整改", "对懒散的,",
     "表彰10个“先锋”", "定期", "“", "”", "#", ": ", "- ", "'", '"', "\\", "\t", "\u2028", "\x85", "{}", "[]", "&a", "*a", "!t", "%", "@", "`", "|", ">", "yes", "null", "~", "😀"]
)  # fmt: skip


@settings(max_examples=40)
@given(st.lists(fragments, max_size=30).map("".join))
def test_whatever_the_speech_its_pack_is_read(tmp_path_factory, body):
    found = reading(draft((HEAD + body).encode(), "a.txt"), tmp_path_factory.mktemp("speech"))
    assert {f.id for f in found.findings} <= {"W201", "L103", "L116"}
    assert found.pack is not None
