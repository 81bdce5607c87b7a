"""Rounds that the county held count as they stand: nothing of them is refused, nothing is a trial."""

import csv
import datetime as dt
from collections import Counter

import pytest

from duixian.cli import main
from duixian.rulebook.ledger import read
from duixian.rulebook.packs import come_with, find, open_pack
from duixian.rulebook.rounds.life import life_of

PACK = "chuangxianzhengyou"


@pytest.fixture(scope="module")
def held(folder, tmp_path_factory):
    """The tables of a round of the county, by its command without --trial."""

    def results(round_, day):
        out = tmp_path_factory.mktemp(round_) / "out"
        words = ["round", PACK, str(folder), "--round", round_, "--as-of", day, "--csv"]
        assert main([*words, "--out", str(out)]) == 0
        found = {}
        for path in out.glob("*.csv"):
            with path.open(encoding="utf-8-sig", newline="") as file:
                found[path.stem] = list(csv.DictReader(file))
        return found

    return results


def test_the_pack_is_frozen_as_it_is_shipped():
    assert come_with(PACK).fingerprint == open_pack(find(PACK)).fingerprint


def test_the_rounds_of_the_two_years_end_as_people_ended_them(folder):
    pack = open_pack(find(PACK))
    ledger = read(folder, list(pack.kinds.values()))
    days = {
        "supervision": ("2010-09-30", "2011-03-31", "2011-09-30", "2012-03-31"),
        "year_end": ("2010-12-31", "2011-12-31"),
    }
    found = {
        (round_, day): life and life.state
        for round_, all_ in days.items()
        for day in all_
        for life in [life_of(pack, ledger, round_, dt.date.fromisoformat(day))]
    }
    first = ("supervision", "2010-09-30")
    assert found.pop(first) is None  # called off
    assert set(found.values()) == {"closed"}


def test_ranks_of_a_round_that_was_held_count(held, ask):
    found = held("supervision", "2012-03-31")
    drawn = {row["unit"] for row in found["draws"] if row["drawn"] == "True"}
    noted = ask(
        """
        select p.unit from partners p join draw d using (record) join links l using (record)
        join round r on r.record = l.other where r.day = date '2012-03-31' and d.state = 'confirmed'
        """
    )
    assert drawn == {unit for (unit,) in noted}
    assert {row["rank"] for row in found["ranks"]} > {"1", "2", "3"}


def test_the_last_of_the_computed_ranks_are_those_who_were_asked(held, ask):
    ranks = held("supervision", "2012-03-31")["ranks"]
    last = {(row["unit"], row["rank"]) for row in ranks if row["end"] == "bottom"}
    asked = ask("select unit, cast(rank as varchar) from rank_statement")
    assert len(last) > 4
    assert set(asked) == last  # all of them are in force on the day
    states = dict(ask("select state, count(*) from rank_statement group by state"))
    assert set(states) == {"owed", "made", "waived"}
    promised = ask(
        """
        select s.unit = p.unit and s.due_on = p.due_on and s.text = p.text
        from links l join pledge p on p.record = l.record join rank_statement s on s.record = l.other
        where l.field = 'origin'
        """
    )
    assert promised == [(True,)] * states["made"]


def test_what_the_first_did_stands_with_the_round(held, ask):
    ranks = held("supervision", "2012-03-31")["ranks"]
    first = {row["unit"] for row in ranks if row["rank"] == "1" and row["end"] == "top"}
    shared = ask(
        "select e.unit from exemplar e join links l using (record) where l.field = 'round'"
    )
    assert 0 < len(shared) <= 2
    assert {unit for (unit,) in shared} <= first


def test_people_decided_beside_what_the_rule_proposed(held):
    grades = held("year_end", "2011-12-31")["grades"]
    differences = Counter(row["differences"] for row in grades)
    assert set(differences) == {"", "open", "decided_otherwise"}
    assert 3 <= differences["decided_otherwise"] <= 12
    otherwise = [row for row in grades if row["differences"] == "decided_otherwise"]
    assert {int(row["proposed"]) - int(row["decided"]) for row in otherwise} == {1}
    assert [row["unit"] for row in grades if row["decided"] and not row["reason"]] == []
