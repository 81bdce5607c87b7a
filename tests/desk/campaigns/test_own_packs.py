"""A county starts a pack of its own from the form: laid into the data folder, with what was found in it."""

import dataclasses
import datetime as dt
import shutil

import pytest

from desk.campaigns.test_views import sent, text_of
from duixian.desk.campaigns.models import Campaign
from duixian.desk.campaigns.packs import own, pack_of
from house.tree import ROOT

FORM = "/campaigns/start/"


@pytest.fixture
def laid(tmp_path, settings):
    """A data folder with a pack of the township in it."""
    settings.ENVIRONMENT = dataclasses.replace(settings.ENVIRONMENT, data=tmp_path)
    place = tmp_path / "packs" / "ours"
    shutil.copytree(ROOT / "docs/guide/local-sample", place)
    return place


def test_it_is_offered_and_starts_and_is_kept_as_it_is(laid, cast):
    browser = cast.browser("office")
    said = text_of(browser.get(FORM))
    assert "为民办实事（某乡，示例）（本级）" in said
    page = browser.post(FORM, {**sent(cast), "pack": "own:ours"}, follow=True)
    assert "已启动。下级组织现在都能看到。" in text_of(page)
    (campaign,) = Campaign.objects.seen_by(cast.viewer("office"))
    assert campaign.pack == "weimin_local"
    assert campaign.starts_on == dt.date(2026, 1, 1)
    shutil.rmtree(laid)
    assert pack_of(campaign.fingerprint).name.zh == "为民办实事（某乡，示例）"
    assert own() == {}


def test_one_with_mistakes_says_which_and_is_refused(laid, cast):
    file = laid / "pack.yaml"
    file.write_text(file.read_text("utf-8").replace("of: deed", "of: nothing"), "utf-8")
    browser = cast.browser("office")
    said = text_of(browser.get(FORM))
    assert "处错误：不能启动" in said
    assert "nothing" in said
    page = browser.post(FORM, {**sent(cast), "pack": "own:ours"})
    assert (page.status_code, "没有启动：" in text_of(page)) == (422, True)
    assert not Campaign.objects.seen_by(cast.viewer("office")).exists()


def test_what_was_changed_is_read_again(laid, cast):
    file, browser = laid / "pack.yaml", cast.browser("office")
    browser.get(FORM)
    file.write_text(file.read_text("utf-8").replace("（某乡，示例）", "（某镇，示例）", 1), "utf-8")
    assert "为民办实事（某镇，示例）" in text_of(browser.get(FORM))


def test_nothing_outside_the_folder_is_offered(laid, tmp_path):
    outside = tmp_path / "elsewhere"
    shutil.copytree(laid, outside)
    (laid.parent / "linked").symlink_to(outside)
    (laid.parent / "With Blank").mkdir()
    (laid.parent / "With Blank" / "pack.yaml").write_text("id: x", "utf-8")
    assert list(own()) == ["own:ours"]


@pytest.mark.parametrize("name", ["own:none", "own:../../etc", "own:"])
def test_a_name_that_is_not_there_is_told_at_the_field(laid, cast, name):
    page = cast.browser("office").post(FORM, {**sent(cast), "pack": name})
    assert page.status_code == 422
    assert not Campaign.objects.seen_by(cast.viewer("office")).exists()
