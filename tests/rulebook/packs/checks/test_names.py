"""Ids: words for most things, and numbers too for options."""

from duixian.rulebook.findings import Findings
from duixian.rulebook.kinds import Option
from duixian.rulebook.packs.checks.names import once
from duixian.rulebook.packs.shape import IDENTIFIER, OPTION, Reader
from duixian.rulebook.vocabulary.text import Text


def found(pattern):
    reader = Reader(Findings())
    once([Option("5", Text("五星", "five stars"))], "option", reader, pattern)
    return [f.id for f in reader.findings]


def test_an_option_may_be_called_by_a_number_and_nothing_else_may():
    assert (found(OPTION), found(IDENTIFIER)) == ([], ["E202"])
