"""Plain values as YAML text: mappings, lists, texts in quotation marks; nothing else is needed."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

WORD = re.compile(r"[a-z][a-z0-9_]*")
# Characters that a YAML reader refuses or takes for the end of a line, even in quotation marks.
UNPRINTABLE = re.compile(
    "[^\t\n\x20-\x7e\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]|[\u2028\u2029\ufeff]"
)
# Words that other readers take for truth values.
TRUTH = frozenset(("yes", "no", "on", "off", "true", "false", "null", "y", "n"))

Value = str | int | bool | Sequence["Value"] | Mapping[str, "Value"]


class Line(dict[str, Value]):
    """A mapping that is written in one line."""


def document(values: Mapping[str, Value], comments: Mapping[str, str]) -> str:
    """A YAML file: each key at the margin, with its comment above it."""
    parts = []
    for key, value in values.items():
        above = "".join(f"# {line}\n" for line in comments.get(key, "").splitlines())
        parts.append(above + _entry(key, value, 0))
    return "".join(parts)


def _entry(key: str, value: Value, depth: int) -> str:
    lead = "  " * depth + f"{key}:"
    if _in_line(value):
        return f"{lead} {flow(value)}\n"
    if isinstance(value, Mapping):
        return f"{lead}\n" + "".join(_entry(k, v, depth + 1) for k, v in value.items())
    assert isinstance(value, Sequence)
    assert not isinstance(value, str)
    return f"{lead}\n" + "".join(_item(item, depth + 1) for item in value)


def _item(value: Value, depth: int) -> str:
    lead = "  " * depth
    if _in_line(value):
        return f"{lead}- {flow(value)}\n"
    assert isinstance(value, Mapping)
    entries = "".join(_entry(k, v, depth + 1) for k, v in value.items())
    return f"{lead}- {entries[len(lead) + 2 :]}"


def _in_line(value: Value) -> bool:
    if isinstance(value, Line | str | int):
        return True
    if isinstance(value, Mapping):
        return not value
    return all(isinstance(item, str | int) for item in value)


def flow(value: Value) -> str:
    """A value in one line.

    >>> flow(Line(id="q1", text=Line(zh="多久一次？", en="How often?"), of=["a", "yes"]))
    '{id: q1, text: {zh: "多久一次？", en: "How often?"}, of: [a, "yes"]}'
    """
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, str):
        return value if WORD.fullmatch(value) and value not in TRUTH else quoted(value)
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{k}: {flow(v)}" for k, v in value.items()) + "}"
    return "[" + ", ".join(flow(item) for item in value) + "]"


def quoted(text: str) -> str:
    """A text in quotation marks, with what YAML cannot hold written as its number."""
    text = text.replace("\\", "\\\\").replace('"', '\\"').replace("\t", "\\t").replace("\n", "\\n")
    return '"' + UNPRINTABLE.sub(lambda m: f"\\U{ord(m.group()):08X}", text) + '"'
