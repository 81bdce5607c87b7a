"""The border: every room is guarded, the core is bare, and the command line starts light."""

from __future__ import annotations

import json
import subprocess
import sys
import tomllib
from importlib.util import find_spec
from pathlib import PurePath

import pytest

from house.tree import ROOT, files

FOREIGN = ("django", "ibis", "pandas", "polars")
HEAVY = ("duckdb", "pyarrow", "sqlglot", "opencc", "lxml", "docx", "xlsxwriter", "openpyxl")

IMPORT_ALL = f"""
import importlib, pkgutil, sys
sys.modules.update(dict.fromkeys({FOREIGN!r}))
import duixian.rulebook as core
names = [m.name for m in pkgutil.walk_packages(core.__path__, "duixian.rulebook.")]
for name in names:
    importlib.import_module(name)
print(len(names))
"""

ASK_FOR_HELP = f"""
import contextlib, io, json, sys
sys.argv = ["duixian", "--help"]
with contextlib.redirect_stdout(io.StringIO()) as said, contextlib.suppress(SystemExit):
    from duixian.cli import main
    main()
print(json.dumps([said.getvalue(), [name for name in {HEAVY!r} if name in sys.modules]]))
"""


def python(program: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", program], check=False, capture_output=True, encoding="utf-8"
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def guarded_rooms() -> set[str]:
    """The rooms in the two exhaustive contracts, with the one that stands aside."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    rooms = set()
    for contract in settings["tool"]["importlinter"]["contracts"]:
        if not contract.get("exhaustive"):
            continue
        tails = [t.strip(" ()") for layer in contract["layers"] for t in layer.split("|")]
        tails += contract.get("exhaustive_ignores", [])
        rooms |= {f"{room}.{tail}" for room in contract["containers"] for tail in tails}
    return rooms


def room_of(path: str) -> str:
    """The room a source file stands in: a child of duixian, or of the rulebook."""
    parts = PurePath(path).relative_to("src").with_suffix("").parts
    return ".".join(parts[:3] if parts[1] == "rulebook" else parts[:2])


def test_every_room_stands_in_a_contract():
    rooms = {room_of(path) for path in files(".py") if path.startswith("src/")}
    doors = {"duixian.__init__", "duixian.rulebook.__init__"}
    assert rooms - doors - guarded_rooms() == set()


def test_every_folder_of_code_is_a_package_that_the_contracts_can_see():
    sources = [PurePath(path) for path in files(".py") if path.startswith("src/")]
    folders = {path.parent for path in sources}
    assert {folder for folder in folders if folder / "__init__.py" not in sources} == set()


def test_the_core_imports_without_web_framework_and_data_frames():
    modules = [p for p in files(".py") if p.startswith("src/duixian/rulebook/")]
    assert int(python(IMPORT_ALL)) == len(modules) - 1  # the rulebook itself is not listed


# The command line has not landed on this branch; take the mark away when it has.
@pytest.mark.skipif(find_spec("duixian.cli") is None, reason="there is no command line yet")
def test_help_is_printed_without_any_heavy_library():
    said, heavy = json.loads(python(ASK_FOR_HELP))
    assert "duixian" in said
    assert heavy == []


@pytest.mark.parametrize(
    ("path", "room"),
    [
        ("src/duixian/cli.py", "duixian.cli"),
        ("src/duixian/sheets/book.py", "duixian.sheets"),
        ("src/duixian/rulebook/errors.py", "duixian.rulebook.errors"),
        ("src/duixian/rulebook/findings/register/pack.py", "duixian.rulebook.findings"),
    ],
)
def test_the_room_of_a_file(path, room):
    assert room_of(path) == room
