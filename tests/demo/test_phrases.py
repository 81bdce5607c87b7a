"""No sentence of the demo county says a word twice where a slot meets what stands beside it."""

import re

import pytest

from duixian.demo import phrases, texts

SLOT = re.compile(r"\{(\w+)\}")
# Two words that meet: 三号楼 + 楼长, 装配班 + 班前.
SAID_TWICE = frozenset({"楼楼", "班班"})


def values_of(slot):
    """All that a slot may hold."""
    if slot == "season":
        return phrases.SEASONS
    if slot == "quarter":
        return [said for quarter in phrases.QUARTERS for said in quarter]
    if slot in phrases.NUMBERS:
        return [str(n) for n in phrases.NUMBERS[slot]]
    return phrases.SLOTS[slot]


def templates():
    """Every sentence of every topic."""
    for topic, walks in texts.OWN.items():
        for pool in walks.values():
            yield from ((topic, template) for template in pool)
    for topic, pool in texts.SHARED.items():
        yield from ((topic, template) for template in pool)


def doubled(template):
    """The characters that meet themselves where a slot begins or ends."""
    for match in SLOT.finditer(template):
        before, after = template[: match.start()][-1:], template[match.end() :][:1]
        for value in values_of(match.group(1)):
            for pair in (before + value[0], value[-1] + after):
                if len(pair) > 1 and pair[0] == pair[1] and pair not in SAID_TWICE:
                    yield pair


def test_a_word_that_meets_itself_is_seen():
    assert "前前" in {*doubled("{quarter}前把路修好")}


@pytest.mark.parametrize("topic", sorted({topic for topic, _ in templates()}))
def test_no_phrase_says_a_word_twice(topic):
    found = {said: {*doubled(said)} for own, said in templates() if own == topic}
    assert {said: pairs for said, pairs in found.items() if pairs} == {}
