"""satisfaction_tags.csv: the reasons offered beside each grade, by version and place."""

from dataclasses import dataclass
from pathlib import Path

from django.db import transaction

from yichuang.domain.evaluation import acts, reads
from yichuang.domain.evaluation.tables import BAD, GRADES
from yichuang.domain.identity.acts import record_load
from yichuang.domain.identity.imports import files_of
from yichuang.kernel.actors import Actor
from yichuang.kernel.cells import Cell, OneOf, Pattern, Whole, YesNo, column
from yichuang.kernel.sheets import Columns, Sheet, parse, refuse_problems

TABLE = "satisfaction_tags"
PLACES = ("offline", "online")


class SatisfactionTags(Columns):
    """satisfaction_tags.csv"""

    version = column("version", Pattern(r"[0-9A-Za-z.-]{1,20}", "版本号是 1 到 20 个字母、数字、点或短横"))
    channel = column("channel", OneOf(PLACES))
    stars = column("stars", Whole(least=1, most=5))
    grade = column("grade", OneOf(tuple(GRADES.values())))
    code = column("code", Pattern(r"\d{3,6}", "代码是 3 到 6 位数字"))
    text = column("text", Cell(longest=60))
    is_bad = column("is_bad", YesNo())


@dataclass(frozen=True)
class Loaded:
    rows: int
    new: int


def from_folder(folder: Path) -> Sheet | None:
    """The dry run of a folder's file. None where the folder has no such file."""
    found = files_of(folder, {TABLE: SatisfactionTags}).get(TABLE)
    return check(*found) if found else None


def check(name: str, content: bytes) -> Sheet:
    """The dry run: each code once, with the grade its stars have, one version a place, none that was in force with
    other tags. Writes nothing."""
    sheet = parse(name, content, SatisfactionTags)
    seen: dict[tuple, int] = {}
    versions: dict[str, str] = {}
    for row in sheet.rows:
        first = seen.setdefault((row.channel, row.code), row.line)
        if first != row.line:
            sheet.blame(row, "code", f"与第 {first} 行重复", row.code)
        if GRADES[row.stars] != row.grade:
            sheet.blame(row, "grade", f"{row.stars} 星是“{GRADES[row.stars]}”", row.grade)
        if row.is_bad != (row.stars in BAD):
            sheet.blame(row, "is_bad", "1 星、2 星是差评，填 1；其余填 0", "")
        if versions.setdefault(row.channel, row.version) != row.version:
            sheet.blame(row, "version", "同一场合一次只能启用一个版本", row.version)
    blame_known(sheet)
    return sheet


def blame_known(sheet: Sheet) -> None:
    for (place, version), tags in by_set(sheet).items():
        known = reads.set_called(acts.set_number(place, version))
        if known and (known.state != "IN_FORCE" or sorted(known.tags.values_list("stars", "code", "text")) != tags):
            first = next(row for row in sheet.rows if (row.channel, row.version) == (place, version))
            sheet.blame(first, "version", "这个版本已经启用过，不能再改，请另起一个版本号", version)


def by_set(sheet: Sheet) -> dict[tuple[str, str], list[tuple[int, str, str]]]:
    found: dict[tuple[str, str], list[tuple[int, str, str]]] = {}
    for row in sheet.rows:
        found.setdefault((row.channel, row.version), []).append((row.stars, row.code, row.text))
    return {key: sorted(tags) for key, tags in found.items()}


def load(sheet: Sheet, *, by: Actor) -> Loaded:
    """Put the sets of a file in force, all or nothing. FileRefused names every fault."""
    refuse_problems(sheet)
    with transaction.atomic():
        new = sum(acts.load_tags(*key, tags, by=by) for key, tags in by_set(sheet).items())
        record_load(TABLE, sheet.digest, rows=len(sheet.rows), created=new, changed=0, by=by)
    return Loaded(len(sheet.rows), new)


def exported() -> list[list[str]]:
    """What is in force, as the rows of its file, heading first; read back it changes nothing."""
    rows = [
        [tags.version, tags.place, str(tag.stars), GRADES[tag.stars], tag.code, tag.text, str(int(tag.stars in BAD))]
        for place in PLACES
        if (tags := reads.in_force(place)) and tags.place == place
        for tag in tags.tags.all()
    ]
    return [[field.column_name for field in SatisfactionTags.fields.values()], *rows]
