"""Every step of a proposal in words: the number, its band, what bars, what quotas do; and ranks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from duixian.rulebook.ranks import By, Grading, Ranking
from duixian.rulebook.ranks.grading import Tested
from duixian.rulebook.ranks.quotas import Limited
from duixian.rulebook.ranks.ranking import Place
from duixian.rulebook.ranks.shown import beside, half_up, written
from duixian.rulebook.scorecards.standard import Pack
from duixian.rulebook.vocabulary.text import Text

from .graded import Award, Difference
from .naming import by_name, grade_name, judge_name
from .occasion import Occasion
from .standing import Standing

COLUMNS = {
    "type": Text("类型", "type"),
    "category": Text("类别", "category"),
    "parent": Text("上级", "unit above"),
}
TIES = {
    "shared": Text("数相同的名次相同", "Equal numbers share a rank"),
    "next": Text("数相同的再看", "Equal numbers are settled by"),
    "lot": Text(
        "数相同的抽签，谁都可以重算", "Equal numbers are settled by a lot that anyone can recompute"
    ),
}
NO_RANK = {
    "none": Text("没有数，不排名", "no value, so no rank"),
    "too_few": Text("份数太少，不排名", "too few answers, so no rank"),
    "least_denominator": Text("分母太小，只列不排", "denominator too small: listed without rank"),
}
ENDS = {
    "": Text("", ""),
    "top": Text("前列", "among the first"),
    "bottom": Text("末位", "among the last"),
}
DIFFERENCES: dict[Difference, Text] = {
    "": Text("与提出的相同", "as proposed"),
    "open": Text("还没有评定", "not decided yet"),
    "decided_otherwise": Text("评定与提出的不同", "decided otherwise than proposed"),
    "barred": Text("评定的等次是被否决的", "decided a grade that is barred"),
    "proposal_moved": Text("提出时不是这个等次", "the proposal on the record was another"),
}  # fmt: skip


def place_words(place: Place) -> Text:
    """A rank with its ties.

    >>> place_words(Place("a", (), 5, 2, 9)).en
    '5, two tied'
    """
    if place.rank is None:
        return NO_RANK[place.without]
    if place.tied == 1:
        return Text(f"第 {place.rank} 名", str(place.rank))
    many = {2: "two", 3: "three"}.get(place.tied, str(place.tied))
    return Text(f"第 {place.rank} 名（{place.tied} 个并列）", f"{place.rank}, {many} tied")


def small_words(pack: Pack, standing: Standing) -> list[Text]:
    """A warning where little could be had, and for each share with a small denominator."""
    found = []
    if standing.most is not None and standing.pair is not None:
        had, most = written(standing.pair[1]), written(standing.most)
        zh = f"可计的只有 {had} 分，同组最多 {most} 分"
        found.append(Text(zh, f"only {had} points could be had, {most} by its peers"))
    for each in standing.small:
        indicator = pack.indicator(each.indicator)
        name = indicator.name if indicator else Text(each.indicator, each.indicator)
        zh = f"分母小：{name.zh} {each.n}/{each.d}"
        found.append(Text(zh, f"small denominator: {name.en} {each.n}/{each.d}"))
    return found


def rule_words(pack: Pack, ranking: Ranking) -> Text:
    """What a ranking goes by, among whom, and how ties are settled."""
    by = by_name(pack, ranking.by)
    columns = [COLUMNS[c] for c in ranking.within]
    among_zh = f"{'、'.join(c.zh for c in columns)}相同的组织之间" if columns else "全部组织之间"
    among_en = f"units of the same {', '.join(c.en for c in columns)}" if columns else "all units"
    ties = TIES[ranking.ties]
    zh = f"按{by.zh}排，{among_zh}比。{ties.zh}"
    en = f"By {by.en}, among {among_en}. {ties.en}"
    if ranking.next_:
        names = [by_name(pack, By(indicator=i)) for i in ranking.next_]
        zh += f"：{'、'.join(n.zh for n in names)}"
        en += f": {', '.join(n.en for n in names)}"
    return Text(f"{zh}。", f"{en}.")


def steps(occasion: Occasion, grading: Grading, award: Award) -> list[Text]:
    """All steps from the number to the proposal."""
    pack, proposal = occasion.pack, award.proposal
    found = [
        *_number(occasion, grading, award),
        *_band(occasion, grading, award),
        *(_veto(occasion, grading, tested) for tested in proposal.tested),
    ]
    if proposal.banded is not None and proposal.grade != proposal.banded:
        now = grade_name(pack, grading, proposal.grade)
        found.append(Text(f"落到{now.zh}", f"falls to {now.en}"))
    found += (_quota(pack, grading, limit) for limit in award.limits)
    if award.limits and award.grade != proposal.grade:
        now = grade_name(pack, grading, award.grade)
        found.append(Text(f"落到{now.zh}", f"falls to {now.en}"))
    return found


def difference_words(differences: Sequence[Difference]) -> list[Text]:
    """How a decision stands to what was proposed."""
    return [DIFFERENCES[each] for each in differences or ("",)]


def _number(occasion: Occasion, grading: Grading, award: Award) -> Iterator[Text]:
    """Where the number comes from, with its arithmetic."""
    if grading.blend:
        yield _blended(occasion, grading, award)
    elif grading.headings:
        yield from _counted(occasion, award)
    elif grading.by:
        name = by_name(occasion.pack, grading.by)
        pair = _pair(occasion, grading.by, award.unit)
        if award.proposal.number is None:
            yield Text(f"{name.zh}没有数，不提等次", f"{name.en}: no value, so no grade")
        else:
            value = written(half_up(award.proposal.number)) + _sign(occasion, grading)
            yield Text(f"{name.zh} {pair}：{value}", f"{name.en} {pair}: {value}")


def _blended(occasion: Occasion, grading: Grading, award: Award) -> Text:
    assert grading.blend is not None
    scores = award.rating.scores if award.rating else {}
    names = {part: judge_name(occasion.pack, grading, part) for part in grading.blend.parts}
    missing = [names[part] for part in grading.blend.parts if scores.get(part) is None]
    if missing or award.proposal.number is None:
        zh, en = "、".join(n.zh for n in missing), ", ".join(n.en for n in missing)
        return Text(f"缺{zh}，不提等次", f"missing: {en}; no grade")
    terms = [
        (names[part], f"{written(half_up(score))} × {weight}%")
        for part, weight in grading.blend.parts.items()
        if (score := scores[part]) is not None
    ]
    total = written(half_up(award.proposal.number))
    return Text(
        f"{' + '.join(f'{n.zh} {term}' for n, term in terms)} = {total}",
        f"{' + '.join(f'{n.en} {term}' for n, term in terms)} = {total}",
    )


def _counted(occasion: Occasion, award: Award) -> Iterator[Text]:
    """Heading by heading, how far it got; then how many reached their lines."""
    for id_, part, line, there in award.reached:
        heading = occasion.pack.heading(id_)
        name = heading.name if heading else Text(id_, id_)
        if part is None:
            yield Text(
                f"{name.zh}没有可计的分，不算达到", f"{name.en}: nothing to earn, not reached"
            )
            continue
        value, sign = beside(part, line), "≥" if there else "<"
        outcome = Text("达到", "reached") if there else Text("没达到", "not reached")
        line_ = written(half_up(line))
        yield Text(
            f"{name.zh} {value}% {sign} {line_}%：{outcome.zh}",
            f"{name.en} {value}% {sign} {line_}%: {outcome.en}",
        )
    if award.proposal.number is not None:
        yield Text(f"达到 {award.proposal.number} 项", f"{award.proposal.number} reached")


def _band(occasion: Occasion, grading: Grading, award: Award) -> Iterator[Text]:
    number, band = award.proposal.number, award.proposal.band
    if number is None:
        return
    lines = [Fraction(b.from_.on(occasion.day)) for b in grading.bands]
    sign = _sign(occasion, grading)
    if band is None:
        value, least = beside(number, lines[-1]) + sign, written(half_up(lines[-1])) + sign
        yield Text(f"{value} < {least}：不评等次", f"{value} < {least}: no grade")
        return
    at = grading.bands.index(band)
    value = (beside(number, lines[at - 1]) if at else written(half_up(number))) + sign
    name = grade_name(occasion.pack, grading, band.grade)
    line = written(half_up(lines[at])) + sign
    yield Text(f"{value} ≥ {line}：{name.zh}", f"{value} ≥ {line}: {name.en}")


def _veto(occasion: Occasion, grading: Grading, tested: Tested) -> Text:
    by = By(indicator=tested.veto.indicator)
    name, below = by_name(occasion.pack, by), tested.veto.below is not None
    if tested.value is None:
        return Text(
            f"{name.zh}没有数，不能据此否决，请评定时留意",
            f"{name.en} has no value, so it bars nothing; mind this when deciding",
        )
    unit = "%" if occasion.per_cent(by) else ""
    value, line = beside(tested.value, tested.line) + unit, written(half_up(tested.line)) + unit
    if tested.outcome == "passes":
        sign = "≥" if below else "≤"
        return Text(
            f"{name.zh} {value} {sign} {line}：不否决",
            f"{name.en} {value} {sign} {line}: bars nothing",
        )
    bars = [grade_name(occasion.pack, grading, grade) for grade in tested.veto.bars]
    sign = "<" if below else ">"
    return Text(
        f"{name.zh} {value} {sign} {line}：不得评{'、'.join(b.zh for b in bars)}",
        f"{name.en} {value} {sign} {line}: bars {', '.join(b.en for b in bars)}",
    )


def _quota(pack: Pack, grading: Grading, limit: Limited) -> Text:
    part, whole = limit.quota.most
    name = grade_name(pack, grading, limit.quota.grade)
    exact = written(half_up(Fraction(limit.group * part, whole)))
    zh = f"{name.zh}名额：同组 {limit.group} 个 × {part}/{whole} = {exact}，取整 {limit.most}；提出 {limit.wanted} 个，"
    en = f"quota of {name.en}: {limit.group} peers × {part}/{whole} = {exact}, rounded down to {limit.most}; {limit.wanted} proposed, "
    if limit.where == "edge":
        return Text(
            f"{zh}数相同的 {limit.equal} 个争 {limit.left} 个名额，由会议选定并写明理由",
            f"{en}{limit.equal} equal ones for {limit.left} left: people choose, with a reason",
        )
    where = {"within": Text("在名额内", "within"), "beyond": Text("超出名额", "beyond")}[
        limit.where
    ]
    return Text(zh + where.zh, en + where.en)


def _pair(occasion: Occasion, by: By, unit: str) -> str:
    """What stands behind a number: points of those attainable, or the two numbers of an indicator."""
    value = occasion.value(unit, by)
    if value is not None:
        return str(value)
    points, attainable = occasion.figures.points(unit, by)
    return f"{written(points)}/{written(attainable)}"


def _sign(occasion: Occasion, grading: Grading) -> str:
    return "%" if grading.by and occasion.per_cent(grading.by) else ""
