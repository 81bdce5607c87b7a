"""Precision and recall of drafts against the outline that people made of the real documents.

Run with `make bench-draft`. The documents and their reference stand beside the repository
(../shared) and are no part of it; without them this says so and ends.
"""

import csv
import json
import re
import sys
import time
from collections import defaultdict
from pathlib import Path

import yaml

from duixian.rulebook.outline import draft

SHARED = Path(__file__).resolve().parents[1].parent / "shared"
DOCUMENTS = ("000", "001", "002", "003", "004")
RULE = (
    "Texts are compared without punctuation, blanks and quotation marks; 标准化 and 规范化 count as one "
    "word, because the draft asks which it was. Two match when they are equal, when one holds the other "
    "and the shorter has at least 3 characters and 40 % of the longer, when one is an abbreviation of the "
    "other (its characters in their order, at least 60 % of the length), or when they share at least 60 % "
    "of their pairs of neighbouring characters (Dice). Numbers match by parameter and value, dates by "
    "month and day; years are never scored, since the reference infers them. A reference entry is "
    "expected in a document if its words stand in one sentence there (75 % of its pairs of neighbouring "
    "characters; 50 % where the catalogue's row names the document, which alone tells for entries of one or "
    "two characters). Entries that stand in no document cannot be found "
    "and are listed as 'cannot stand'; they are left out of recall. Everything extracted that the "
    "reference lacks counts against precision; 'catalogued' says how many of those the longer catalogue "
    "of mechanisms does hold for that document."
)


def plain(text):
    """A text as it is compared."""
    return re.sub(r"[\s,，。、;；:：“”\"'〞()（）《》·!！?？]", "", str(text)).replace(
        "标准化", "规范化"
    )


def pairs(text):
    """The set of its pairs of neighbouring characters; of one character, itself."""
    return {text[i : i + 2] for i in range(len(text) - 1)} or {text}


def matches(one, other):
    """Whether two texts are the same entry by the rule above."""
    one, other = plain(one), plain(other)
    if one == other:
        return True
    short, long = sorted((one, other), key=len)
    if short in long and len(short) >= 3 and len(short) >= 0.4 * len(long):
        return True
    letters = iter(long)
    if len(short) >= 0.6 * len(long) and all(char in letters for char in short):
        return True
    a, b = pairs(one), pairs(other)
    return 2 * len(a & b) >= 0.6 * (len(a) + len(b))


def stands(entry, text, share=0.75):
    """Whether the words of an entry stand in one sentence of a text."""
    wanted = pairs(plain(entry))
    return any(
        len(wanted & pairs(plain(s))) >= share * len(wanted) for s in re.split("[。！？\\n]", text)
    )


OTHER_STANDARDS = (
    "four_models", "learning_organisation", "rule_system", "village_leaders", "carrier_tests",
)  # fmt: skip


class Reference:
    """The reference outline as entries: class, words, and the documents they are expected in."""

    def __init__(self, outline, rows, texts):
        self.rows, self.texts = rows, texts
        self.entries = []
        self.absent = []
        for part in (
            self.aims,
            self.standards,
            self.parts,
            self.times,
            self.names,
            self.categories,
            self.duties,
            self.judging,
            self.consequences,
            self.numbers,
        ):
            part(outline)

    def add(self, kind, words, row=None, document=None):
        """One entry, expected where its row says or its words stand; noted if they stand nowhere."""
        named = self.rows[row]["documents"] if row else []
        # One or two characters stand everywhere: only the row tells where such an entry belongs.
        short = row and len(plain(words)) <= 2
        wide = [d for d in DOCUMENTS if not short and stands(words, self.texts[d])]
        here = (
            [document]
            if document
            else [d for d in DOCUMENTS if d in wide or self.told(d, named, words)]
        )
        loose = kind in ("number", "date", "category")
        if not here or (not loose and not any(stands(words, self.texts[d], 0.5) for d in here)):
            self.absent.append((kind, words))
        else:
            self.entries += [(kind, words, each) for each in here]

    def told(self, document, named, words):
        """Whether a row names a document and half of the words stand there."""
        return document in named and stands(words, self.texts[document], 0.5)

    def aims(self, o):
        for document, facts in o["documents"].items():
            for key in ("theme", "final_goal", "main_line", "central_task", "goal"):
                if facts.get(key, "not_given") != "not_given":
                    self.add("theme", facts[key], document=document)
        for requirement in o["general_requirements"]:
            self.add("requirement", requirement["zh"], requirement["row"])

    def standards(self, o):
        s = o["standards"]
        for track in o["campaign"]["tracks"].values():
            self.add("standard", track["standard"])
        for name in ("five_goods", "five_leads"):
            for heading in s[name]["items"]:
                self.add("standard", heading["zh"], heading["row"])
                for point in heading["points"]:
                    self.add("point", point, document="002")
                for measurable in heading.get("measurable", ()):
                    self.add("obligation", measurable["zh"], measurable["row"])
        for name in OTHER_STANDARDS:
            for heading in s[name]["items"]:
                self.add("standard", heading)

    def parts(self, o):
        for job in o["parallel_programmes_004"]["five_jobs"]:
            self.add("standard", re.sub(r"\(.*", "", job), document="004")
        for category in o["categories"]:
            for key in ("functions", "priorities", "direction"):
                for words in category.get(key, ()):
                    self.add("standard", words, document="001")
            for carrier in category["carriers"]:
                for words in carrier.get("parts", ()):
                    self.add("standard", words, carrier["row"])

    def times(self, o):
        for entry in o["calendar"]:
            self.add(
                "date",
                entry["date"],
                entry["row"],
                document=self.rows[entry["row"]]["documents"][0],
            )
        for node in o["phases"]["nodes"]:
            self.add("phase", node["zh"], document="001")
            self.add("phase", node["zh"], document="002")
        self.add("phase", "分四个阶段", document="000")

    def names(self, o):
        self.add("name", o["campaign"]["predecessor"]["name"], "M003")
        self.add("name", o["standards"]["five_leads"]["vehicle"])
        for document, facts in o["documents"].items():
            for words in (*facts.get("local", ()), *facts.get("combinations", ())):
                self.add("name", re.sub(r"\(.*", "", words), document=document)
            if "parallel" in facts:
                self.add("name", facts["parallel"], document=document)
        for words in (
            *o["parallel_programmes_004"]["listed"],
            *o["parallel_programmes_004"]["by_context"],
        ):
            self.add("name", words, document="004")
        for words in (
            *o["study"]["methods"],
            o["study"]["plan"],
            *o["responsibility"]["contact"],
            o["evaluation"]["problem_register"]["zh"],
        ):
            self.add("name", words)
        for words in re.findall(r"\((五推动五打造)\)", str(o["documents"])):
            self.add("name", words)

    def categories(self, o):
        for category in o["categories"]:
            for document in category["documents"]:
                if stands(category["zh"].removesuffix("组织"), self.texts[document]):
                    self.add("category", category["zh"], document=document)
                else:
                    self.absent.append(("category", f"{category['zh']} ({document})"))
            if "goal" in category:
                self.add("name", category["goal"]["zh"])
            for carrier in category["carriers"]:
                self.add("name", carrier["zh"], carrier["row"])

    def duties(self, o):
        r = o["responsibility"]
        for words in (
            *r["bodies"],
            *r["principles"],
            r["lead_follows"],
            *r["roles"]["helpers"],
            o["phases"]["working_rule"],
        ):
            self.add("role", words)
        for key in (
            "first_responsible",
            "directly_responsible",
            "executive_lead",
            "jointly_responsible",
        ):
            role = r["roles"][key]
            if isinstance(role, dict):
                self.add("role", role["zh"], document=role["document"])
            else:
                for document in self.rows["M205"]["documents"]:
                    self.add("role", role, document=document)

    def judging(self, o):
        e = o["evaluation"]
        self.add("evaluation", e["inspection"]["zh"])
        measures = [e["measures"][k]["zh"] for k in ("final", "important", "projects", "people")]
        asked = (
            *e["inspection_forms"],
            e["leader_comment"]["zh"],
            *e["leader_comment"]["fields"],
            *e["appraisal"]["forms"],
        )
        for words in (*asked, *measures, *e["problem_register"]["scope"]):
            self.add("evaluation", words)
        for words in e["no_weight"]:
            self.add("evaluation", words, "M348")
        for key, row in (("top_action", "M236"), ("bottom_action", "M237")):
            self.add("evaluation", e["inspection"][key], row)
        for requirement in o["general_requirements"]:
            if "test" in requirement:
                self.add("evaluation", requirement["test"], requirement["row"])

    def consequences(self, o):
        for sanction in o["sanctions"]:
            self.add("sanction", sanction["zh"], sanction["row"])
            for key in ("triggers", "triggers_org", "triggers_person"):
                for words in sanction.get(key, ()):
                    self.add("trigger", words, sanction["row"])
        for honour in o["honours"]:
            for words in honour["zh"].split("、"):
                self.add("honour", words, honour["rows"][0] if "rows" in honour else honour["row"])
        for words in o["channels"]:
            self.add("channel", words)

    def numbers(self, o):
        self.add(
            "number",
            f"duration_months={o['campaign']['predecessor']['duration_months_002']}",
            document="002",
        )
        for parameter in o["parameters_from_text"]:
            row = self.rows[parameter["row"]]
            self.add(
                "number", f"{parameter['name']}={parameter['value']}", document=row["documents"][0]
            )


# The program's names of parameters where the reference has its own.
PARAMETERS = {
    "raters_office_poll": "raters", "books_per_member_year": "each", "reports_per_member_year": "each",
    "techniques_per_member": "each", "stars_secretary": "stars",
}  # fmt: skip


def extracted(made):
    """What a draft holds, by the classes of the reference."""
    found = defaultdict(list)
    for item in made.items:
        kind = str(item.kind)
        if kind == "standard":
            found["standard"] += [item.name] if item.name[0] in "二三四五六七八九十" else []
            found["standard"] += [part.name for part in item.parts]
            # Points that can be counted are scored as obligations.
            counted = [(i.start, i.end) for i in made.items if str(i.kind) == "obligation"]
            found["point"] += [
                p.name
                for part in item.parts
                for p in part.parts
                if not any(a < p.end and p.start < b for a, b in counted)
            ]
        elif kind in ("campaign", "mechanism"):
            if item.fact("relation") != "own":
                found["name"].append(item.name + "|" + item.name + item.fact("noun"))
        elif kind == "sanction":
            found["sanction"].append(item.name)
            found["trigger"] += [part.name for part in item.parts]
        elif kind == "number":
            found["number"].append(f"{item.fact('parameter')}={item.fact('value')}")
        elif kind == "theme" and item.fact("role") == "direction":
            found["standard"] += [part.name for part in item.parts]
        elif kind == "date":
            # Ends of phases are scored with their phases.
            if not any(
                str(i.kind) == "phase" and i.start <= item.start < i.end for i in made.items
            ):
                found["date"].append(item.fact("day") or item.name)
        else:
            found[kind].append(item.name)
    return {
        kind: list(dict.fromkeys(names)) if kind != "number" else names
        for kind, names in found.items()
    }


def same(kind, one, other):
    """Whether an entry and a find match; numbers and dates are compared exactly."""
    if kind == "number":
        name, _, value = one.partition("=")
        return f"{PARAMETERS.get(name, name)}={value}" == other
    return one == other if kind == "date" else any(matches(one, name) for name in other.split("|"))


def score(expected, found, kind, catalogue, document):
    """Counts for one class of one document."""
    hit = [e for e in expected if any(same(kind, e, f) for f in found)]
    good = [f for f in found if any(same(kind, e, f) for e in expected)]
    extra = [f for f in found if f not in good]
    known = [
        f
        for f in extra
        if any(
            plain(f.split("|")[0]) in row["words"]
            for row in catalogue
            if document in row["documents"]
        )
    ]
    return {
        "expected": len(expected), "found": len(found), "recalled": len(hit), "right": len(good), "catalogued": len(known),
        "missed": [e for e in expected if e not in hit], "extra": extra,
    }  # fmt: skip


def load():
    """The catalogue's rows with the documents they stand in."""
    rows = {}
    with (SHARED / "reference/mechanisms.csv").open(encoding="utf-8") as stream:
        for row in csv.DictReader(stream):
            rows[row["id"]] = {
                "documents": re.findall(r"\d{3}", row["document"]),
                "words": plain(row["term_zh"]) + "|" + plain(row["quote"]),
            }
    return rows


def percent(part, whole):
    """A share as text, a dash when there is nothing to share."""
    return f"{100 * part / whole:5.0f}" if whole else "    -"


def main():
    if not (SHARED / "documents").is_dir():
        print(f"The real documents are not at {SHARED}; nothing to measure.")
        return
    rows = load()
    outline = yaml.safe_load((SHARED / "reference/campaign-outline.yaml").read_text("utf-8"))
    made, seconds = {}, {}
    for path in sorted((SHARED / "documents").glob("*.txt")):
        start = time.perf_counter()
        made[path.name[:3]] = draft(path.read_bytes(), path.name)
        seconds[path.name[:3]] = round(time.perf_counter() - start, 3)
    reference = Reference(outline, rows, {d: m.cleaned for d, m in made.items()})
    result = {
        "rule": RULE,
        "cannot_stand": reference.absent,
        "seconds": seconds,
        "documents": {},
        "classes": {},
    }
    kinds = list(dict.fromkeys(kind for kind, _, _ in reference.entries))
    totals = defaultdict(lambda: defaultdict(int))
    for document in DOCUMENTS:
        found = extracted(made[document])
        scores = result["documents"][document] = {}
        for kind in kinds:
            expected = [w for k, w, d in reference.entries if k == kind and d == document]
            scores[kind] = score(expected, found.get(kind, []), kind, rows.values(), document)
            for key in ("expected", "found", "recalled", "right", "catalogued"):
                for group in (kind, document, "all"):
                    totals[group][key] += scores[kind][key]
    result["classes"] = {group: dict(counts) for group, counts in totals.items()}
    result["duties_unscored"] = {d: sum(i.kind == "duty" for i in m.items) for d, m in made.items()}
    print(json.dumps(result, ensure_ascii=False, indent=1))
    show(totals, kinds, result)


def show(totals, kinds, result):
    """The small table, to standard error so that standard output stays JSON."""
    print(
        f"\n{'':14}{'expected':>9}{'found':>7}{'recall %':>10}{'precision %':>13}{'with catalogue %':>18}",
        file=sys.stderr,
    )
    for group in (*kinds, *DOCUMENTS, "all"):
        t = totals[group]
        known = t["right"] + t["catalogued"]
        print(
            f"{group:14}{t['expected']:9}{t['found']:7}{percent(t['recalled'], t['expected']):>10}"
            f"{percent(t['right'], t['found']):>13}{percent(known, t['found']):>18}",
            file=sys.stderr,
        )
    print(
        f"\n{RULE}\n\nCannot stand: {result['cannot_stand']}\nSeconds: {result['seconds']}",
        file=sys.stderr,
    )


if __name__ == "__main__":
    main()
