"""The frame of every page that stands alone: one file of HTML, without scripts and anything from outside."""

from __future__ import annotations

import datetime as dt
from html import escape
from pathlib import Path

from duixian.rulebook.vocabulary.text import Language, Text

from . import figures

STYLE = Path(__file__).parent / "page" / "style.css"
SKIP = {"zh": "跳到正文", "en": "Skip to the content"}


def framed(title: str, body: str, language: Language, *, first: str) -> str:
    """A whole page: its title, what stands in it, and the place where its content begins."""
    return f"""<!doctype html>
<html lang="{"zh-Hans" if language == "zh" else "en"}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>{title}</title>
<style>
{STYLE.read_text(encoding="utf-8")}</style>
</head>
<body>
<a class="skip" href="#{first}">{SKIP[language]}</a>
{body}
</body>
</html>
"""


class Speaking:
    """What is told in one language: the language and how it says things, fit for a page."""

    language: Language

    def say(self, zh: str, en: str) -> str:
        """The sentence in the language."""
        return zh if self.language == "zh" else en

    def text(self, text: Text) -> str:
        """A text in the language, escaped."""
        return escape(text.in_(self.language))

    def day(self, day: dt.date) -> str:
        """A date as people write it."""
        return figures.day(day, self.language)

    def listed(self, parts: list[str]) -> str:
        """Several things one after another."""
        return self.say("、", ", ").join(parts)
