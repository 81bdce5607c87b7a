"""The closed lists of words a pack may use, each with its meaning; a test holds their counts."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from .text import Text


class FieldType(StrEnum):
    """What a field of a record holds."""

    TEXT = "text"
    NUMBER = "number"
    DATE = "date"
    CHOICE = "choice"
    YES_NO = "yes_no"
    PERSON = "person"
    UNIT = "unit"
    OUTSIDER = "outsider"
    LINK = "link"
    TALLY = "tally"
    FILE = "file"


class Stage(StrEnum):
    """What a state means to measures, duties and pages, whatever its name."""

    DRAFT = "draft"
    OPEN = "open"
    DONE = "done"
    FAILED = "failed"
    VOID = "void"


class Actor(StrEnum):
    """Who may make a move."""

    RECORDER = "recorder"
    SECRETARY = "secretary"
    SUBJECT = "subject"
    SUPERIOR = "superior"
    OFFICE = "office"
    INSPECTOR = "inspector"
    REPORTER = "reporter"
    MEETING = "meeting"


class LinkType(StrEnum):
    """What it means that one record points at another."""

    PART_OF = "part_of"
    ANSWERS = "answers"
    COMES_FROM = "comes_from"
    SERVES = "serves"
    CONTINUES = "continues"


class Timing(StrEnum):
    """How a record stands to its due date on the day of the result."""

    IN_TIME = "in_time"
    LATE = "late"
    OVERDUE = "overdue"
    NOT_DUE = "not_due"


class ByDate(StrEnum):
    """Which date of a record decides whether it lies in a window."""

    OCCURRED_ON = "occurred_on"
    DUE_ON = "due_on"
    CLOSED_ON = "closed_on"
    ENTERED_AT = "entered_at"


class PeriodName(StrEnum):
    """The calendar periods."""

    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"


class RosterName(StrEnum):
    """What a coverage is taken among."""

    UNITS = "units"
    MEMBERS = "members"
    POSTS = "posts"
    HOUSEHOLDS = "households"
    RECORDS = "records"


class Line(StrEnum):
    """The three lines that are never added: what was done, what came of it, what people say."""

    DONE = "done"
    EFFECT = "effect"
    VOICE = "voice"


class Track(StrEnum):
    """Whose standard it is: the organisation's or the member's."""

    UNIT = "unit"
    PERSON = "person"


class Audience(StrEnum):
    """To whom something is published."""

    UNIT = "unit"
    PARTY = "party"
    SERVED = "served"
    PUBLIC = "public"


class FieldClass(StrEnum):
    """How carefully a field is kept."""

    PUBLIC = "public"
    INTERNAL = "internal"
    PERSONAL = "personal"
    SENSITIVE = "sensitive"


class SeenBy(StrEnum):
    """How far up it may be read whose a record is and what it says."""

    OWN = "own"
    NEAR = "near"


@dataclass(frozen=True)
class Word:
    """One word of a closed list; `built` says whether this version computes it or only reads it."""

    id: str
    meaning: Text
    built: bool = True


@dataclass(frozen=True)
class WordList:
    """One closed list and its title."""

    id: str
    title: Text
    words: tuple[Word, ...]

    def __contains__(self, word: object) -> bool:
        return any(w.id == word for w in self.words)


def _list(id_: str, zh: str, en: str, **words: tuple[str, str] | tuple[str, str, bool]) -> WordList:
    """A list; a third entry says that the word is only read so far."""
    entries = tuple(
        Word(name.removesuffix("_"), Text(*meaning[:2]), built=all(meaning[2:]))
        for name, meaning in words.items()
    )
    return WordList(id_, Text(zh, en), entries)


LATER = False

LISTS: tuple[WordList, ...] = (
    _list(
        "field types",
        "字段类型",
        "what a field holds",
        text=("文字", "plain text; lines, most"),
        number=(
            "数，可带小数位；金额是两位小数的元",
            "whole or scaled number; scale 0 to 4, unit, from, to",
        ),
        date=("日期，不记钟点", "a day, never a time of day"),
        choice=("选项；many 表示可多选", "one of options; many for several"),
        yes_no=("是或否", "yes or no"),
        person=("名册上的人", "a person of the roster; many; among"),
        unit=("组织", "a unit; many"),
        outsider=(
            "没有账号的人：反映人、户、受益人",
            "somebody without account: reporter, household, beneficiary",
        ),
        link=("指向另一条记录", "another record; to, as"),
        tally=(
            "票数：应到、实到、发出、收回、无效和各选项",
            "counts: due, present, issued, returned, invalid and each option",
        ),
        file=("附件，永不必填", "attachment, never required"),
    ),
    _list(
        "stages",
        "阶段",
        "what a state means",
        draft=("草稿，不计", "never counted"),
        open=("在办，欠着", "stands and is owed"),
        done=("办成", "achieved"),
        failed=("没办成", "ended badly"),
        void=("作废，不再计", "never counted any more"),
    ),
    _list(
        "actors",
        "谁可以办",
        "who may make a move",
        recorder=("记录员", "recorder of the owning unit"),
        secretary=("书记", "secretary of the owning unit"),
        subject=("本人或本单位", "the person or unit named in the fields"),
        superior=("上级", "the unit above, as of the day"),
        office=("活动办", "campaign office"),
        inspector=("督查人员", "inspector named in the round"),
        reporter=("反映人", "who registered it"),
        meeting=("会议决定", "a decision of a body, typed in with its date"),
    ),
    _list(
        "needs",
        "办理条件",
        "what a move needs",
        has=("这些字段已填", "these fields are filled"),
        where=("字段是这些值", "fields have these values"),
        linked=("有（或没有）这样的关联记录", "linked records, at least or at most so many"),
        someone_else=(
            "换一个人办",
            "the actor is none of those who made these moves or stand behind the record linked",
        ),
        vote=("表决过关", "a vote with quorum and majority"),
        elapsed=("隔了多久", "time passed since a move or date"),
        notice=("公示期满且无异议", "a public notice has run its days"),
        quota=("不超比例", "not more than a quota"),
        only_one=("只能有一条", "only one such record"),
    ),
    _list(
        "effects",
        "连带",
        "what changes hands by a move",
        create=("生成一条关联草稿", "a draft of another kind, linked back"),
        move=("关联记录随之办理", "a move of the linked record"),
        hand_up=("交上一级承办", "the solver becomes the n-th superior"),
    ),
    _list(
        "clocks",
        "时钟",
        "what raises flags and duties and never decides",
        due=("到什么时候该办哪一步", "a move is due after an event"),
        every=("每期至少几条", "so many records per period"),
        escalate=("过期逐级上报", "overdue goes up the tree"),
    ),
    _list(
        "lamps",
        "灯",
        "display only, tasks and problems only",
        time_left=("看剩余天数", "by the time left"),
        progress_gap=("看进度差", "by percentage points behind the plan"),
        slip=("看催了几次没有结果", "by reminders without result"),
    ),
    _list(
        "links",
        "关联方式",
        "what a link means",
        part_of=("属于", "part of a whole"),
        answers=("答复", "ends the duty to answer"),
        comes_from=("来源于", "origin; age is not inherited"),
        serves=("服务于", "serves a task, problem or rule"),
        continues=("接续", "age and identity of the first in the chain"),
    ),
    _list(
        "selection keys",
        "选取条件",
        "which records are meant",
        of=("哪类记录或名册", "a kind, several kinds, or units, members"),
        in_=("哪些阶段或状态", "stages and states; default done"),
        where=("字段值", "options, or number from and to"),
        has=("已填的字段", "fields that are filled"),
        lacks=("没填的字段", "fields that are empty"),
        timing=("与时限的关系", "in_time, late, overdue, not_due"),
        linked=("有无关联记录", "linked records"),
        tagged=("归入哪个活动", "names this campaign"),
        for_=("算给谁", "whom it counts for"),
        by=("按哪个日期", "occurred_on, due_on, closed_on, entered_at"),
        window=("哪段时间", "the window"),
        carried_in=("带上期初未了的", "adds what was open before the window"),
    ),
    _list(
        "windows",
        "时间窗",
        "which span of time",
        standing=("截至当日", "true on the day, no lower bound"),
        period=("日历期：月、季、半年、年", "month, quarter, half or year that contains the day"),
        phase=("活动日历的一项", "an item of the campaign calendar"),
        campaign=("整个活动", "the whole campaign"),
        rolling=("近多少天或月", "the last days or months"),
    ),
    _list(
        "rosters",
        "名册",
        "what a coverage is taken among",
        units=("组织", "units in force; kinds, categories"),
        members=("党员", "members on the roll"),
        posts=("职务", "holders of named posts"),
        households=("户数", "households of the unit; only below a ratio"),
        records=("各需办理的记录", "records that each need something"),
    ),
    _list(
        "measures",
        "度量",
        "how a number comes about",
        count=("条数", "number of records"),
        sum=("合计", "sum of a field"),
        distinct=("不重复的个数", "how many different"),
        share=("占比：选取中符合 part 的", "part of a selection; at most 100 %"),
        ratio=("两个选取之比", "one selection over another"),
        coverage=("覆盖：名册中办过的", "how many of a roster have one"),
        days=("天数", "days between two dates"),
        latest=("最近一次的值", "latest value"),
        change=("变化", "last minus first"),
        satisfaction=("满意率", "good answers of all answers"),
        judged=("由人评定", "judged by people"),
    ),
    _list(
        "points",
        "计分法",
        "how a value becomes points",
        target=("按目标折算", "full at the target, less below"),
        bands=(
            "分档：达到多少得多少，从高到低写",
            "bands: so many points from a value on, highest first",
        ),
        each=("逐项加减，有上下限", "start plus each, kept between least and most"),
        given=("由人给分，只用于由人评定", "given by people, only for what they judge"),
    ),
    _list(
        "ties",
        "并列规则",
        "ranks with equal values",
        shared=("并列", "1, 2, 2, 4"),
        next=("看下一项指标", "further indicators decide"),
        lot=("可复算的抽签", "a draw anyone can recompute"),
    ),
    _list(
        "grades",
        "等次",
        "how a grade is proposed",
        blend=("多方评分合成", "several judges blended"),
        bands=("分档", "bands"),
        headings=("达标的项数", "headings reached"),
        veto=("一项不达标则不得", "an indicator bars grades"),
        quota=("比例限额", "quota"),
    ),
    _list(
        "publication",
        "公布方式",
        "how something is published",
        announce=("公开", "announce a fact"),
        notice=("公示", "before a decision, with days and objections"),
    ),
    _list(
        "audiences",
        "公布范围",
        "to whom",
        unit=("本组织", "the unit"),
        party=("党内", "the Party organisations"),
        served=("服务对象", "the people served"),
        public=("社会", "the public"),
    ),
    _list(
        "seen",
        "谁能读",
        "who reads whose it is and what it says",
        own=("只有本组织和本人", "the unit itself and the person concerned"),
        near=("还有直接上级", "the unit right above as well"),
    ),
    _list(
        "polls",
        "评议方式",
        "secret or counted",
        grade=("评等", "one grade for each subject", LATER),
        choose=("推选", "up to n of a list", LATER),
        count=("计票", "counted on paper", LATER),
    ),
    _list(
        "blocks",
        "文书块",
        "what a bulletin is made of",
        text=("文字", "text", LATER),
        figures=("数字", "figures", LATER),
        list=("清单", "list", LATER),
        ranks=("名次", "ranks", LATER),
        chart=("图", "chart", LATER),
        checkpoint=("校验点", "proof that history was not rewritten", LATER),
    ),
)
