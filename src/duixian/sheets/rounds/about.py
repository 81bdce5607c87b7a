"""What a round is and what it comes from, in words: for the first sheet and the foot of the page."""

from __future__ import annotations

from collections.abc import Mapping

from duixian.rulebook.ranks.draws import commitment
from duixian.rulebook.vocabulary.text import Text
from duixian.sheets.figures import day
from duixian.sheets.origin import origin

from .report import Report, Trial

STATES = ("published", "frozen", "started", "closed")


def about(report: Report) -> list[tuple[Text, Text]]:
    """Name and saying, line by line."""
    occasion, life, pack = report.occasion, report.life, report.occasion.pack
    clause = occasion.round.clause
    found = [
        (Text("轮次", "Round"), _both(pack.name, occasion.round.name)),
        (Text("算不算数", "Does it count"), standing(report)),
        (Text("截至", "As of"), Text(day(occasion.day, "zh"), day(occasion.day, "en"))),
        (Text("所知", "As known"), known(report)),
        (Text("出处", "Source"), Text(clause.in_("zh"), clause.in_("en"))),
        (Text("参加的组织", "Units that take part"), _plain(str(len(occasion.units)))),
    ]
    if life is not None:
        kind = pack.kinds["round"]
        found += [
            (kind.name_of_state(state), _plain(life.since[state].isoformat()))
            for state in STATES
            if state in life.since
        ]
        found.append((Text("记录号", "Record"), _plain(life.record)))
    if life is not None and life.commitment:
        found.append(
            (
                Text("事先公布的种子指纹", "Hash of the seed, published before"),
                _plain(life.commitment),
            )
        )
    if occasion.seed:
        found += [
            (Text("种子", "Seed"), _plain(occasion.seed)),
            (Text("种子的指纹", "Hash of the seed"), _plain(commitment(occasion.seed))),
            (Text("怎样重算", "How to recompute"), RECOMPUTE),
        ]
    found += over_words(report)
    found += origin(pack)
    found.append((Text("方案包指纹", "Fingerprint of the pack"), _plain(pack.fingerprint)))
    return found


TRIALS: Mapping[Trial, Text] = {
    "not_started": Text(
        "台账里没有启动了的这一轮", "the ledger holds no such round that was started"
    ),
    "not_frozen": Text("和公布、锁定的对不上", "it does not fit what was published and frozen"),
    "another_moment": Text("不是锁定的那一刻所知", "not as known at the moment that was frozen"),
    "asked": Text("是按试算要的", "it was asked for as a trial"),
}
RECOMPUTE = Text(
    "把“种子:组织代码”连写，取 SHA-256，小的在前：printf '%s' '种子:代码' | sha256sum",
    "Write “seed:unit code”, take the SHA-256, smallest first: printf '%s' 'seed:code' | sha256sum",
)


def standing(report: Report) -> Text:
    """Whether this counts, and why not."""
    if not report.trial:
        return Text(
            "算数：本轮已由人启动。等次由会议评定，这里是提出的和定下的。",
            "It counts: people started this round. Grades are decided by people; here is what was proposed and what was decided.",
        )
    why = TRIALS[report.why_trial]
    return Text(f"试算，不算数：{why.zh}。", f"A trial, it does not count: {why.en}.")


def known(report: Report) -> Text:
    """Up to which moment entries are used."""
    if report.known_at is None:
        return Text("全部已录入的", "everything entered")
    text = f"{report.known_at:%Y-%m-%d %H:%M}"
    return Text(f"{text} 以前录入的", f"what was entered until {text}")


def over_words(report: Report) -> list[tuple[Text, Text]]:
    """Where people decided beyond a quota."""
    return [
        (
            Text("超出名额", "Beyond a quota"),
            Text(
                f"{grading.name.zh}：同组 {each.group} 个，{each.grade} 的名额 {each.most}，定了 {each.decided} 个",
                f"{grading.name.en}: {each.group} peers, quota of {each.grade} {each.most}, decided {each.decided}",
            ),
        )
        for grading in report.gradings
        for each in report.held.over[grading.id]
    ]


def _both(first: Text, second: Text) -> Text:
    return Text(f"{first.zh}　{second.zh}", f"{first.en}, {second.en}")


def _plain(text: str) -> Text:
    return Text(text, text)
