"""Every id of `check` has a page whose wrong example gives it, and nothing else, and whose right one gives nothing."""

from __future__ import annotations

import pytest

from duixian.rulebook.findings.register.burden import BURDEN
from duixian.rulebook.findings.register.pack import PACK
from duixian.rulebook.packs import read_pack
from duixian.rulebook.packs.checks.burden import burdens
from duixian.rulebook.packs.checks.wording import prohibited
from duixian.rulebook.packs.pages import Misshapen, folder, ids, page, page_of
from rulebook.packs.laid_over import laid_over, merged

SHORT = "E219"
"""A snippet shows one thing; that its indicator has no example is not held against it."""


def told(snippets, at) -> set[str]:
    """What is found in the small pack with the snippets, also beside the copy that runs already."""
    reading = read_pack(laid_over(snippets, at))
    runs = read_pack(at / "beside").pack if (at / "beside").exists() else None
    if reading.pack and runs:
        return {f.id for f in (*reading.findings, *burdens(reading.pack, [runs], reading.reader))}
    return {found.id for found in reading.findings}


def test_every_id_of_packs_has_its_page_and_every_page_an_id():
    assert ids() == sorted(rule.id for rule in (*PACK, *BURDEN))


def test_the_pack_under_the_examples_is_sound():
    assert list(read_pack(folder() / "small").findings) == []


@pytest.mark.parametrize("id_", ids())
def test_the_wrong_example_gives_the_id_and_nothing_else(id_, tmp_path):
    assert told(page_of(id_).wrong, tmp_path) - {SHORT} == {id_} - {SHORT}


@pytest.mark.parametrize("id_", ids())
def test_the_right_example_is_clean(id_, tmp_path):
    assert told(page_of(id_).right, tmp_path) - {SHORT} == set()


def test_an_indicator_without_example_is_told_on_its_own_page(tmp_path):
    shown = page_of(SHORT)
    assert told(shown.wrong, tmp_path / "wrong") == {SHORT}
    assert told(shown.right, tmp_path / "right") == set()


@pytest.mark.parametrize("id_", ids())
def test_a_page_speaks_of_its_own_id_and_is_short(id_):
    shown = page_of(id_)
    assert shown.id == id_
    assert max(len(shown.in_(language).splitlines()) for language in ("zh", "en")) <= 60


@pytest.mark.parametrize("id_", [id_ for id_ in ids() if id_[0] == "L"])
def test_a_page_of_law_names_its_instruments_and_their_year(id_):
    source, known = page_of(id_).source, prohibited()
    for name in known[id_]["sources"]:
        instrument = known["sources"][name]
        assert instrument["zh"] in source.zh
        assert instrument["en"] in source.en
        assert str(instrument["year"]) in source.zh


def test_a_page_without_english_is_refused():
    text = (folder() / f"{SHORT}.md").read_text(encoding="utf-8")
    why = page(text).why.en
    with pytest.raises(Misshapen):
        page(text.replace(why, ""))


def test_an_unknown_id_has_no_page():
    assert (page_of("E999"), page_of("../README")) == (None, None)


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("a: 1\nb: 2\n", "b: 3\n", "a: 1\nb: 3\n"),
        ("a: 1\n", "a: 2\na: 3\n", "a: 2\na: 3\n"),
        ("a: 1\n", "? [b]\n: c\n", "a: 1\n? [b]\n: c\n"),
        ("a: 1\n", "b: &x {c: 1\n", "a: 1\nb: &x {c: 1\n"),
        ("a:\n  - {id: x}\n  - {id: y}\n", "a:\n  - {id: y, b: 1}\n", "a:\n  - {id: x}\n  - {id: y, b: 1}\n"),
        ("a:\n  - id: x\n    b: 1\n    c: 2\n", "a:\n  - id: x\n    c: 3\n", "a:\n  - id: x\n    b: 1\n    c: 3\n"),
        ("a:\n  - id: x\n    b: 1\n", "a:\n  - {id: x}\n", "a:\n  - {id: x}\n"),
        ("a:\n  - id: x\n    b:\n      - {id: y}\n", "a:\n  - id: x\n    b:\n      - {id: z}\n", "a:\n  - id: x\n    b:\n      - {id: y}\n      - {id: z}\n"),
        ("a:\n  b: 1\n  c: 2\n", "a:\n  c: 3\n", "a:\n  b: 1\n  c: 3\n"),
        ("a: 1\nb:\n  c: 2\n", "b:\n", "a: 1\n"),
        ("", "a: 1\n", "a: 1\n"),
    ],
)  # fmt: skip
def test_a_snippet_stands_in_the_place_of_what_it_names(before, after, expected):
    assert merged(before, after) == expected
