"""Something of everything in each of four places, every text that a person typed marked with its unit."""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.conf import settings
from django.test import Client

from desk.config.addresses import Address, routes
from desk.conftest import Cast
from desk.records.conftest import Desk
from duixian.desk.campaigns.actions import Answered, start
from duixian.desk.campaigns.models import Campaign
from duixian.desk.config.clock import now
from duixian.desk.loop.signals import kept
from duixian.desk.org.models import Post, RosterFile
from duixian.desk.records.keeping import path_of
from duixian.desk.records.models import Attachment, Draft
from duixian.desk.scorecards.scoring import work_out
from duixian.rulebook.packs import find, open_pack
from duixian.rulebook.signals import Signal, Sort
from duixian.rulebook.vocabulary.text import Text

PACK = "chuangxianzhengyou"
PLACES = ("elm", "north", "reed", "well")  # own, parent, sibling, foreign for those at the branch
WRITERS = {"elm": "branch", "north": "secretary", "reed": "reed_branch", "well": "well_branch"}
MARK = "⟦{}⟧"
NOWHERE = uuid.UUID("00000000-0000-4000-8000-000000000000")
ANY = {
    "kind": "visit",
    "move": "strike",
    "what": "entries",
    "indicator": "households_visited",
    "sheet": "roster",
}


@dataclass
class Things:
    """What lies in each place: the arguments that point at it, by what an address is about."""

    cast: Cast
    by_place: dict[str, dict[str, dict[str, Any]]]

    @cached_property
    def converters(self) -> dict[str, list[str]]:
        """The names of the arguments of each route."""
        return {name: list(pattern.pattern.converters) for name, pattern in routes()}

    @cached_property
    def browsers(self) -> dict[str, Client]:
        """A browser for each of the cast, signed in."""
        return {name: self.cast.browser(name) for name in self.cast.accounts}

    def arguments(self, name: str, address: Address, place: str) -> dict[str, Any]:
        """The arguments of a route for what lies in a place."""
        found = {**ANY, **self.by_place[place].get(address.about, {})}
        return {key: found[key] for key in self.converters[name]}


def put_everywhere(cast: Cast) -> Things:
    """A record with a picture, a draft, a roster handed in and a post in every place; a campaign over all."""
    desk = Desk(cast, dict(open_pack(find(PACK)).kinds))
    for place in PLACES:
        unit = cast.units[place]
        unit.name += MARK.format(f"{unit.code}的名称")
        unit.save()
    by_place = {place: _in(desk, place) for place in PLACES}
    campaign = _campaign(desk)
    signals = {place: _signal(desk, place) for place in PLACES}
    kept.keep(now().date(), tuple(signals.values()))
    for place, found in by_place.items():
        found["campaign"] = {"key": campaign.key}
        found["signal"] = {"mark": signals[place].key}
    by_place["nowhere"] = {
        about: dict.fromkeys(keys, NOWHERE) for about, keys in by_place["elm"].items()
    }
    return Things(cast, by_place)


def _in(desk: Desk, place: str) -> dict[str, dict[str, Any]]:
    cast, unit, mark = desk.cast, desk.cast.units[place], MARK.format(desk.cast.units[place].code)
    record = desk.make(
        WRITERS[place], "visit", "note", unit=place,
        household=f"田家{mark}", heard=f"水渠漏水{mark}", occurred_on="2026-11-20",
    ).record  # fmt: skip
    round_ = desk.make(
        "office", "round", "declare", unit=place,
        round=f"督查{mark}", day="2026-12-31", occurred_on="2026-11-20",
    ).record  # fmt: skip
    pledge = desk.make(
        WRITERS[place], "pledge", "propose", unit=place,
        maker="organisation", text=f"修一里渠{mark}", occurred_on="2026-11-20",
    ).record  # fmt: skip
    draft = Draft(
        account=cast.accounts[WRITERS[place]], unit=unit, kind="visit",
        texts={"heard": [f"草稿{mark}"]}, changed_at=desk.now,
    )  # fmt: skip
    draft.save()
    picture = Attachment(
        record=record, sha256="0" * 64, media_type="image/png", size=1, added_at=desk.now
    )
    picture.save()
    file = path_of(settings.ENVIRONMENT.data / "files", picture.sha256)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(b"a picture")
    task = desk.make(
        "office", "task", "draw_up", unit=place,
        text=f"修渠{mark}", key_number="1", occurred_on="2026-11-20",
    ).record  # fmt: skip
    roster = RosterFile(
        unit=unit, account=cast.accounts["office"], handed_in_at=desk.now,
        name=f"名册{mark}.xlsx", state="ready", report=_report(mark),
    )  # fmt: skip
    roster.save()
    posts = Post.objects.seen_by(cast.viewer("administrator"))
    return {
        "unit": {"unit": unit.key, "key": unit.key},
        "record": {"key": record.key},
        "pledge": {"key": pledge.key},
        "task": {"key": task.key},
        "round": {"key": round_.key},
        "post": {"key": posts.get(account=cast.accounts[WRITERS[place]]).key},
        "draft": {"draft": draft.key},
        "picture": {"key": record.key, "picture": picture.key},
        "roster": {"key": roster.key},
    }


def _signal(desk: Desk, place: str) -> Signal:
    """A question about the unit of a place, marked."""
    code = desk.cast.units[place].code
    told = Text(f"{{{code}}}最后一天办结", f"{{{code}}} closed on the last day")
    return Signal(Sort.LAST_DAY, (code,), told, text=f"照抄{MARK.format(code)}")


def _report(mark: str) -> dict[str, Any]:
    """What a roster's page shows, marked."""
    return {
        "findings": [["E810", f"名册{mark}", 3, "A", {"value": f"张?{mark}"}]],
        "differences": [["members", f"张三{mark}", "名册", 3, "phone", mark, f"1{mark}"]],
        "errors": 1,
        "warnings": 0,
        "changed": 1,
    }


def _campaign(desk: Desk) -> Campaign:
    """A campaign of the county whose numbers have been worked out."""
    campaign = start(
        viewer=desk.cast.viewer("office"), now=desk.now, source=find(PACK),
        unit=desk.cast.units["county"], days=(dt.date(2026, 1, 1), None),
        answered=Answered("县委〔2026〕9号", "贺川"),
    )  # fmt: skip
    work_out(campaign, desk.now)
    return campaign
