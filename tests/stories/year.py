"""What was entered about one village branch in a year, story by story: who did what, and on which day.

田丰 (P8) is its secretary, 米禾 (P9) its recorder; both are its members. The township returns,
confirms and comments; nobody confirms what they wrote themselves. Its neighbour, the branch of the
reeds, is a community, and the one at the ferry a private enterprise.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from duixian.desk.records.queries import form_of

if TYPE_CHECKING:
    from desk.records.conftest import Desk
    from duixian.desk.records.models import Record


def walked(desk: Desk, record: Record, *steps: tuple[str, str, str, dict[str, object]]) -> Record:
    """A record after steps: by whom, which move, on which day, with what besides what its form shows."""
    for who, move, day, texts in steps:
        kind = desk.kinds[record.kind]
        (step,) = (each for each in kind.moves if each.id == move)
        form = form_of(record, kind, step).texts
        record = desk.move(who, record, move, **{**form, **texts, "state_on": day}).record
    return record


def begun(desk: Desk, who: str, kind: str, move: str, day: str, **texts: object) -> Record:
    return desk.make(who, kind, move, occurred_on=day, **texts).record


def book(desk: Desk) -> Record:
    return begun(
        desk, "recorder", "study", "note", "2026-03-02", what="book", title="果树修剪", person="P8"
    )


def report(desk: Desk) -> Record:
    return begun(
        desk,
        "recorder",
        "study",
        "note",
        "2026-06-02",
        what="report",
        title="吃水的事",
        person="P9",
    )


def session(desk: Desk) -> Record:
    return begun(
        desk, "recorder", "study", "note", "2026-10-12", what="session", title="全会精神", hours="1.5",
        present=["P8", "P9"],
    )  # fmt: skip


def tests(desk: Desk) -> Record:
    for day, score in (("2026-03-05", "60"), ("2026-09-05", "80")):
        entered = begun(
            desk, "clerk", "test_result", "enter", day, person="P8", topic="农技", score=score
        )
        done = walked(desk, entered, ("secretary", "check", day, {}))
    return done


def road(desk: Desk) -> Record:
    """A task of the year, done in time and more than was asked for."""
    drawn = begun(
        desk, "clerk", "task", "draw_up", "2026-02-01", text="修通村组路", field="key_work",
        check_by="number", result="三里路通车", target="3", person="P8", partners=["B12"],
        due_on="2026-06-30",
    )  # fmt: skip
    given = walked(desk, drawn, ("clerk", "assign_number", "2026-02-02", {}))
    return walked(
        desk,
        given,
        ("branch", "progress", "2026-04-10", {"actual": "1"}),
        ("branch", "report_number", "2026-06-20", {"actual": "4"}),
        ("secretary", "accept", "2026-06-25", {}),
    )


def vague(desk: Desk) -> Record:
    """A task without person, date and result, which does not leave its draft."""
    return begun(desk, "clerk", "task", "draw_up", "2026-02-01", text="抓好各项工作落实")


def deeds(desk: Desk, task: Record, problem: Record) -> Record:
    """One deed that serves the task and solves the problem, one that stands alone."""
    alone = begun(
        desk, "recorder", "deed", "note", "2026-05-02", text="义务理发", area="giving", helped="30"
    )
    served = begun(
        desk, "recorder", "deed", "note", "2026-05-20", text="出工修路排水", area="post", helped="120",
        hands=["P8", "P9"], task=task.code, problem=problem.code,
    )  # fmt: skip
    walked(desk, alone, ("secretary", "confirm", "2026-05-03", {}))
    return walked(desk, served, ("secretary", "confirm", "2026-05-21", {}))


def problems(desk: Desk) -> tuple[Record, Record]:
    """One that the branch found itself and that is closed, one that people reported and that is not."""
    own = begun(
        desk, "recorder", "problem", "register", "2026-04-01", text="水渠漏水", source="self"
    )
    own = walked(
        desk, own,
        ("clerk", "assign", "2026-04-02", {"solver": "B11", "person": "P8", "due_on": "2026-05-15"}),
        ("branch", "claim", "2026-05-10", {"changed": "换了三段渠板，不漏了"}),
        ("secretary", "close", "2026-05-12", {}),
    )  # fmt: skip
    told = begun(
        desk,
        "recorder",
        "problem",
        "register",
        "2026-11-02",
        text="路灯不亮",
        source="masses",
        reporter="田家",
    )
    return own, told


def pledges(desk: Desk) -> tuple[Record, Record]:
    """One kept by the word of those it was for, one that is past its day."""
    texts = {"maker": "organisation", "amount": "1", "person": "P8"}
    kept = begun(
        desk,
        "recorder",
        "pledge",
        "propose",
        "2026-03-01",
        text="年内通自来水",
        due_on="2026-09-30",
        **texts,
    )
    shown = (("secretary", "review", "2026-03-03", {}), ("branch", "show", "2026-03-05", {}))
    verdict = {"verdict_satisfied": 18, "verdict_basically": 5, "verdict_dissatisfied": 2}
    kept = walked(desk, kept, *shown, ("secretary", "keep", "2026-09-28", verdict))
    late = begun(
        desk,
        "recorder",
        "pledge",
        "propose",
        "2026-03-01",
        text="修好晒场",
        due_on="2026-10-31",
        **texts,
    )
    return kept, walked(desk, late, *shown)


def left_over(desk: Desk) -> Record:
    """A promise of the neighbours from before the campaign, past its day and not kept."""
    texts = {"maker": "team", "amount": "1", "person": "P10", "due_on": "2025-12-31"}
    made = begun(
        desk,
        "reed_branch",
        "pledge",
        "propose",
        "2025-05-01",
        unit="reed",
        text="整改：亮化巷道",
        **texts,
    )
    return walked(
        desk,
        made,
        ("secretary", "review", "2025-05-03", {}),
        ("reed_branch", "show", "2025-05-05", {}),
    )


def plan(desk: Desk) -> Record:
    drawn = begun(
        desk, "recorder", "plan", "draw_up", "2026-01-10", title="本村实施方案", theme="岗位创优", number="村支〔2026〕1号",
        main_task="修通村组路", asks="每季一件实事",
    )  # fmt: skip
    return walked(
        desk, drawn,
        ("secretary", "return", "2026-01-11", {"question": "实事是哪几件"}),
        ("recorder", "answer", "2026-01-12", {"asks": "修路、通水、晒场、路灯"}),
        ("secretary", "approve", "2026-01-13", {}),
        ("branch", "show", "2026-01-15", {}),
    )  # fmt: skip


def carrier(desk: Desk, task: Record) -> Record:
    said = {"runs": "每月一次", "joins": "党员都能来", "works": "看路通了几里"}
    proposed = begun(
        desk, "recorder", "carrier", "propose", "2026-02-05", title="先锋工程", task=task.code,
        goal="development", **said,
    )  # fmt: skip
    return walked(
        desk, proposed,
        ("secretary", "approve", "2026-02-06", {}),
        ("secretary", "judge", "2026-07-01", {"result": "路通了四里", "joined": "20"}),
    )  # fmt: skip


def pair(desk: Desk) -> Record:
    """On paper: the township types it in, which sees both sides."""
    agreed = begun(
        desk, "clerk", "pair", "agree", "2026-03-01", other="B12", need="缺技术员", item="派一人教修剪",
        due_on="2026-08-31", person="P8", on_behalf="P8",
    )  # fmt: skip
    return walked(
        desk, agreed,
        ("branch", "report", "2026-08-20", {"result": "教了六次"}),
        ("secretary", "confirm", "2026-08-25", {}),
    )  # fmt: skip


def contact(desk: Desk) -> tuple[Record, Record]:
    point = begun(
        desk,
        "office",
        "contact_point",
        "name",
        "2026-02-01",
        leader="P1",
        why="weak",
        aim="开得起会",
    )
    went = begun(
        desk,
        "secretary",
        "guidance",
        "note",
        "2026-10-15",
        point=point.code,
        seen="会开了，水渠通了",
    )
    return point, walked(desk, went, ("branch", "confirm", "2026-10-16", {}))


def comments(desk: Desk) -> Record:
    three = {"achievements": "路修通了", "gaps": "公开栏不更新", "direction": "专人每月一换"}
    given = begun(
        desk,
        "secretary",
        "comment",
        "give",
        "2026-07-01",
        form="on_site",
        due_on="2026-08-31",
        **three,
    )
    return walked(
        desk, given,
        ("branch", "reply", "2026-07-05", {"answer": "定了专人"}),
        ("secretary", "settle", "2026-08-20", {}),
    )  # fmt: skip


def order(desk: Desk) -> Record:
    grounds = {"step": "deadline", "grounds": "slow", "reason": "公开栏三个月没换"}
    drafted = begun(desk, "clerk", "order", "limit", "2026-08-01", **grounds)
    return walked(
        desk, drafted,
        ("secretary", "issue", "2026-08-02", {"due_on": "2026-09-01", "person": "P8"}),
        ("branch", "report", "2026-08-20", {"measures": "专人管", "changed": "八月换了两次"}),
        ("secretary", "lift", "2026-08-25", {}),
    )  # fmt: skip


def surveys(desk: Desk) -> Record:
    """Twenty slips of the public, four of the members, each counted by two tellers."""
    tellers = {"subject": "B11", "tellers": ["P8", "P9"]}
    counts = {
        "counted_very": 8,
        "counted_satisfied": 8,
        "counted_dissatisfied": 4,
        "counted_unknown": 5,
    }
    masses = begun(
        desk, "recorder", "survey", "enter", "2026-09-01", raters="masses", **tellers, **counts
    )
    few = begun(
        desk,
        "recorder",
        "survey",
        "enter",
        "2026-09-01",
        raters="members",
        **tellers,
        counted_very=4,
    )
    walked(desk, few, ("secretary", "check", "2026-09-02", {}))
    return walked(desk, masses, ("secretary", "check", "2026-09-02", {}))


def judged(desk: Desk) -> Record:
    proposed = begun(
        desk, "clerk", "judgement", "propose", "2026-11-01", heading="team", rater="superior", grade="good",
        reason="路和水都办成了",
    )  # fmt: skip
    return walked(desk, proposed, ("leader", "decide", "2026-11-02", {}))


def exemplar(desk: Desk) -> Record:
    """A practice of this branch, verified by others than those who found it."""
    found = begun(
        desk,
        "recorder",
        "exemplar",
        "find",
        "2026-03-01",
        sort="practice",
        title="渠长轮值",
        solves="水渠没人管",
    )
    seen = {"steps": "十户轮一月", "effect": "漏水报修三天内", "opinion": "都说方便"}
    return walked(
        desk, found,
        ("clerk", "raise", "2026-03-10", {}),
        ("secretary", "verify", "2026-04-01", seen),
        ("office", "publish", "2026-04-10", {}),
    )  # fmt: skip


def rules(desk: Desk, practice: Record) -> Record:
    drafted = begun(
        desk, "recorder", "rule", "draft", "2026-06-01", sort="work", title="渠长轮值制度", text="十户轮一月，月末交接",
        practice=practice.code,
    )  # fmt: skip
    issued = walked(desk, drafted, ("branch", "issue", "2026-06-10", {}))
    used = begun(
        desk,
        "recorder",
        "rule_use",
        "note",
        "2026-07-01",
        rule=issued.code,
        matter="七月交接",
        breach="no",
    )
    walked(desk, used, ("secretary", "check", "2026-07-02", {}))
    return issued


def figures(desk: Desk) -> Record:
    for day, value in (("2026-01-31", "12000"), ("2026-10-31", "12800.50")):
        texts = {"what": "income", "value": value, "source": "统计局月报"}
        entered = begun(desk, "clerk", "figure", "enter", day, **texts)
        checked = walked(desk, entered, ("secretary", "check", day, {}))
    return checked


def patrol(desk: Desk) -> Record:
    noted = begun(
        desk, "reed_branch", "patrol", "note", "2026-10-20", unit="reed", area="street", looked_at="10",
        amiss="4", righted="3",
    )  # fmt: skip
    return walked(desk, noted, ("secretary", "check", "2026-10-21", {}))


def seen(desk: Desk) -> Record:
    """Something amiss that somebody from above saw unannounced in the first thirty of the hundred days."""
    said = {"way": "unannounced", "fault": "on_the_spot", "text": "公开栏三个月没换"}
    return begun(desk, "clerk", "finding", "note", "2026-09-10", unit="reed", **said)


def confirmed(desk: Desk, finding: Record) -> Record:
    return walked(desk, finding, ("secretary", "confirm", "2026-09-12", {}))


def ballot(tally: str) -> dict[str, int]:
    """Six were due and came, five were for it."""
    counts = {"due": 6, "present": 6, "yes": 5, "no": 1}
    return {f"{tally}_{name}": count for name, count in counts.items()}


def village(desk: Desk) -> Record:
    """A matter of the village on its way through the members' meeting."""
    raised = begun(
        desk,
        "recorder",
        "four_two",
        "raise",
        "2026-09-01",
        matter="集体林地发包",
        origin="villagers",
    )
    return walked(
        desk, raised,
        ("branch", "propose", "2026-09-02", ballot("v_propose")),
        ("branch", "confer", "2026-09-05", ballot("v_confer")),
    )  # fmt: skip


def honour(desk: Desk) -> Record:
    texts = {"title": "organisation", "level": "county", "deeds": "路通水通"}
    proposed = begun(desk, "secretary", "honour", "propose", "2026-06-01", **texts)
    return walked(
        desk, proposed,
        ("clerk", "check", "2026-06-05", {}),
        ("office", "notify", "2026-06-08", {}),
        ("leader", "award", "2026-06-15", {"objection": "无"}),
    )  # fmt: skip


def gone_through(desk: Desk) -> dict[str, Record]:
    """The year, story by story."""
    task = road(desk)
    own, told = problems(desk)
    kept, late = pledges(desk)
    practice = exemplar(desk)
    point, went = contact(desk)
    alone = (
        left_over,
        book,
        report,
        session,
        tests,
        vague,
        plan,
        pair,
        comments,
        order,
        surveys,
        judged,
    )
    found = {each.__name__: each(desk) for each in (*alone, figures, patrol, village, honour)}
    found["finding"] = confirmed(desk, seen(desk))
    return found | {
        "road": task, "own": own, "told": told, "kept": kept, "late": late, "exemplar": practice,
        "point": point, "went": went, "rule": rules(desk, practice), "carrier": carrier(desk, task),
        "deed": deeds(desk, task, own),
    }  # fmt: skip
