"""What is wrong with a pack is told where it stands, and nothing else is told beside it."""

from __future__ import annotations

import pytest

from duixian.rulebook.packs import read_pack
from rulebook.packs.small import FILES, reading, told, write

PACK, DEED = "pack.yaml", "kinds/deed.yaml"
COUNT = "    measure: count\n    of: deed\n    window: {period: year}\n    when_none: 0\n"
EXPECT = "    expect: {work: {a: '1'}}\n    points: {work: {a: '1'}}\n"
HEADING = "en: Results}}]"
EACH = "{each: {start: 0, each: 1, least: 0, most: 5, none_gives: out}}"


def measured(words: str, when_none: str = "0") -> tuple[str, str]:
    """The measure of the only indicator, put another way."""
    return COUNT, f"    {words}\n    when_none: {when_none}\n".replace("; ", "\n    ")


def own(words: str, when_none: str = "0") -> tuple[str, str]:
    """The only indicator, made one for persons."""
    old, new = measured(words, when_none)
    between = "    line: done\n    clause: {zh: 条}\n"
    return f"    heading: results\n{between}{old}", f"    heading: own\n{between}{new}"


CASES = {
    "nothing wrong": ("", "", []),
    "a key that is no word": ("uses: []", "uses: []\n? [a]\n: b", [(PACK, 5, "E104")]),
    "a text for a mapping": ("name: {zh: 小, en: Small}", "name: 小", [(PACK, 2, "E110")]),
    "two words for one": ("window: {period: year}", "window: {period: year, phase: year}", [(PACK, 26, "E113")]),
    "dated values out of order": ("least: 0,", "least: [{since: 2011-01-01, value: 0}, {since: 2010-01-01, value: 0}],", [(PACK, 28, "E114")]),
    "no library of that name": ("uses: []", "uses: [nowhere]", [(PACK, 4, "E106")]),
    "a heading twice": ("{id: own,", "{id: results,", [(PACK, 17, "E201")]),
    "an id in capitals": ("id: rural", "id: Rural", [(PACK, 8, "E202")]),
    "an end before its beginning": ("to: 2010-12-31", "to: 2009-12-31", [(PACK, 6, "E203")]),
    "a column of every record": ("{id: text, name", "{id: state, name", [(DEED, 4, "E204")]),
    "two fields in one column": ("{id: text, name", "{id: votes_yes, name", [(DEED, 8, "E204")]),
    "an option named like the envelope": ("{id: yes, name", "{id: due, name", [(DEED, 8, "E204")]),
    "a choice without options": (", options: [{id: x, name: {zh: 甲, en: X}}]", "", [(DEED, 5, "E205")]),
    "a text with a scale": ("type: text}", "type: text, scale: 1}", [(DEED, 4, "E206")]),
    "too many places": ("scale: 2", "scale: 5", [(DEED, 6, "E112")]),
    "no beginning": ("{id: note, name: {zh: 记, en: Note},", "{id: note, name: {zh: 记, en: Note}, from: [noted],", [(DEED, 14, "E208")]),
    "a state that nothing reaches": ("to: sure,", "to: noted,", [(DEED, 12, "W205"), (DEED, 13, "W202"), (PACK, 19, "W204")]),
    "a move to nowhere": ("to: noted, by", "to: gone, by", [(DEED, 15, "E106")]),
    "no threshold": ("{someone_else: [note]}", "{vote: {tally: votes, pass: {at_least: [3, 2], of: due}}}", [(DEED, 16, "E209")]),
    "a vote on no tally": ("{someone_else: [note]}", "{vote: {tally: cost, pass: {at_least: [1, 2], of: due}}}", [(DEED, 16, "E106")]),
    "someone else than nobody": ("{someone_else: [note]}", "{someone_else: [nobody]}", [(DEED, 16, "E106")]),
    "someone else than the one whose record it is": ("{someone_else: [note]}", "{someone_else: [note, person]}", []),
    "no stage of that name": ("stage: open", "stage: begun", [(DEED, 12, "E111")]),
    "a rolling window without length": ("{period: year}", "{rolling: {working_days: 3}}", [(PACK, 26, "E210")]),
    "a phase that is not in the calendar": ("{period: year}", "{phase: p7}", [(PACK, 26, "E106")]),
    "a satisfaction without good options": (*measured("measure: satisfaction; of: deed; tally: votes; good: [no]", "none"), [(PACK, 27, "E106")]),
    "a satisfaction of a number": (*measured("measure: satisfaction; of: deed; tally: cost; good: [yes]", "none"), [(PACK, 26, "E214")]),
    "a share without conditions": (*measured("measure: share; of: deed; part: {}", "none"), [(PACK, 26, "E117")]),
    "a number promised where there is none, and none where there is one": (EXPECT, "    expect: {work: {a: '-', b: few}}\n", [(PACK, 33, "E220"), (PACK, 33, "E220")]),
    "a window of no days": ("{period: year}", "{rolling: {days: 0}}", [(PACK, 26, "E112")]),
    "a stay of less than nothing": (*measured("measure: coverage; of: deed; among: {roster: members, stay: {months: -1}}", "none"), [(PACK, 26, "E112")]),
    "good and left out": (*measured("measure: satisfaction; of: deed; tally: votes; good: [yes]; leave_out: [yes]", "none"), [(PACK, 28, "E222")]),
    "neither good answers nor weights": (*measured("measure: satisfaction; of: deed; tally: votes", "none"), [(PACK, 24, "E228")]),
    "good answers and weights": (*measured("measure: satisfaction; of: deed; tally: votes; good: [yes]; weights: {yes: 100}", "none"), [(PACK, 24, "E228")]),
    "weights of no answer, and beyond all": (*measured("measure: satisfaction; of: deed; tally: votes; weights: {no: 101}", "none"), [(PACK, 27, "E106"), (PACK, 27, "E112"), (PACK, 27, "E229")]),
    "a weight of what is left out": (*measured("measure: satisfaction; of: deed; tally: votes; weights: {yes: 3}; leave_out: [yes]", "none"), [(PACK, 28, "E222")]),
    "at least none": (*measured("measure: coverage; of: deed; among: {roster: units}; at_least: 0", "none"), [(PACK, 27, "E112")]),
    "a coverage of persons": (*own("measure: coverage; of: deed; among: {roster: units}", "none"), [(PACK, 24, "E212")]),
    "a person's number that counts for a record": (*own("measure: count; of: deed; for: whole"), [(PACK, 26, "E214")]),
    "a coverage of households": (*measured("measure: coverage; of: deed; among: {roster: households}", "none"), [(PACK, 26, "E225")]),
    "a ratio to records on a roster": (*measured("measure: ratio; top: {of: deed}; under: {roster: records, of: deed, by: whole}", "none"), [(PACK, 26, "E215"), (PACK, 26, "E225")]),
    "members of a kind": (*measured("measure: coverage; of: deed; among: {roster: members, kinds: [branch], stay: {months: 1}}", "none"), [(PACK, 26, "E224")]),
    "records on a roster without kinds or link": (*measured("measure: coverage; of: deed; among: {roster: records, in: [gone]}", "none"), [(PACK, 26, "E106"), (PACK, 26, "E117"), (PACK, 26, "E117")]),
    "records that no link joins": (*measured("measure: coverage; of: deed; among: {roster: records, of: deed, by: sort}", "none"), [(PACK, 26, "E215")]),
    "a coverage of members by kinds of unit": (*measured("measure: coverage; of: deed; for: whole; among: {roster: members}", "none"), [(PACK, 26, "E214")]),
    "days to the same date": (*measured("measure: days; of: deed; from: due_on; to: due_on; take: median", "none"), [(PACK, 27, "E226")]),
    "days from a text to nothing": (*measured("measure: days; of: deed; from: text; to: never; take: longest", "none"), [(PACK, 26, "E214"), (PACK, 27, "E106")]),
    "days from the day of the result": (*measured("measure: days; of: deed; from: as_of; to: closed_on; take: longest", "none"), [(PACK, 26, "E106")]),
    "a latest text": (*measured("measure: latest; of: deed; field: text", "none"), [(PACK, 26, "E214")]),
    "a change of votes": (*measured("measure: change; of: deed; field: votes; per: unit", "none"), [(PACK, 26, "E214")]),
    "a change of units for persons": (*own("measure: change; of: deed; field: cost; per: unit", "none"), [(PACK, 24, "E212")]),
    "a change of persons that counts for a record": (*measured("measure: change; of: deed; for: whole; field: cost; per: person", "none"), [(PACK, 26, "E214")]),
    "a ratio to a roster for persons": (*own("measure: ratio; top: {of: deed}; under: {roster: members}", "none"), [(PACK, 24, "E212")]),
    "sides that name nothing": (*measured("measure: ratio; top: {of: dance}; under: {of: deed, field: text, for: sort}", "none"), [(PACK, 25, "E106"), (PACK, 26, "E214"), (PACK, 26, "E214")]),
    "a side with a window of its own": (*measured("measure: ratio; top: {of: deed, window: campaign}; under: {of: deed}", "none"), [(PACK, 25, "E115")]),
    "a ratio in a phase that is not in the calendar": (*measured("measure: ratio; top: {of: deed}; under: {of: deed}; window: {phase: p7}", "none"), [(PACK, 27, "E106")]),
    "judgements of a kind without headings, in grades without worth": (*measured("measure: judged; of: deed; raters: [masses]; field: sort", "none"), [(PACK, 21, "E106"), (PACK, 26, "E106"), (PACK, 27, "E227")]),
    "worth of no grade": (*measured("measure: judged; of: deed; raters: []; field: cost; worth: {x: 3}", "none"), [(PACK, 21, "E106"), (PACK, 26, "E106"), (PACK, 26, "E117"), (PACK, 28, "E214")]),
    "kinds of nothing": (*measured("measure: count; of: []"), [(PACK, 25, "E117")]),
    "one kind twice": (*measured("measure: count; of: [deed, deed]"), [(PACK, 25, "E201")]),
    "bounds of a choice": (*measured("measure: count; of: deed; where: {sort: {from: 1}}"), [(PACK, 26, "E214")]),
    "bounds without an end": (*measured("measure: count; of: deed; where: {cost: {}}"), [(PACK, 26, "E117")]),
    "options of a number": (*measured("measure: count; of: deed; where: {cost: [x]}"), [(PACK, 26, "E214")]),
    "an attachment as a condition": (*measured("measure: count; of: deed; has: [photo]"), [(PACK, 26, "E214")]),
    "counting for a text": (*measured("measure: count; of: deed; for: text"), [(PACK, 26, "E214")]),
    "no different costs": (*measured("measure: distinct; of: deed; field: cost"), [(PACK, 26, "E214")]),
    "a link to oneself either way": (*measured("measure: count; of: deed; linked: {kind: deed, by: whole}"), [(PACK, 26, "E215")]),
    "a target of nothing": (EACH, "{target: {target: 0, full: 5, none_gives: out}}", [(PACK, 28, "E217")]),
    "a filter that nothing can pass": (*measured("measure: count; of: deed; where: {cost: {from: 2, to: 1}}"), [(PACK, 26, "E218")]),
    "a number that cannot be": ("type: number, scale: 2", "type: number, scale: 2, from: 2, to: 1", [(DEED, 6, "E218")]),
    "least above most": ("least: 0,", "least: 6,", [(PACK, 28, "E218")]),
    "least above a later most": ("most: 5,", "most: [{since: 2010-01-01, value: 5}, {since: 2011-01-01, value: -1}],", [(PACK, 28, "E218")]),
    "bands from low to high": (EACH, "{bands: {bands: [{from: 1, give: 1}, {from: 2, give: 2}], none_gives: out}}", [(PACK, 28, "E230")]),
    "a band twice": (EACH, "{bands: {bands: [{from: 1, give: 1}, {from: 1, give: 2}], none_gives: out}}", [(PACK, 28, "E230")]),
    "bands without any": (EACH, "{bands: {bands: [], none_gives: out}}", [(PACK, 28, "E117")]),
    "bands out of order from a later day": (EACH, "{bands: {bands: [{since: 2010-01-01, value: [{from: 1, give: 1}]}, {since: 2011-01-01, value: [{from: 1, give: 1}, {from: 2, give: 3}]}], none_gives: out}}", [(PACK, 28, "E230")]),
    "nothing for reaching the target": (EACH, "{target: {target: 5, full: 0, none_gives: out}}", [(PACK, 28, "E231")]),
    "points given to what is counted": (EACH, "{given: {full: 5, none_gives: out}}", [(PACK, 28, "E232")]),
    "a heading with a base": (HEADING, "en: Results}, line: done, base: 60, floor: 0, ceiling: 100}]", []),
    "a base for no line": (HEADING, "en: Results}, base: 60}]", [(PACK, 13, "E233")]),
    "a line for nothing": (HEADING, "en: Results}, line: done}]", [(PACK, 13, "E233")]),
    "a base for a line without points": (HEADING, "en: Results}, line: voice, ceiling: 5}]", [(PACK, 13, "E234")]),
    "a floor above the ceiling": (HEADING, "en: Results}, line: done, floor: 1, ceiling: [{since: 2010-01-01, value: 2}, {since: 2011-01-01, value: 0}]}]", [(PACK, 13, "E218")]),
    "an indicator without example": (EXPECT, "", [(PACK, 19, "E219")]),
    "a wrong number": (EXPECT, "    expect: {work: {a: '2'}}\n", [(PACK, 33, "E220")]),
    "wrong points": ("points: {work: {a: '1'}}", "points: {work: {a: '2'}}", [(PACK, 34, "E220")]),
    "a number that is none": (EXPECT, "    expect: {work: {a: many}}\n", [(PACK, 33, "E112")]),
    "an example of no indicator": ("points: {work: {a: '1'}}", "points: {idle: {a: '1'}}", [(PACK, 34, "E106")]),
    "an example with a record of no kind": ("{kind: deed,", "{kind: dance,", [(PACK, 30, "E221")]),
    "an example with an impossible day": ("occurred_on: 2010-03-01", "occurred_on: 2010-02-30", [(PACK, 30, "E221")] * 3),
    "a comma of the other alphabet": ("clause: {zh: 条}", "clause: {zh: 条,再一条 续}", [(PACK, 23, "E118")]),
    "an open question": ("uses: []", "uses: []\nquestions: [{id: when, about: year, text: {zh: 何时, en: When}}]", [(PACK, 5, "W201")]),
    "full-width digits": ("each: 1,", "each: １,", [(PACK, 28, "E112")]),
    "a number with underscores": ("most: 5,", "most: 1_0,", [(PACK, 28, "E112")]),
    "a number too long": ("most: 5,", "most: 12345678901,", [(PACK, 28, "E112")]),
    "a day without hyphens": ("from: 2010-01-01", "from: 20100101", [(PACK, 6, "E112")]),
}  # fmt: skip


@pytest.mark.parametrize("name", sorted(CASES))
def test_what_is_wrong_is_told_and_nothing_beside_it(name, tmp_path):
    old, new, expected = CASES[name]
    assert told(reading(tmp_path, old, new)) == expected


ERRAND = FILES[DEED].replace("id: deed", "id: errand").replace("scale: 2", "scale: 1")


def test_amounts_of_two_scales_are_not_added_up(tmp_path):
    old, new = measured("measure: sum; of: [deed, errand]; field: cost")
    pack = write(tmp_path, **{PACK: FILES[PACK].replace(old, new), "kinds/errand.yaml": ERRAND})
    assert told(read_pack(pack)) == [(PACK, 26, "E223")]
