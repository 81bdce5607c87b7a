"""Where the rules of a result come from, as every page and workbook says it: basis, and marks of the forms."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from duixian.rulebook.scorecards.standard import Pack
from duixian.rulebook.vocabulary.text import Language, Text

BASIS = Text("依据", "Basis")
NO_BASIS = Text("方案包没有写依据。", "The pack names no basis.")


def origin(pack: Pack) -> list[tuple[Text, Text]]:
    """The basis, with the warning where its text was not seen; what the pack's own forms must bear."""
    basis = pack.basis
    said = Text(basis.in_("zh"), basis.in_("en")) if basis else NO_BASIS
    forms = [*pack.forms.marks(), *pack.forms.terms()] if pack.forms else []
    return [(BASIS, said), *forms]


def origin_lines(pack: Pack, language: Language) -> str:
    """The same at the foot of a page: the basis on a line, the forms on the next."""
    basis, *forms = (escape(each) for each in _sentences(pack, language))
    return "".join(f"<p>{line}</p>\n" for line in (basis, _joined(forms, language)) if line)


def origin_note(pack: Pack, language: Language) -> str:
    """The same on one line, under the title of a list."""
    return _joined(_sentences(pack, language), language)


def _sentences(pack: Pack, language: Language) -> list[str]:
    colon = "：" if language == "zh" else ": "
    return [f"{name.in_(language)}{colon}{said.in_(language)}" for name, said in origin(pack)]


def _joined(sentences: Sequence[str], language: Language) -> str:
    return ("；" if language == "zh" else "; ").join(sentences)
