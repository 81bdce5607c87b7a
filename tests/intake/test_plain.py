import pytest

from duixian.intake import Number, read_grids
from duixian.rulebook.findings import Findings
from intake.test_grids import kinds

LIST = '姓名,电话\n张三,13800000000\n"李,四",无\n'
ROWS = [("姓名", "电话"), ("张三", "13800000000"), ("李,四", "无")]


def read(data):
    findings = Findings()
    grids = read_grids(data, "名册.csv", findings)
    return [list(grid.rows) for grid in grids], [(f.id, *f.values) for f in findings]


@pytest.mark.parametrize(
    "data",
    [
        LIST.encode(),
        LIST.encode("utf-8-sig"),
        LIST.encode("gb18030"),
        LIST.encode("utf-16"),
        b"\xfe\xff" + LIST.encode("utf-16-be"),
        LIST.replace("\n", "\r\n").encode("gb18030"),
        LIST.replace("李,四", "李|四").replace(",", "\t").replace("|", ",").encode(),
    ],
)
def test_a_list_is_read_in_every_encoding_offices_use(data):
    assert read(data) == ([ROWS], [])


def test_the_sheet_of_a_list_is_called_as_the_file_without_its_ending():
    assert read_grids(LIST.encode(), "甲村.csv", Findings())[0].sheet == "甲村"


def test_what_looks_like_a_number_is_one_up_to_fifteen_digits():
    grids = read_grids(b"1985.1,510999194001010008,5.1E+17\n", "x.csv", Findings())
    assert kinds(grids) == [[[("1985.1", True), ("510999194001010008", False), ("5.1E+17", False)]]]
    assert type(grids[0].rows[0][0]) is Number


@pytest.mark.parametrize(
    ("code", "character"),
    [
        ("FE59", "\u9fb4"),
        ("FE61", "\u9fb5"),
        ("FE66", "\u9fb6"),
        ("FE67", "\u9fb7"),
        ("FE6D", "\u9fb8"),
        ("FE7E", "\u9fb9"),
        ("FE90", "\u9fba"),
        ("FEA0", "\u9fbb"),
        ("A6D9", "\ufe10"),
        ("A6DA", "\ufe12"),
        ("A6DB", "\ufe11"),
        ("A6DC", "\ufe13"),
        ("A6DF", "\ufe16"),
        ("A6EC", "\ufe17"),
        ("A6ED", "\ufe18"),
        ("A6F3", "\ufe19"),
    ],
)
def test_the_codes_that_gb18030_changed_in_2022_are_read_as_it_says(code, character):
    assert read("姓名\n".encode("gb18030") + bytes.fromhex(code)) == (
        [[("姓名",), (character,)]],
        [],
    )


def test_a_self_made_character_is_told_with_its_code():
    rows, found = read("姓名\n张\ue001\n".encode("gb18030"))
    assert (rows, found) == ([[("姓名",), ("张\ue001",)]], [("W706", ("code", "U+E001"))])


def test_rare_characters_pass_unchanged():
    name = "𠮷𬱖㛃䶮\U00031350阿依·古丽葛\U000e0100"
    assert read(f"姓名\n{name}\n".encode()) == ([[("姓名",), (name,)]], [])
