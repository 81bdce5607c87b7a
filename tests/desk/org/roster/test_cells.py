import pytest

from duixian.desk.org.roster.cells import Wrong, read_cell
from duixian.desk.org.roster.headings import Form
from duixian.intake import Number

GOOD = "51099919850601001X"


def read(form, cell):
    try:
        return read_cell(form, cell)
    except Wrong as wrong:
        return wrong.rule


@pytest.mark.parametrize(
    "cell", ["", " ", "无", "—", "——", "-", "/", "／", "　", "－", "暂无", "NULL"]
)
@pytest.mark.parametrize("form", list(Form))
def test_every_way_to_write_nothing_is_nothing(form, cell):
    assert read(form, cell) is None


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        ("1985-06-01", "1985-06-01"),
        ("1985/6/1", "1985-06-01"),
        ("1985.06.01", "1985-06-01"),
        ("1985年6月1日", "1985-06-01"),
        ("１９８５年６月１日", "1985-06-01"),
        ("19850601", "1985-06-01"),
        (Number("19850601"), "1985-06-01"),
        ("1985-06-01T08:30:00", "1985-06-01"),
        (Number("31199"), "1985-06-01"),
        ("1985.06", "1985-06"),
        (Number("1985.06"), "1985-06"),
        (Number("1985.6"), "1985-06"),
        ("198506", "1985-06"),
        (Number("198506"), "1985-06"),
        ("1985年6月", "1985-06"),
        ("1985年06月份", "1985-06"),
        ("1985-6", "1985-06"),
        ("1985.1", "1985-01"),
        ("1985.10", "1985-10"),
        (Number("1985.1"), "E803"),
        ("31199", "E802"),
        ("1985.13", "E802"),
        ("1985-02-30", "E802"),
        ("85.6", "E802"),
        ("1885-06-01", "E802"),
        ("1985", "E802"),
        ("八五年", "E802"),
        ("至今", "E802"),
    ],
)
def test_a_day_in_every_habit(cell, day):
    assert read(Form.DAY, cell) == day


@pytest.mark.parametrize(
    ("cell", "number"),
    [
        (GOOD, GOOD),
        (f"'{GOOD}", GOOD),
        (f"{GOOD[:6]} {GOOD[6:14]} {GOOD[14:]}", GOOD),
        ("11010519491231002x", "11010519491231002X"),
        (Number("510999198506010000"), "E805"),
        ("5.10999E+17", "E805"),
        ("510999198506010000", "E805"),
        ("510999850601001", "E806"),
        ("51099919850601001", "E806"),
        ("510999198506010010", "E807"),
        ("510999198513010017", "E807"),
        ("51099919850601O017", "E807"),
    ],
)
def test_an_identity_number_is_checked_to_its_last_place(cell, number):
    assert read(Form.IDENTITY, cell) == number


@pytest.mark.parametrize(
    ("cell", "name"),
    [
        ("张三", "张三"),
        (" 张　三 ", "张　三"),
        ("阿依·古丽", "阿依·古丽"),
        ("阿依•古丽", "阿依•古丽"),
        ("𠮷野𬱖\U00031350", "𠮷野𬱖\U00031350"),
        ("葛\U000e0100", "葛\U000e0100"),
        ("李〇", "李〇"),
        ("\uf9ff", "\uf9ff"),
        ("张三1", "E810"),
        ("张?", "E810"),
        ("张？", "E810"),
        ("张\ufffd", "E810"),
        ("张三（女）", "E810"),
        ("张三、李四", "E810"),
        ("张" * 101, "E811"),
    ],
)
def test_a_name_is_kept_as_typed_or_refused(cell, name):
    assert read(Form.NAME, cell) == name


@pytest.mark.parametrize(
    ("cell", "number"),
    [
        (Number("13800000000"), "13800000000"),
        ("138 0000 0000", "13800000000"),
        ("+86 138-0000-0000", "13800000000"),
        ("0812-1234567", "0812-1234567"),
        ("（0812）1234567", "0812-1234567"),
        ("1234567", "1234567"),
        ("13800000000/0812-1234567", "13800000000、0812-1234567"),
        (Number("1380000000"), "E808"),
        ("138000000000", "E808"),
        ("见附件", "E808"),
    ],
)
def test_a_telephone_number(cell, number):
    assert read(Form.PHONE, cell) == number


@pytest.mark.parametrize(
    ("form", "cell", "value"),
    [
        (Form.SEX, "男", "male"),
        (Form.SEX, " 女 ", "female"),
        (Form.SEX, "南", "E809"),
        (Form.NATION, "汉", "汉族"),
        (Form.NATION, "汉族", "汉族"),
        (Form.NATION, "维吾尔", "维吾尔族"),
        (Form.NATION, "穿青人", "穿青人"),
        (Form.YES_NO, "是", True),
        (Form.YES_NO, "√", True),
        (Form.YES_NO, "否", False),
        (Form.YES_NO, "×", False),
        (Form.YES_NO, "可能", "E809"),
        (Form.STATUS, "中共预备党员", "probationary"),
        (Form.STATUS, "正式", "full"),
        (Form.STATUS, "群众", "E809"),
        (Form.TYPE, "党总支", "general_branch"),
        (Form.CATEGORY, "行政村", "rural"),
        (Form.CATEGORY, "不详", "E809"),
        (Form.CODE, Number("51010001"), "51010001"),
        (Form.CODE, "x" * 65, "E811"),
        (Form.CREDIT, "91510100ma00000000", "91510100MA00000000"),
        (Form.CREDIT, "1234", "E812"),
        (Form.NAMES, "张三， 李　四；王五", "张三、李　四、王五"),
        (Form.TEXT, " =1+1 ", "=1+1"),
        (Form.TEXT, "x" * 201, "E811"),
        (Form.UNIT, "甲村党支部", "甲村党支部"),
    ],
)
def test_the_other_forms(form, cell, value):
    assert read(form, cell) == value
