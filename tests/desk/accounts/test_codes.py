"""One-time codes: hard to guess, easy to type, kept as hashes."""

import math

import pytest

from duixian.desk.accounts.codes import ALPHABET, GROUP, GROUPS, hashed, matches, new_code, read


def test_a_code_has_four_groups_of_four_and_more_than_64_bits():
    chosen = iter("K7MQ2X9RTB4HWPCA")
    assert new_code(lambda _: next(chosen)) == "K7MQ-2X9R-TB4H-WPCA"
    assert GROUPS * GROUP * math.log2(len(set(ALPHABET))) == 80


def test_no_character_looks_like_another():
    assert set("0O1I") & set(ALPHABET) == set()


def test_no_two_codes_are_the_same():
    assert len({new_code() for _ in range(1000)}) == 1000


@pytest.mark.parametrize(
    "typed",
    [
        "K7MQ-2X9R-TB4H-WPCA",
        "k7mq2x9rtb4hwpca",
        " k7mq 2x9r—tb4h–wpca ",
        "Ｋ７ＭＱ－２Ｘ９Ｒ－ＴＢ４Ｈ－ＷＰＣＡ",
    ],
)
def test_a_code_is_read_however_it_is_typed(typed):
    assert read(typed) == "K7MQ2X9RTB4HWPCA"
    assert matches(typed, hashed("K7MQ-2X9R-TB4H-WPCA"))


def test_what_is_kept_says_nothing_without_the_key_of_the_installation(settings):
    kept = hashed("K7MQ-2X9R-TB4H-WPCA")
    settings.SECRET_KEY = "another"
    assert kept != hashed("K7MQ-2X9R-TB4H-WPCA")


@pytest.mark.parametrize("typed", ["", "K7MQ"])
def test_an_account_without_code_opens_to_no_code(typed):
    assert not matches(typed, "")
