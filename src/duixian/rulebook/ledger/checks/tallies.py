"""Counts that cannot all be right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from duixian.rulebook.vocabulary.words import FieldType

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pyarrow as pa

    from duixian.rulebook.kinds import Field
    from duixian.rulebook.ledger.notes import Notes
    from duixian.rulebook.ledger.sheets import Loaded


def check_tallies(tables: Mapping[str, Loaded], notes: Notes) -> None:
    """Note more answers than valid ballots, more ballots than issued, more people than entitled."""
    for loaded in tables.values():
        for field in loaded.kind.fields if loaded.kind else ():
            if field.type is FieldType.TALLY:
                check_answers(loaded, field, notes)
                check_most(loaded, field.id, ("returned", "issued"), "E336", notes)
                check_most(loaded, field.id, ("present", "due"), "E337", notes)


def check_answers(loaded: Loaded, field: Field, notes: Notes) -> None:
    """Note where the answers add up to more than was returned less the invalid ones."""
    import pyarrow as pa
    import pyarrow.compute as pc

    def count(word: str) -> pa.Array:
        return pc.fill_null(loaded.column(f"{field.id}_{word}"), fill_value=0)

    answers = pa.repeat(pa.scalar(0, pa.int64()), loaded.table.num_rows)
    for option in field.options:
        answers = pc.add(answers, count(option.id))
    returned = loaded.column(f"{field.id}_returned")
    valid = pc.subtract(returned, count("invalid"))
    wrong = pc.fill_null(pc.greater(answers, valid), fill_value=False)
    column = f"{field.id}_returned"
    notes.rows("E335", loaded, wrong, column, tally=field.id, sum=answers, valid=valid)


def check_most(loaded: Loaded, tally: str, words: tuple[str, str], rule: str, notes: Notes) -> None:
    """Note where one count is greater than the one it is part of."""
    import pyarrow.compute as pc

    part, whole = (loaded.column(f"{tally}_{word}") for word in words)
    wrong = pc.fill_null(pc.greater(part, whole), fill_value=False)
    values = dict(zip(words, (part, whole), strict=True))
    notes.rows(rule, loaded, wrong, f"{tally}_{words[0]}", tally=tally, **values)
