"""The unit values of chuangxianzhengyou as a developer would first write them: loops over dicts.

Only the values (numerator, denominator) of units in force: no persons, points, roll-up or
scorecards. A value is (None, None) where there is none.
"""

import datetime as dt
from collections import defaultdict

OPEN, DONE, FAILED = "open", "done", "failed"
STAGES = {
    "pledge": {"shown": OPEN, "kept": DONE, "broken": FAILED},
    "problem": {
        "registered": OPEN,
        "working": OPEN,
        "waiting": OPEN,
        "claimed": OPEN,
        "closed": DONE,
    },
    "task": {"assigned": OPEN, "reported": OPEN, "finished": DONE, "missed": FAILED},
    "deed": {"noted": OPEN, "returned": OPEN, "confirmed": DONE},
    "study": {"noted": DONE, "returned": OPEN, "checked": DONE},
    "visit": {"noted": DONE, "returned": OPEN, "checked": DONE},
    "survey": {"checked": DONE},
}
EMPTY = {
    "organisation_pledges": 1, "self_found": 0, "study_covered": 0, "books_covered": 0,
    "reports_covered": 0, "pledged_members": 0, "problems_closed": 0, "study_hours": 10,
    "pledges_kept": 0, "tasks_in_time": 0, "tasks_overdue": 1, "tasks_shared": 1,
    "deeds_on_task": 0, "households_visited": 1, "people_helped": 1, "answered": 0,
    "satisfaction": 0, "members_satisfaction": 0, "verdicts": 0,
}  # fmt: skip
"""The denominator of a unit without records; 0 where it then has no value."""


def values(tables, day):
    """Numerator and denominator by indicator and unit in force."""
    return County(tables, day).values()


class Tree:
    """Which units in force a unit counts for on a day."""

    def __init__(self, tables, day):
        self.day = day
        self.units = {row["code"]: row for row in tables["units"]}
        self.heirs = {row["code"]: row["into"] for row in tables["heirs"] if row["on"] <= day}
        self.parents = {code: row["parent"] for code, row in self.units.items()}
        for move in sorted(tables["unit_moves"], key=lambda row: row["on"]):
            if move["on"] <= day:
                self.parents[move["code"]] = move["parent"]
        self.lines = {code: self.line(code) for code in self.units}

    def successor(self, code):
        """Who answers for a unit today."""
        while code in self.heirs:
            code = self.heirs[code]
        return code

    def stands(self, code):
        """Whether a unit is in force."""
        unit = self.units[code]
        closed = unit["closed_on"] is not None and unit["closed_on"] <= self.day
        return unit["opened_on"] <= self.day and not closed and code not in self.heirs

    def line(self, code):
        """The units in force that a unit counts for."""
        found, at = [], self.successor(code)
        while at is not None:
            if self.stands(at):
                found.append(at)
            above = self.parents[at]
            at = None if above is None else self.successor(above)
        return found


def records(kind, versions, day, year):
    """One dict for each record: facts of the last version, state of the last that holds by the day."""
    found = {}
    for row in sorted(versions, key=lambda row: row["seq"]):
        found.setdefault(row["record"], []).append(row)
    for history in found.values():
        held = [row for row in history if row["state_on"] <= day]
        if not held:
            continue
        before = [row for row in history if row["state_on"] < year]
        state = held[-1]
        record = {**history[-1], "due_on": state["due_on"], "closed_on": None}
        record["stage"] = STAGES[kind].get(state["state"])
        record["carried"] = bool(before) and STAGES[kind].get(before[-1]["state"]) == OPEN
        if record["stage"] in (DONE, FAILED):
            record["closed_on"] = state["state_on"]
        if record["stage"]:
            yield record


class County:
    """The records of a county on a day, and the sums of each unit."""

    def __init__(self, tables, day):
        self.tables, self.day = tables, day
        self.year = dt.date(day.year, 1, 1)
        self.campaign = dt.date(2010, 4, 6)
        self.tree = Tree(tables, day)
        self.records = {
            kind: list(records(kind, tables[f"records/{kind}"], day, self.year)) for kind in STAGES
        }
        self.sums = defaultdict(lambda: defaultdict(lambda: [0, 0]))

    def values(self):
        """Everything, for every unit in force."""
        for part in (self.pledges, self.problems, self.tasks, self.deeds, self.studies, self.visits,
                     self.surveys, self.coverage):  # fmt: skip
            part()
        found = {}
        for indicator, empty in EMPTY.items():
            found[indicator] = {}
            for unit in self.tree.units:
                n, d = self.sums[indicator][unit]
                found[indicator][unit] = (n, d or empty) if d or empty else (None, None)
        return found

    def add(self, indicator, unit, n, d=0):
        """Count something for a unit and for all above it."""
        for above in self.tree.lines[unit]:
            total = self.sums[indicator][above]
            total[0] += n
            total[1] += d

    def this_year(self, day):
        """Whether a day lies in the year, up to today."""
        return day is not None and self.year <= day <= self.day

    def ever(self, day):
        """Whether a day lies in the campaign, up to today."""
        return day is not None and self.campaign <= day <= self.day

    def due(self, record):
        """Whether a record was due this year, or was carried into it."""
        due_on = record["due_on"]
        return self.this_year(due_on) or (
            due_on is not None and due_on < self.year and record["carried"]
        )

    def pledges(self):
        for r in self.records["pledge"]:
            done = r["stage"] == DONE
            if r["maker"] in ("organisation", "team") and self.this_year(r["occurred_on"]):
                self.add("organisation_pledges", r["unit"], 1)
            if self.due(r):
                self.add("pledges_kept", r["unit"], int(done), 1)
            if done and self.this_year(r["closed_on"]):
                good = (r["verdict_satisfied"] or 0) + (r["verdict_basically"] or 0)
                answers = good + (r["verdict_dissatisfied"] or 0)
                if answers >= 5:
                    self.add("verdicts", r["unit"], good, answers)

    def problems(self):
        for r in self.records["problem"]:
            done = int(r["stage"] == DONE)
            if self.this_year(r["occurred_on"]):
                self.add("self_found", r["unit"], int(r["source"] == "self"), 1)
            if self.due(r):
                self.add("problems_closed", r["unit"], done, 1)
            if r["source"] == "masses" and self.ever(r["occurred_on"]):
                self.add("answered", r["unit"], done, 1)

    def tasks(self):
        partners = defaultdict(set)
        for row in self.tables["partners"]:
            if row["role"] == "partners":
                partners[row["record"]].add(row["unit"])
        for r in self.records["task"]:
            if self.this_year(r["due_on"]):
                in_time = r["stage"] == DONE and r["closed_on"] <= r["due_on"]
                self.add("tasks_in_time", r["unit"], int(in_time), 1)
            if r["stage"] == OPEN and r["due_on"] is not None and r["due_on"] <= self.day:
                self.add("tasks_overdue", r["unit"], 1)
            if r["stage"] == DONE and self.this_year(r["closed_on"]):
                for above in {
                    a for u in partners[r["record"]] | {r["unit"]} for a in self.tree.lines[u]
                }:
                    self.sums["tasks_shared"][above][0] += 1

    def deeds(self):
        tasks = {r["record"] for r in self.records["task"]}
        links = self.tables["links"]
        serving = {
            row["record"] for row in links if row["field"] == "task" and row["other"] in tasks
        }
        for r in self.records["deed"]:
            if r["stage"] == DONE and self.this_year(r["occurred_on"]):
                self.add("deeds_on_task", r["unit"], int(r["record"] in serving), 1)
                self.add("people_helped", r["unit"], r["helped"] or 0)

    def studies(self):
        for r in self.records["study"]:
            if r["what"] == "session" and self.this_year(r["occurred_on"]):
                self.add("study_hours", r["unit"], r["hours"] or 0)

    def visits(self):
        households = defaultdict(set)
        for r in self.records["visit"]:
            if self.this_year(r["occurred_on"]) and r["household"] is not None:
                for above in self.tree.lines[r["unit"]]:
                    households[above].add(r["household"])
        for unit, found in households.items():
            self.sums["households_visited"][unit][0] = len(found)

    def surveys(self):
        names = {"masses": "satisfaction", "members": "members_satisfaction"}
        for r in self.records["survey"]:
            if r["raters"] in names and r["subject"] and self.this_year(r["occurred_on"]):
                good = (r["counted_very"] or 0) + (r["counted_satisfied"] or 0)
                asked = good + (r["counted_basically"] or 0) + (r["counted_dissatisfied"] or 0)
                if asked + (r["counted_unknown"] or 0) >= 5:
                    self.add(names[r["raters"]], r["subject"], good, asked)

    def coverage(self):
        """Of the members, those who studied, read, wrote and pledged."""
        quarter = dt.date(2012, 4, 1)
        sessions = {
            r["record"]
            for r in self.records["study"]
            if r["what"] == "session"
            and r["occurred_on"]
            and quarter <= r["occurred_on"] <= self.day
        }
        studied = {
            row["person"]
            for row in self.tables["participants"]
            if row["role"] == "present" and row["record"] in sessions
        }
        did = defaultdict(set)
        for r in self.records["study"]:
            if self.this_year(r["occurred_on"]):
                did[r["what"]].add(r["person"])
        pledged = {
            r["person"]
            for r in self.records["pledge"]
            if r["maker"] == "member" and self.ever(r["occurred_on"])
        }
        a_month_ago, three_months_ago = dt.date(2012, 5, 30), dt.date(2012, 3, 30)
        for row in self.tables["persons"]:
            left = row["left_on"] is not None and row["left_on"] <= self.day
            if row["status"] == "none" or left:
                continue
            if row["joined_on"] <= a_month_ago:
                self.add("study_covered", row["unit"], int(row["code"] in studied), 1)
            if row["joined_on"] <= three_months_ago:
                self.add("books_covered", row["unit"], int(row["code"] in did["book"]), 1)
                self.add("reports_covered", row["unit"], int(row["code"] in did["report"]), 1)
                self.add("pledged_members", row["unit"], int(row["code"] in pledged), 1)
