"""The journal says what was done to a record in the words of its pack."""

import pytest
from django.utils.translation import override

from duixian.desk.org.journal.queries import in_words, words

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("record.visit.note", "走访 · 记一笔"),
        ("record.visit.return", "走访 · 退回"),
        ("record.visit.corrected", "更正记录"),
        ("record.visit.undone", "撤回记录"),
        ("record.gone.away", "记实"),
        ("campaign.start", "办起活动"),
    ],
)
def test_a_step_is_told_in_the_words_of_its_pack(kind, said):
    with override("zh-hans"):
        assert str(in_words(kind, words())) == said
