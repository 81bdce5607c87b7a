"""Pictures beside records: cleaned, kept once, shown to those who see the record."""

from __future__ import annotations

import io
import json

import pytest
from PIL import Image

from desk.records.conftest import refused
from duixian.desk.ledger.models import Entry
from duixian.desk.ledger.queries import flaws
from duixian.desk.records.actions import attach, detach
from duixian.desk.records.projection import rebuild, standing
from duixian.desk.records.queries import history, picture, pictures_of
from duixian.rulebook.errors import NotFound, Unusable

pytestmark = pytest.mark.django_db


def jpeg(colour: str = "red") -> bytes:
    exif = Image.Exif()
    exif[0x010E] = "绛桐县榆树湾村"
    out = io.BytesIO()
    Image.new("RGB", (40, 30), colour).save(out, "JPEG", exif=exif)
    return out.getvalue()


@pytest.fixture
def add(desk, tmp_path):
    def add_(who, record, data):
        return attach(
            viewer=desk.cast.viewer(who), now=desk.now, record=record, data=data, name="a.jpg",
            folder=tmp_path,
        )  # fmt: skip

    return add_


def test_a_picture_is_kept_without_what_is_not_seen(desk, add, tmp_path):
    record = desk.visit()
    added = add("recorder", record, jpeg())
    assert add("clerk", record, jpeg()) == added
    found, path = picture(desk.cast.viewer("office"), added.key, tmp_path)
    kept = path.read_bytes()
    assert (found, found.media_type, found.size) == (added, "image/jpeg", len(kept))
    assert "榆树湾".encode() not in kept
    assert [p.relative_to(tmp_path).parts[-1] for p in tmp_path.rglob("*") if p.is_file()] == [
        added.sha256
    ]
    entry = Entry.objects.order_by("-seq")[0]
    assert (entry.kind, json.loads(entry.payload)["picture"]["sha256"]) == (
        "record.visit.attached", added.sha256,
    )  # fmt: skip


def test_a_picture_changes_nothing_of_the_record(desk, add):
    record = desk.visit()
    before = standing()
    add("recorder", record, jpeg())
    rebuild()
    assert standing() == before
    assert len(history(desk.cast.viewer("clerk"), record, desk.kinds["visit"])) == 1
    assert desk.undo("recorder", record).kind == "visit"
    assert list(flaws()) == []


def test_out_of_sight_there_is_no_picture_and_whoever_only_looks_adds_none(desk, add, tmp_path):
    record = desk.visit()
    added = add("recorder", record, jpeg())
    for who in ("south_clerk", "auditor", "reed_branch"):
        with pytest.raises(NotFound):
            picture(desk.cast.viewer(who), added.key, tmp_path)
        with pytest.raises(NotFound):
            add(who, record, jpeg("blue"))
        assert pictures_of(desk.cast.viewer(who), record) == []
    assert refused(lambda: add("leader", record, jpeg("blue"))) == (
        {}, ["您可以看，不能改这条记录。"],
    )  # fmt: skip


def test_what_is_no_picture_is_refused(desk, add, tmp_path):
    with pytest.raises(Unusable):
        add("recorder", desk.visit(), b"<svg onload=alert(1)>")
    assert (list(tmp_path.rglob("*")), Entry.objects.count()) == ([], 1)


def test_a_picture_is_taken_away_by_an_entry(desk, add):
    record = desk.visit()
    added = add("recorder", record, jpeg())
    detach(viewer=desk.cast.viewer("clerk"), now=desk.now, attachment=added)
    assert pictures_of(desk.cast.viewer("clerk"), record) == []
    assert Entry.objects.order_by("-seq")[0].kind == "record.visit.detached"


def test_nine_pictures_are_enough(desk, add):
    record = desk.visit()
    for nth in range(9):
        add("recorder", record, jpeg(f"#0000{nth * 20 + 10:02x}"))
    assert refused(lambda: add("recorder", record, jpeg("white"))) == ({}, ["最多 9 张。"])
