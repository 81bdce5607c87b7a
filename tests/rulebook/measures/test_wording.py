"""Every rule can be said in both languages, whatever it selects."""

from __future__ import annotations

import datetime as dt
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from duixian.rulebook.calendars import interval
from duixian.rulebook.kinds.rosters import countable
from duixian.rulebook.measures import Value, Working
from duixian.rulebook.measures.wording import Names, day
from duixian.rulebook.vocabulary.words import Track
from rulebook.measures.chance import CALENDAR, KINDS, measure

DAY = dt.date(2010, 12, 31)


@given(st.integers(0, 10**9), st.sampled_from(Track))
def test_every_measure_can_say_its_rule_and_its_working(seed, track):
    word = measure(Random(seed), track)
    names = Names(countable(KINDS), interval(word.selection.window, DAY, CALENDAR))
    working = Working(Value.of(3, 10), [], [], [])
    for text in (word.sentence(names), word.arithmetic(working)):
        for said in (text.zh, text.en):
            assert said
            assert not any(odd in said for odd in ("None", "（）", "()", "  ", "{", "<"))


def test_a_day_is_written_as_people_write_it():
    assert (day(DAY).zh, day(DAY).en) == ("2010年12月31日", "31 Dec 2010")
