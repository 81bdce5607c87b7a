"""Unscoped queries stand in few files, each with its reason."""

from __future__ import annotations

from house.tree import files

ALLOWED = {
    "src/duixian/desk/campaigns/queries.py": "kinds of records are the same for everybody",
    "src/duixian/desk/scorecards/tables.py": "the whole ledger is scored, whoever looks later",
    "src/duixian/desk/org/queries.py": "makes the viewer, so there is none yet",
    "src/duixian/desk/upkeep/demo_county.py": "appoints the first accounts",
    "src/duixian/desk/walls/scoped.py": "defines it",
}


def test_unscoped_queries_are_made_only_where_there_is_a_reason():
    found = {
        path
        for path, text in files(".py").items()
        if path.startswith("src/") and ".unscoped()" in text
    }
    assert found == set(ALLOWED)
