"""Whatever a browser, a worm or a clumsy hand sends: every address answers, none breaks."""

from __future__ import annotations

import re
import string

import pytest
from django.db import transaction
from django.urls import reverse

from desk.config.addresses import ADDRESSES
from duixian.rulebook.kinds import BASE_COLUMNS
from duixian.rulebook.packs import find, open_pack
from house.tree import ROOT

pytestmark = pytest.mark.django_db

STRANGE = {
    "very long": "长" * 2_000,
    "a number nobody needs": "9" * 40,
    "no number of ours": "٣",
    "below nothing": "-1",
    "no day": "2026-99-99",
    "a nought byte": "a\x00b",
    "one letter for two": "ﬀ",
    "a rare name": "𬱖",
    "code": "'\"><script>alert(1)</script>",
    "nobody's key": "00000000-0000-4000-8000-000000000000",
    "a place above": "../../etc/passwd",
}
TAKEN = re.compile(r"""(?:GET|POST|FILES)(?:\.get|\.getlist)?[(\[]"(\w+)\"""")
FORM_FIELD = re.compile(r"^ {4}(\w+) = forms\.", re.MULTILINE)


def names() -> set[str]:
    """Every name that our views and forms ask a request for."""
    sources = [p.read_text(encoding="utf-8") for p in (ROOT / "src/duixian/desk").rglob("*.py")]
    asked = {name for text in sources for name in (*TAKEN.findall(text), *FORM_FIELD.findall(text))}
    kinds = open_pack(find("chuangxianzhengyou")).kinds.values()
    return asked | {field.id for kind in kinds for field in kind.fields} | {*BASE_COLUMNS}


def test_the_names_are_found():
    assert {"next", "version", "household", "page", "kind", "due_on"} <= names()
    assert all(set(name) <= {*string.ascii_lowercase, *string.digits, "_"} for name in names())


@pytest.mark.parametrize("strange", STRANGE)
@pytest.mark.parametrize("who", ["office", "branch"])
def test_every_address_answers_whatever_is_sent(here, who, strange):
    sent, broken = dict.fromkeys(names(), STRANGE[strange]), {}
    client = here.browsers[who]
    client.raise_request_exception = False
    for name, address in ADDRESSES.items():
        where = reverse(name, kwargs=here.arguments(name, address, "elm"))
        for method in ("get", "post"):
            client.cookies.pop("messages", None)
            point = transaction.savepoint()
            status = getattr(client, method)(where, sent).status_code
            transaction.savepoint_rollback(point)
            if status >= 500:
                broken[name, method] = status
    assert broken == {}
