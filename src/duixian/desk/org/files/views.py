"""A roster from the file to the tree: hand in, look through, take in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any, cast
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from duixian.desk.accounts.models import Account
from duixian.desk.look.wording import many, reading
from duixian.desk.org.models import TAKING_IN, RosterFile
from duixian.desk.org.roster import TEMPLATES
from duixian.desk.org.roster.headings import COUNTED
from duixian.desk.org.rules import may_take_in
from duixian.desk.org.units.queries import unit_of
from duixian.desk.org.units.views import workbook_answer
from duixian.desk.org.units.wording import heading, said
from duixian.desk.walls import open_to
from duixian.desk.walls.access import Asked
from duixian.intake import address
from duixian.rulebook.findings import Finding, Level, Place

from . import actions
from .forms import HandInForm
from .progress import heard

State = RosterFile.State
SHOWN = 50
UNDER_WAY = (State.READING, State.TAKING)


@dataclass(frozen=True)
class Told:
    """A finding as the page shows it."""

    where: str
    what: str
    hint: str
    error: bool


@dataclass(frozen=True)
class Difference:
    """One field that would change, as the page shows it."""

    name: str
    where: str
    field: str
    old: str
    new: str


def found(request: Asked, key: UUID) -> RosterFile:
    """The roster of that key.

    Raises:
        Http404: there is none in sight.
    """
    seen = RosterFile.objects.seen_by(request.viewer).defer("data").select_related("unit")
    file = seen.filter(key=key).first()
    if file is None:
        raise Http404
    return file


@open_to(TAKING_IN)
@require_GET
def empty_sheet(_request: Asked, sheet: str) -> HttpResponse:
    """A sheet to fill in: title, headings, nothing else."""
    from duixian.sheets.lists import write_list

    template = next((each for each in TEMPLATES if each.id == sheet), None)
    if template is None:
        raise Http404
    file = BytesIO()
    write_list(file, template.title.zh, [each.called.zh for each in template.headings], [])
    return workbook_answer(file.getvalue(), f"{template.id}.xlsx")


@open_to(TAKING_IN)
@require_http_methods(["GET", "POST"])
def hand_in(request: Asked, unit: UUID) -> HttpResponse:
    """Choose a file for a unit and all below it."""
    here = unit_of(request.viewer, unit)
    if here is None or not may_take_in(request.viewer, here):
        raise Http404
    form = HandInForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        handed = form.cleaned_data["file"]
        file = actions.hand_in(
            here, handed.name, handed.read(), account=cast("Account", request.user),
            by=request.viewer, now=request.now,
        )  # fmt: skip
        return redirect("rosters:one", key=file.key)
    sheets = [(each.id, each.title.in_(reading())) for each in TEMPLATES]
    before = RosterFile.objects.seen_by(request.viewer).filter(unit=here).defer("data", "report")
    shown = {"unit": here, "form": form, "sheets": sheets, "before": before.order_by("-pk")[:10]}
    return render(request, "org/files/new.html", shown)


@open_to(TAKING_IN)
@require_GET
def one(request: Asked, key: UUID) -> HttpResponse:
    """Where a roster stands: how far, what is wrong, what would change, what was changed."""
    file = found(request, key)
    report = file.report
    shown = {
        "file": file,
        "unit": file.unit,
        "under_way": file.state in UNDER_WAY,
        "done": heard(str(file.key)),
        "report": report,
        "tables": [*tables_of(report)],
        "summary": " ".join(summaries(report)),
        "nothing": not any(each["new"] or each["changed"] for each in totals(report)),
        "same": sum(each["same"] for each in totals(report)),
        "left_out": sum(each["refused"] for each in totals(report)) + report.get("unreadable", 0),
        "findings": [*findings_of(report)][:SHOWN],
        "differences": [*differences_of(report)][:SHOWN],
        "most": SHOWN,
    }
    return render(request, "org/files/one.html", shown)


@open_to(TAKING_IN)
@require_GET
def progress(request: Asked, key: UUID) -> HttpResponse:
    """How far a file is; when it is done the page is loaded anew."""
    file = found(request, key)
    shown = {"file": file, "done": heard(str(file.key))}
    answer = render(request, "org/files/progress.html", shown)
    if file.state not in UNDER_WAY:
        answer.headers["HX-Refresh"] = "true"
    return answer


@open_to(TAKING_IN)
@require_POST
def take(request: Asked, key: UUID) -> HttpResponse:
    """Take in what was shown."""
    actions.confirm(found(request, key), by=request.viewer)
    return redirect("rosters:one", key=key)


@open_to(TAKING_IN)
@require_POST
def leave(request: Asked, key: UUID) -> HttpResponse:
    """Not take it in."""
    file = found(request, key)
    actions.leave(file, by=request.viewer)
    return redirect("rosters:new", unit=file.unit.key)


@open_to(TAKING_IN)
@require_POST
def again(request: Asked, key: UUID) -> HttpResponse:
    """Look through it once more after the work was cut off."""
    actions.begin_again(found(request, key), by=request.viewer)
    return redirect("rosters:one", key=key)


@open_to(TAKING_IN)
@require_GET
def findings(request: Asked, key: UUID) -> HttpResponse:
    """Everything that was found, as a workbook."""
    file = found(request, key)
    rows = ([told.where, told.what, told.hint] for told in findings_of(file.report))
    return _list(_("Findings in %(file)s"), file, (_("Where"), _("What"), _("What to do")), rows)


@open_to(TAKING_IN)
@require_GET
def differences(request: Asked, key: UUID) -> HttpResponse:
    """Everything that would change, as a workbook."""
    file = found(request, key)
    rows = ([d.name, d.where, d.field, d.old, d.new] for d in differences_of(file.report))
    columns = (_("Who"), _("Where"), _("Column"), _("Stands"), _("File says"))
    return _list(_("Differences in %(file)s"), file, columns, rows)


def _list(title: str, file: RosterFile, columns: tuple[str, ...], rows: Any) -> HttpResponse:
    from duixian.sheets.lists import write_list

    out = BytesIO()
    write_list(out, title % {"file": file.name}, columns, rows)
    return workbook_answer(out.getvalue(), f"{file.handed_in_at:%Y%m%d}.xlsx")


def totals(report: dict[str, Any]) -> list[dict[str, int]]:
    """The counts of units and of members, where there are any."""
    return [report[of] for of in ("units", "members") if report.get(of, {}).get("rows")]


def summaries(report: dict[str, Any]) -> Iterator[str]:
    """A sentence for units and one for members: how many are new, changed, as they were."""
    comma, stop = _(", "), _(".")
    for of, name in (("units", _("Units")), ("members", _("Members"))):
        counts = report.get(of, {})
        said = (
            (_("%(many)s new"), "new"),
            (_("%(many)s changed"), "changed"),
            (_("%(many)s as they were"), "same"),
        )
        parts = [text % {"many": many(counts[key])} for text, key in said if counts.get(key)]
        if parts:
            yield _("%(what)s: %(parts)s") % {"what": name, "parts": comma.join(parts)} + stop


def tables_of(report: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The sheets that were read, their columns under our headings."""
    for table in report.get("tables", ()):
        columns = [(title, known(field, table["of"])) for title, field in table["columns"]]
        yield {**table, "columns": columns}


def known(field: str, of: str) -> str:
    """What a column was taken for; counts are worked out from the roster and not read."""
    return _("worked out, not read") if field in COUNTED else heading(field, of)


def findings_of(report: dict[str, Any]) -> Iterator[Told]:
    """The findings in words, errors first."""
    for rule, sheet, line, column, values in report.get("findings", ()):
        finding = Finding(Place(sheet, line, column), rule, tuple(values.items()))
        language = reading()
        yield Told(
            address(finding.where),
            finding.what(language),
            finding.hint(language),
            finding.level is Level.ERROR,
        )


def differences_of(report: dict[str, Any]) -> Iterator[Difference]:
    """The differences in words."""
    for of, name, sheet, line, field, old, new in report.get("differences", ()):
        where = address(Place(sheet, line))
        yield Difference(name, where, heading(field, of), said(field, old), said(field, new))
