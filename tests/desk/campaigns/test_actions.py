"""Starting a campaign: by the office only, with the pack kept, and an entry that says how."""

import json
from pathlib import Path

import pytest
from django.core.exceptions import PermissionDenied

from desk.campaigns.conftest import ANSWERED, NOW, PACK, STARTED
from duixian.desk.campaigns.actions import Answered, start
from duixian.desk.campaigns.models import Campaign, State
from duixian.desk.campaigns.packs import pack_of
from duixian.desk.ledger.queries import of_subject
from duixian.rulebook.errors import Unusable
from duixian.rulebook.findings.register.law import LAW
from duixian.rulebook.packs import find, open_pack
from duixian.rulebook.packs.pages import page_of
from rulebook.packs.laid_over import laid_over

ROOT = Path(__file__).parents[3]


def test_a_started_campaign_keeps_its_pack_and_its_days(begin, data):
    campaign = begin()
    kept = pack_of(campaign.fingerprint)
    assert (campaign.pack, campaign.state, campaign.starts_on) == (PACK, State.RUNNING, STARTED)
    assert kept == open_pack(find(PACK))
    assert kept.fingerprint == campaign.fingerprint
    assert campaign.calendar["campaign"] == ["2026-01-01", None]
    assert campaign.calendar["p1"] == ["2010-04-06", "2010-06-30"]
    names = {p.name for p in (data / "packs" / campaign.fingerprint).iterdir()}
    assert names == {
        PACK,
        "xuexishijian",
        "grassroots",
        "steering",
        "leading",
        "carriers",
        "lasting",
        "organising",
    }


def test_a_local_pack_is_kept_with_its_parent(cast, data):
    source = ROOT / "docs/guide/local-sample"
    campaign = start(
        viewer=cast.viewer("office"), now=NOW, source=source, unit=cast.units["county"],
        days=(STARTED, None),
    )  # fmt: skip
    names = {p.name for p in (data / "packs" / campaign.fingerprint).iterdir()}
    assert names == {"local-sample", "weimin", "grassroots"}
    assert pack_of(campaign.fingerprint) == open_pack(source)
    page = cast.browser("office").get(f"/campaigns/{campaign.key}/").content.decode()
    assert page.count("<small>本级增加</small>") == len({"people_helped", "found_ourselves"})


def test_the_entry_says_on_what_basis_it_goes_on_and_who_approved(begin, cast):
    campaign = begin(answered=Answered("县委〔2026〕3号", "贺川"))
    (entry,) = of_subject(str(campaign.key))
    assert (entry.unit, entry.kind, entry.actor) == (
        "X",
        "campaign.start",
        cast.viewer("office").actor,
    )
    assert json.loads(entry.payload) == {
        "pack": PACK,
        "fingerprint": campaign.fingerprint,
        "calendar": campaign.calendar,
        "forbidden": ["L103"],
        "basis": "县委〔2026〕3号",
        "approver": "贺川",
    }


@pytest.mark.parametrize("who", ["leader", "secretary", "clerk", "branch", "administrator"])
def test_nobody_but_the_office_starts_one(begin, who):
    with pytest.raises(PermissionDenied):
        begin(who=who)


def test_what_todays_rules_forbid_is_refused_until_it_is_answered(begin, cast):
    with pytest.raises(Unusable) as refused:
        begin(answered=None)
    assert [f.id for f in refused.value.findings] == ["L103"]
    assert list(Campaign.objects.seen_by(cast.viewer("office"))) == []


def test_a_pack_with_errors_is_refused_with_all_of_them(cast, data, tmp_path):
    wrong = tmp_path / "wrong"
    wrong.mkdir()
    (wrong / "pack.yaml").write_text("id: wrong\nname: {zh: 错, en: wrong}\n", encoding="utf-8")
    with pytest.raises(Unusable) as refused:
        start(
            viewer=cast.viewer("office"), now=NOW, source=wrong, unit=cast.units["county"],
            days=(STARTED, None), answered=Answered("依据", "贺川"),
        )  # fmt: skip
    assert {f.id for f in refused.value.findings} == {"E117"}
    assert not (data / "packs" / "wrong").exists()


@pytest.mark.parametrize("id_", sorted(rule.id for rule in LAW))
def test_each_finding_of_law_is_answered_before_anything_starts(cast, data, tmp_path, id_):
    source = laid_over(page_of(id_).wrong, tmp_path)
    asked = {
        "viewer": cast.viewer("office"), "now": NOW, "source": source, "unit": cast.units["county"],
        "days": (STARTED, None),
    }  # fmt: skip
    with pytest.raises(Unusable) as refused:
        start(**asked)
    assert {f.id for f in refused.value.findings} == {id_}
    campaign = start(**asked, answered=ANSWERED)
    (entry,) = of_subject(str(campaign.key))
    said = json.loads(entry.payload)
    assert (said["forbidden"], said["approver"]) == ([id_], ANSWERED.approver)
