"""Every dependency has a reason and an exact version, and so has all that it brings along."""

from __future__ import annotations

import tomllib
from importlib.metadata import distribution

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from house.tree import ROOT


def required() -> list[Requirement]:
    """What pyproject.toml asks for: runtime and every extra."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = [line for extra in project["optional-dependencies"].values() for line in extra]
    return [Requirement(line) for line in (*project["dependencies"], *extras)]


def pinned() -> dict[str, str]:
    """Version by name in constraints.txt; a line that is not `name==version` is an error."""
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pairs = [line.split("==") for line in lines]
    return {canonicalize_name(name): version for name, version in pairs}


def brought_along() -> set[str]:
    """The names of all packages that the required ones need here, themselves included."""
    waiting, seen = required(), set()
    while waiting:
        asked = waiting.pop()
        name = canonicalize_name(asked.name)
        if name in seen or not (asked.marker is None or asked.marker.evaluate({"extra": ""})):
            continue
        seen.add(name)
        waiting += [Requirement(line) for line in distribution(name).requires or ()]
    return seen


def test_every_required_package_is_pinned_to_a_version_that_pyproject_allows():
    pins = pinned()
    wrong = [
        str(asked)
        for asked in required()
        if not asked.specifier.contains(pins.get(canonicalize_name(asked.name), "0"))
    ]
    assert wrong == []


def test_all_that_the_required_packages_bring_along_is_pinned_and_nothing_else():
    assert set(pinned()) == brought_along()


def test_every_required_package_has_its_reason():
    record = (ROOT / "docs/decisions/0002-dependencies.md").read_text(encoding="utf-8")
    wrong = [asked.name for asked in required() if f"| {asked.name} |" not in record]
    assert wrong == []
