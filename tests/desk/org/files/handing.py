"""Rosters handed in as a clerk does it, and what then stands."""

import datetime as dt
import io

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from duixian.desk.ledger.models import Entry
from duixian.desk.ledger.queries import flaws
from duixian.desk.org.files import working
from duixian.desk.org.models import Person, RosterFile, Unit
from duixian.sheets.lists import write_list

NOW = dt.datetime(2026, 11, 23, 9, 30, tzinfo=dt.timezone(dt.timedelta(hours=8)))
MEMBERS = (
    "姓名",
    "所在党支部",
    "公民身份证号",
    "出生日期",
    "人员类别",
    "加入党组织日期",
    "手机号",
    "党内职务",
)
WORK = {"reading": working.look, "taking": working.take}
IDENTITY = "51099919850601001X"
ZHANG = (
    "张　三",
    "榆树湾村党支部",
    IDENTITY,
    "1985.06",
    "正式党员",
    "2005年7月",
    13800000000,
    "书记",
)
LI = ("李四", "芦花村党支部", "", "1990-01-02", "预备党员", "2026-07-01", "", "")


def sheet(*rows, head=MEMBERS):
    out = io.BytesIO()
    write_list(out, "党员花名册", head, rows)
    return out.getvalue()


def hand_in(cast, who, unit, data, name="名册.xlsx"):
    """The file as the page keeps it after it was looked through."""
    address = reverse("rosters:new", kwargs={"unit": cast.units[unit].key})
    answer = cast.browser(who).post(address, {"file": SimpleUploadedFile(name, data)})
    assert answer.status_code == 302, answer.content.decode()
    return worked(RosterFile.objects.unscoped().order_by("pk").last())


def worked(file):
    """The file after the worker's turn."""
    file.refresh_from_db()
    if file.state in WORK:
        WORK[file.state](str(file.key), NOW)
    file.refresh_from_db()
    return file


def press(cast, who, file, what):
    """Press a button of the file's page; how it stands then."""
    address = reverse(f"rosters:{what}", kwargs={"key": file.key})
    cast.browser(who).post(address)
    return worked(file).state


def counts(file):
    told = file.report
    return {
        of: [told[of][k] for k in ("new", "changed", "same", "refused")]
        for of in ("units", "members")
    }


def people(*fields):
    found = Person.objects.unscoped().filter(code__startswith="p-").order_by("pk")
    return list(found.values_list(*fields))


def entries(kind):
    return list(Entry.objects.filter(kind=kind).order_by("seq").values_list("unit", flat=True))


def whole():
    """Whether the ledger still gives its hashes and the tree its paths."""
    units = Unit.objects.unscoped().select_related("parent")
    wrong = [u.name for u in units if u.path != f"{u.parent.path if u.parent else ''}{u.pk}/"]
    return list(flaws()), wrong
