"""Writing down with a phone, typing in with the keyboard alone, and nothing lost on the way."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from duixian.rulebook.norms import times
from e2e.browsing import follow, reader

LOOKS = 50
SHEETS = (
    ("赵家院", "院墙裂了想找人看"),
    ("河沿孙家", "孩子上学路上没有灯"),
    ("东头吴家", "盼着早点通自来水"),
)


def counted(form):
    """What the table of minutes says was counted here: both are changed together."""
    return {act: n for act, n in times().counted[form].items() if act != "test"}


class Hand:
    """A hand that counts what it does: taps, keys and characters."""

    def __init__(self, page):
        self.page, self.taps, self.keys, self.characters = page, 0, 0, 0

    def tap(self, what):
        self.taps += 1
        self.page.locator(what).first.click()

    def write(self, text):
        self.characters += len(text)
        self.keys += len(text)
        self.page.keyboard.type(text)

    def press(self, *keys):
        for key in keys:
            self.keys += 1
            self.page.keyboard.press(key)


@pytest.fixture
def phone(browser, desk):
    with reader(browser, desk, "branch-secretary", 390, "zh") as window:
        yield window.new_page()


@pytest.fixture
def keyboard(browser, desk):
    with reader(browser, desk, "township-clerk", 1280, "zh") as window:
        yield window.new_page()


def choose(page, kind):
    """Choose a kind and wait until its form has come whole, scripts too."""
    page.locator(f"a.card:has(strong:text-is('{kind}'))").click()
    page.wait_for_url("**/records/new/*/*/")


def test_a_visit_takes_at_most_twelve_taps_and_thirty_characters(phone):
    phone.goto("/")
    hand = Hand(phone)
    hand.tap("a:has-text('记一笔')")
    hand.tap("a.card:has(strong:text-is('走访'))")
    expect(phone.locator("main [name=household]")).to_be_focused()
    hand.write("北坡马家")
    hand.tap("[name=heard]")
    hand.write("井水发浑，想接自来水")
    hand.tap("label:has-text('了解民情')")
    hand.tap("button.first")
    phone.wait_for_url("**/?noted")
    assert phone.locator(".notice.saved").first.inner_text().startswith("已记。")
    assert {"taps": hand.taps, "characters": hand.characters} == counted("visit")
    assert (hand.taps, hand.characters) == (5, 14)
    assert hand.taps <= 12
    assert hand.characters <= 30


def test_what_was_typed_is_kept_on_leaving_and_can_be_taken_up_again(phone):
    phone.goto("/records/new/")
    choose(phone, "实事")
    expect(phone.locator("main [name=text]")).to_be_focused()
    phone.keyboard.type("给三户老人装上扶手")
    phone.locator("nav.places a:has-text('记实')").click()
    phone.wait_for_url("**/records/")
    going_on = phone.locator(".notice:has-text('实事') a:has-text('继续写')")
    for _ in range(LOOKS):  # what is sent on leaving arrives when the server gets to it
        phone.goto("/records/new/")
        if going_on.count():
            break
    going_on.click()
    assert phone.locator("[name=text]").input_value() == "给三户老人装上扶手"
    follow(phone, "button:has-text('丢弃')")
    assert phone.locator("[name=text]").input_value() == ""


def test_what_is_typed_is_kept_every_few_seconds(phone):
    phone.goto("/records/new/")
    choose(phone, "问题")
    phone.locator("[name=text]").fill("桥面塌了一块")
    phone.locator(".kept:has-text('草稿已存')").wait_for()
    phone.locator("button.first").click()
    phone.locator(".wrongs").wait_for()
    assert phone.locator("[name=text]").input_value() == "桥面塌了一块"


def test_a_draft_that_could_not_be_kept_says_so_and_the_form_stays(phone):
    phone.goto("/records/new/")
    choose(phone, "问题")
    phone.context.clear_cookies(name="sessionid")
    phone.locator("[name=text]").fill("渡口的灯坏了")
    phone.locator(".kept:has-text('草稿没有存上')").wait_for()
    assert phone.locator("[name=text]").input_value() == "渡口的灯坏了"


def test_beside_what_is_put_right_stands_what_it_was(phone):
    phone.goto("/records/?kind=visit")
    phone.locator(".rows a.whole").first.click()
    heard = phone.locator("dt:has-text('听到什么') + dd").inner_text()
    phone.locator("a:has-text('更正')").click()
    phone.locator("[name=heard]").fill("听清楚了另一件事")
    assert phone.locator(".was-line").inner_text() == f"原来：{heard}"


def test_a_stack_of_sheets_is_typed_in_with_the_keyboard_alone(keyboard):
    code, name = sheet_on_top(keyboard)
    keyboard.goto("/records/stack/")
    hand = Hand(keyboard)
    expect(keyboard.locator("main [name=code]")).to_be_focused()
    hand.write(code)
    hand.press("Enter")
    keyboard.wait_for_url("**/stack/visit/**")
    for nth, (household, heard) in enumerate(SHEETS, 1):
        expect(keyboard.locator("main [name=on_behalf]")).to_be_focused()
        if nth == 1:
            hand.write(name)
        hand.press("Enter")
        hand.write(household)
        hand.press("Enter")
        hand.write(heard)
        hand.press("Enter", "Enter", "Enter", "4", "Control+Enter")
        keyboard.locator(f".notice.saved:has-text('第 {nth} 张已记：{heard}')").wait_for()
    keyboard.goto("/records/?kind=visit")
    rows = keyboard.locator(".rows a.whole").all_inner_texts()
    assert rows[:3] == [heard for _, heard in reversed(SHEETS)]
    keyboard.locator(".rows a.whole").first.click()
    facts = keyboard.locator("dl.facts").inner_text()
    assert "了解民情" in facts
    assert f"替{name}录入（纸单）" in keyboard.locator(".timeline").inner_text()
    fixed = len(code) + 1 + len(name)
    typed = sum(len(household) + len(heard) for household, heard in SHEETS)
    assert counted("sheet") == {"presses": 7}
    assert hand.keys == fixed + typed + 7 * len(SHEETS)


def test_a_mistake_on_a_sheet_is_told_and_nothing_has_to_be_typed_again(keyboard):
    code, name = sheet_on_top(keyboard)
    keyboard.goto(f"/records/stack/?code={code}")
    keyboard.keyboard.type(name)
    keyboard.keyboard.press("Enter")
    keyboard.keyboard.type("西头周家")
    keyboard.keyboard.press("Control+Enter")
    keyboard.locator(".wrongs").wait_for()
    assert keyboard.locator("[name=household]").input_value() == "西头周家"
    assert keyboard.locator("[name=on_behalf]").input_value() == name
    keyboard.locator("[name=heard]").fill("路窄会车难")
    keyboard.keyboard.press("Control+Enter")
    keyboard.locator(".notice.saved:has-text('路窄会车难')").wait_for()


def test_a_sheet_and_the_sheet_of_a_month_are_one_page_each(keyboard):
    sheet_on_top(keyboard)
    assert pages(keyboard) == 1
    keyboard.locator("a:has-text('每月一张的纸单')").click()
    keyboard.wait_for_url("**/paper/*/")
    assert pages(keyboard) == 1


def pages(page):
    """How many sheets of paper a page takes."""
    return len(re.findall(rb"/Type\s*/Page\b", page.pdf(prefer_css_page_size=True)))


def sheet_on_top(page):
    """The code of a visit sheet of a branch below the township, and somebody of that branch."""
    page.goto("/records/stack/")
    unit = page.locator("#id_unit_names option").nth(1).get_attribute("value")
    page.goto(f"/records/stack/?kind=visit&unit={unit}")
    name = page.locator("#id_on_behalf_names option").first.get_attribute("value")
    page.goto(paper(page.url))
    return page.locator(".sheet-code").first.inner_text(), name


def paper(sheet):
    """Where the sheet of an address for typing in is printed."""
    kind, unit = re.search(r"/stack/(\w+)/([0-9a-f-]+)/", sheet).groups()
    return f"/records/paper/{unit}/{kind}/"
