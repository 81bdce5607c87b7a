"""A kind of the pack's own that nothing reads is told; one that something names is not."""

from __future__ import annotations

import pytest

from duixian.rulebook.packs import read_pack
from rulebook.packs.small import FILES, write

NOTE = """\
id: memo
name: {zh: 记, en: Note}
fields: []
states: [{id: kept, name: {zh: 存, en: Kept}, stage: done}]
moves: [{id: keep, name: {zh: 存, en: Keep}, to: kept, by: [superior]}]
"""
LINK = "\n  - {id: slip, name: {zh: 条, en: Slip}, type: link, to: [memo], as: comes_from}"
CLOCK = "\nclocks: [{every: {kind: memo, for: units, per: year}}]\n"


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ({}, [("small/kinds/memo.yaml", "W207")]),
        ({"kinds/deed.yaml": FILES["kinds/deed.yaml"].replace("fields:", f"fields:{LINK}")}, []),
        ({"kinds/deed.yaml": FILES["kinds/deed.yaml"] + CLOCK}, []),
        ({"pack.yaml": FILES["pack.yaml"].replace("of: deed", "of: [deed, memo]")}, []),
        ({"pack.yaml": FILES["pack.yaml"].replace("'2010'", "'1999'")}, [("small/pack.yaml", "E111")]),
    ],
)  # fmt: skip
def test_a_form_that_nobody_reads_is_told(tmp_path, files, expected):
    found = read_pack(write(tmp_path, **{"kinds/memo.yaml": NOTE, **files})).findings
    assert [(f.where.file, f.id) for f in found if f.id[0] != "B" and f.id != "W209"] == expected


def test_a_library_may_hold_more_than_a_pack_uses(tmp_path):
    pack = FILES["pack.yaml"].replace("uses: []", "uses: [grassroots]")
    kind = FILES["kinds/deed.yaml"].replace("id: deed", "id: errand").replace("[deed]", "[errand]")
    pack = pack.replace("of: deed", "of: errand").replace("kind: deed", "kind: errand")
    path = write(tmp_path, **{"pack.yaml": pack, "kinds/errand.yaml": kind})
    (path / "kinds/deed.yaml").unlink()
    assert [f.id for f in read_pack(path).findings] == []
