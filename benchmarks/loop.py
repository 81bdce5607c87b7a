"""The loop at night and by day: what is due told over 100,000 problems, and steps a second that are saved.

Run with `make bench-loop`; it prints JSON and keeps it among the results.

- `first`: the first night over 100,000 problems in 2,600 units, of which three in four are late: every
  flag is new. `again`: the same day once more; it must tell nobody. `next`: the night after.
- `moves`: problems registered, assigned, claimed, returned, claimed and closed through the desk's own
  actions: judged by the kind, appended to the hashed ledger, the record stood anew, one transaction
  synced to the disk for each step. Only what a step itself takes is counted, no pages.
- `together`: the same steps of the same actions, a hundred problems in one transaction, as a rule or an
  import makes them; what one of them writes can be undone without the others, so each has its savepoint.
- `spiff`: the same six steps by SpiffWorkflow, its state serialized and saved to SQLite after each, as
  durably: no rules, no rights, no ledger, no hashes. `make bench-loop` installs it into build/loop.
- `floor`: as many rows of the size of an entry, each committed and synced: what the disk allows.

Every run is a process of its own; what a step writes goes into a copy of its own.
"""

import argparse
import datetime as dt
import itertools
import shutil
import sqlite3
import sys
import tempfile
import time
from contextlib import nullcontext
from pathlib import Path

from measuring import alone, keep, machine, middle, tell, timed

ROOT = Path(__file__).parents[1]
TOWNSHIPS, BRANCHES, PROBLEMS, ROUNDS = 99, 2500, 100_000, 100
DAY = dt.date(2026, 10, 19)
STEPS = ("register", "assign", "claim", "return", "claim", "close")


def set_up(data):
    from duixian.desk.upkeep.folder import set_up

    set_up(data.resolve(), at_once="yes")


def make(data):
    """A county of 2,600 units with 100,000 problems that stand open, and two people who act."""
    from duixian.desk.upkeep.folder import migrate

    set_up(data)
    migrate()
    from django.db import transaction

    with transaction.atomic():
        units = planted()
        people(units)
        problems(units[TOWNSHIPS + 1 :])


def planted():
    from duixian.desk.org.models import Unit

    opened = dt.date(2020, 1, 1)

    def unit(code, parent, type_):
        found = Unit(
            code=code, name=f"组织{code}", type=type_, category="rural", parent=parent, path=f"{code}?",
            opened_on=opened,
        )  # fmt: skip
        found.save()
        found.path = f"{parent.path if parent else ''}{found.pk}/"
        found.save()
        return found

    county = unit("X", None, "committee")
    townships = [unit(f"T{n}", county, "committee") for n in range(TOWNSHIPS)]
    branches = [unit(f"B{n}", townships[n % TOWNSHIPS], "branch") for n in range(BRANCHES)]
    return [county, *townships, *branches]


def people(units):
    from duixian.desk.accounts.models import Account
    from duixian.desk.org.models import Person, Post
    from duixian.desk.walls import Role

    cast = (
        ("clerk", units[1], Role.CLERK), ("checker", units[1], Role.SECRETARY),
        ("branch", units[TOWNSHIPS + 1], Role.SECRETARY),
    )  # fmt: skip
    for login, unit, role in cast:
        person = Person(code=f"P-{login}", name=login, unit=unit, status="full")
        person.save()
        account = Account(login=login, name=login, person=person.key)
        account.set_unusable_password()
        account.save()
        Post(unit=unit, role=role, person=person, account=account, from_day=unit.opened_on).save()


def problems(branches):
    """Late by up to four months or not due yet; one in ten paused, one in ten claimed."""
    from duixian.desk.records.models import Record

    at = dt.datetime(2026, 1, 5, 9, tzinfo=dt.UTC)
    states = ("working",) * 8 + ("waiting", "claimed")

    def record(n):
        state, due = states[n % 10], DAY + dt.timedelta(n % 160 - 120)
        begun = due - dt.timedelta(40 + n % 7)
        steps = [("register", begun, "P1"), ("assign", begun + dt.timedelta(2), "P2")]
        steps += [("claim", due, "P1")] if state == "claimed" else []
        return Record(
            code=f"W{n}", kind="problem", unit=branches[n % len(branches)], state=state, stage="open",
            state_on=steps[-1][1], occurred_on=begun, due_on=due, text="水渠漏水", entered_at=at,
            entered_by="somebody", changed_at=at, seq=n,
            values={"source": "masses", "text": "水渠漏水", "solver": branches[n % len(branches)].code},
            steps=[
                {"move": move, "on": on.isoformat(), "by": [by], "actor": by} for move, on, by in steps
            ],
        )  # fmt: skip

    for start in range(0, PROBLEMS, 10_000):
        Record.objects.add_all(record(n) for n in range(start, start + 10_000))


def run_night(day):
    from duixian.desk.campaigns.queries import installed_kinds
    from duixian.desk.duties.actions import night

    now = dt.datetime(2026, 10, 19, 0, 10, tzinfo=dt.UTC)
    return night(day=day, now=now, kinds=installed_kinds())


def nights(data):
    """The first night, the same again, and the next; what each told and took."""
    set_up(data)
    found = {}
    for name, day in (("first", DAY), ("again", DAY), ("next", DAY + dt.timedelta(1))):
        told, taken = timed(lambda day=day: run_night(day))
        found[name] = {**taken, "told": told.told, "over": told.over, "changed": told.changed}
    silent = found["again"]["told"] + found["again"]["over"] + found["again"]["changed"]
    if silent:
        sys.exit(f"a second run of the same night changed {silent} flags")
    return found


def together(data):
    """The same steps in one transaction."""
    return moves(data, in_one=True)


def moves(data, *, in_one=False):
    """Problems taken from the number given to the number cancelled."""
    set_up(data)
    from django.db import transaction

    from duixian.desk.accounts.models import Account
    from duixian.desk.campaigns.queries import installed_kinds
    from duixian.desk.org.models import Unit
    from duixian.desk.org.queries import viewer_of
    from duixian.desk.records.actions import Sent, create, make_move

    now = dt.datetime(2026, 10, 19, 9, tzinfo=dt.timezone(dt.timedelta(hours=8)))
    who = {
        login: viewer_of(Account.objects.get(login=login), now.date())
        for login in ("clerk", "checker", "branch")
    }
    branch, making = who["branch"], {"claim": who["branch"], "assign": who["clerk"]}
    unit, kind = Unit.objects.seen_by(branch).get(code="B0"), installed_kinds()["problem"]
    first = {"text": ["水渠漏水"], "source": ["masses"], "occurred_on": ["2026-10-18"]}
    asked = {
        "assign": {"solver": ["B0"], "person": ["P-branch"], "due_on": ["2026-11-30"]},
        "claim": {"changed": ["修好了"]},
    }

    def once():
        record = create(
            viewer=branch, now=now, unit=unit, kind=kind, move="register", sent=Sent(first)
        ).record
        for move in STEPS[1:]:
            record = make_move(
                viewer=making.get(move, who["checker"]), now=now, record=record, kind=kind,
                move=move, version=record.version, sent=Sent(asked.get(move, {})),
            ).record  # fmt: skip
        return record.state

    def all_of_them():
        with transaction.atomic() if in_one else nullcontext():
            return [once() for _ in range(ROUNDS)]

    once()
    states, taken = timed(all_of_them)
    assert set(states) == {"closed"}
    return {**taken, **speed(taken)}


def spiff(data):
    """The same six steps one after the other, saved after each."""
    from SpiffWorkflow.bpmn.parser.BpmnParser import BpmnParser
    from SpiffWorkflow.bpmn.serializer import BpmnWorkflowSerializer
    from SpiffWorkflow.bpmn.workflow import BpmnWorkflow
    from SpiffWorkflow.util.task import TaskState

    parser = BpmnParser()
    parser.add_bpmn_str(drawn().encode())
    spec, serializer = parser.get_spec("problem"), BpmnWorkflowSerializer()
    base = saved(data / "spiff.sqlite3")

    def once(number):
        flow = BpmnWorkflow(spec)
        for _ in STEPS:
            flow.do_engine_steps()
            task = flow.get_next_task(state=TaskState.READY, manual=True)
            task.data.update(text="水渠漏水", solver="B0", changed="修好了")
            task.run()
            state = serializer.serialize_json(flow)
            base.execute("INSERT OR REPLACE INTO flows VALUES (?, ?)", (number, state))
            (kept,) = base.execute("SELECT state FROM flows WHERE id = ?", (number,)).fetchone()
            flow = serializer.deserialize_json(kept)
        flow.do_engine_steps()
        return flow.is_completed()

    once(0)
    ended, taken = timed(lambda: [once(n + 1) for n in range(ROUNDS)])
    assert all(ended)
    return {**taken, **speed(taken)}


def drawn():
    """The six steps as a diagram in BPMN."""
    ids = ["start", *(f"{n}{move}" for n, move in enumerate(STEPS)), "end"]
    ids = [id_ if id_[0].isalpha() else f"step{id_}" for id_ in ids]
    tasks = "".join(f'<bpmn:manualTask id="{id_}" name="{id_}"/>' for id_ in ids[1:-1])
    flows = "".join(
        f'<bpmn:sequenceFlow id="f{n}" sourceRef="{a}" targetRef="{b}"/>'
        for n, (a, b) in enumerate(itertools.pairwise(ids))
    )
    return (
        '<?xml version="1.0"?><bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" '
        'id="loop" targetNamespace="loop"><bpmn:process id="problem" isExecutable="true">'
        f'<bpmn:startEvent id="start"/>{tasks}<bpmn:endEvent id="end"/>{flows}'
        "</bpmn:process></bpmn:definitions>"
    )


def floor(data):
    """As many rows of the size of an entry, each committed and synced: what the disk allows."""
    base = saved(data / "floor.sqlite3")
    row = "问" * 500

    def once(number):
        base.execute("INSERT OR REPLACE INTO flows VALUES (?, ?)", (number, row))

    once(0)
    _, taken = timed(lambda: [once(n + 1) for n in range(ROUNDS * len(STEPS))])
    return {**taken, **speed(taken)}


def saved(path):
    """A database of one table that is synced as ours is."""
    base = sqlite3.connect(path, isolation_level=None)
    base.execute("PRAGMA journal_mode=WAL")
    base.execute("PRAGMA synchronous=FULL")
    base.execute("CREATE TABLE flows (id INTEGER PRIMARY KEY, state TEXT)")
    return base


def speed(taken):
    """Steps by the clock and by the processor's time."""
    steps = ROUNDS * len(STEPS)
    return {
        "steps_a_second": steps / taken["seconds"],
        "steps_a_cpu_second": steps / taken["cpu_seconds"],
    }


WAYS = {"nights": nights, "moves": moves, "together": together, "spiff": spiff, "floor": floor}


def measured(folder, runs):
    """Each way so many times, by turns."""
    made = folder / "made"
    made.mkdir()
    alone(__file__, "--way", "make", "--data", made)
    found = {way: [] for way in WAYS}
    for turn in range(runs):
        for way in WAYS:
            own = folder / f"{way}{turn}"
            shutil.copytree(made, own)
            found[way].append(
                alone(__file__, "--way", way, "--data", own, path=str(ROOT / "build/loop"))
            )
            shutil.rmtree(own)
            time.sleep(1)
    return found


def main():
    asked = argparse.ArgumentParser()
    asked.add_argument("--way", choices=["make", *WAYS])
    asked.add_argument("--data", type=Path)
    asked.add_argument("--runs", type=int, default=5)
    given = asked.parse_args()
    if given.way == "make":
        make(given.data)
        tell({})
        return
    if given.way:
        tell(WAYS[given.way](given.data))
        return
    with tempfile.TemporaryDirectory() as folder:
        found = measured(Path(folder), given.runs)
    nights = {
        name: middle([{**run[name], "load": run["load"]} for run in found["nights"]])
        for name in ("first", "again", "next")
    }
    sizes = {"problems": PROBLEMS, "units": 1 + TOWNSHIPS + BRANCHES, "steps": ROUNDS * len(STEPS)}
    steps = {way: middle(found[way]) for way in WAYS if way != "nights"}
    keep("loop", {**sizes, "machine": machine(), **nights, **steps})


if __name__ == "__main__":
    main()
