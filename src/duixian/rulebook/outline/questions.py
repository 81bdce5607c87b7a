"""What the text leaves open, as questions in words: nothing open is ever filled in."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from duixian.rulebook.vocabulary.text import Text

from .items import Item, Kind
from .lexicon import table
from .numbers import number
from .recognise.times import vague

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from .items import Speech
    from .repairs import Mended

SHOWN = 30
SHORT_CLAUSE = 4
UNCOUNTED = ("week", "day", "half_month", "two_months")
Items = tuple[Item, ...]


@dataclass(frozen=True, order=True)
class Question:
    """One thing the text leaves open: where it stands, what it is about, the question in words."""

    start: int
    end: int
    about: str
    text: Text


def questions(mended: Mended, speech: Speech, items: Items) -> tuple[Question, ...]:
    """Every question, by group and in the order of the text; those about all of it come first."""
    asked: dict[tuple[str, str], Question] = {}
    for asker in ASKERS:
        for question in asker(speech, items):
            asked.setdefault((question.about, question.text.zh), question)
    for question in _repairs(mended):
        asked.setdefault((question.about, question.text.zh), question)
    order = [about for group in table("questions")["groups"] for about in group["abouts"]]
    places = {about: place for place, about in enumerate(order)}
    return tuple(sorted(asked.values(), key=lambda q: (places[q.about], q)))


def ask(about: str, span: tuple[int, int], **values: object) -> Question:
    """A question from the lexicon with its blanks filled."""
    words = table("questions")[about]
    inner = {key: _inner(str(value)) for key, value in values.items()}
    filled = Text(words["zh"].format(**inner), words["en"].format(**inner))
    return Question(*span, about, filled)


def event_dates(_speech: Speech, items: Items) -> Iterator[Question]:
    """Terms bound to an event outside of any phase: 到……召开前."""
    phases = [(i.start, i.end) for i in items if i.kind is Kind.PHASE]
    for item in (i for i in items if i.kind is Kind.DATE and i.fact("event") and i.fact("side")):
        if not _inside((item.start, item.end), phases):
            yield ask("event_date", (item.start, item.end), said=item.name)


def _inner(text: str) -> str:
    """A text as it stands inside quotation marks."""
    whole = re.fullmatch("“([^“”]*)”", text)
    return whole.group(1) if whole else text.replace("“", "‘").replace("”", "’")


def time_words(speech: Speech, _items: Items) -> Iterator[Question]:
    """定期, 适时, 限期: a question for each unless its sentence tells what was."""
    words = table("times")["vague"]
    told = re.compile(table("times")["told"])
    for found in vague(speech):
        low, high = speech.sentence_at(found.start())
        if not told.search(speech.text, low, high):
            said = words[found.group()]
            clause = clause_at(speech.text, *found.span())
            yield ask(
                "vague",
                found.span(),
                word=found.group(),
                clause=clause,
                ask_zh=said["zh"],
                ask_en=said["en"],
            )


def clause_at(text: str, start: int, end: int) -> str:
    """The clause around a word, without its marks."""
    low = max(text.rfind(c, 0, start) for c in "。；;，,！？\n") + 1
    # A clause of one word says nothing: 近期,各单位要……
    stop = re.compile("[。；;，,！？\n]").search(text, max(end, low + SHORT_CLAUSE))
    return text[low : stop.start() if stop else len(text)].strip()


def contents(_speech: Speech, items: Items) -> Iterator[Question]:
    """Named mechanisms without content, and standards without headings."""
    for item in items:
        if item.kind is Kind.MECHANISM and not item.fact("content"):
            yield ask("content", (item.start, item.end), name=item.name + item.fact("noun"))
        if item.kind is Kind.STANDARD and not item.parts:
            yield ask("standard", (item.start, item.end), name=item.name)


def years(_speech: Speech, items: Items) -> Iterator[Question]:
    """Damaged years, dates without a year, and years that count from an unknown one."""
    found = [item for item in items if item.kind is Kind.DATE]
    terms = sorted((i.start, i.end) for i in items if i.kind is Kind.PHASE)
    for item in found:
        span = (item.start, item.end)
        if item.fact("where") == "head" and item.fact("year") != "damaged":
            yield ask("head_date", span, said=item.name)
        elif item.fact("year") == "damaged":
            yield ask("year", span, said=item.name)
        elif _bare(item) and not _inside(span, terms):
            yield ask("no_year", span, said=item.name)
    words = "、".join(dict.fromkeys(f"{i.fact('relative')}年" for i in found if i.fact("relative")))
    if words:
        yield ask("speech_year", (0, 0), words=words)


def _bare(item: Item) -> bool:
    """Whether a date says month and day and nothing of its year."""
    return bool(item.fact("day")) and not item.fact("year") and not item.fact("relative")


def _inside(span: tuple[int, int], whole: list[tuple[int, int]]) -> bool:
    """Whether a span lies in one of others: what is asked of the whole is not asked again."""
    return any(start <= span[0] and span[1] <= end for start, end in whole)


def terms(_speech: Speech, items: Items) -> Iterator[Question]:
    """Phases without names, without an end, or with an end bound to an event."""
    event = re.compile(table("times")["dates"]["event"])
    named = [i for i in items if i.kind is Kind.PHASE and not i.fact("count") + i.fact("whole")]
    for item in (i for i in items if i.kind is Kind.PHASE):
        span, start, end = (item.start, item.end), item.fact("start"), item.fact("end")
        if item.fact("count"):
            if int(item.fact("count")) > len(named):
                yield ask("phase_names", span, count=item.fact("count"), what=item.fact("what"))
            continue
        if event.search(end):
            yield ask("event_end", span, name=item.name, event=end)
        if not re.search(r"\d{4}年", start):
            yield ask("phase_dates", span, name=item.name, start=start or "？", end=end or "？")
        elif not end:
            yield ask("phase_end", span, name=item.name)
    if not any(i.fact("start") for i in items if i.kind is Kind.PHASE):
        yield ask("dates", (0, 0))


def members(_speech: Speech, items: Items) -> Iterator[Question]:
    """A counted set of campaigns of which the text does not name all."""
    campaigns = [item for item in items if item.kind is Kind.CAMPAIGN]
    for item in (i for i in campaigns if i.fact("count")):
        names = [i.name for i in campaigns if i.fact("relation") == "parallel"]
        named = [i.name for i in campaigns if i.fact("set") == item.name] or names
        if int(item.fact("count")) > len(named):
            yield ask(
                "members",
                (item.start, item.end),
                name=item.name,
                count=item.fact("count"),
                found=len(named),
                list="、".join(named),
            )


def amounts(_speech: Speech, items: Items) -> Iterator[Question]:
    """Obligations without a period, honours without a number, rankings without criteria."""
    for item in items:
        span = (item.start, item.end)
        if item.kind is Kind.OBLIGATION and not item.fact("period"):
            yield ask("period", span, what=item.name)
        if item.kind is Kind.OBLIGATION and item.fact("period") in UNCOUNTED:
            yield ask("short_period", span, what=item.name)
        if item.kind is Kind.HONOUR and item.fact("act"):
            about = "honour_counted" if item.fact("number") else "honour"
            yield ask(about, span, act=item.fact("act"), name=item.name)
        if item.kind is Kind.EVALUATION and item.fact("role") == "ranked":
            side = item.fact("side")
            yield ask(
                "ranking",
                span,
                side="前" if side == "top" else "后",
                side_en=side,
                number=item.fact("number"),
                who=item.fact("who"),
            )
        if item.kind is Kind.EVALUATION and item.fact("role") == "poll":
            yield ask("raters", span, name=item.name)
        if item.kind is Kind.EVALUATION and item.fact("role") in ("measure", "answer"):
            yield ask("measure", span, name=item.name)


def penalties(_speech: Speech, items: Items) -> Iterator[Question]:
    """Who decides on sanctions, and what can be said against them."""
    found = [item for item in items if item.kind is Kind.SANCTION]
    if found:
        span = (min(i.start for i in found), max(i.end for i in found))
        yield ask("sanctions", span, names="、".join(item.name for item in found))


def owners(_speech: Speech, items: Items) -> Iterator[Question]:
    """Duties with a date or a number that nobody is told to do."""
    for item in items:
        if (
            item.kind is Kind.DUTY
            and not item.fact("who")
            and (item.fact("by_when") or item.fact("how_much"))
        ):
            yield ask("who", (item.start, item.end), what=_short(item.name))


def _short(text: str) -> str:
    return text if len(text) <= SHOWN else text[:SHOWN] + "……"


def cuts(speech: Speech, _items: Items) -> Iterator[Question]:
    """Signs that the text is not whole: it begins at 第三, or holds fewer points than announced."""
    nodes = speech.outline.nodes
    if nodes and nodes[0].number > 1:
        node = nodes[0]
        mark = speech.text[node.start : node.title[1]][:16]
        yield ask("cut_start", (node.start, node.title[1]), mark=mark)
    told = re.search(r"[讲谈]([一二三四五六七八九十])点", speech.text)
    top = [n for n in nodes if n.rank == 1]
    if told and top and len(top) < number(told.group(1)):
        yield ask("cut_end", told.span(), count=told.group(1), found=len(top))
    last = list(speech.outline.walk())[-1:]
    if last and last[0].number == 1 and last[0].end >= len(speech.text.rstrip()):
        node = last[0]
        yield ask(
            "cut_point", (node.start, node.title[1]), mark=speech.text[node.start : node.title[1]]
        )


def doubts(speech: Speech, _items: Items) -> Iterator[Question]:
    """Swaps that cannot be told from the original word, and names that were hidden."""
    if speech.milled:
        for row in table("synonyms")["doubt"]:
            for found in speech.find(row["pattern"]):
                clause = clause_at(speech.text, *found.span())
                yield ask("doubt", found.span(), ask_zh=row["zh"], ask_en=row["en"], clause=clause)
    for found in speech.find(r"(?<![A-Za-z×])(?:[xX×]{2,3}|某某)(?![A-Za-z×年])"):
        yield ask(
            "blank", found.span(), word=found.group(), clause=clause_at(speech.text, *found.span())
        )


def _repairs(mended: Mended) -> Iterator[Question]:
    """One question for each rule that infers, with a few of its places."""
    for rule, words in table("rules").items():
        made = [r for r in mended.repairs if rule in r.rules]
        if made and not words.get("sure", True):
            shown = dict.fromkeys(_shown(mended, r.start, r.end, r.after) for r in made)
            examples = "；".join(list(shown)[:4])
            yield ask(
                "repair",
                (0, 0),
                rule=words["zh"],
                rule_en=words["en"],
                count=len(made),
                examples=examples,
            )


def _shown(mended: Mended, start: int, end: int, after: str) -> str:
    """A repair with a little of what stands around it."""
    source = mended.source
    head, tail = source[max(0, start - 4) : start], source[end : end + 4]
    return f"{head}{source[start:end]}{tail}→{head}{after}{tail}".replace("\n", "⏎")


ASKERS: tuple[Callable[[Speech, Items], Iterator[Question]], ...] = (
    cuts,
    years,
    terms,
    event_dates,
    members,
    time_words,
    contents,
    amounts,
    penalties,
    owners,
    doubts,
)
