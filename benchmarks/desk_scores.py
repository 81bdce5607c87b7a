"""How soon a desk of 1,500 branches shows what was entered, and how long it takes to answer "why?".

Run with `make bench-desk-scores`; it prints JSON. The county is the invented one of `duixian demo`,
taken into a desk with all entries of two years. `--data DIR` uses a data folder made before (and
leaves one more record in it); without it one is made in a temporary folder.

- `first`: the first numbers of a campaign: all entries read from the database, scored, kept.
- `again`: the same after one new record, as the worker does it: what was read before is mapped in,
  the entries after it are read, everything is scored anew.
- `pages`: the scorecard, its sheet and "why?" of a branch, a township and the county, asked of the
  desk inside its process: the first time after new numbers (`cold`) and the median of the next
  (`warm`). The slowest indicator is told for "why?".

Seconds are by the clock and by the processor; on a busy machine trust the second. Memory is the
peak of the process, of which `before_mb` was there when the work began.
"""

import argparse
import json
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

TIMES = 5


def peak():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


class Watch:
    """Seconds by the clock and by the processor since it was made."""

    def __init__(self):
        self.clock, self.processor = time.perf_counter(), time.process_time()

    def read(self):
        return {
            "seconds": round(time.perf_counter() - self.clock, 3),
            "cpu_seconds": round(time.process_time() - self.processor, 3),
        }


def make(data, branches):
    """A desk with the county in it and a campaign over all of it."""
    from django.db import transaction

    from duixian.desk.config.clock import now
    from duixian.desk.upkeep import demo_county
    from duixian.desk.upkeep.folder import migrate

    migrate()
    watch = Watch()
    with transaction.atomic():
        demo_county.fill(data, branches, now(), None)
    return watch.read()


def campaign():
    from duixian.desk.campaigns.queries import running

    return running()[0]


def work():
    """The numbers worked out once, as the worker does it."""
    from duixian.desk.config.clock import now
    from duixian.desk.ledger.queries import last_seq
    from duixian.desk.scorecards.scoring import work_out

    before, watch = peak(), Watch()
    work_out(campaign(), now())
    return {**watch.read(), "before_mb": before, "peak_mb": peak(), "entries": last_seq()}


def enter():
    """One visit entered by a branch."""
    from duixian.desk.accounts.models import Account
    from duixian.desk.campaigns.queries import installed_kinds
    from duixian.desk.config.clock import now
    from duixian.desk.org.models import Unit
    from duixian.desk.org.queries import viewer_of
    from duixian.desk.records.actions import Sent, create

    viewer = viewer_of(Account.objects.get(login="branch-secretary"), now().date())
    unit = Unit.objects.seen_by(viewer).get(path=viewer.grants[0].path)
    texts = {
        "household": ["某户"], "heard": ["想修一段路"], "occurred_on": [now().date().isoformat()],
    }  # fmt: skip
    kind = installed_kinds()["visit"]
    watch = Watch()
    create(viewer=viewer, now=now(), unit=unit, kind=kind, move="note", sent=Sent(texts))
    return watch.read()


def pages():
    """How long the pages take, cold and warm."""
    from django.test import Client

    from duixian.desk.accounts.models import Account
    from duixian.desk.campaigns.packs import pack_of
    from duixian.desk.config.clock import now
    from duixian.desk.org.models import Unit
    from duixian.desk.org.queries import viewer_of
    from duixian.rulebook.vocabulary.words import Track

    told = {}
    pack = pack_of(campaign().fingerprint)
    indicators = [i.id for i in pack.indicators if pack.track_of(i) is Track.UNIT]
    for level, login in (
        ("branch", "branch-secretary"), ("township", "township-clerk"), ("county", "office"),
    ):  # fmt: skip
        account = Account.objects.get(login=login)
        viewer = viewer_of(account, now().date())
        unit = Unit.objects.seen_by(viewer).get(path=viewer.grants[0].path)
        browser = Client(SERVER_NAME="localhost")
        browser.force_login(account, backend="duixian.desk.accounts.backends.Door")
        address = f"/scorecards/{unit.key}/"
        told[level] = {
            "scorecard": timed(browser, address),
            "paper": timed(browser, f"{address}print/"),
            "workbook": timed(browser, f"{address}workbook/", times=1),
            "why": slowest(browser, address, indicators),
        }
    return {**told, "peak_mb": peak()}


def slowest(browser, address, indicators):
    """The indicator whose explanation takes longest."""
    found = []
    for indicator in indicators:
        each = timed(browser, f"{address}why/{indicator}/", times=1)
        if each["status"] == 200:
            found.append({"indicator": indicator, **each})
    return max(found, key=lambda each: each["warm_cpu_seconds"])


def timed(browser, address, times=TIMES):
    cold = Watch()
    status = browser.get(address).status_code
    first, rest = cold.read(), []
    for _ in range(times):
        watch = Watch()
        browser.get(address)
        rest.append(watch.read())
    return {
        "status": status,
        **{f"cold_{name}": value for name, value in first.items()},
        **{f"warm_{name}": round(statistics.median(r[name] for r in rest), 3) for name in first},
    }


STEPS = {"first": work, "enter": enter, "again": work, "pages": pages}


def alone(data, step):
    """A step in a process of its own, so that its memory is its own."""
    command = [sys.executable, __file__, "--data", str(data), "--step", step]
    return json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def main():
    asked = argparse.ArgumentParser()
    asked.add_argument("--data", type=Path)
    asked.add_argument("--branches", type=int, default=1500)
    asked.add_argument("--step", choices=[*STEPS, "make"])
    given = asked.parse_args()
    from duixian.desk.upkeep.folder import prepared, set_up

    if given.step:
        set_up(given.data.resolve(), at_once="yes")
        found = make(given.data, given.branches) if given.step == "make" else STEPS[given.step]()
        print(json.dumps(found))
        return
    with tempfile.TemporaryDirectory() as folder:
        told = {"branches": given.branches}
        data = given.data
        if data is None:
            data = prepared(Path(folder) / "data")
            command = [sys.executable, __file__, "--data", str(data), "--step", "make"]
            done = subprocess.run(
                [*command, "--branches", str(given.branches)],
                check=True, capture_output=True, text=True,
            )  # fmt: skip
            told["make"] = json.loads(done.stdout)
        told |= {step: alone(data, step) for step in STEPS}
    print(json.dumps(told, indent=1))


if __name__ == "__main__":
    main()
