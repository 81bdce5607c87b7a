"""The burden of packs, reckoned by hand: entries, fields, minutes a month."""

from __future__ import annotations

import dataclasses
from fractions import Fraction

import pytest

from duixian.rulebook.measures import Count, Coverage, Judged, Roster, Satisfaction, Selection
from duixian.rulebook.norms import Amount, Assumed, Side, beside, heaviest, load
from duixian.rulebook.scorecards.points import Each, Target
from duixian.rulebook.scorecards.points.bands import Band, Bands
from duixian.rulebook.vocabulary.text import Dated, Since
from duixian.rulebook.vocabulary.words import PeriodName, RosterName, Track
from rulebook.norms.made import KINDS, PLEDGE, SORT, STUDY, asks, covering, every, pack

TEN = Assumed(members=10, branches=3)
TAP, MIND, PRESS, CHARACTER, WAIT = 130, 135, 46, 300, 100
ENTRY = 2 * TAP + MIND + 3 * WAIT
CHOSEN, TITLE, DAY = TAP + MIND, TAP + MIND + 10 * CHARACTER, MIND
NAME = TAP + MIND + 3 * CHARACTER


def minutes(hundredths):
    return Fraction(hundredths, 6000)


def constant(value):
    return Dated((Since(None, Fraction(value)),))


def test_an_empty_pack_asks_nothing():
    found = load([pack("empty")], TEN)
    assert (found.rows, found.branch, found.township, found.typing_in) == (
        (), Amount(), Amount(), Amount(),
    )  # fmt: skip
    assert load([], TEN).branch == Amount()


def test_a_book_for_each_member_and_year_by_hand():
    found = load([pack("a", covering("books", "study", sort=["book"]))], TEN)
    one = ENTRY + CHOSEN + TITLE + DAY + NAME
    assert found.branch == Amount(
        Fraction(10, 12), Fraction(40, 12), minutes(Fraction(10, 12) * one)
    )
    (row,) = found.rows
    assert (row.kind, row.side, row.records, row.owed) == (
        "study",
        Side.BRANCH,
        Fraction(10, 12),
        True,
    )


def test_one_record_with_all_who_came_covers_all_members():
    found = load([pack("a", covering("talks", "study", window="quarter", for_=("hands",)))], TEN)
    names = NAME + 9 * (PRESS + 3 * CHARACTER)
    one = ENTRY + CHOSEN + TITLE + DAY + names
    assert found.branch == Amount(Fraction(1, 3), Fraction(4, 3), minutes(Fraction(one, 3)))


def test_what_the_superior_has_to_judge_is_the_townships():
    found = load([pack("a", covering("pledges", "pledge", "units", "month"))], TEN)
    assert found.branch == Amount(Fraction(1), Fraction(2), minutes(ENTRY + TITLE + DAY))
    judged = 2 * TAP + MIND + 2 * WAIT + 2 * MIND + CHOSEN
    assert found.of(Side.TOWNSHIP) == Amount(Fraction(1), Fraction(1), minutes(judged))
    assert found.township == Amount(Fraction(3), Fraction(3), minutes(3 * judged))


def test_typing_in_the_sheets_of_a_branch_is_done_without_pointing():
    found = load([pack("a", covering("pledges", "pledge", "units", "month"))], TEN)
    sheet = 7 * PRESS + (MIND + 10 * CHARACTER) + MIND
    assert found.typing_in == Amount(Fraction(3), Fraction(6), minutes(3 * sheet))


@pytest.mark.parametrize(
    ("for_", "per", "rate"),
    [
        ("units", PeriodName.MONTH, Fraction(1)),
        ("members", PeriodName.YEAR, Fraction(10, 12)),
        ("posts", PeriodName.QUARTER, Fraction(1)),
        ("records", PeriodName.HALF, Fraction(1, 6)),
    ],
)
def test_a_clock_asks_for_records_of_everybody_on_its_roster(for_, per, rate):
    kinds = {**KINDS, "study": every(STUDY, "study", for_, per)}
    found = load([pack("a", kinds=kinds)], TEN)
    assert [(row.kind, row.records) for row in found.rows] == [("study", rate)]


def test_books_and_talks_are_two_records_and_a_second_campaign_shares_both():
    one = pack("a", covering("books", "study", sort=["book"]))
    two = pack(
        "b",
        covering("talks", "study", "units", "month", sort=["talk"]),
        covering("read", "study", "members", "half", sort=["book"]),
    )
    found = beside(one, [two], TEN)
    assert found.alone.branch.entries == Fraction(10, 12)
    assert found.running.branch.entries == 1 + Fraction(10, 6)
    assert found.together.branch.entries == 1 + Fraction(10, 6)
    assert found.reused == found.alone.branch
    assert found.added == Amount()


def test_without_an_option_any_record_of_the_kind_will_do():
    one = pack("a", covering("any", "study", "units", "month"))
    two = pack("b", covering("talks", "study", "units", "month", sort=["talk"]))
    assert beside(one, [two], TEN).together.branch == load([two], TEN).branch


def test_a_satisfaction_needs_one_sheet_in_its_window():
    measure = Satisfaction(Selection(("pledge",)), "none", tally="verdict", good=("yes",))
    (row, *_) = load([pack("a", asks("voice", measure))], TEN).rows
    assert (row.records, row.owed) == (Fraction(1, 12), False)


BANDS = Dated((Since(None, (Band(9, 3), Band(5, 3), Band(1, 1))),))


@pytest.mark.parametrize(
    ("points", "track", "rate"),
    [
        (
            Each(constant(0), constant(2), constant(0), constant(12), "out"),
            Track.UNIT,
            Fraction(6, 12),
        ),
        (
            Each(constant(0), constant(2), constant(0), constant(12), "out"),
            Track.PERSON,
            Fraction(60, 12),
        ),
        (
            Each(constant(0), constant(5), constant(0), constant(12), "out"),
            Track.UNIT,
            Fraction(3, 12),
        ),
        (Target(constant(4), constant(20), "out"), Track.UNIT, Fraction(4, 12)),
        (Bands(BANDS, "out"), Track.UNIT, Fraction(5, 12)),
        (
            Each(constant(10), constant(-2), constant(0), constant(10), "out"),
            Track.UNIT,
            Fraction(0),
        ),
    ],
)
def test_points_invite_as_many_records_as_bring_all_of_them(points, track, rate):
    measure = Count(
        Selection(("study",), window=covering("x", "study").measure.selection.window), "0"
    )
    found = load([pack("a", asks("work", measure, points), track=track)], TEN)
    assert sum(row.records for row in found.rows) == rate


def test_what_happens_as_it_happens_asks_for_nothing_but_is_named():
    found = load([pack("a", asks("work", Count(Selection(("study",)), "0")))], TEN)
    assert found.branch == Amount()
    one = ENTRY + CHOSEN + TITLE + DAY
    assert [(each.name.zh, each.minutes) for each in found.unnumbered] == [("学习", minutes(one))]


def test_the_category_on_which_most_weighs_is_meant():
    few = asks("few", covering("x", "study", "units", "year").measure, applies_to=("rural",))
    many = asks("many", covering("x", "study", "units", "month").measure, applies_to=("school",))
    found = heaviest([pack("a", few, many, categories=("rural", "school"))], TEN)
    assert (found.assumed.category, found.branch.entries) == ("school", 1)
    assert load([pack("a", few, many, categories=("rural",))], TEN.of("office")).rows == ()


def test_a_roster_of_committees_is_the_townships_own_to_record():
    measure = covering("x", "study", "units", "month").measure
    above = type(measure)(
        measure.selection, "none", type(measure.among)(measure.among.roster, kinds=("committee",))
    )
    found = load([pack("a", asks("above", above))], TEN)
    assert (found.branch, found.township.entries) == (Amount(), 1)


def test_a_record_that_needs_another_brings_it_along():
    from duixian.rulebook.lifecycle import Move
    from duixian.rulebook.lifecycle.needs import LinkedNeed
    from duixian.rulebook.vocabulary.filters import Linked

    make, *rest = PLEDGE.moves
    needy = Move(
        make.id, make.name, make.to, make.by,
        needs=(*make.needs, LinkedNeed(Linked("study", "task", at_least=2))),
    )  # fmt: skip
    kind = type(PLEDGE)("pledge", PLEDGE.name, PLEDGE.fields, PLEDGE.states, (needy, *rest))
    found = load([pack("a", covering("p", "pledge", "units", "month"), kinds={**KINDS, "pledge": kind})], TEN)  # fmt: skip
    assert {row.kind: row.records for row in found.rows} == {"pledge": 1, "study": 2}


def test_what_an_indicator_reads_is_filled_in_for_the_clock_as_well():
    kinds = {**KINDS, "study": every(STUDY, "study")}
    reads = asks("people", Count(Selection(("study",), for_=("hands",)), "0"))
    (row,) = load([pack("a", reads, kinds=kinds)], TEN).rows
    assert (row.amount.entries, row.amount.fields) == (1, 4)


def test_a_coverage_of_named_posts_asks_each_of_their_holders():
    roster = Roster(RosterName.POSTS, posts=("secretary", "deputy"))
    window = covering("x", "study", window="month").measure.selection.window
    measure = Coverage(Selection(("study",), window=window), "none", roster)
    assert load([pack("a", asks("posts", measure))], TEN).branch.entries == 2


def test_a_roster_of_some_categories_asks_nothing_of_the_others():
    roster = Roster(RosterName.UNITS, categories=("rural",))
    window = covering("x", "study", window="month").measure.selection.window
    measure = Coverage(Selection(("study",), window=window), "none", roster)
    asked = pack("a", asks("rural", measure), categories=("rural", "school"))
    both = pack("b", asks("none", measure, applies_to=("school",)), categories=("rural", "school"))
    assert [
        load([each], TEN.of(category)).branch.entries
        for each in (asked, both)
        for category in ("rural", "school")
    ] == [1, 0, 0, 0]


def test_judgements_under_two_headings_are_two_records():
    def judged(heading):
        return Judged(
            Selection(("study",)), "none", heading=heading, raters=("superior",), field="sort"
        )

    heading = dataclasses.replace(SORT, id="heading")
    kind = dataclasses.replace(STUDY, fields=(*STUDY.fields, heading))
    asked = [asks(h, judged(h)) for h in ("book", "talk", "book")]
    found = load([pack("a", *asked, kinds={"study": kind})], TEN)
    assert [row.records for row in found.rows] == [Fraction(2, 12)]
