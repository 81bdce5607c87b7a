import csv
import io
import json

from duixian.rulebook.outline import draft, files, to_json
from duixian.rulebook.outline.repairs import Repair, apply
from rulebook.outline.speech_of import HEAD, drafted


def test_the_files_are_these():
    assert list(files(drafted("plain.txt"))) == [
        "source.txt", "cleaned.txt", "repairs.csv", "outline.md", "questions.md", "draft.json",
        "pack/pack.yaml", "pack/kinds/obligation.yaml",
    ]  # fmt: skip


def test_the_json_holds_the_law_of_repairs_for_others_to_check():
    told = json.loads(to_json(drafted("milled.txt")))
    repairs = [
        Repair(r["start"], r["end"], r["before"], r["after"], tuple(r["rules"]))
        for r in told["repairs"]
    ]
    assert apply(told["source"], repairs) == told["cleaned"]
    assert told.keys() == {
        "file",
        "title",
        "source",
        "cleaned",
        "repairs",
        "outline",
        "items",
        "questions",
        "pack",
    }
    assert told["repairs"][0] == {
        "line": 1,
        "start": 0,
        "end": 2,
        "before": "1、",
        "after": "",
        "rules": ["page-mark"],
    }


def test_the_table_of_repairs_has_a_row_for_each_and_opens_in_a_spreadsheet():
    made = drafted("milled.txt")
    table = files(made)["repairs.csv"]
    rows = list(csv.reader(io.StringIO(table.removeprefix("\ufeff"))))
    assert table.startswith("\ufeff")
    assert len(rows) == len(made.mended.repairs) + 1
    assert rows[2] == ["1", "12", "发动", "动员", "synonym", "改回被同义词替换的词", "Put back a word that had been swapped for a synonym", "是 yes"]  # fmt: skip


def test_no_cell_is_taken_for_a_formula():
    made = draft(f"=1+2下载\n-3下载次数\n{HEAD}正文。".encode(), "a.txt")
    rows = list(csv.reader(io.StringIO(files(made)["repairs.csv"].removeprefix("\ufeff"))))
    assert [row[2][:2] for row in rows[1:]] == ["'-"]


def test_the_page_of_the_outline_shows_each_class_and_where_it_stands():
    page = files(drafted("plain.txt"))["outline.md"]
    assert page.startswith("# 在苍禾县“暖心强基”活动动员大会上的讲话\n")
    for line in (
        "- 主题：**扎根一线、服务到家**（第5行）",
        "  - 班子团结好：遇事商量；分工补位",
        "- **每月走访三户群众** = 3 户，每月 a month（第8行）",
        "- **整个活动**：2027年3月 → 2028年6月（第9行）",
        "- **限期整改** ← 行动迟缓、措施不实（第13行）",
        "- **各乡镇** 在15个工作日内制定方案 〔时间 when：15个工作日内〕（第12行）",
        "  - 第二,把握时间节点（第9行）",
    ):
        assert line in page.splitlines()


def test_the_page_of_questions_asks_each_once_with_room_for_the_answer():
    made = drafted("plain.txt")
    page = files(made)["questions.md"]
    assert page.count("- [ ] **q") == page.count("答 Answer:") == len(made.questions)
    assert "- [ ] **q10** “定期”没有数字" in page or "“定期”没有数字" in page


def test_an_empty_class_says_so():
    assert "（文中没有。 None in the text.）" in files(drafted("web.html"))["outline.md"]
