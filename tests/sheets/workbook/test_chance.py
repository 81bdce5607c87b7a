"""Counties and rules by chance: what stands behind a number comes to it, and so do the formulas."""

from random import Random

import openpyxl
import pytest

from duixian.rulebook.vocabulary.words import Track
from duixian.sheets import County, workbook
from duixian.sheets.workbook.evidence import behind
from rulebook.counties import Asked, by_engine, pack_of
from rulebook.measures.chance import KINDS, NEWER, asked, at_last, county, wide, with_sheets
from sheets.adding import comes_to
from sheets.office import ABSENT_OFFICE, cards_of, found, recompute, sums_of, wanted

SEEDS = range(24)
RECOMPUTED = (0, 1, 2, 114)
WIDELY = (0, 1)


def drawn(seed, units=7, records=24):
    chance = Random(seed)
    pack = with_sheets(chance, pack_of(asked(chance, 16), KINDS))
    case = county(chance, units, records).case(pack)
    return County(pack, case.cut, case.calendar, by_engine(pack, case))


def widely(seed, units=7, records=40):
    """A county where almost every unit has a number by each of the newer words."""
    chance = Random(seed)
    asks = [Asked(f"i{n}", wide(chance, w, Track.UNIT)) for n, w in enumerate([*NEWER] * 3)]
    pack = pack_of(asks, KINDS)
    case = at_last(county(chance, units, records)).case(pack)
    return County(pack, case.cut, case.calendar, by_engine(pack, case))


@pytest.mark.parametrize("draw", [drawn, widely])
@pytest.mark.parametrize("seed", SEEDS)
def test_what_the_items_come_to_is_the_number(seed, draw):
    some = draw(seed)
    for (unit, id_), items in behind(some, some.scored).items():
        number, measure = some.numbers[unit][id_], some.pack.indicator(id_).measure
        n, d = comes_to(items, measure, some.pack.kinds, number.d or 0)
        assert (n if d else 0, d) == (number.n or 0, number.d or 0), (unit, id_, measure)


@pytest.mark.skipif(ABSENT_OFFICE, reason="LibreOffice Calc is absent")
def test_the_formulas_come_to_the_numbers_under_every_rule(tmp_path):
    counties = {f"{seed}": drawn(seed) for seed in RECOMPUTED}
    counties |= {f"wide{seed}": widely(seed) for seed in WIDELY}
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
            unit: (s.earned, s.attainable)
            for (unit, *_), s in some.sums.items()
            if s.attainable is not None
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
