"""What people who type Chinese do to a pack, and what is said of it."""

from __future__ import annotations

import pytest

from duixian.rulebook.findings import Findings
from duixian.rulebook.packs import read_pack
from duixian.rulebook.packs.nodes import parse
from rulebook.packs.small import FILES, told, write

PACK = "pack.yaml"


@pytest.mark.parametrize(
    ("content", "line", "reason"),
    [
        ("id: a\nname： b\nkind: c\n", 3, "这里有中文的冒号、逗号或括号，要用英文的"),
        ("id: a\nname: {zh: 甲， en: A}\n", 2, "这里有中文的冒号、逗号或括号，要用英文的"),
        ("id:\u00a0a\nname: b\n", 2, "冒号后面不是普通的空格"),
        ("a:\n\t- b\n", 2, "缩进用了制表符（Tab），要用空格"),
        ("a: [1, 2\nb: 3\n", 2, "这一行或上面有括号、引号没有成对"),
        ("a: 'b\nc: d\n", 3, "这一行或上面有括号、引号没有成对"),
        ("a: b: c\n", 1, "缺冒号，或一行里冒号多了；话里有冒号的整句加引号"),
        ("a: “讲话”：b: c\n", 1, "缺冒号，或一行里冒号多了；话里有冒号的整句加引号"),
        ("a:\n  b: 1\n c: 2\n", 3, "缩进没有对齐，或引号里又有引号"),
        ("a: @b\n", 1, "开头的符号不能这样用（如 @、%），整句加引号"),
        ('a: "\\q"\n', 1, "引号里的反斜杠写法不对"),
        ("a: \x1b\n", 0, "里面有看不见的控制字符"),
        ("[" * 30, 1, "一层套一层，超过 20 层"),
        ("x" * 2_000_001, 0, "超过 2 MB"),
        ("zh: 名\n".encode("gb18030"), 1, "不是 UTF-8，像是 GB18030（在记事本里另存为，编码选 UTF-8）"),
        ("zh: 名\n".encode("utf-16"), 1, "不是 UTF-8，像是 UTF-16（在记事本里另存为，编码选 UTF-8）"),
        (b"a: \xff\xff\n", 1, "不是 UTF-8"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_told_by_what_was_done_to_it(content, line, reason):
    findings = Findings()
    assert (
        parse(content if isinstance(content, bytes) else content.encode(), PACK, findings) is None
    )
    assert [(f.where.line, f.what("zh")) for f in findings] == [(line, f"文件读不了：{reason}。")]


@pytest.mark.parametrize(
    ("old", "new", "line", "shown"),
    [
        ("policy: '2010'", "policy: ‘2010’", 3, "‘2010’"),
        ("to: 2010-12-31", "to: ‘2010-12-31’", 6, "‘2010-12-31’"),
        ("name: {zh: 小, en: Small}", "name: {zh：小，en：Small}", 2, "zh：小，en：Small"),
    ],
)
def test_a_chinese_mark_is_told_and_nothing_else(tmp_path, old, new, line, shown):
    assert old in FILES[PACK]
    found = read_pack(write(tmp_path, **{PACK: FILES[PACK].replace(old, new)})).findings
    assert [(f.where.line, f.id, f.what("en")) for f in found] == [
        (line, "E119", f"“{shown}” has a Chinese mark.")
    ]


def test_a_page_all_in_chinese_marks_is_told_once(tmp_path):
    found = read_pack(write(tmp_path, **{PACK: "id： small\nuses： 【】\n"}))
    assert told(found) == [(PACK, 1, "E119")]


def test_sentences_keep_their_chinese_marks(tmp_path):
    said = "name: {zh: “小”：一、二【三】（四）, en: Small}"
    whole = FILES[PACK].replace("name: {zh: 小, en: Small}", said)
    assert told(read_pack(write(tmp_path, **{PACK: whole}))) == []


def test_a_text_that_says_nothing_is_missing(tmp_path):
    whole = FILES[PACK].replace("name: {zh: 小, en: Small}", "name: {zh: '  ', en: Small}")
    assert told(read_pack(write(tmp_path, **{PACK: whole}))) == [(PACK, 2, "E117")]


def test_of_a_page_that_cannot_be_read_nothing_is_said_to_be_missing(tmp_path):
    assert told(read_pack(write(tmp_path, **{PACK: "id: [small\n"}))) == [(PACK, 2, "E101")]


def test_a_folder_without_a_page_is_told_so(tmp_path):
    (tmp_path / "empty").mkdir()
    found = read_pack(tmp_path / "empty").findings
    assert [(str(f.where), f.id) for f in found] == [("empty/pack.yaml", "E101")]
