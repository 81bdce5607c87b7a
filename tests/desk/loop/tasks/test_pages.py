"""What a reader sees of tasks: sentence, lamps as words, plan, time against work, drafts that are stuck."""

from __future__ import annotations

import re
from io import BytesIO

import pytest

from duixian.desk.records.models import Record


def text_of(page: bytes) -> str:
    """A page as its reader sees it: tags gone, blanks run together."""
    body = re.sub(r"<(script|style).*?</\1>", "", page.decode(), flags=re.DOTALL)
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", body))


def seen(cast, who: str, address: str) -> str:
    answer = cast.browser(who).get(address)
    assert answer.status_code == 200
    return text_of(answer.content)


@pytest.mark.usefixtures("key_item")
def test_a_key_item_with_all_that_is_asked_of_it(cast):
    page = seen(cast, "office", "/records/tasks/")
    assert page
