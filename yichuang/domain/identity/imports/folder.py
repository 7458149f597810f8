"""All files of identity together, in the order in which they build on each other."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from django.db import transaction
from django.utils import timezone

from yichuang.domain.identity.acts import record_load
from yichuang.domain.identity.imports import columns, delegations, people, places
from yichuang.domain.identity.imports.totals import check_totals, read_totals
from yichuang.domain.identity.models import District, Load
from yichuang.kernel.actors import Actor
from yichuang.kernel.sheets import Columns, FileRefused, Problem, Sheet, parse

TABLES: dict[str, type[Columns]] = {
    "regions": columns.Regions,
    "communities": columns.Communities,
    "departments": columns.Departments,
    "district": columns.Districts,
    "working_hours": columns.Hours,
    "windows": columns.Windows,
    "staff": columns.Staff,
    "delegations": columns.Delegations,
}
ENDINGS = (".csv", ".xlsx")


@dataclass
class Plan:
    """Files that were read and checked; nothing is written yet."""

    sheets: dict[str, Sheet]
    problems: list[Problem] = field(default_factory=list)

    def get(self, table: str) -> Sheet | None:
        return self.sheets.get(table)


@dataclass(frozen=True)
class Loaded:
    """What a load did with one file."""

    table: str
    rows: int
    created: int
    changed: int

    @property
    def did_nothing(self) -> bool:
        return not (self.created or self.changed)


def files_of(folder: Path, tables: dict) -> dict[str, tuple[str, bytes]]:
    """The files of a folder that hold these tables, CSV before XLSX."""
    found = {}
    for table in tables:
        for ending in ENDINGS:
            path = folder / f"{table}{ending}"
            if path.exists() and table not in found:
                found[table] = (path.name, path.read_bytes())
    return found


def check(files: dict[str, tuple[str, bytes]], *, totals: Sheet | None = None) -> Plan:
    """The dry run: read {table: (file name, content)} and find every structural fault. Writes nothing."""
    plan = Plan({table: parse(name, content, TABLES[table]) for table, (name, content) in files.items()})
    checks: dict[str, Callable[[Sheet], None]] = {
        "regions": places.check_regions,
        "communities": lambda sheet: places.check_communities(sheet, plan.get("regions")),
        "departments": lambda sheet: places.check_departments(sheet, plan.get("regions")),
        "district": lambda sheet: places.check_district(sheet, plan.get("regions"), plan.get("departments")),
        "working_hours": places.check_hours,
        "windows": lambda sheet: places.check_windows(sheet, plan.get("departments"), plan.get("working_hours")),
        "staff": lambda sheet: people.check_staff(sheet, plan.get("regions"), plan.get("departments")),
        "delegations": lambda sheet: delegations.check(sheet, plan.get("staff"), plan.get("departments")),
    }
    for table, sheet in plan.sheets.items():
        checks[table](sheet)
    check_totals(totals, *plan.sheets.values())
    plan.problems = [problem for sheet in plan.sheets.values() for problem in sheet.problems]
    return plan


def load(plan: Plan, *, by: Actor) -> list[Loaded]:
    """Take the files in, all or nothing, each with a line in the ledger; refuses (FileRefused) where one has faults.

    A file that was taken in just as it is changes nothing and enters nothing.
    """
    if plan.problems:
        raise FileRefused(plan.problems)
    with transaction.atomic():
        return [take(plan, table, by) for table in TABLES if table in plan.sheets]


def take(plan: Plan, table: str, by: Actor) -> Loaded:
    sheet = plan.sheets[table]
    if is_loaded(table, sheet.digest):
        return Loaded(table, len(sheet.rows), 0, 0)
    created, changed = STORES[table](plan, sheet, by)
    if created or changed or not Load.objects.filter(table=table).exists():
        record_load(table, sheet.digest, rows=len(sheet.rows), created=created, changed=changed, by=by)
    return Loaded(table, len(sheet.rows), created, changed)


def is_loaded(table: str, digest: str) -> bool:
    """The last file taken in for this table was this very one."""
    last = Load.objects.filter(table=table).order_by("-pk").values_list("digest", flat=True).first()
    return last == digest


def is_sample(plan: Plan) -> bool:
    """Whether the credit codes of this folder are invented, as its district.csv says."""
    rows = plan.sheets["district"].rows if "district" in plan.sheets else []
    return rows[0].sample if rows else District.objects.filter(is_sample=True).exists()


def posts_from():
    """The day from which loaded posts hold."""
    return District.objects.values_list("posts_from", flat=True).first() or timezone.localdate()


STORES: dict[str, Callable[[Plan, Sheet, Actor], tuple[int, int]]] = {
    "regions": lambda _plan, sheet, _by: places.store_regions(sheet),
    "communities": lambda _plan, sheet, _by: places.store_communities(sheet),
    "departments": lambda plan, sheet, _by: places.store_departments(sheet, sample=is_sample(plan)),
    "district": lambda _plan, sheet, _by: places.store_district(sheet),
    "working_hours": lambda _plan, sheet, _by: places.store_hours(sheet),
    "windows": lambda _plan, sheet, _by: places.store_windows(sheet),
    "staff": lambda _plan, sheet, by: people.store_staff(sheet, since=posts_from(), by=by),
    "delegations": lambda _plan, sheet, by: delegations.store(sheet, since=posts_from(), by=by),
}


def from_folder(folder: Path) -> Plan:
    """The dry run of a whole folder."""
    return check(files_of(folder, TABLES), totals=read_totals(folder))
