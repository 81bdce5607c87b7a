"""What speaks against a password."""

import pytest
from django.utils.translation import override

from duixian.desk.accounts.models import Account
from duixian.desk.accounts.passwords import refusals

SHORT = "The password has {} characters; make it 10 or more."
COMMON = "This password is one of those that are tried first; think of another."
OWN = "The password contains your account or your name; think of another."


@pytest.mark.parametrize(
    ("password", "wrong"),
    [
        ("春种秋收冬藏夏耘八月", []),
        ("plain words only", []),
        ("short", [SHORT.format(5)]),
        ("password", [SHORT.format(8)]),
        ("1234567890", [COMMON]),
        ("0987654321", [COMMON]),
        ("qwertyuiop", [COMMON]),
        ("aaaaaaaaaabb", [COMMON]),
        ("b11-1 is mine", [OWN]),
        ("我是田丰我是书记一二", [OWN]),
        ("字" * 200, ["The password is longer than 128 characters; make it shorter.", COMMON]),
    ],
)
def test_only_length_and_what_others_would_try_speak_against_a_password(password, wrong):
    with override("en"):
        assert list(refusals(password, Account(login="B11-1", name="田丰"))) == wrong
