"""`duixian words`: the closed lists, or the data contract."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator

from duixian.rulebook.vocabulary.text import Language, Text
from duixian.rulebook.vocabulary.words import LISTS


def run(given: argparse.Namespace) -> int:
    """Print the words, or the tables."""
    if given.tables:
        sys.stdout.write(tables())
    else:
        sys.stdout.write("\n".join(lists(given.lang)))
    return 0


def lists(language: Language) -> Iterator[str]:
    """Every list with its words; those that this version only reads are marked."""
    yield Text("# 方案包可用的词", "# The words a pack may use").in_(language)
    yield ""
    later = Text("（能读，这一版还不计算）", " (read, not yet computed)").in_(language)
    for entry in LISTS:
        yield f"## {entry.title.in_(language)} · {entry.id} ({len(entry.words)})"
        yield ""
        for word in entry.words:
            yield f"- `{word.id}` {word.meaning.in_(language)}{'' if word.built else later}"
        yield ""


def tables() -> str:
    """The data contract with the kinds of the shipped library."""
    from duixian.rulebook.ledger.tables_page import print_tables
    from duixian.rulebook.packs import read_pack, shipped

    reading = read_pack(shipped() / "chuangxianzhengyou")
    return print_tables(list(reading.pack.kinds.values()) if reading.pack else [])
