"""The reference page names every rule of repair, every class and every file."""

from pathlib import Path

from duixian.rulebook.outline import files
from duixian.rulebook.outline.items import Kind
from duixian.rulebook.outline.lexicon import table
from rulebook.outline.speech_of import drafted

PAGE = (Path(__file__).parents[3] / "docs/reference/outline.md").read_text("utf-8")


def test_every_rule_is_on_the_page_with_its_sureness():
    rows = {line.split("`")[1]: line for line in PAGE.splitlines() if line.startswith("| `")}
    rules = table("rules")
    assert [rule for rule in rules if rule not in rows] == []
    assert {rule for rule in rules if "是 yes" in rows[rule]} == {
        rule for rule, words in rules.items() if not words.get("sure", True)
    }


def test_every_class_is_on_the_page():
    assert [kind for kind in Kind if f"`{kind}`" not in PAGE] == []


def test_every_file_is_on_the_page():
    names = {name.partition("/")[0] for name in files(drafted("plain.txt"))}
    assert [
        name for name in sorted(names) if f"`{name}`" not in PAGE and f"`{name}/`" not in PAGE
    ] == []
