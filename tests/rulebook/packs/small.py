"""A small sound pack in texts, to be written into a folder with one thing changed."""

from __future__ import annotations

from pathlib import Path

from duixian.rulebook.packs import Reading, read_pack

FILES = {
    "pack.yaml": """\
id: small
name: {zh: 小, en: Small}
policy: '2010'
uses: []
calendar:
  - {id: year, name: {zh: 年, en: Year}, type: node, from: 2010-01-01, to: 2010-12-31}
categories:
  - {id: rural, name: {zh: 农村, en: Rural}}
standards:
  - id: goods
    name: {zh: 好, en: Goods}
    track: unit
    headings: [{id: results, name: {zh: 业绩, en: Results}}]
  - id: leads
    name: {zh: 带头, en: Leads}
    track: person
    headings: [{id: own, name: {zh: 个人, en: Own}}]
indicators:
  - id: work
    name: {zh: 办事, en: Work}
    heading: results
    line: done
    clause: {zh: 条}
    measure: count
    of: deed
    window: {period: year}
    when_none: 0
    points: {each: {start: 0, each: 1, least: 0, most: 5, none_gives: out}}
examples:
  - name: one
    as_of: 2010-12-31
    records: [{kind: deed, occurred_on: 2010-03-01}]
    expect: {work: {a: '1'}}
    points: {work: {a: '1'}}
basis: {zh: 实施方案, en: The plan}
forms: {number: 表1, maker: {zh: 县委办, en: County office}, approver: {zh: 县统计局, en: Statistics bureau}, approval: 1号, valid_to: 2030-12-31, purpose: {zh: 记实, en: Keeping record}, how_often: as_it_happens, keep: {years: 3}}
""",
    "kinds/deed.yaml": """\
id: deed
name: {zh: 实事, en: Deed}
fields:
  - {id: text, name: {zh: 文, en: Text}, type: text}
  - {id: sort, name: {zh: 类, en: Sort}, type: choice, options: [{id: x, name: {zh: 甲, en: X}}]}
  - {id: cost, name: {zh: 费, en: Cost}, type: number, scale: 2}
  - {id: hands, name: {zh: 人, en: Hands}, type: person, many: {from: 0, to: 9}}
  - {id: votes, name: {zh: 票, en: Votes}, type: tally, options: [{id: yes, name: {zh: 是, en: For}}]}
  - {id: photo, name: {zh: 照, en: Photo}, type: file}
  - {id: whole, name: {zh: 属, en: Part of}, type: link, to: [deed], as: part_of}
states:
  - {id: noted, name: {zh: 记, en: Noted}, stage: open}
  - {id: sure, name: {zh: 实, en: Sure}, stage: done}
moves:
  - {id: note, name: {zh: 记, en: Note}, to: noted, by: [recorder]}
  - {id: confirm, name: {zh: 认, en: Confirm}, from: [noted], to: sure, by: [superior], needs: [{someone_else: [note]}]}
""",
}


def write(folder: Path, old: str = "", new: str = "", **files: str) -> Path:
    """The small pack in a folder, with one text put for another; it must stand there once."""
    pack = folder / "small"
    texts = {**FILES, **files}
    if old:
        assert sum(text.count(old) for text in texts.values()) == 1, old
    for name, text in texts.items():
        (pack / name).parent.mkdir(parents=True, exist_ok=True)
        (pack / name).write_text(text.replace(old, new) if old else text, encoding="utf-8")
    return pack


def reading(folder: Path, old: str = "", new: str = "") -> Reading:
    """What comes of reading the small pack with one thing changed."""
    return read_pack(write(folder, old, new))


def told(found: Reading) -> list[tuple[str, int, str]]:
    """File, line and rule of every finding."""
    return [(f.where.file.removeprefix("small/"), f.where.line, f.id) for f in found.findings]
