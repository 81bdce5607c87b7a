"""The cast is there to be found: each part by a plain query over the written tables."""

from collections import Counter

import pytest

from demo.conftest import KINDS
from duixian.demo.cast import FURTHER_PARTS, OTHER_PARTS, VILLAGE_PARTS

BRANCHES = "select code from units where type = 'branch' and closed_on is null"


@pytest.fixture(scope="module")
def first(ask):
    """The branches that stand first by a figure, most first."""

    def best(figure, count=1):
        rows = ask(f"""
            with figures as ({figure})
            select unit from figures where unit in ({BRANCHES})
            order by value desc, unit limit {count}
            """)
        return [unit for (unit,) in rows]

    return best


def test_each_part_is_played_once(county, cast):
    parts = Counter(unit.part for unit in county.tree.units.values() if unit.part)
    assert parts == dict.fromkeys(
        (*VILLAGE_PARTS, *OTHER_PARTS, *FURTHER_PARTS, "lagging_township", "excellent_township"), 1
    )
    assert len(set(cast.values())) == len(cast)


def test_the_paper_tiger_has_many_entries_and_hardly_anything_confirmed(ask, cast, first):
    most = first(
        """
        select unit, count(*) as value from
          (select unit from deed union all select unit from visit union all select unit from study)
        group by unit
        """,
        8,
    )
    unconfirmed = first(
        """
        select unit, count(*) filter (state = 'noted') / count(*) as value from deed
        group by unit having count(*) >= 10
        """,
        3,
    )
    assert cast["paper_tiger"] in most
    assert cast["paper_tiger"] in unconfirmed
    assert ask(
        "select source = 'self', count(*) > 3 from problem where unit = ? group by all",
        cast["paper_tiger"],
    ) == [(False, True)]


def test_the_paper_tiger_enters_everything_at_the_end_of_the_quarter(cast, first):
    bunched = first("""
        select unit, count(*) filter (month(known_at) in (3, 6, 9, 12) and day(known_at) >= 20)
          / count(*) as value
        from (select unit, min(known_at) as known_at from deed_versions group by unit, record
              union all select unit, min(known_at) from visit_versions group by unit, record)
        group by unit having count(*) >= 10
        """)
    assert bunched == [cast["paper_tiger"]]


def test_the_paper_tiger_is_late_and_not_liked(ask, cast, first):
    ((on_time, all_due),) = ask(
        """
        select count(*) filter (state = 'finished' and state_on <= due_on), count(*)
        from task, day where unit = ? and due_on <= today and state not in ('draft', 'dropped')
        """,
        cast["paper_tiger"],
    )
    disliked = first(
        """
        select subject as unit,
          -sum(counted_very + counted_satisfied) / sum(counted_returned - counted_invalid) as value
        from survey where state = 'checked' and raters = 'masses' group by subject
        """,
        6,
    )
    assert all_due >= 3
    assert on_time * 3 <= all_due
    assert cast["paper_tiger"] in disliked


def test_the_quiet_good_branch_writes_little_and_keeps_everything(ask, cast, first):
    quiet = cast["quiet_good"]
    few = first(
        """
        select unit, -count(*) as value from
          (select unit from deed union all select unit from visit union all select unit from study)
        group by unit
        """,
        12,
    )
    kept = ask(
        """
        select count(*) > 0, bool_and(state = 'kept' and state_on <= due_on)
        from pledge, day where unit = ? and due_on <= today and state <> 'withdrawn'
        """,
        quiet,
    )
    tasks = ask(
        """
        select count(*) > 0, bool_and(state = 'finished' and state_on <= due_on)
        from task, day where unit = ? and due_on <= today and state not in ('draft', 'dropped')
        """,
        quiet,
    )
    assert quiet in few
    assert kept == [(True, True)]
    assert tasks == [(True, True)]


def test_the_quiet_good_branch_is_among_the_best_liked(cast, first):
    liked = first(
        """
        select subject as unit,
          sum(counted_very + counted_satisfied) / sum(counted_returned - counted_invalid) as value
        from survey where state = 'checked' and raters = 'masses' group by subject
        """,
        12,
    )
    assert cast["quiet_good"] in liked


def test_nobody_breaks_more_promises_than_these_two(cast, first):
    broken = first(
        """
        select unit, count(*) as value from pledge, day
        where state = 'broken' or (state = 'shown' and due_on <= today) group by unit
        """,
        2,
    )
    assert set(broken) == {cast["promise_breaker"], cast["owes_much"]}


def test_the_promise_breaker_has_both_broken_and_silently_overdue_promises(ask, cast):
    assert ask(
        """
        select count(*) filter (state = 'broken') >= 3,
          count(*) filter (state = 'shown' and due_on <= today) >= 3,
          2 * count(*) filter (state = 'kept') < count(*) filter (due_on <= today)
        from pledge, day where unit = ?
        """,
        cast["promise_breaker"],
    ) == [(True, True, True)]


def test_nobody_owes_more_than_the_unit_that_owes_much(ask, cast, first):
    owed = first("""
        select unit, count(*) as value from
          (select unit, due_on from task where state in ('assigned', 'reported')
           union all select unit, due_on from problem where state in ('working', 'claimed')
           union all select unit, due_on from pledge where state = 'shown'), day
        where due_on <= today group by unit
        """)
    assert owed == [cast["owes_much"]]
    assert ask(
        """
        select (select count(*) from task, day where unit = ? and state = 'assigned'
                and due_on <= today) >= 3,
               (select count(*) from problem, day where unit = ? and state = 'working'
                and due_on <= today) >= 3
        """,
        *[cast["owes_much"]] * 2,
    ) == [(True, True)]


def test_the_merged_unit_has_an_heir_and_the_closed_one_has_none(ask, cast):
    merged, closed = cast["merged"], cast["closed"]
    assert ask(
        """
        select code, h."into", h."on" = closed_on, closed_on < today
        from units left join heirs h using (code), day where code in (?, ?) order by code = ?
        """,
        *(merged, closed, closed),
    ) == [(merged, cast["heir"], True, True), (closed, None, None, True)]
    for unit in (merged, closed):
        assert ask("select count(*) > 5 from visit where unit = ?", unit) == [(True,)]
        assert ask("select count(left_on) = count(*) from persons where unit = ?", unit) == [
            (True,)
        ]


def test_the_moved_unit_wrote_under_both_townships(ask, cast):
    moved = cast["moved"]
    ((on, before, after),) = ask(
        """
        select m."on", u.parent, m.parent from unit_moves m join units u using (code)
        where code = ?
        """,
        moved,
    )
    assert before[0] == after[0] == "T"
    assert before != after
    assert ask(
        "select count(*) filter (occurred_on < ?) > 0, count(*) filter (occurred_on >= ?) > 0"
        " from visit where unit = ?",
        *(on, on, moved),
    ) == [(True, True)]


def test_the_silent_branch_has_members_and_not_one_record(ask, cast):
    silent = cast["silent"]
    assert [ask(f'select count(*) from "{kind}" where unit = ?', silent) for kind in KINDS] == [
        [(0,)]
    ] * len(KINDS)
    assert ask("select count(*) from survey where subject = ?", silent) == [(0,)]
    assert ask("select members > 0 from units where code = ?", silent) == [(True,)]


def test_the_small_branch_has_three_members(ask, cast):
    assert ask("select members from units where code = ?", cast["small"]) == [(3,)]
    assert ask(
        "select max(counted_returned) <= 3 from survey where subject = ? and raters = 'members'",
        cast["small"],
    ) == [(True,)]


def test_the_late_branch_is_known_last(cast, first):
    late = first(
        """
        select unit, avg(date_diff('day', state_on, known_at)) as value from visit_versions
        group by unit having count(*) >= 5
        """,
        2,
    )
    assert cast["late_known"] in late  # the paper tiger writes late too


def test_a_promise_entered_as_kept_was_not(ask, cast):
    assert ask(
        """
        select count(*) from pledge_versions k join pledge_versions s using (record)
        where k.unit = ? and k.state = 'kept' and s.state = 'shown' and s.seq > k.seq
          and s.state_on < k.state_on
        """,
        cast["corrected"],
    ) == [(1,)]


def test_a_problem_said_to_be_found_by_itself_was_reported_by_the_masses(ask, cast):
    assert ask(
        """
        select count(distinct record) >= 1
        from problem_versions a join problem_versions b using (record)
        where a.unit = ? and a.source = 'self' and b.source = 'masses' and b.seq > a.seq
        """,
        cast["corrected"],
    ) == [(True,)]


def test_problems_come_back_within_ninety_days(ask, cast):
    again = ask(
        """
        with steps as (select *, lag(state) over life as before, lag(state_on) over life as since
                       from problem_versions window life as (partition by record order by seq))
        select unit, count(*) from steps where before = 'closed' and state = 'working'
          and state_on - since between 1 and 90 group by unit order by 2 desc, 1
        """
    )
    assert again[0][0] == cast["reopened"]
    assert again[0][1] >= 4


def test_one_branch_has_its_texts_from_another(ask, cast):
    pairs = ask("""
        with own as (select distinct unit, text from deed where length(text) >= 8)
        select a.unit, b.unit from own a join own b using (text) where a.unit < b.unit
        group by all order by count(*) desc, a.unit limit 1
        """)
    assert pairs == [(cast["copy_one"], cast["copy_two"])]


def test_the_lagging_and_the_excellent_township_stand_at_the_ends(ask, cast):
    order = ask("""
        select u.parent from pledge p join units u on u.code = p.unit, day
        where u.parent like 'T%' and due_on <= today and state in ('kept', 'broken', 'shown')
          and u.code not in (select code from unit_moves)
        group by u.parent
        order by count(*) filter (state = 'kept' and state_on <= due_on) / count(*)
        """)
    townships = [code for (code,) in order]
    assert townships[0] == cast["lagging_township"]
    assert townships[-1] == cast["excellent_township"]


def test_a_sample_text_stands_in_many_branches_of_the_lagging_township(ask, cast):
    ((units, elsewhere),) = ask(
        """
        select count(distinct r.unit), count(distinct r.unit) filter (u.parent != ?)
        from deed r join units u on u.code = r.unit where r.text like '%受到群众一致好评%' and r.unit != ?
        """,
        cast["lagging_township"],
        cast["paper_tiger"],
    )
    assert (units > 2, elsewhere) == (True, 0)
