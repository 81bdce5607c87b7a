"""Things that may be named in a form: each has a code, and a name that people type."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

BETWEEN = re.compile(r"[、，,;；\n]+")


@dataclass(frozen=True)
class Listed:
    """Names by code, each name once: where several bear the same, the code stands beside it."""

    labels: Mapping[str, str]

    @classmethod
    def of(cls, pairs: Iterable[tuple[str, str]]) -> Listed:
        """What pairs of code and name are called."""
        found = dict(pairs)
        often = Counter(found.values())
        return cls(
            {code: f"{name}（{code}）" if often[name] > 1 else name for code, name in found.items()}
        )

    @cached_property
    def _codes(self) -> Mapping[str, str]:
        return {label: code for code, label in self.labels.items()}

    def code(self, typed: str) -> str:
        """The code of what was typed, by name or by code; as typed where there is no such thing."""
        typed = typed.strip()
        return typed if typed in self.labels else self._codes.get(typed, typed)

    def label(self, code: str) -> str:
        """What a code is called; the code itself where nothing bears it."""
        return self.labels.get(code, code)

    def alike(self, typed: str) -> list[str]:
        """The labels of those who share a name that was typed without saying which of them."""
        start = f"{typed.strip()}（"
        return [label for label in self.labels.values() if label.startswith(start)]

    def codes(self, typed: Iterable[str]) -> list[str]:
        """The codes of names typed one after the other, `田丰、米禾` or `田丰 米禾`, each once."""
        found: list[str] = []
        for part in (part.strip() for text in typed for part in BETWEEN.split(text)):
            words = [part] if self.code(part) in self.labels else part.split()
            found += (self.code(word) for word in words)
        return list(dict.fromkeys(found))
