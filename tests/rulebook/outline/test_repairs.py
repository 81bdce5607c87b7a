"""The law of repairs: applied to the source, the list gives the cleaned text, byte for byte."""

from hypothesis import given
from hypothesis import strategies as st

from duixian.rulebook.outline.repairs import Edit, Mended, Repair, apply

letters = st.text(alphabet="甲乙丙丁ab\n", max_size=12)


@st.composite
def rounds_of_edits(draw):
    """A text and, round by round, disjoint edits with the text that should follow each round."""
    source = text = draw(st.text(alphabet="甲乙丙丁ab\n", max_size=25))
    rounds = []
    for number in range(draw(st.integers(0, 5))):
        cuts = sorted(draw(st.lists(st.integers(0, len(text)), max_size=8)))
        edits, at = [], -1
        for start, end in zip(cuts[::2], cuts[1::2], strict=False):
            if start > at:
                edits.append(Edit(start, end, draw(letters), f"rule-{number}"))
                at = end
        for edit in reversed(edits):
            text = text[: edit.start] + edit.after + text[edit.end :]
        rounds.append((edits, text))
    return source, rounds


@given(rounds_of_edits())
def test_the_listed_repairs_turn_the_source_into_the_cleaned_text(case):
    source, rounds = case
    mended = Mended(source)
    for edits, expected in rounds:
        mended = mended.with_(edits)
        assert apply(source, mended.repairs) == expected


@given(rounds_of_edits())
def test_repairs_are_disjoint_in_order_and_quote_the_source(case):
    source, rounds = case
    mended = Mended(source)
    for edits, _ in rounds:
        mended = mended.with_(edits)
    assert [r.before for r in mended.repairs] == [source[r.start : r.end] for r in mended.repairs]
    ends = [0, *(r.end for r in mended.repairs)]
    assert all(r.start >= end for r, end in zip(mended.repairs, ends, strict=False))
    assert all(r.before != r.after for r in mended.repairs)


@given(rounds_of_edits())
def test_every_letter_that_was_kept_is_found_again_in_the_source(case):
    source, rounds = case
    mended = Mended(source)
    for edits, _ in rounds:
        mended = mended.with_(edits)
    touched = {i for r in mended.repairs for i in range(r.start, r.end)}
    kept = "".join(char for i, char in enumerate(source) if i not in touched)
    places = [mended.at_source(i) for i in range(len(mended.text))]
    found = "".join(
        source[p]
        for i, p in enumerate(places)
        if p < len(source)
        and p not in touched
        and source[p] == mended.text[i]
        and (i + 1 == len(places) or places[i + 1] != p)
    )
    assert places == sorted(places)
    assert len(found) >= len(kept) or found == kept


def test_a_second_rule_on_the_same_spot_joins_the_first():
    mended = Mended("更好效勞(láo)人民").with_([Edit(4, 9, "", "pinyin")])
    mended = mended.with_([Edit(3, 4, "劳", "traditional")]).with_([Edit(2, 4, "服务", "synonym")])
    assert mended.text == "更好服务人民"
    assert mended.repairs == (
        Repair(2, 4, "效勞", "服务", ("traditional", "synonym")),
        Repair(4, 9, "(láo)", "", ("pinyin",)),
    )


def test_a_repair_that_is_undone_is_not_listed():
    mended = Mended("甲乙").with_([Edit(0, 1, "丙", "there")]).with_([Edit(0, 1, "甲", "back")])
    assert mended == Mended("甲乙")
    assert mended.text == "甲乙"
