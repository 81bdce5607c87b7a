"""Counties and rules by chance: what stands behind a number comes to it, and so do the formulas."""

from random import Random

import openpyxl
import pytest

from duixian.rulebook.vocabulary.words import Track
from duixian.sheets import County, workbook
from duixian.sheets.workbook.evidence import behind
from rulebook.counties import by_engine, pack_of
from rulebook.measures.chance import KINDS, asked, county, with_sheets
from sheets.office import ABSENT_OFFICE, cards_of, found, recompute, sums_of, wanted

SEEDS = range(24)
RECOMPUTED = (0, 1, 2, 114)


def drawn(seed, units=7, records=24):
    chance = Random(seed)
    pack = with_sheets(chance, pack_of(asked(chance, 16), KINDS))
    case = county(chance, units, records).case(pack)
    return County(pack, case.cut, case.calendar, by_engine(pack, case))


@pytest.mark.parametrize("seed", SEEDS)
def test_what_the_items_come_to_is_the_number(seed):
    some = drawn(seed)
    for (unit, id_), items in behind(some, some.scored).items():
        number, measure = some.numbers[unit][id_], some.pack.indicator(id_).measure
        counted = sum(i.part for i in items), sum(i.counts for i in items)
        if number.d:
            below = counted[1] if measure.per_cent else number.d
            assert (counted[0], below) == (number.n, number.d), (unit, id_, measure)
        else:
            assert counted == (0, 0), (unit, id_, measure)


@pytest.mark.skipif(ABSENT_OFFICE, reason="LibreOffice Calc is absent")
def test_the_formulas_come_to_the_numbers_under_every_rule(tmp_path):
    counties = {seed: drawn(seed) for seed in RECOMPUTED}
    cases = [(seed, language) for seed in counties for language in ("zh", "en")]
    paths = []
    for seed, language in cases:
        workbook.write(counties[seed], tmp_path, language=language)
        paths.append((tmp_path / workbook.NAME).rename(tmp_path / f"{seed}.{language}.xlsx"))
    for (seed, language), path in zip(cases, recompute(*paths), strict=True):
        some = counties[seed]
        book = openpyxl.load_workbook(path, data_only=True)
        cards = cards_of(book)
        assert sums_of(book) == {
            unit: (s.earned, s.attainable) for (unit, *_), s in some.sums.items()
        }
        asked_ = [i.id for i in some.pack.indicators if some.pack.track_of(i) is Track.UNIT]
        assert {key[1] for key in cards} <= set(asked_)
        differ = {
            (seed, language, key): (
                found(cells),
                wanted(some, *key),
                some.pack.indicator(key[1]).measure,
            )
            for key, cells in cards.items()
            if found(cells) != wanted(some, *key)
        }
        assert differ == {}
