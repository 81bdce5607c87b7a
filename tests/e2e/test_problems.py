"""A problem from its number to its return, on the page of the register: age, lamp, level, who found it."""

from __future__ import annotations

import datetime as dt
import os
import secrets
import subprocess
import sys

import pytest

from e2e.serving import ROOT, serving
from e2e.test_loop import SOON, County, main_text, move, sentence, write

REGISTER = "/records/problems/"
TODAY = dt.datetime.now(dt.timezone(dt.timedelta(hours=8))).date()
NIGHT = """
import django; django.setup()
from duixian.desk.campaigns.queries import installed_kinds
from duixian.desk.config.clock import now
from duixian.desk.duties.actions import night
night(day=now().date(), now=now(), kinds=installed_kinds())
"""


def ago(days: int) -> str:
    return (TODAY - dt.timedelta(days)).isoformat()


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("problems")


@pytest.fixture(scope="module")
def county(browser, folder):
    """Our server over the small cast."""
    with serving(folder, "e2e.small") as found:
        county = County(browser, found)
        with county.at("branch") as page:  # the first page of a server reads all packs
            page.goto(REGISTER, timeout=120_000)
        yield county


@pytest.fixture
def a_night(folder):
    """The nightly run over the same folder, beside the server."""

    def run() -> None:
        environ = {
            **os.environ,
            "DUIXIAN_DATA": str(folder),
            "DUIXIAN_SECRET_KEY": secrets.token_urlsafe(48),
            "DJANGO_SETTINGS_MODULE": "duixian.desk.config.settings",
            "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT / 'tests'}",
        }
        subprocess.run([sys.executable, "-c", NIGHT], env=environ, check=True)

    return run


def line(page, text: str, query: str = "") -> str:
    """The line of a problem in the register."""
    page.goto(f"{REGISTER}{query}")
    found = page.locator("main ul.rows > li").filter(has_text=text).first
    return " ".join(found.inner_text().split())


def test_a_problem_from_its_number_to_its_return(county, a_night):
    registered(county)
    where = assigned_and_paused(county)
    risen(county, a_night)
    closed_by_its_reporter(county, where)
    back_one_level_higher(county, where)


def registered(county):
    """One that the branch found itself, and an older one that people reported."""
    elm = county.key("elm")
    with county.at("branch", 390) as page:
        write(page, "problem", elm, text="路灯不亮", source="self", occurred_on=ago(3))
    with county.at("clerk") as page:
        assert "有 1 个问题没销号，最久的挂了 3 天" in sentence(page, REGISTER)
    with county.at("recorder") as page:
        write(page, "problem", elm, text="东渠漏水", source="masses", occurred_on=ago(60))
    with county.at("clerk") as page:
        assert "有 2 个问题没销号，最久的挂了 60 天" in sentence(page, REGISTER)
        assert "自己查出来 1 个，别人指出来 1 个" in main_text(page)
        rows = page.locator("main ul.rows > li").all_inner_texts()
        assert [text for row in rows for text in ("东渠漏水", "路灯不亮") if text in row] == [
            "东渠漏水", "路灯不亮",
        ]  # fmt: skip


def assigned_and_paused(county) -> str:
    """Given to the branch by a day that has passed; paused with its reason, it is not late."""
    with county.at("clerk") as page:
        page.goto(REGISTER)
        where = page.locator("main ul.rows a", has_text="东渠漏水").first.get_attribute("href")
        said = {"solver": "榆树湾村党支部", "person": "田丰", "due_on": ago(28)}
        assert move(page, where, "assign", **said) == "过期 28 天"
        assert "红灯" in line(page, "东渠漏水")
        assert move(page, where, "pause", pause_reason="weather") == "暂停"
        assert "暂停：天气" in line(page, "东渠漏水")
        assert "没有过期限的。" in sentence(page, REGISTER)
        assert move(page, where, "resume") == "过期 28 天"
    return where


def risen(county, a_night):
    """After the night it has come up to the county, and says so."""
    a_night()
    with county.at("leader") as page:
        assert "1 个过了期限，其中 1 个升到了上级" in sentence(page, REGISTER)
        told = line(page, "东渠漏水", "?state=risen")
        assert "升了 2 级" in told
        assert "60 天" in told
        assert "红灯" in told


def closed_by_its_reporter(county, where):
    """The solver claims and cannot close; the recorder, who registered it, does."""
    with county.at("branch", 390) as page:
        move(page, where, "claim", changed="补好了三处")
        assert "待核销" in main_text(page)
        assert (
            page.locator('main [action$="/move/close/"], main a[href$="/move/close/"]').count() == 0
        )
    with county.at("recorder") as page:
        assert move(page, where, "close") == "已销号"
        assert "有 1 个问题没销号，最久的挂了 3 天" in sentence(page, REGISTER)
        assert "前原号重挂" in line(page, "东渠漏水", "?state=closed")


def back_one_level_higher(county, where):
    """The same trouble comes back under its number; the form begins without the day that has passed."""
    with county.at("recorder") as page:
        page.goto(f"{where}move/recur/")
        assert page.locator("main [name=due_on]").input_value() == ""
        assert move(page, where, "recur", due_on=SOON) == "办理中"
        told = line(page, "东渠漏水")
        assert "重新挂号 1 次，每次升一级" in told
        assert "承办：云岫镇党委" in told
        assert "60 天" in told
        assert "最久的挂了 60 天" in sentence(page, REGISTER)
