"""Pages of posts and accounts, in the browser."""

import datetime as dt
import re

import pytest
from django.utils import timezone

from desk.records.views.pages import said
from duixian.desk.accounts.models import Account
from duixian.desk.ledger.models import Entry
from duixian.desk.org.models import Person, Post
from duixian.desk.walls import Role

CODE = re.compile(r"<dd>((?:[2-9A-HJ-NP-Z]{4}-){3}[2-9A-HJ-NP-Z]{4})</dd>")
KEPT = ("office", "administrator", "secretary", "clerk")
OTHERS = ("leader", "auditor", "recorder")
NOWHERE = "00000000-0000-4000-8000-000000000000"
LISTS = ("/posts/", "/posts/slips/", "/posts/new/")
OF_A_POST = (
    "",
    "slip/",
    "renew/",
    "unlock/",
    "second-step/drop/",
    "hand-over/",
    "describe/",
    "end/",
)


def text(answer) -> str:
    return answer.content.decode()


@pytest.mark.parametrize("name", OTHERS)
@pytest.mark.parametrize("url", LISTS)
def test_who_looks_after_no_posts_opens_no_list(cast, name, url):
    assert cast.browser(name).get(url).status_code == 403


@pytest.mark.parametrize("url", LISTS)
def test_a_stranger_is_sent_to_sign_in(db, client, url):
    assert client.get(url).url.startswith("/sign-in/?next=")


@pytest.mark.parametrize("part", OF_A_POST)
@pytest.mark.parametrize("method", ["get", "post"])
def test_a_foreign_post_is_answered_like_one_that_is_not_there(cast, post, part, method):
    browser = cast.browser("south_clerk")
    act = getattr(browser, method)
    foreign = act(f"/posts/{post('branch').key}/{part}")
    random = act(f"/posts/{NOWHERE}/{part}")
    assert (foreign.status_code, strip(foreign)) == (random.status_code, strip(random))
    assert Entry.objects.count() == 0


def strip(answer) -> str:
    return re.sub(
        r'csrfmiddlewaretoken" value="\w+"|datetime="[^"]+"|[0-9a-f-]{36}', "", text(answer)
    )


@pytest.mark.parametrize("part", OF_A_POST[1:])
def test_a_post_in_sight_but_not_ones_own_to_keep_says_no(cast, post, part):
    answer = cast.browser("branch").post(f"/posts/{post('recorder').key}/{part}")
    assert (answer.status_code, Entry.objects.count()) == (403, 0)


def test_a_branch_secretary_reads_the_posts_of_the_branch_and_finds_no_button(cast, post):
    page = text(cast.browser("branch").get(f"/posts/{post('recorder').key}/"))
    assert "米禾" in page
    assert "重发账号条" not in page
    assert "交接" not in page


@pytest.mark.parametrize(("name", "offered"), [("branch", False), ("secretary", True)])
def test_the_list_offers_what_the_reader_may_do(cast, bare, name, offered):
    bare("elm", "金池", "P92", "recorder")
    page = text(cast.browser(name).get("/posts/"))
    assert ("发账号条</a>" in page, "任命职务</a>" in page) == (offered, offered)


def test_ones_own_account_has_no_buttons(cast, post):
    page = text(cast.browser("clerk").get(f"/posts/{post('clerk').key}/"))
    assert "这是您自己的账号" in page
    assert "重发账号条</button>" not in page


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_takes_as_many_queries_for_one_as_for_three(
    cast, bare, number, django_assert_num_queries
):
    for n in range(number):
        bare("reed", f"莫{n}", f"P9{n}", "recorder")
    browser = cast.browser("clerk")
    with django_assert_num_queries(11):
        page = text(browser.get("/posts/"))
    assert page.count("没有账号</span>") == number


def test_the_list_says_first_how_many_have_no_account(cast, bare):
    bare("reed", "莫言", "P91", "recorder")
    page = text(cast.browser("clerk").get("/posts/"))
    assert '<strong class="needs">1</strong> 个职务还没有账号。' in page


def test_slips_are_made_by_sending_and_hold_the_codes(cast, bare):
    for n in range(9):
        bare("reed", f"莫{n}", f"P9{n}", "recorder")
    browser = cast.browser("clerk")
    asked = text(browser.get("/posts/slips/"))
    page = text(browser.post("/posts/slips/"))
    assert "给 9 个人发账号。" in asked
    assert len(set(CODE.findall(page))) == 9
    assert page.count('class="paper slips"') == 2
    assert page.count("<use ") == 9
    assert "http://testserver/sign-in/" in page


def test_leaving_the_slips_and_coming_back_shows_no_code(cast, bare):
    bare("reed", "莫言", "P91", "recorder")
    browser = cast.browser("clerk")
    first = browser.post("/posts/slips/")
    again = text(browser.post("/posts/slips/"))
    assert first.headers["Cache-Control"].count("no-store") == 1
    assert CODE.findall(again) == []
    assert "不用发账号条。" in again


def test_slips_are_given_for_one_township_alone(cast, bare):
    bare("reed", "莫言", "P91", "recorder")
    bare("well", "古月", "P92", "recorder")
    south = cast.units["south"].key
    page = text(cast.browser("office").post(f"/posts/slips/?state=none&unit={south}"))
    assert ("古月" in page, "莫言" in page) == (True, False)


@pytest.mark.parametrize("query", ["?state=open", "?unit=x", f"?unit={NOWHERE}"])
def test_slips_for_what_is_not_there_are_not_found(cast, query):
    assert cast.browser("clerk").get(f"/posts/slips/{query}").status_code == 404


def test_a_township_out_of_sight_is_answered_like_one_that_is_not_there(cast):
    browser = cast.browser("clerk")
    foreign = browser.get(f"/posts/?unit={cast.units['south'].key}")
    random = browser.get(f"/posts/?unit={NOWHERE}")
    assert (foreign.status_code, strip(foreign)) == (404, strip(random))


def test_a_new_slip_signs_in(cast, post, client):
    page = text(cast.browser("clerk").post(f"/posts/{post('branch').key}/renew/"))
    (code,) = CODE.findall(page)
    answer = client.post("/sign-in/", {"login": "branch", "password": code})
    assert answer.url == "/sign-in/password/"


def test_a_locked_account_is_shown_and_unlocked(cast, post, client):
    for _ in range(5):
        client.post("/sign-in/", {"login": "branch", "password": "x"})
    browser = cast.browser("clerk")
    listed = text(browser.get("/posts/?state=locked"))
    key = post("branch").key
    done = browser.post(f"/posts/{key}/unlock/", follow=True)
    assert "田丰" in listed
    assert "已解锁，田丰现在就能用原来的密码登录。" in text(done)
    assert client.post("/sign-in/", {"login": "branch", "password": "x"}).status_code == 200


def handed(cast, post, **typed):
    key = post("branch").key
    return cast.browser("clerk").post(f"/posts/{key}/hand-over/", {"day": "2026-11-23", **typed})


def test_a_hand_over_answers_with_the_slip(cast, post, bare):
    bare("elm", "金池", "P92", "recorder")
    page = text(handed(cast, post, who="金池"))
    assert len(CODE.findall(page)) == 1
    assert Post.objects.seen_by(cast.viewer("clerk")).filter(person__name="金池").count() == 2


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ({"who": "无名"}, "这个组织的花名册上没有“无名”"),
        ({"who": "田丰"}, "这就是现任，请填接任的人。"),
        ({"who": "金池", "day": "2036-11-23"}, "这一天还没到。"),
        ({"who": "金池", "day": "2010-01-01"}, "现任是 2020-01-01 才任职的"),
        ({"who": "同名"}, "同名的有 2 人，请改填编码：P96 (榆树湾村党支部), P97 (榆树湾村党支部)"),
        ({}, "还没有填。"),
    ],
)
def test_a_hand_over_that_cannot_be_says_why_and_keeps_what_was_typed(
    cast, post, bare, typed, told
):
    for name, code in (("金池", "P92"), ("同名", "P96"), ("同名", "P97")):
        bare("elm", name, code, "recorder")
    page = text(handed(cast, post, **typed))
    assert told in page
    assert f'value="{typed.get("who", "")}"' in page or not typed
    assert Entry.objects.count() == 0


def test_somebody_off_the_roster_is_named_expressly(cast, post):
    page = text(handed(cast, post, who="田大禾", outside="on"))
    assert len(CODE.findall(page)) == 1
    assert Account.objects.get(name="田大禾").person is None


def test_nobody_hands_a_post_to_themselves(cast, post, bare):
    cast.persons["clerk"].unit = cast.units["elm"]
    cast.persons["clerk"].save()
    assert "不能给自己任职" in text(handed(cast, post, who="柏青"))


def test_a_post_is_filled_step_by_step(cast):
    browser = cast.browser("clerk")
    found = text(browser.get("/posts/new/?q=芦花"))
    key = cast.units["reed"].key
    typed = {"role": "recorder", "who": "江月", "day": "2026-11-23"}
    done = browser.post(f"/posts/new/{key}/", typed, follow=True)
    assert f"/posts/new/{key}/" in found
    assert "已任命。" in text(done)
    assert cast.viewer("reed_branch").roles == {Role.SECRETARY, Role.RECORDER}


def test_a_deputy_has_a_title_and_what_the_post_answers_for_on_the_page_of_the_unit(cast, post):
    key, clerk = cast.units["reed"].key, cast.browser("clerk")
    typed = {"role": "recorder", "who": "江月", "day": "2026-11-23"}
    called = {"title": "副书记", "duty": "直接责任人，抓日常"}
    clerk.post(f"/posts/new/{key}/", typed | called)
    assert "江月 副书记 · 记录员 分管：直接责任人，抓日常" in said(clerk.get(f"/units/{key}/"))
    at = f"/posts/{post('recorder').key}/describe/"
    done = clerk.post(at, {"title": "宣传干事", "duty": "和组织干事共同负责"}, follow=True)
    assert "榆树湾村党支部 · 宣传干事 · 记录员" in said(done)
    assert "分管（负责） 和组织干事共同负责" in said(done)
    branch = cast.browser("branch").get(f"/units/{cast.units['elm'].key}/")
    assert "米禾 宣传干事 · 记录员 分管：和组织干事共同负责" in said(branch)


def test_who_follows_takes_over_the_title_and_what_the_post_answers_for(cast, post, bare):
    cast.browser("clerk").post(f"/posts/{post('branch').key}/describe/", {"title": "第一书记"})
    bare("elm", "金池", "P92", "recorder")
    handed(cast, post, who="金池")
    unit = cast.browser("clerk").get(f"/units/{cast.units['elm'].key}/")
    assert "金池 第一书记 · 书记" in said(unit)


def test_a_post_that_clashes_is_refused_in_words(cast):
    key = cast.units["county"].key
    typed = {"role": "office", "who": "严平", "day": "2026-11-23"}
    page = text(cast.browser("office").post(f"/posts/new/{key}/", typed))
    assert "严平还有别的职务。审计员、系统管理员不能兼任别的职务" in page
    assert Entry.objects.count() == 0


def test_an_administrator_names_people_because_the_roster_is_out_of_sight(cast):
    key = cast.units["county"].key
    typed = {"role": "auditor", "who": "苏棠", "day": "2026-11-23"}
    page = text(cast.browser("administrator").post(f"/posts/new/{key}/", typed))
    assert "花名册上没有“苏棠”" in page


def test_an_office_is_not_offered_the_posts_that_stand_apart(cast):
    page = text(cast.browser("office").get(f"/posts/new/{cast.units['county'].key}/"))
    assert re.findall(r'name="role" value="(\w+)"', page) == ["leader", "office"]


@pytest.mark.parametrize("unit", ["south", "well"])
def test_a_foreign_unit_is_answered_like_one_that_is_not_there(cast, unit):
    browser = cast.browser("clerk")
    foreign = browser.get(f"/posts/new/{cast.units[unit].key}/")
    random = browser.get(f"/posts/new/{NOWHERE}/")
    assert (foreign.status_code, strip(foreign)) == (404, strip(random))


def test_a_post_left_vacant_leaves_the_list(cast, post):
    browser = cast.browser("clerk")
    key = post("branch").key
    done = browser.post(f"/posts/{key}/end/", {"day": "2026-11-23"}, follow=True)
    assert "榆树湾村党支部：职务已空缺，田丰不再看得到这个组织。" in text(done)
    assert "田丰" not in text(browser.get("/posts/"))


def test_a_post_that_has_ended_has_no_buttons(cast, post, at):
    key = post("branch").key
    browser = cast.browser("clerk")
    browser.post(f"/posts/{key}/end/", {"day": "2026-11-23"})
    page = text(browser.get(f"/posts/{key}/"))
    assert "交接</a>" not in page
    assert browser.post(f"/posts/{key}/end/", {"day": "2026-11-23"}).status_code == 403


@pytest.mark.parametrize("name", KEPT)
@pytest.mark.parametrize("url", LISTS)
def test_who_looks_after_posts_opens_the_lists(cast, name, url):
    assert cast.browser(name).get(url).status_code == 200


def test_an_administrator_keeps_accounts_of_people_without_seeing_the_roster(cast, post):
    administrator = cast.viewer("administrator")
    assert Post.objects.seen_by(administrator).count() == 11
    assert Person.objects.seen_by(administrator).count() == 0


def test_a_code_is_good_to_the_end_of_the_day_that_the_slip_names(cast, post):
    page = text(cast.browser("clerk").post(f"/posts/{post('branch').key}/renew/"))
    until = timezone.localtime(Account.objects.get(login="branch").code_until)
    day = timezone.localdate() + dt.timedelta(days=14)
    assert (until.date(), until.time()) == (day, dt.time(23, 59, 59))
    assert "有效到 <time" in page
    assert f"{day.month}月{day.day}日</time>" in page
