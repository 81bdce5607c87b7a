"""The page a leader opens: its sentences, its order, its safety, in both languages."""

import dataclasses
import html.parser
import re

import pytest

from duixian.sheets.page import page, write
from sheets.cases import empty, invented, small, typed

VOID = {"meta", "link", "br"}
MAY_STAY_OPEN = {"tr", "td", "th", "tbody", "thead", "tfoot"}


class Reader(html.parser.HTMLParser):
    """Reads a page as a browser does, and keeps what the tests ask about."""

    def __init__(self, text):
        super().__init__()
        self.open, self.unmatched, self.texts = [], [], []
        self.ids, self.targets, self.outside, self.headings, self.tags = [], [], [], [], set()
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        self.tags.add(tag)
        self.ids += [given["id"]] if "id" in given else []
        for name in ("href", "src", "action"):
            if name in given:
                (self.targets if given[name].startswith("#") else self.outside).append(given[name])
        if re.fullmatch("h[1-6]", tag):
            self.headings.append(int(tag[1]))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, _):
        self.tags.add(tag)

    def handle_endtag(self, tag):
        while self.open and self.open[-1] != tag and self.open[-1] in MAY_STAY_OPEN:
            self.open.pop()
        if self.open and self.open[-1] == tag:
            self.open.pop()
        else:
            self.unmatched.append(tag)

    def handle_data(self, data):
        if self.open and self.open[-1] != "style":
            self.texts.append(data)

    @property
    def text(self):
        return re.sub(r"\s+", " ", "".join(self.texts))


def read(county, language="zh"):
    return Reader(page(county, language))


def section(text, start, end):
    return text[text.index(start) : text.index(end)]


def test_the_first_sentence_says_how_many_owe_how_much():
    assert "有 2 个组织有到期未办的事，共 4 件。" in read(small()).text
    assert "2 units owe something past its date, 4 in all." in read(small(), "en").text
    assert "时限是2009年12月31日，已经过了 365 天" in read(small()).text
    assert "due on 31 Dec 2009, 365 days before this page" in read(small(), "en").text


def test_who_owes_most_stands_first_with_what_and_since_when():
    said = section(read(small()).text, "欠得最多的", "做了多少")
    assert said.index("甲二村支部") < said.index("甲一村支部")
    assert re.search(r"甲二村支部\S*3承诺 1、问题 1、任务 12009年12月31日", said)
    assert "乙一社区支部" not in said


def test_a_unit_that_owes_nothing_is_told_so_and_one_without_records_is_not_blamed():
    quiet = typed([("T", "", "虚县委员会"), ("a", "T", "甲支部")])
    assert "没有到期未办的事。 2 个组织都没有欠着的事。" in read(quiet).text
    assert "Nothing is past its date. None of 2 units owes anything." in read(quiet, "en").text


def test_an_empty_county_says_what_belongs_here_and_what_to_do():
    assert "还没有组织的成绩单。" in read(empty()).text
    assert "先导入组织和记录，再重新计算一次。" in read(empty()).text
    assert "Bring in units and records, then score again." in read(empty(), "en").text


def test_a_unit_opens_to_its_three_lines_with_parts_value_and_points():
    text = read(small()).text
    unit = text[text.index("甲二村支部 欠 3 件") :]
    unit = unit[: unit.index("乙一社区支部")]
    assert [unit.index(line) for line in ("做了什么", "做成什么", "群众怎么说")] == sorted(
        unit.index(line) for line in ("做了什么", "做成什么", "群众怎么说")
    )
    assert "到期未办的任务18/10 分" in unit
    assert "到期承诺兑现率0/10%0/20 分" in unit
    assert "工作业绩好，合计8/30 分" in unit
    assert "群众反映好，合计" not in unit
    assert "最早的：承诺 g3 2009年12月31日" in unit


def test_few_answers_are_never_shown():
    text = read(small()).text
    assert "党员满意率人数太少，不显示" in text
    assert "too few to show" in read(small(), "en").text


def test_every_number_leads_to_its_rule_with_clause_and_arithmetic():
    county = small()
    text = read(county).text
    rules = text[text.index("每个数是怎样算的") :]
    for indicator in county.indicators:
        rule = rules[rules.index(indicator.name.zh) :]
        assert indicator.measure.sentence(county.names(indicator)).zh in rule
        assert f"出处：{indicator.clause.in_('zh')}" in rule
    assert (
        "计分：从 10 分起，每一个 -2 分，最低 0 分，最高 10 分。例：甲二村支部，共 1；10 − 2 × 1，在 0 和 10 之间，得 8 分。"
        in rules
    )


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_way_on_the_page_leads_somewhere(language):
    for county in (small(), invented()):
        found = read(county, language)
        assert {t[1:] for t in found.targets} - set(found.ids) == set()
        assert len(found.ids) == len(set(found.ids))


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_page_holds_nothing_from_outside_and_no_script(language):
    found = read(invented(), language)
    other = "scorecards.en.html" if language == "zh" else "scorecards.html"
    assert found.outside == [other]
    assert found.tags & {"script", "link", "img", "iframe", "object", "form", "input"} == set()
    assert "url(" not in page(invented(), language)
    assert "://" not in page(invented(), language)


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("county", [small, invented, empty])
def test_the_page_is_well_formed_and_its_headings_are_in_order(county, language):
    found = read(county(), language)
    assert (found.open, found.unmatched) == ([], [])
    assert found.headings[0] == 1
    steps = zip(found.headings, found.headings[1:], strict=False)
    assert [(a, b) for a, b in steps if b > a + 1 or b == 1] == []


def test_a_hostile_name_is_only_text():
    hostile = typed(
        [("T", "", "县"), ("x\"'><b>", "T", "<script>alert('1')</script>&amp;")],
        task=[{"record": "<i>t</i>", "seq": "1", "known_at": "2011-01-01", "unit": "x\"'><b>",
               "state": "assigned", "state_on": "2011-01-01", "occurred_on": "2011-01-01", "due_on": "2011-02-01"}],
    )  # fmt: skip
    for language in ("zh", "en"):
        found = read(hostile, language)
        assert found.tags & {"script", "b", "i"} == set()
        assert "<script>alert('1')</script>&amp;" in found.text
        assert "<i>t</i>" in found.text
        assert {t[1:] for t in found.targets} <= set(found.ids)


def test_the_english_page_speaks_english_but_for_names():
    names = {small().name(u) for u in small().tree.units}
    text = read(small(), "en").text
    for name in [*names, "中文"]:
        text = text.replace(name, "")
    assert re.findall(r"[\u4e00-\u9fff]+", text) == []


def test_persons_are_not_on_the_page():
    codes = {m.person for m in invented().tree.members}
    for language in ("zh", "en"):
        assert set(re.findall(r"\w+", page(invented(), language))) & codes == set()


def test_units_are_never_ordered_by_points():
    county = small()
    better = {
        u: {i: dataclasses.replace(n, points=999 if u == "e" else 0) for i, n in ns.items()}
        for u, ns in county.numbers.items()
    }
    changed = dataclasses.replace(county)
    changed.__dict__["numbers"] = better
    order = re.findall(r"<details id=u-(\w+)>", page(county, "zh"))
    assert re.findall(r"<details id=u-(\w+)>", page(changed, "zh")) == order == ["b", "e", "a"]


def test_the_same_results_give_the_same_bytes(tmp_path):
    for folder in (tmp_path / "one", tmp_path / "two"):
        folder.mkdir()
        write(dataclasses.replace(invented()), folder)
    names = ["scorecards.en.html", "scorecards.html"]
    assert sorted(p.name for p in (tmp_path / "one").iterdir()) == names
    for name in names:
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()


def test_a_page_of_too_many_units_keeps_those_who_owe_and_says_where_the_rest_is():
    text = page(small(), "zh", most=1)
    assert re.findall(r"<details id=u-(\w+)>", text) == ["b"]
    assert "另有 2 个组织欠得少或不欠，没有列在这里" in Reader(text).text
    assert {t[1:] for t in Reader(text).targets} <= set(Reader(text).ids)
