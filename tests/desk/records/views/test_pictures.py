"""Pictures beside a record."""

from __future__ import annotations

import io
import re
import uuid

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from desk.records.views.pages import said, written
from duixian.desk.config.environment import Environment


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.setattr(settings, "ENVIRONMENT", Environment(data=tmp_path))
    return tmp_path


def photograph():
    file, exif = io.BytesIO(), Image.Exif()
    exif[0x010F] = "a camera that tells"
    Image.new("RGB", (40, 30), "green").save(file, "JPEG", exif=exif)
    return SimpleUploadedFile("田家.jpg", file.getvalue(), "image/jpeg")


def beside(answer):
    return re.findall(r'<img class="picture" src="(.*?)"', answer.content.decode())


def added(cast, record, file=None, by="branch"):
    url = f"/records/{record.key}/pictures/"
    return cast.browser(by).post(url, {"picture": file or photograph()}, follow=True)


def test_a_picture_is_shown_without_what_the_camera_told(cast, folder):
    record = written(cast)
    page = added(cast, record)
    (address,) = beside(page)
    answer = cast.browser("clerk").get(address)
    data = answer.content
    assert b"a camera that tells" not in data
    assert Image.open(io.BytesIO(data)).size == (40, 30)
    assert {n: answer.headers[n] for n in ("Content-Type", "X-Content-Type-Options")} == {
        "Content-Type": "image/jpeg",
        "X-Content-Type-Options": "nosniff",
    }


def test_who_does_not_see_the_record_does_not_see_its_pictures(cast, folder):
    record, other = written(cast), written(cast, by="well_branch", unit="well")
    (address,) = beside(added(cast, record))
    picture = address.split("/")[4]
    stranger = cast.browser("well_branch")
    addresses = (address, f"/records/{other.key}/pictures/{picture}/")
    assert [stranger.get(a).status_code for a in addresses] == [404, 404]
    assert (
        cast.browser("branch").get(f"/records/{record.key}/pictures/{uuid.uuid4()}/").status_code
        == 404
    )


@pytest.mark.parametrize(
    "file",
    [
        SimpleUploadedFile("a.jpg", b"<script>alert(1)</script>", "image/jpeg"),
        SimpleUploadedFile("a.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>", "image/svg+xml"),
    ],
)
def test_what_is_no_picture_is_refused_with_its_reason(cast, folder, file):
    record = written(cast)
    page = added(cast, record, file)
    assert beside(page) == []
    assert re.findall(r'class="notice needed"><p>(.*?)</p>', page.content.decode()) != []


def test_nothing_chosen_is_told(cast, folder):
    record = written(cast)
    page = cast.browser("branch").post(f"/records/{record.key}/pictures/", follow=True)
    assert "请先选一张图片。" in said(page)


def test_whoever_may_only_look_adds_and_removes_nothing(cast, folder):
    record = written(cast)
    (address,) = beside(added(cast, record))
    leader = cast.browser("leader")
    assert (
        leader.post(f"/records/{record.key}/pictures/", {"picture": photograph()}).status_code
        == 403
    )
    assert leader.post(f"{address}remove/").status_code == 403


def test_a_picture_can_be_taken_away(cast, folder):
    record = written(cast)
    (address,) = beside(added(cast, record))
    page = cast.browser("branch").post(f"{address}remove/", follow=True)
    assert beside(page) == []
    assert cast.browser("branch").get(address).status_code == 404
