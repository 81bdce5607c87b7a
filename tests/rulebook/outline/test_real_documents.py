"""Real speeches, noise and all; they stand beside the repository and are no part of it."""

from collections import Counter
from functools import cache
from pathlib import Path

import pytest
import yaml

from duixian.rulebook.outline import draft, files
from duixian.rulebook.outline.repairs import apply
from duixian.rulebook.packs import read_pack

FOLDER = Path(__file__).parents[4] / "shared" / "documents"
FOUND = {path.name[:3]: path for path in sorted(FOLDER.glob("*.txt"))}
NAMES = ("000", "001", "002", "003", "004")
pytestmark = pytest.mark.skipif(len(FOUND) != len(NAMES), reason="the real documents are absent")
GOODS = ["领导班子好", "党员队伍好", "工作机制好", "工作业绩好", "群众反映好"]
LEADS = ["带头学习提高", "带头争创佳绩", "带头服务群众", "带头遵纪守法", "带头弘扬正气"]


@cache
def made(name):
    return draft(FOUND[name].read_bytes(), FOUND[name].name)


def named(name, kind, **facts):
    return [
        i.name for i in made(name).items
        if i.kind == kind and all(i.fact(key) == value for key, value in facts.items())
    ]  # fmt: skip


@cache
def reference():
    return yaml.safe_load((FOLDER.parent / "reference/campaign-outline.yaml").read_text("utf-8"))


def headings(name, standard):
    return [p.name for i in made(name).items if i.name == standard for p in i.parts]


@pytest.mark.parametrize("name", NAMES)
def test_the_repairs_give_the_cleaned_text_and_the_pack_is_read(name, tmp_path):
    draft_ = made(name)
    assert apply(draft_.source, draft_.mended.repairs) == draft_.cleaned
    for path, text in files(draft_).items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, "utf-8")
    found = read_pack(tmp_path / "pack")
    assert found.pack is not None
    brought = {"L116": 1} if found.pack.kinds else {}  # the form of its own is not approved yet
    told = Counter(f.id for f in found.findings)
    assert told == {"W201": len(draft_.questions), **brought}


@pytest.mark.parametrize(
    ("name", "counts"),
    [
        ("000", {"synonym": 59, "line-lost": 11, "page-mark": 9, "quote-lost": 7}),
        ("001", {"synonym": 58, "quote-odd": 34, "line-lost": 24, "web-line": 15, "page-mark": 8,
                 "heading-run-in": 3, "title-twice": 1, "year-garbled": 1}),
        ("002", {"word-lost": 6, "year-blank": 2, "web-line": 1, "title-twice": 1, "space": 1}),
        ("003", {"traditional": 329, "pinyin": 280}),
        ("004", {"web-line": 2, "word-lost": 2, "quote-odd": 1}),
    ],
)  # fmt: skip
def test_each_kind_of_noise_is_repaired_by_its_rule(name, counts):
    assert Counter(rule for r in made(name).mended.repairs for rule in r.rules) == counts


@pytest.mark.parametrize(
    ("name", "before", "after", "rules"),
    [
        ("000", "开展", "”发展", ("synonym", "quote-lost")),
        ("000", "\n7、", "", ("page-mark",)),
        ("000", "效劳", "服务", ("synonym",)),
        ("001", "〞", "”", ("quote-odd",)),
        ("001", " —3—", "", ("page-mark",)),
        ("001", "202223年", "××××年", ("year-garbled",)),
        ("001", "那么", "则", ("synonym",)),
        ("002", "20xx年", "××××年", ("year-blank",)),
        ("002", "发持", "发展", ("word-lost",)),
        ("003", "爭優(yōu)動(dòng)員", "争优动员", ("pinyin", "traditional")),
        ("004", "”", "“", ("quote-odd",)),
    ],
)
def test_a_repair_stands_in_the_list(name, before, after, rules):
    assert (before, after, rules) in {
        (r.before, r.after, r.rules) for r in made(name).mended.repairs
    }


@pytest.mark.parametrize("name", ["001", "002"])
def test_the_goods_and_the_leads_are_named_exactly(name):
    assert headings(name, "五个好") == GOODS
    assert headings(name, "五带头") == LEADS


def test_yearly_obligations_are_read_with_their_numbers():
    leads = reference()["standards"]["five_leads"]["items"]
    expected = [m["zh"] for lead in leads for m in lead.get("measurable", ())]
    found = [i for i in made("002").items if i.kind == "obligation"]
    assert [i.name.removeprefix("主动") for i in found] == expected
    assert [(i.fact("number"), i.fact("period")) for i in found] == [
        ("1", ""),
        ("1", "year"),
        ("1", "year"),
    ]


def test_themes_goals_and_requirements():
    told = reference()["documents"]
    assert named("001", "theme", role="theme") == [told["001"]["theme"].replace("，", ",")]
    assert named("002", "theme", role="theme") == [
        told["002"][key].replace("，", ",") for key in ("theme", "main_line")
    ]
    four = [g["zh"] for g in reference()["general_requirements"]]
    assert [named(n, "requirement") for n in ("000", "001", "004")] == [four, four, four]


def test_nodes_of_time_and_their_ends():
    keys = ("start", "end")
    assert [
        (i.name, *(i.fact(k) for k in keys)) for i in made("001").items if i.kind == "phase" and i.fact("start")
    ] == [("迎接建党90周年", "现在", "明年7月"), ("迎接党的十八大", "明年7月", "党的十八大召开前")]  # fmt: skip


def test_categories_with_their_carriers():
    found = {i.name: [p.name for p in i.parts] for i in made("003").items if i.kind == "category"}
    assert list(found) == ["农村党组织", "机关党组织", "社区党组织", "企业党组织"]
    assert found["农村党组织"] == ["三级联创", "四议两公开", "积分制", "设岗定责", "评星定级"]


def test_sanctions_with_their_triggers():
    found = {i.name: [p.name for p in i.parts] for i in made("004").items if i.kind == "sanction"}
    keys = ("triggers", "triggers_org", "triggers_person")
    assert found == {
        s["zh"]: [words for key in keys for words in s.get(key, ())]
        for s in reference()["sanctions"]
        if s["level"] > 1
    }


def test_parameters_of_the_text():
    found = {
        (n, i.fact("parameter"), i.fact("value"))
        for n in NAMES
        for i in made(n).items
        if i.kind == "number"
    }
    assert {
        ("000", "duration_months", "30"), ("000", "phases", "4"), ("001", "cleanup_days", "100"),
        ("002", "duration_months", "18"), ("003", "pair_ratio", "1+1"), ("004", "top_n", "4"),
        ("004", "bottom_n", "2"), ("004", "key_items", "130"), ("004", "parallel_programmes", "6"),
    } <= found  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_no_year_is_taken_from_a_header_or_a_web_title(name):
    pack = files(made(name))["pack/pack.yaml"]
    calendar = pack.split("\ncalendar:")[1].split("\n", 1)[0]
    assert calendar == " []"
    assert not {i.fact("year") for i in made(name).items if i.kind == "date"} - {"", "damaged"}


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("001", {"近期", "适时", "及时", "限期", "现在起"}),
        ("002", {"定期"}),
        ("004", {"适时", "经常", "限期", "及时"}),
    ],
)
def test_every_time_word_without_a_number_is_asked_about(name, words):
    asked = {q.text.zh.split("”")[0].strip("“") for q in made(name).questions if q.about == "vague"}
    assert words <= asked
