"""The form in which a roster is handed in speaks the reader's language, whenever it was loaded."""

import pytest
from django.utils import translation

from duixian.desk.org.files.forms import HandInForm


@pytest.mark.parametrize(
    ("language", "hint"),
    [("zh-hans", "xlsx、xls、csv 都可以，最大 50 MB"), ("en", "xlsx, xls or csv, at most 50 MB")],
)
def test_what_may_be_handed_in_is_said_in_both_languages(language, hint):
    with translation.override(language):
        assert str(HandInForm().fields["file"].help_text) == hint
