"""An existing campaign comes under another that leads: by the office, on record, and only where it fits."""

import datetime as dt
import json
from dataclasses import replace

import pytest
from django.core.exceptions import PermissionDenied

from desk.campaigns.conftest import ANSWERED, NOW
from desk.campaigns.test_views import text_of
from duixian.desk.campaigns.actions import start
from duixian.desk.campaigns.leading import against, meant, put_under
from duixian.desk.campaigns.models import State
from duixian.desk.ledger.queries import of_subject
from duixian.rulebook.errors import Unusable
from duixian.rulebook.packs import find

YEAR = (dt.date(2026, 1, 1), dt.date(2026, 12, 31))


@pytest.fixture
def run(cast, data):
    """A campaign at work in a few words."""

    def running(pack="weimin", unit="county", days=YEAR):
        return start(
            viewer=cast.viewer("office"), now=NOW, source=find(pack), unit=cast.units[unit],
            days=days, answered=ANSWERED,
        )  # fmt: skip

    return running


@pytest.fixture
def put(cast):
    """Putting one under another in a few words."""

    def putting(campaign, above, who="office"):
        return put_under(viewer=cast.viewer(who), now=NOW, campaign=campaign, above=above)

    return putting


def refused(work):
    with pytest.raises(Unusable) as error:
        work()
    return [finding.id for finding in error.value.findings]


def test_it_stands_there_from_then_on_and_in_the_journal(run, put, cast):
    leading, campaign = run("chuangxianzhengyou"), run()
    put(campaign, leading)
    campaign.refresh_from_db()
    assert campaign.umbrella == leading
    entry = [*of_subject(str(campaign.key))][-1]
    assert (entry.kind, entry.actor) == ("campaign.umbrella", cast.viewer("office").actor)
    assert json.loads(entry.payload) == {"umbrella": str(leading.key), "before": ""}
    put(campaign, None)
    campaign.refresh_from_db()
    assert campaign.umbrella is None


@pytest.mark.parametrize("who", ["leader", "secretary", "clerk", "branch", "administrator"])
def test_nobody_but_the_office_puts_it_there(run, put, who):
    leading, campaign = run("chuangxianzhengyou"), run()
    with pytest.raises(PermissionDenied):
        put(campaign, leading, who)


def test_no_campaign_leads_itself_nor_the_one_that_leads_it(run, put):
    leading, campaign, third = run("chuangxianzhengyou"), run(), run("bairizhengzhi")
    assert refused(lambda: put(campaign, campaign)) == ["E675"]
    put(campaign, leading)
    assert refused(lambda: put(leading, campaign)) == ["E675"]
    assert refused(lambda: put(third, campaign)) == ["E676"]
    assert refused(lambda: put(leading, third)) == ["E676"]


def test_days_that_do_not_fit_are_told(run, put):
    long_ago = run("chuangxianzhengyou", days=(dt.date(2025, 1, 1), dt.date(2025, 12, 31)))
    half = run("bairizhengzhi", days=(dt.date(2026, 1, 1), dt.date(2026, 6, 30)))
    campaign, open_ = run(), run(days=(dt.date(2026, 3, 1), None))
    assert refused(lambda: put(campaign, long_ago)) == ["E678"]
    assert refused(lambda: put(campaign, half)) == ["E678"]
    put(open_, half)  # its end is open: it may end with the one above


def test_a_closed_one_leads_no_more(run, put):
    leading, campaign = run("chuangxianzhengyou"), run()
    leading.state = State.CLOSED
    leading.save()
    assert refused(lambda: put(campaign, leading)) == ["E678"]


def test_one_that_runs_in_a_part_alone_does_not_lead_the_whole(run, put):
    leading, campaign = run("chuangxianzhengyou", "north"), run()
    assert refused(lambda: put(campaign, leading)) == ["E677"]


def test_kinds_of_which_the_two_say_different_things_are_named(run):
    leading, campaign = run("chuangxianzhengyou"), run()
    own = meant(campaign)
    pledge = replace(own.pack.kinds["pledge"], moves=own.pack.kinds["pledge"].moves[1:])
    otherwise = replace(own.pack, kinds={**own.pack.kinds, "pledge": pledge})
    (finding,) = against(replace(own, pack=otherwise), leading)
    assert (finding.id, finding.what("zh")) == ("E679", "两项活动对同一类记录的规定不一样：承诺。")


def test_the_page_puts_it_there_and_tells_what_stands_against_it(run, cast):
    leading, campaign = run("chuangxianzhengyou"), run()
    half = run("bairizhengzhi", days=(dt.date(2026, 1, 1), dt.date(2026, 6, 30)))
    browser, where = cast.browser("office"), f"/campaigns/{campaign.key}/umbrella/"
    assert "由哪项活动总揽" in text_of(browser.get(f"/campaigns/{campaign.key}/"))
    wrong = browser.post(where, {"umbrella": half.pk})
    assert wrong.status_code == 422
    assert "时间对不上：“文明城市创建百日整治”2026-01-01至2026-06-30" in text_of(wrong)
    said = text_of(browser.post(where, {"umbrella": leading.pk}, follow=True))
    assert "创先争优活动 总揽本活动" in said
    assert "由哪项活动总揽" not in text_of(
        cast.browser("branch").get(f"/campaigns/{campaign.key}/")
    )
    assert cast.browser("branch").get(where).status_code == 403
