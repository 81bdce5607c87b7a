"""What stays near: whose it is and what it says is read near, over every way out, and counted further off."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from dataclasses import dataclass

import pytest

from desk.conftest import OPENED
from desk.records.conftest import NOW
from desk.records.views.pages import said
from duixian.desk.accounts.models import Account
from duixian.desk.campaigns.actions import Answered, start
from duixian.desk.duties.models import Flag
from duixian.desk.loop.signals import kept
from duixian.desk.org.models import Person, Post
from duixian.desk.records.models import Attachment, Record
from duixian.desk.scorecards.scoring import work_out
from duixian.desk.walls import Role
from duixian.rulebook.packs import find
from duixian.rulebook.signals import Seen, Signal, Sort
from duixian.rulebook.vocabulary.text import Text

pytestmark = pytest.mark.django_db

WHOSE, SAID = "柳三更", "夜里还欠着账不肯说"
PROMISED = "替五户老人挑水到年底"
PACK = "chuangxianzhengyou"


@dataclass
class Told:
    """A talk and a member's pledge of one branch, and the browsers of those who look."""

    desk: object
    talk: Record
    pledge: Record
    campaign: object

    def ways(self) -> list[str]:
        """Every page and file on which a record of the two can stand."""
        found = [f"{way}{query}" for way in LISTS for query in ("", *SEARCHES)]
        elm = self.desk.cast.units["elm"].key
        found += [f"/records/pledges/{elm}/{page}/" for page in ("wall", "review", "show")]
        for record in (self.talk, self.pledge):
            found += [f"/records/{record.key}/", f"/records/{record.key}/correct/"]
            found += [f"/records/{record.key}/move/{move}/" for move in MOVES]
            found += [f"/records/pledges/{record.key}/letter/"]
            picture = Attachment.objects.unscoped().get(record=record)
            found.append(f"/records/{record.key}/pictures/{picture.key}/")
        for unit in ("elm", "north", "county"):
            at = f"/scorecards/{self.desk.cast.units[unit].key}/"
            found += [at, f"{at}workbook/", f"{at}print/"]
            found += [f"{at}why/{i}/" for i in INDICATORS]
        course = f"/campaigns/{self.campaign.key}"
        found += [f"{course}/course/", f"{course}/report/", f"{course}/closing/"]
        return [*found, "/records/signals/", "/journal/", *CONTACTS]


LISTS = (
    "/",
    "/records/",
    "/records/workbook/",
    "/urging/",
    "/records/waiting/",
    "/records/pledges/",
    "/records/pledges/workbook/",
    "/records/problems/",
    "/records/comments/",
    "/records/tasks/",
)
CONTACTS = tuple(f"/records/contacts/{page}" for page in ("", "pairs/", "service/", "yearly/"))
SEARCHES = (f"?text={WHOSE}", f"?text={SAID[:4]}", "?kind=talk", "?kind=pledge&stage=open")
MOVES = ("settle", "strike", "keep", "break", "review", "withdraw")
INDICATORS = ("pledges_kept", "pledged_members", "organisation_pledges", "own_pledges_kept")


@pytest.fixture
def told(desk, monkeypatch, settings) -> Told:
    monkeypatch.setattr("duixian.desk.config.middleware.now", lambda: NOW)
    cast = desk.cast
    member = Person(code="P77", name=WHOSE, unit=cast.units["elm"], status="full")
    member.save()
    campaign = start(
        viewer=cast.viewer("office"), now=NOW, source=find(PACK), unit=cast.units["county"],
        days=(dt.date(2026, 1, 1), None), answered=Answered("县委〔2026〕9号", "贺川"),
    )  # fmt: skip
    on = {"occurred_on": "2026-03-05", "person": "P77"}
    talk = desk.make("branch", "talk", "note", text=SAID, **on).record
    sheet = {"text": PROMISED, "amount": "5", "due_on": "2026-10-20"}
    pledge = desk.make("recorder", "pledge", "propose", maker="member", **sheet, **on).record
    pledge = desk.move(
        "secretary", pledge, "review", person="P77", state_on="2026-03-06", **sheet
    ).record
    pledge = desk.move("branch", pledge, "show", state_on="2026-03-07").record
    for record in (talk, pledge):
        Attachment(
            record=record, sha256="1" * 64, media_type="image/png", size=1, added_at=NOW
        ).save()
    Flag(
        record=pledge, version=pledge.version, unit=cast.units["county"], what="keep", level=2,
        due_on=dt.date(2026, 10, 20), told_on=dt.date(2026, 11, 2),
    ).save()  # fmt: skip
    seen = Seen("B11", talk.code, "talk", dt.date(2026, 3, 5), dt.date(2026, 3, 5))
    kept.keep(
        NOW.date(), (Signal(Sort.SAME_TEXT, ("B11",), Text("同", "Same"), (seen,), text=SAID),)
    )
    return Told(desk, talk, pledge, campaign)


def shown(answer) -> str:
    """Everything that stands in an answer, of a workbook every cell."""
    data = answer.getvalue()
    if data[:2] == b"PK":
        book = zipfile.ZipFile(io.BytesIO(data))
        return "\n".join(book.read(name).decode() for name in book.namelist())
    return data.decode(errors="replace")


@pytest.mark.parametrize(("who", "open_"), [("leader", 40), ("office", 40), ("auditor", 1)])
def test_the_county_sees_no_name_and_no_text_on_any_way(told, who, open_):
    work_out(told.campaign, NOW)
    browser = told.desk.cast.browser(who)
    answers = {way: browser.get(way) for way in told.ways()}
    assert {answer.status_code for answer in answers.values()} <= {200, 403, 404}
    assert sum(answer.status_code == 200 for answer in answers.values()) >= open_
    for way, answer in answers.items():
        text = shown(answer)
        for asked in (WHOSE, SAID[:4]):
            text = text.replace(f'value="{asked}"', "")
        assert WHOSE not in text, way
        assert SAID not in text, way
        assert PROMISED not in text or "/wall/" in way, way


@pytest.mark.parametrize("who", ["secretary", "clerk"])
def test_the_township_reads_the_pledge_it_judges_and_not_the_talk(told, who):
    work_out(told.campaign, NOW)
    browser = told.desk.cast.browser(who)
    for way in told.ways():
        assert SAID not in shown(browser.get(way)), way
    page = said(browser.get(f"/records/{told.pledge.key}/"))
    assert WHOSE in page
    assert PROMISED in page
    page = said(browser.get(f"/records/{told.talk.key}/"))
    assert WHOSE not in page
    assert "是谁的、写了什么，只有榆树湾村党支部能读；这里看得到有这么一条、到了哪一步。" in page


@pytest.mark.parametrize("who", ["branch", "recorder"])
def test_the_branch_reads_both(told, who):
    browser = told.desk.cast.browser(who)
    page = said(browser.get(f"/records/{told.talk.key}/"))
    assert WHOSE in page
    assert SAID in page
    assert "谈心谈话 2026年3月5日" in said(browser.get(f"/records/?text={WHOSE}"))


def test_the_county_sees_that_both_are_there_when_and_how_they_stand(told):
    browser = told.desk.cast.browser("leader")
    page = said(browser.get(f"/records/{told.talk.key}/"))
    assert "谈过 · 榆树湾村党支部" in page
    assert "2026年3月5日" in page
    assert said(browser.get("/records/?kind=talk")).count("榆树湾村党支部") == 1
    page = said(browser.get(f"/records/{told.pledge.key}/"))
    assert "承诺主体 党员" in page
    assert "已示诺" in page


@pytest.mark.parametrize("text", [WHOSE, SAID[:4], PROMISED[:3]])
def test_nothing_is_found_out_by_looking_for_a_name_or_a_word(told, text):
    assert "没有符合条件的记录。" in said(
        told.desk.cast.browser("leader").get(f"/records/?text={text}")
    )


def test_by_its_number_anybody_above_finds_it(told):
    page = said(told.desk.cast.browser("leader").get(f"/records/?text={told.talk.code}"))
    assert "谈心谈话" in page


def test_what_is_not_read_is_not_moved_corrected_or_illustrated(told):
    browser = told.desk.cast.browser("office")
    for record in (told.talk, told.pledge):
        at = f"/records/{record.key}/"
        ways = ("correct/", "move/strike/", "move/keep/", "undo/", "pictures/")
        assert {browser.post(f"{at}{way}").status_code for way in ways} <= {403, 404}
    assert Record.objects.unscoped().get(pk=told.talk.pk).version == told.talk.version


def test_the_person_concerned_reads_it_from_any_post(told):
    cast = told.desk.cast
    account = Account(
        login="third", name=WHOSE, person=Person.objects.unscoped().get(code="P77").key
    )
    account.save()
    Post(
        unit=cast.units["county"], role=Role.LEADER, account=account, from_day=OPENED,
        person=Person.objects.unscoped().get(code="P77"),
    ).save()  # fmt: skip
    cast.accounts["third"] = account
    assert SAID in said(cast.browser("third").get(f"/records/{told.talk.key}/"))
    assert "谈心谈话" in said(cast.browser("third").get(f"/records/?text={WHOSE}&kind=talk"))


def test_a_pledge_of_the_organisation_is_read_by_all_above(told):
    sheet = {"text": "修三里路", "amount": "3", "due_on": "2026-12-20", "occurred_on": "2026-11-20"}
    made = told.desk.make("recorder", "pledge", "propose", maker="organisation", **sheet).record
    none = told.desk.make("recorder", "pledge", "propose", **{**sheet, "text": "修两座桥"}).record
    browser = told.desk.cast.browser("leader")
    assert "修三里路" in said(browser.get(f"/records/{made.key}/"))
    assert "修两座桥" in said(browser.get("/records/?text=修两座桥&kind=pledge"))
    assert none.pk in {r.pk for r in Record.objects.seen_by(told.desk.cast.viewer("leader")).read()}


def test_rows_and_conditions_agree(told):
    for who in ("leader", "office", "secretary", "branch", "reed_branch", "south_clerk"):
        rows = Record.objects.seen_by(told.desk.cast.viewer(who))
        open_ = {record.pk for record in rows if not record.veiled}
        assert open_ == set(rows.read().values_list("pk", flat=True)), who
        assert {r.pk for r in rows} - open_ == set(rows.kept_near().values_list("pk", flat=True))


def test_values_alone_leave_out_what_is_not_read(told):
    rows = Record.objects.seen_by(told.desk.cast.viewer("leader")).filter(kind="talk")
    assert list(rows.values_list("kind", flat=True)) == ["talk"]
    assert list(rows.values_list("code", "text")) == []
    assert list(rows.values("person__name")) == []
    assert rows.count() == 1
    assert rows.only("kind", "stage").get().text == ""
