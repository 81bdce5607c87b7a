"""A roster of 50,000 members as xlsx: read, checked and planned, beside a plain openpyxl loop.

Prints one line of JSON: seconds of each step and the peak memory (MB) of the reading process and of
its child. The loop only reads cells; it checks nothing.
"""

import datetime as dt
import io
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from duixian.desk.org.roster import TEMPLATES, Telling, plan_members, plan_units, read_roster
from duixian.desk.org.roster.identity import check_digit
from duixian.intake import read_grids
from duixian.rulebook.findings import Findings
from duixian.sheets.lists import write_list

MEMBERS, BRANCHES = 50_000, 1_500
TODAY = dt.date(2026, 11, 23)


def row(n):
    born = dt.date(1945, 1, 1) + dt.timedelta(days=n % 20_000)
    first = f"510999{born:%Y%m%d}{n // 20_000 * 10 + n % 10:03}"
    return {
        "name": f"张{chr(0x4E00 + n % 5000)}{chr(0x5000 + n % 3001)}",
        "gender": "男" if int(first[16]) % 2 else "女",
        "nation": "汉",
        "origin": "绛桐县",
        "born": f"{born:%Y.%m}",
        "education": "大专",
        "working_since": "1995.07",
        "joined_party_on": f"{2001 + n % 20}.07",
        "full_on": f"{2002 + n % 20}年7月",
        "id_number": first + check_digit(first),
        "work": "村民",
        "party_post": "无",
        "branch": f"第{n % BRANCHES}村党支部",
        "status": "正式党员",
        "away": "否",
        "hardship": "否",
        "phone": 13_800_000_000 + n,
        "address": "某村某组",
    }


def written():
    headings = TEMPLATES[3].headings
    rows = (row(n) for n in range(MEMBERS))
    out = io.BytesIO()
    titles = [heading.called.zh for heading in headings]
    write_list(out, "党员花名册", titles, ([r.get(h.field) for h in headings] for r in rows))
    return out.getvalue()


def ours(data):
    steps, at = {}, time.perf_counter()

    def step(name):
        nonlocal at
        steps[name], at = round(time.perf_counter() - at, 2), time.perf_counter()

    findings = Findings()
    grids = read_grids(data, "名册.xlsx", findings)
    step("grids")
    roster = read_roster(grids, TODAY, findings)
    step("rows")
    units = {
        f"u{n}": {"name": f"第{n}村党支部", "code": f"B{n}", "parent": "T"} for n in range(BRANCHES)
    }
    units["T"] = {"name": "中共枫溪乡委员会", "code": "T", "parent": ""}
    telling = Telling.of(roster.tables, findings)
    _, directory = plan_units([], units, "T", telling)
    plan = plan_members(roster.members, {}, directory, "T", telling)
    step("plan of new")
    people = {
        new.key: {f: getattr(new.row, f) for f in new.row.__slots__} | {"branch": new.under}
        for new in plan.new
    }
    step("what stands")
    again = plan_members(roster.members, people, directory, "T", telling)
    step("plan of the same again")
    assert (len(plan.new), again.same, again.empty) == (MEMBERS, MEMBERS, True)
    return {**steps, "total": round(sum(steps.values()), 2)}


def desk(data):
    """The same through the desk: looked through, taken in with the ledger, looked through again."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {
            "DUIXIAN_DATA": folder,
            "DJANGO_SETTINGS_MODULE": "duixian.desk.config.settings",
        }
        import django

        django.setup()
        return in_the_desk(data)


def in_the_desk(data):
    from django.core.management import call_command

    from duixian.desk.accounts.models import Account
    from duixian.desk.ledger.models import Entry
    from duixian.desk.org.files import working
    from duixian.desk.org.models import Post, RosterFile, Unit

    call_command("migrate", verbosity=0)
    top = Unit(code="T", name="中共绛桐县委员会", type="committee", opened_on=TODAY, path="1/")
    top.save()
    Unit.objects.add_all(
        Unit(
            code=f"B{n}", name=f"第{n}村党支部", type="branch", category="rural", parent=top,
            opened_on=dt.date(2000, 1, 1), path=f"1/{n + 2}/",
        )
        for n in range(BRANCHES)
    )  # fmt: skip
    account = Account(login="office", name="office")
    account.save()
    Post(unit=top, role="office", account=account, from_day=dt.date(2020, 1, 1)).save()
    now = dt.datetime(2026, 11, 23, 9, tzinfo=dt.UTC)
    seconds = {}
    for again in ("", " again"):
        file = RosterFile(unit=top, account=account, handed_in_at=now, name="x", data=data)
        file.save()
        at = time.perf_counter()
        working.look(str(file.key), now)
        seconds[f"looked through{again}"] = round(time.perf_counter() - at, 2)
        file.refresh_from_db()
        if again:
            assert file.report["members"]["same"] == MEMBERS
            break
        RosterFile.objects.unscoped().update(state="taking")
        at = time.perf_counter()
        working.take(str(file.key), now)
        seconds["taken in"] = round(time.perf_counter() - at, 2)
        assert Entry.objects.count() == MEMBERS + 1
    return seconds


def loop(data):
    import openpyxl

    at = time.perf_counter()
    sheet = openpyxl.load_workbook(io.BytesIO(data), read_only=True).active
    rows = [[str(cell or "") for cell in row] for row in sheet.iter_rows(values_only=True)]
    assert len(rows) == MEMBERS + 2
    return {"total": round(time.perf_counter() - at, 2)}


def measured(name, path):
    """One of the two in a process of its own, for its own peak of memory."""
    done = subprocess.run([sys.executable, __file__, name, path], check=True, capture_output=True)
    return json.loads(done.stdout)


def main():
    if len(sys.argv) > 1:
        seconds = {"ours": ours, "desk": desk, "openpyxl": loop}[sys.argv[1]](
            Path(sys.argv[2]).read_bytes()
        )
        peaks = {
            who: resource.getrusage(of).ru_maxrss // 1024
            for who, of in (("own", resource.RUSAGE_SELF), ("child", resource.RUSAGE_CHILDREN))
        }
        used = [resource.getrusage(of) for of in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
        cpu = round(sum(each.ru_utime + each.ru_stime for each in used), 1)
        print(json.dumps({"seconds": seconds, "cpu_seconds": cpu, "peak_mb": peaks}))
        return
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "roster.xlsx"
        path.write_bytes(written())
        size = round(path.stat().st_size / 1e6, 1)
        results = {name: measured(name, str(path)) for name in ("ours", "desk", "openpyxl")}
    print(json.dumps({"members": MEMBERS, "file_mb": size, **results}, ensure_ascii=False))


if __name__ == "__main__":
    main()
