"""Files that are not packs, or mean harm, are refused at once with a finding."""

from __future__ import annotations

import pytest

from duixian.rulebook.findings import Findings
from duixian.rulebook.packs import read_pack
from duixian.rulebook.packs.nodes import Listing, Mapped, Scalar, parse
from rulebook.packs.small import FILES, told, write

LAUGHS = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{name}: &{name} [{', '.join(['*' + before] * 5)}]\n"
    for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)


def refused(text):
    findings = Findings()
    node = parse(text if isinstance(text, bytes) else text.encode(), "x.yaml", findings)
    return node, [(f.where.line, f.id, *(v for _, v in f.values)) for f in findings]


def size(node):
    """How many nodes there are in all."""
    if isinstance(node, Mapped):
        return 1 + sum(size(item) for item in node.items.values())
    return 1 + sum(size(item) for item in node.items) if isinstance(node, Listing) else 1


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("", (1, "E102")),
        ("# nothing\n\n", (1, "E102")),
        ("a: [1, 2\nb: 3", (2, "E101")),
        ("a: b: c", (1, "E101")),
        ("a: b\n\tc: d", (2, "E101")),
        ("zh: 名\n".encode("gb18030"), (1, "E101")),
        (b"a: 1\nb: \xff\n", (2, "E101")),
        (b"\x00\x01", (0, "E101")),
        ("a: 1\n---\nb: 2", (2, "E103")),
        ("[" * 10_000, (1, "E101")),
        ("- " * 10_000, (1, "E101")),
        ("{a: " * 10_000, (1, "E101")),
        (b"a" * 2_000_001, (0, "E101")),
    ],
    ids=range(13),
)
def test_what_is_no_page_of_a_pack_is_refused_with_one_finding(text, finding):
    node, found = refused(text)
    assert node is None
    assert [(line, id_) for line, id_, *_ in found] == [finding]


def test_nothing_grows_by_being_named_again():
    node, found = refused(LAUGHS)
    assert 50 < size(node) < 200
    assert {id_ for _, id_, _ in found} == {"E103"}


def test_a_file_full_of_anchors_is_given_up_after_the_first_fifty():
    node, found = refused("- &a x\n" * 200_000)
    assert node is None
    assert found == [(line, "E103", "a") for line in range(1, 51)]


def test_a_reference_to_oneself_is_refused():
    node, found = refused("a: &a [*a]")
    assert size(node) == 3
    assert found == [(1, "E103", "a")]


def test_a_tag_is_told_and_not_obeyed():
    node, found = refused("a: !!python/object/apply:os.system [ls]")
    assert found == [(1, "E103", "tag:yaml.org,2002:python/object/apply:os.system")]
    assert isinstance(node.items["a"], Listing)


def test_every_scalar_is_a_text():
    node, found = refused("[yes, no, on, 5, '5', 1.50, 2010-06-01, null, ~, 1e3, 0x1F]")
    assert found == []
    assert [item.text for item in node.items] == [
        "yes", "no", "on", "5", "5", "1.50", "2010-06-01", "null", "~", "1e3", "0x1F",
    ]  # fmt: skip
    assert all(isinstance(item, Scalar) for item in node.items)


def test_a_byte_order_mark_is_no_mistake():
    node, found = refused(b"\xef\xbb\xbfa: 1")
    assert (list(node.items), found) == (["a"], [])


def test_a_file_of_fifty_megabytes_is_not_even_read(tmp_path):
    pack = write(tmp_path)
    with (pack / "huge.yaml").open("wb") as huge:
        huge.truncate(50_000_000)
    assert told(read_pack(pack)) == [("huge.yaml", 0, "E101")]


def test_a_hostile_kind_is_refused_like_a_hostile_page(tmp_path):
    pack = write(tmp_path, **{"kinds/laughs.yaml": LAUGHS, "kinds/deep.yaml": "[" * 10_000})
    found = told(read_pack(pack))
    assert {(file, id_) for file, _, id_ in found if id_ in ("E101", "E103")} == {
        ("kinds/laughs.yaml", "E103"),
        ("kinds/deep.yaml", "E101"),
    }
    assert ("kinds/laughs.yaml", 1, "E115") in found


def test_an_empty_folder_and_an_empty_file_are_told(tmp_path):
    empty = tmp_path / "empty"
    empty.mkdir()
    assert {f.id for f in read_pack(empty).findings} == {"E101"}
    pack = write(tmp_path, **{"kinds/deed.yaml": "", "pack.yaml": FILES["pack.yaml"]})
    assert told(read_pack(pack)) == [("kinds/deed.yaml", 1, "E102")]
