"""The frame of every page that stands alone: one file of HTML, without scripts and anything from outside."""

from __future__ import annotations

from pathlib import Path

from duixian.rulebook.vocabulary.text import Language

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
