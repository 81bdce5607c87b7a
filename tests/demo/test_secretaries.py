"""Each branch has one secretary at a time, and never somebody who is not there."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from itertools import pairwise

from duixian.demo import county
from duixian.demo.secretaries import secretaries

TODAY = dt.date(2011, 11, 23)


def built():
    return county.build(1, 40, TODAY)


def test_a_branch_has_one_secretary_at_a_time():
    found = built()
    terms = defaultdict(list)
    for post in secretaries(found.tree, found.roll):
        terms[post.unit].append(post)
    overlapping = [
        (earlier, later)
        for posts in terms.values()
        for earlier, later in pairwise(posts)
        if earlier.left is None or earlier.left > later.taken
    ]
    assert overlapping == []
    leaves = {unit.code for unit in found.tree.units.values() if unit.leaf}
    assert set(terms) == leaves


def test_a_secretary_is_a_full_member_of_the_branch_the_whole_time():
    found = built()
    stays = {(s.person, s.unit): s for s in found.roll.stays if s.status == "full"}
    outside = [
        post
        for post in secretaries(found.tree, found.roll)
        if not (stay := stays.get((post.person, post.unit)))
        or stay.joined > post.taken
        or (stay.left is not None and post.left != stay.left)
    ]
    assert outside == []
