"""Near copies are found, whole numbers decide, and the order of records changes nothing."""

from __future__ import annotations

from fractions import Fraction
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from duixian.rulebook.signals.near import alike, leaders, pairs, plain, worth_comparing

PART = Fraction(7, 10)
LETTERS = [chr(0x4E00 + n) for n in range(1500)]


def invented(rng: Random, length: int) -> str:
    return "".join(rng.choices(LETTERS, k=length))


def by_brute_force(texts: list[str], part: Fraction) -> list[int]:
    """Each text laid beside every leader before it."""
    found: list[int] = []
    for at, text in enumerate(texts):
        like = (
            other
            for other in range(at)
            if found[other] == other and alike(pairs(texts[other]), pairs(text), part)
        )
        found.append(next(like, at))
    return found


def copies(rng: Random, many: int) -> list[str]:
    """Texts of which every second is an earlier one with a character or a number changed."""
    texts = [invented(rng, rng.randrange(24, 70)) for _ in range(many)]
    for at in range(1, many, 2):
        text = list(texts[rng.randrange(at)])
        text[rng.randrange(len(text))] = rng.choice(LETTERS)
        texts[at] = "".join(text)
    return list(dict.fromkeys(texts))


@pytest.mark.parametrize("seed", range(12))
def test_what_is_found_is_what_brute_force_finds(seed):
    texts = copies(Random(seed), 300)
    found = leaders(texts, PART)
    assert found == by_brute_force(texts, PART)
    assert sum(at != head for at, head in enumerate(found)) > 100


@given(st.lists(st.text("办实事走访户", min_size=2, max_size=12), unique=True, max_size=40))
@settings(deadline=None)
def test_hashing_never_makes_a_pair(texts):
    for at, head in enumerate(leaders(texts, PART)):
        assert head == at or (head < at and alike(pairs(texts[head]), pairs(texts[at]), PART))


@given(st.sets(st.integers(0, 30)), st.sets(st.integers(0, 30)), st.fractions(0, 1))
def test_alike_is_the_jaccard_fraction(one, other, part):
    a, b = frozenset(map(str, one)), frozenset(map(str, other))
    assert alike(a, b, part) == (not a | b or Fraction(len(a & b), len(a | b)) >= part)


def test_unrelated_texts_are_not_alike():
    texts = [invented(Random(seed), 40) for seed in range(500)]
    assert leaders(texts, PART) == list(range(500))


def test_few_texts_are_laid_side_by_side():
    texts = copies(Random(1), 2000)
    copied = sum(at != head for at, head in enumerate(leaders(texts, PART)))
    assert copied <= len(worth_comparing(texts)) <= 3 * copied


def test_marks_width_and_case_make_no_other_text():
    assert plain("走访ＡＢ 户，送 米。") == plain("走访ab户！送米") == "走访ab户送米"


@pytest.mark.parametrize("texts", [[], ["一段文字"], ["一段文字", "另一句话"]])
def test_nothing_to_compare_is_no_trouble(texts):
    assert leaders(texts, PART) == list(range(len(texts)))
