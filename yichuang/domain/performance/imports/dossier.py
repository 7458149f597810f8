"""A year of a district's folder: what its figures are and what was found of them, from the files alone, no database.

`performance_YEAR.yaml` holds what is entered (results, money), `performance_figures_….csv` how each figure is come by,
the other files are counted. The newest definitions that are not younger than the year apply.
"""

import csv
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path

import yaml

from yichuang.domain.performance.imports.templates import check_figures, check_tree
from yichuang.domain.performance.rules import rosters
from yichuang.domain.performance.rules.figures import COUNT, ENTERED, Definition, Given, in_base
from yichuang.domain.performance.rules.trees import Node
from yichuang.kernel.sheets import refuse_problems

FROM = re.compile(r"_(\d{4})\.csv$")


@dataclass(frozen=True)
class Dossier:
    """`stated` is the YAML as it is read; `digest` that of its file."""

    year: int
    file: str
    digest: str
    stated: Mapping
    definitions: tuple[Definition, ...]
    inputs: Mapping[str, Given]
    nodes: tuple[Node, ...]


def read(folder: Path, year: int, *, definitions: Path | None = None) -> Dossier:
    """FileNotFoundError where the folder has no such year; FileRefused where a file is wrong. `definitions` is the
    folder that says how figures are come by, where the year's own does not."""
    path = folder / f"performance_{year}.yaml"
    content = path.read_bytes()
    stated, digest = plain(path), sha256(content).hexdigest()
    tables = newest(definitions or folder, "performance_figures", year)
    sheet = check_figures(tables.name, tables.read_bytes())
    refuse_problems(sheet)
    tree = check_tree(path.name, content, sheet.rows)
    refuse_problems(tree)
    definitions = tuple(sheet.rows)
    entered = of_results(stated, definitions, path.name, digest, year) | of_money(stated, path.name, digest, year)
    found = entered | of_files(folder, definitions, year)
    return Dossier(year, path.name, digest, stated, definitions, found, tuple(tree.rows))


def plain(path: Path) -> dict:
    """The YAML of a year, as plain values."""
    return yaml.safe_load(path.read_bytes())


def newest(folder: Path, name: str, year: int) -> Path:
    """The file of the latest year not after this one; where all are later, the earliest."""
    found = {int(FROM.search(path.name)[1]): path for path in folder.glob(f"{name}_*.csv") if FROM.search(path.name)}
    if not found:
        raise FileNotFoundError(folder / f"{name}_{year}.csv")
    return found[max((one for one in found if one <= year), default=min(found))]


def of_results(stated: Mapping, definitions, file: str, digest: str, year: int) -> dict[str, Given]:
    """What somebody stated, for the figures that are entered; in the unit they were stated in."""
    entered = {one.id for one in definitions if one.kind == ENTERED}
    return {
        one["id"]: Given(
            in_base(str(one["value"]), one["unit"]), source=f"{file} {one['id']}，报告{one['section']}",
            as_of=date.fromisoformat(str(one["as_of"])) if one.get("as_of") else date(year, 12, 31),
            digest=digest, proof=file, behind={"file": file},
        )
        for one in stated.get("results", ())
        if one["id"] in entered
    }  # fmt: skip


def of_money(stated: Mapping, file: str, digest: str, year: int) -> dict[str, Given]:
    """The money under the names of figures, as the file states it, where no books are kept."""
    said = stated["finance"]
    spent = said["expenditure"]
    amounts = {
        "budget_initial": said["budget_initial"]["amount"], "income": said["income"]["amount"],
        "final": said["income"]["amount"], "expenditure": spent["total"]["amount"],
        "basic": spent["basic"]["amount"], "project": spent["project"]["amount"],
    }  # fmt: skip
    amounts |= {line["code"]: line["amount"] for part in ("basic", "project") for line in spent[part]["lines"]}
    others = [line["amount"] for line in said.get("other_budgets", ())]
    amounts |= dict(zip(("government_fund", "state_capital", "social_insurance"), others, strict=False))
    given = {
        name: Given(
            in_base(amount, "万元"), source=f"{file} finance", as_of=date(year, 12, 31), digest=digest,
            behind={"file": file},
        )
        for name, amount in amounts.items()
    }  # fmt: skip
    return given | {
        "adjustment": Given(
            given["final"].exact - given["budget_initial"].exact, source=f"{file} finance：收入减年初预算",
            as_of=date(year, 12, 31), digest=digest, behind={"file": file},
        )
    }  # fmt: skip


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as opened:
        return list(csv.DictReader(opened))


def of_files(folder: Path, definitions, year: int) -> dict[str, Given]:
    """Rows counted in the folder's files; of a file that is not there, that it is not."""
    found, read_already = {}, {}
    for one in definitions:
        if one.kind != COUNT:
            continue
        file = rosters.file_of(one)
        path = folder / file
        if not path.exists():
            found[one.id] = Given(missing=f"没有名录 {file}")
            continue
        rows, digest = read_already.setdefault(file, (rows_of(path), sha256(path.read_bytes()).hexdigest()))
        found[one.id] = of_rows(one, rows, digest, date(year, 12, 31), year)
    return found


def of_rows(one: Definition, rows: list[dict], digest: str, as_of: date, year: int) -> Given:
    """What the rows of a file say of a figure, with the file's digest and how many rows it has."""
    try:
        exact = in_base(rosters.counted(one, rows, year), one.unit)
    except KeyError as lacking:
        return Given(missing=f"名录 {rosters.file_of(one)} 没有“{lacking.args[0]}”这一列", digest=digest)
    except ValueError:
        return Given(
            missing=f"名录 {rosters.file_of(one)} 的“{rosters.column_of(one)}”列里有不是数字的", digest=digest
        )
    behind = {"roster": rosters.file_of(one), "rows": len(rows)}
    return Given(exact, source=rosters.in_words(one), as_of=as_of, digest=digest, behind=behind)
