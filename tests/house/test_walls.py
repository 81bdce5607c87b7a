"""Unscoped queries stand in few files, each with its reason."""

from __future__ import annotations

from house.tree import files

ALLOWED = {
    "src/duixian/desk/campaigns/actions.py": "holds the campaign that is closed until it is closed",
    "src/duixian/desk/campaigns/leading.py": "what leads others is asked for whole, also out of sight",
    "src/duixian/desk/campaigns/queries.py": "kinds of records are the same for everybody",
    "src/duixian/desk/duties/actions.py": "the night tells whoever is concerned, for nobody in particular",
    "src/duixian/desk/duties/lacking.py": "works out what all units lack; superiors lie out of sight",
    "src/duixian/desk/duties/telling.py": "the night tells whoever is concerned, for nobody in particular",
    "src/duixian/desk/duties/facts.py": "works out all open records; units above lie out of sight",
    "src/duixian/desk/org/queries.py": "makes the viewer, and knows all posts that a new code would open",
    "src/duixian/desk/upkeep/demo_county.py": "appoints the first accounts",
    "src/duixian/desk/loop/contacts/points.py": "who looks after a unit is named to it",
    "src/duixian/desk/loop/inspections/lot.py": "the list of a lot is open to everybody below the round",
    "src/duixian/desk/loop/inspections/queries.py": "rounds announced from above, and whom they drew",
    "src/duixian/desk/loop/contacts/pairs.py": "a pair belongs to the unit on its other side too",
    "src/duixian/desk/records/above.py": "an approved plan of a unit above holds for all below",
    "src/duixian/desk/loop/inspections/ranks.py": "the draws of a round decide who is ranked, wherever they stand",
    "src/duixian/desk/loop/inspections/tasks.py": "the worker works out a round that somebody in sight of it asked for",
    "src/duixian/desk/records/rounds.py": "rounds that units above have announced",
    "src/duixian/desk/records/announced.py": "what is announced to all is named by all; so are units",
    "src/duixian/desk/records/veil.py": "how near somebody stands to what stays near",
    "src/duixian/desk/records/actions/effects.py": "units above the viewer's own take over",
    "src/duixian/desk/records/actions/taking_back.py": "links from records out of sight count too",
    "src/duixian/desk/records/actions/writing.py": "finds what a key gave the first time",
    "src/duixian/desk/records/export/around.py": "the tables that are scored hold the whole county",
    "src/duixian/desk/records/judged.py": "rules hold for linked records and persons out of sight",
    "src/duixian/desk/records/projection.py": "writes rows from entries, whoever made them",
    "src/duixian/desk/records/queries/counting.py": "what a record counts in hangs on all its links",
    "src/duixian/desk/records/queries/owed.py": "records out of sight settle a draft too",
    "src/duixian/desk/records/queries/past.py": "a life names those who acted, wherever they are",
    "src/duixian/desk/records/queries/waits.py": "units named in records in sight, for rights only",
    "src/duixian/desk/records/sides.py": "a record between two sides is seen by both",
    "src/duixian/desk/records/rivals.py": "quotas and `only_one` hold over records and units out of sight",
    "src/duixian/desk/walls/scoped.py": "defines it",
}


def test_unscoped_queries_are_made_only_where_there_is_a_reason():
    found = {
        path
        for path, text in files(".py").items()
        if path.startswith("src/") and ".unscoped()" in text
    }
    assert found == set(ALLOWED)
