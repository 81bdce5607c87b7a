"""An office with a round: the shipped campaign with ranks and grades, the small county, a round of its own."""

from __future__ import annotations

import csv
import shutil
from pathlib import Path

from duixian.rulebook.packs import open_pack, shipped
from duixian.rulebook.ranks.draws import commitment

COUNTY = Path(__file__).parents[1] / "counties" / "small"
SEED = "six dice and a coin"
ROUND = """
  - id: yearend
    name: {zh: 年终考评, en: Year-end review}
    clause: {zh: 考评办法第二条, en: Article 2}
    beforehand: {working_days: 10}
    types: [branch]
    draws: [{id: visits, name: {zh: 抽查, en: Visits}, take: 1, clause: {zh: 考评办法第六条, en: Article 6}}]
"""
RANKING = """
  - {id: results, name: {zh: 成效名次, en: Effect}, by: {line: effect}, top: 1, least_denominator: 5, only_in: [yearend], clause: {zh: 考评办法第三条, en: Article 3}}
"""
GRADES = """
  - id: levels
    name: {zh: 星级, en: Stars}
    of: rating
    clause: {zh: 考评办法第四条, en: Article 4}
    only_in: [yearend]
    by: {line: effect}
    bands: [{from: 90, grade: '5'}, {from: 50, grade: '4'}, {from: 0, grade: '3'}]
"""
SHOWN = """    ranks:
      results: {a: '1'}
    grades:
      levels: {a: '4'}
"""
FIRST = "    points:\n      pledges_kept: {a: '6.67'}\n"
FACTS = {"unit": "C", "occurred_on": "2010-12-01", "round": "yearend", "day": "2010-12-31"}
LIFE = (
    ("declared", "2010-12-01"), ("published", "2010-12-02"), ("frozen", "2010-12-20"),
    ("started", "2011-01-10"),
)  # fmt: skip


def pack_in(folder: Path) -> Path:
    """The shipped campaign with one more round, ranking and set of grades."""
    pack = folder / "campaign"
    shutil.copytree(shipped() / "chuangxianzhengyou", pack)
    rounds = (pack / "rounds.yaml").read_text(encoding="utf-8")
    for key, more in (("rounds", ROUND), ("ranking", RANKING), ("grades", GRADES)):
        rounds = rounds.replace(f"\n{key}:\n", f"\n{key}:{more}")
    (pack / "rounds.yaml").write_text(rounds, encoding="utf-8")
    examples = (pack / "examples.yaml").read_text(encoding="utf-8")
    assert examples.count(FIRST) == 1
    (pack / "examples.yaml").write_text(examples.replace(FIRST, FIRST + SHOWN), encoding="utf-8")
    return pack


def data_in(folder: Path, pack: Path, *, until: str = "started", decided: bool = True) -> Path:
    """The small county with a round that came as far as `until`, its draw and a decision."""
    data = folder / "data"
    shutil.copytree(COUNTY, data)
    frozen = {
        "criteria": "公开栏", "known_on": "2010-12-31", "commitment": commitment(SEED),
        "fingerprint": open_pack(pack).fingerprint,
    }  # fmt: skip
    states = [state for state, _ in LIFE]
    steps = LIFE[: states.index(until) + 1]
    _write(data, "round", [
        {"record": "R1", "seq": 9000 + n, "known_at": f"{on}T09:00:00", "state": state, "state_on": on, **FACTS, **frozen}
        for n, (state, on) in enumerate(steps)
    ])  # fmt: skip
    draw = {
        "record": "D1",
        "seq": 9100,
        "known_at": "2011-01-10T10:00:00",
        "unit": "C",
        "seed": SEED,
    }
    _write(data, "draw", [{**draw, "state": "confirmed", "state_on": "2011-01-10"}])
    links = ["D1,round,R1"]
    if decided:
        rating = {
            "record": "P1", "seq": 9200, "known_at": "2011-01-15T10:00:00", "unit": "a", "state": "decided",
            "state_on": "2011-01-15", "proposed": "5", "decided": "4", "reason": "=一件承诺补办，下调一级",
        }  # fmt: skip
        _write(data, "rating", [rating])
        links.append("P1,round,R1")
    with (data / "links.csv").open("a", encoding="utf-8") as file:
        file.write("".join(f"{line}\n" for line in links))
    return data


def _write(data: Path, kind: str, rows: list[dict[str, object]]) -> None:
    with (data / "records" / f"{kind}.csv").open("w", encoding="utf-8", newline="") as file:
        out = csv.DictWriter(file, list(rows[0]))
        out.writeheader()
        out.writerows(rows)
