"""One cell to one value, with all the habits of offices: each form has its reader."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Callable, Mapping

from duixian.intake import Number

from .headings import Form
from .identity import LENGTH, SHAPE, born_by, check_digit
from .names import EDGES
from .words import CATEGORIES, NATIONS, NO, STATUSES, TYPES, YES

BLANK = {"", "无", "暂无", "没有", "空", "null", "none", "nan", "n/a"}
STROKES = re.compile(r"[-—–―－/／\\＼_＿~～.。·、\s]+")
MONTH = re.compile(r"(\d{4})(?:[-./](\d{1,2})|年(\d{1,2})月?份?)", re.ASCII)
DAY = re.compile(r"(\d{4})[-./年](\d{1,2})[-./月](\d{1,2})日?(?:T?[0-9:.]+)?", re.ASCII)
COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})?", re.ASCII)
SHORT_TEN = re.compile(r"(\d{4})\.1", re.ASCII)
SERIAL = re.compile(r"\d{5}", re.ASCII)
FIRST_SERIAL = dt.date(1899, 12, 30)
FIRST_YEAR = 1900
POWER = re.compile(r"\d(?:\.\d+)?E\+?\d+", re.IGNORECASE)
EXACT_DIGITS = 15
WHOLE = 3
BETWEEN = re.compile(r"[、，,；;/\n]+")
NUMBERS = re.compile(r"1\d{10}|0\d{2,3}\d{7,8}(?:-\d{1,6})?|\d{3,8}", re.ASCII)
CREDIT = re.compile(r"[0-9A-HJ-NPQRTUWXY]{18}|[0-9A-Z]{8}-?[0-9A-Z]")
IN_NAMES = set("·•‧・･∙⋅．. 　'’-〇")
LONGEST: Mapping[Form, int] = {Form.NAME: 100, Form.CODE: 64, Form.UNIT: 300}
LONGEST_TEXT = 200

Value = str | bool


class Wrong(Exception):
    """A cell that cannot be taken: the rule, and what fills its sentences."""

    def __init__(self, rule: str, **values: object) -> None:
        super().__init__(rule)
        self.rule = rule
        self.values = values


def read_cell(form: Form, cell: str) -> Value | None:
    """The value of a cell; nothing where it is blank or says so (无, —).

    Raises:
        Wrong: it holds something else than its column is for.
    """
    text = cell.strip(EDGES)
    if text.casefold() in BLANK or STROKES.fullmatch(text):
        return None
    return READERS[form](Number(text) if isinstance(cell, Number) else text)


def plain(text: str) -> str:
    """Narrow signs, no blanks, no apostrophe that a spreadsheet wanted."""
    return "".join(unicodedata.normalize("NFKC", text).split()).strip("'’‘`")


def text_of(text: str, most: int = LONGEST_TEXT) -> str:
    """The words as they were typed."""
    if len(text) > most:
        raise Wrong("E811", length=len(text), most=most)
    return text


def code(text: str) -> str:
    """A code; a number keeps its digits."""
    return text_of(plain(text), LONGEST[Form.CODE])


def name(text: str) -> str:
    """A person's name as typed; rare characters are letters even where Python does not know them."""
    if any(not in_a_name(sign) for sign in text):
        raise Wrong("E810", value=text)
    return text_of(text, LONGEST[Form.NAME])


def in_a_name(sign: str) -> bool:
    """Whether a sign may stand in a name: no digits, brackets or question marks."""
    if sign in IN_NAMES or sign.isspace():
        return True
    return sign != "\ufffd" and unicodedata.category(sign)[0] not in "NPSZ"


def names(text: str) -> str:
    """Several names or posts, with 、 between them."""
    return text_of(
        "、".join(part.strip(EDGES) for part in BETWEEN.split(text) if part.strip(EDGES))
    )


def day(text: str) -> str:
    """A day 1985-06-01, or a month 1985-06 where only that is known."""
    said = plain(text)
    if isinstance(text, Number) and SERIAL.fullmatch(said):
        return (FIRST_SERIAL + dt.timedelta(days=int(said))).isoformat()
    if isinstance(text, Number) and (short := SHORT_TEN.fullmatch(said)):
        raise Wrong("E803", value=said, year=short[1])
    found = DAY.fullmatch(said) or MONTH.fullmatch(said) or COMPACT.fullmatch(said)
    parts = [int(part) for part in found.groups() if part] if found else []
    try:
        exact = dt.date(parts[0], parts[1], parts[2] if len(parts) == WHOLE else 1)
    except (ValueError, IndexError):
        raise Wrong("E802", value=text) from None
    if exact.year < FIRST_YEAR:
        raise Wrong("E802", value=text)
    return exact.isoformat() if len(parts) == WHOLE else f"{exact:%Y-%m}"


def identity(text: str) -> str:
    """An identity number of 18 places whose check digit and day are right."""
    said = plain(text).upper()
    if POWER.fullmatch(said) or (isinstance(text, Number) and len(said) > EXACT_DIGITS):
        raise Wrong("E805", value=text)
    if len(said) != LENGTH:
        raise Wrong("E806", digits=len(said))
    if not SHAPE.fullmatch(said):
        raise Wrong("E807", why_zh="有不该有的字", why_en="it holds signs that do not belong there")
    if not born_by(said):
        raise Wrong("E807", why_zh="出生日期不存在", why_en="there is no such day of birth")
    if check_digit(said[:17]) != said[17]:
        if said.endswith("000"):
            raise Wrong("E805", value=text)
        raise Wrong("E807", why_zh="校验位不符", why_en="its check digit does not fit")
    return said


def credit(text: str) -> str:
    """A unified social credit code, or the organisation code that stood before it."""
    said = plain(text).upper()
    if not CREDIT.fullmatch(said):
        raise Wrong("E812", value=text)
    return said


def phone(text: str) -> str:
    """One or more telephone numbers, with 、 between them."""
    found = [
        one_phone(part, text) for part in BETWEEN.split(text.replace("／", "/")) if part.strip()
    ]
    return "、".join(found)


def one_phone(part: str, whole: str) -> str:
    """One number without blanks; its dashes stay where they part area and extension."""
    said = plain(part).removeprefix("+86").replace("—", "-").replace("(", "").replace(")", "-")
    digits = said if said.startswith("0") else said.replace("-", "")
    if not NUMBERS.fullmatch(digits.replace("-", "", 1)):
        raise Wrong("E808", value=whole)
    return digits


def yes_no(text: str) -> bool:
    """Yes or no, in words or ticks."""
    said = plain(text).casefold()
    if said in YES:
        return True
    if said in NO:
        return False
    raise Wrong("E809", value=text, known="是、否")


def among(words: Mapping[str, str], known: str) -> Callable[[str], str]:
    """A reader of one of some words."""

    def read(text: str) -> str:
        found = words.get(plain(text).casefold())
        if found is None:
            raise Wrong("E809", value=text, known=known)
        return found

    return read


def nation(text: str) -> str:
    """A nationality with its 族; one that is not among the fifty-six stays as it is."""
    said = plain(text)
    return f"{said}族" if f"{said}族" in NATIONS else said


SEXES = {"男": "male", "男性": "male", "male": "male", "m": "male"} | dict.fromkeys(
    ("女", "女性", "female", "f"), "female"
)

READERS: Mapping[Form, Callable[[str], Value]] = {
    Form.NAME: name,
    Form.NAMES: names,
    Form.TEXT: text_of,
    Form.UNIT: lambda text: text_of(text, LONGEST[Form.UNIT]),
    Form.CODE: code,
    Form.DAY: day,
    Form.IDENTITY: identity,
    Form.CREDIT: credit,
    Form.PHONE: phone,
    Form.YES_NO: yes_no,
    Form.SEX: among(SEXES, "男、女"),
    Form.NATION: nation,
    Form.STATUS: among(STATUSES, "正式党员、预备党员、非党员"),
    Form.TYPE: among(TYPES, "党委、党总支、党支部、党小组"),
    Form.CATEGORY: among(
        CATEGORIES,
        "农村、社区、机关、县直部门、经济部门、农口部门、企业、非公有制经济、社会组织、学校",
    ),
}
