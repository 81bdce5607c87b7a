"""Laws of the burden, tried on packs made by chance."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from duixian.rulebook.norms import Amount, Assumed, heaviest, load
from duixian.rulebook.vocabulary.words import PeriodName
from rulebook.norms.made import KINDS, PLEDGE, STUDY, covering, every, pack

WINDOWS = st.sampled_from(["month", "quarter", "half", "year", "campaign"])
SORTS = st.sampled_from([{}, {"sort": ["book"]}, {"sort": ["talk"]}, {"sort": ["book", "talk"]}])
ROSTERS = st.sampled_from(["units", "members"])


@st.composite
def indicators(draw, nth):
    kind = draw(st.sampled_from(["study", "pledge"]))
    where = draw(SORTS) if kind == "study" else {}
    for_ = draw(st.sampled_from([(), ("hands",)])) if kind == "study" else ()
    return covering(
        f"i{nth}", kind, draw(ROSTERS), draw(WINDOWS), draw(st.integers(1, 3)), for_, **where
    )


@st.composite
def packs(draw):
    found = [draw(indicators(nth)) for nth in range(draw(st.integers(0, 4)))]
    kinds = dict(KINDS)
    if draw(st.booleans()):
        of, per = draw(st.sampled_from([STUDY, PLEDGE])), draw(st.sampled_from(PeriodName))
        kinds[of.id] = every(of, of.id, draw(ROSTERS), per, draw(st.integers(1, 2)))
    categories = draw(st.sampled_from([(), ("rural",), ("rural", "school")]))
    return pack("p", *found, kinds=kinds, categories=categories)


SIZES = st.builds(Assumed, members=st.integers(1, 60), branches=st.integers(1, 20))


def figures(load_):
    return [
        (amount.entries, amount.fields, amount.minutes)
        for amount in (load_.branch, load_.township, load_.typing_in)
    ]


def no_more(less, more):
    return all(a <= b for one, other in zip(less, more, strict=True) for a, b in zip(one, other, strict=True))  # fmt: skip


@given(packs(), packs(), SIZES)
def test_another_campaign_never_makes_the_burden_less(one, other, assumed):
    assert no_more(figures(load([one], assumed)), figures(load([one, other], assumed)))


@given(packs(), packs(), SIZES)
def test_beside_one_another_campaigns_ask_no_more_than_both_alone(one, other, assumed):
    both, a, b = (load(p, assumed) for p in ([one, other], [one], [other]))
    sums = [
        tuple(x + y for x, y in zip(p, q, strict=True))
        for p, q in zip(figures(a), figures(b), strict=True)
    ]
    assert no_more(figures(both), sums)


@given(packs(), SIZES)
def test_the_same_campaign_twice_asks_no_more_than_once(one, assumed):
    assert figures(load([one, one], assumed)) == figures(load([one], assumed))


@given(packs(), packs(), SIZES)
def test_the_order_of_campaigns_does_not_matter(one, other, assumed):
    assert figures(load([one, other], assumed)) == figures(load([other, one], assumed))


@given(packs(), packs(), SIZES)
def test_the_heaviest_category_obeys_the_same_laws_in_minutes(one, other, assumed):
    a, b, both = (heaviest(p, assumed).branch.minutes for p in ([one], [other], [one, other]))
    assert max(a, b) <= both <= a + b


@given(packs(), SIZES)
def test_the_rows_add_up_to_the_sum(one, assumed):
    found = load([one], assumed)
    added = Amount()
    for row in found.rows:
        added += row.amount if row.side == "branch" else Amount()
    assert added == found.branch
