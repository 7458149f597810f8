"""Templates of indicators taken in and given out: a part of one (its tree, or its figures), or both from a folder."""

import csv
from hashlib import sha256
from pathlib import Path

from yichuang.domain.identity import reads as identity
from yichuang.domain.performance.acts.templates import keep_roster, store_template
from yichuang.domain.performance.imports import dossier
from yichuang.domain.performance.imports.templates import Figures, Tree, check_figures, check_tree
from yichuang.domain.performance.models import IndicatorTemplate
from yichuang.domain.performance.reads import evaluations as reads
from yichuang.domain.performance.rules import keeping, rosters, trees
from yichuang.domain.performance.rules.figures import COUNT, Definition
from yichuang.kernel.actors import Actor
from yichuang.kernel.sheets import Sheet, refuse_problems

TREE, FIGURES = "tree", "figures"


def kept(since: int) -> IndicatorTemplate | None:
    return IndicatorTemplate.objects.filter(region=identity.district().code, since=since).first()


def figures_before(since: int) -> list[Definition]:
    """Those a tree of this year may name: its own, else those of the template before it."""
    found = kept(since) or reads.template_for(identity.district().code, since)
    return keeping.from_json(found.figures) if found else []


def check(part: str, since: int, name: str, content: bytes) -> Sheet:
    """Look at one part, writing nothing; figures may not leave a tree that is there without what it names."""
    if part == TREE:
        return check_tree(name, content, figures_before(since))
    sheet, there = check_figures(name, content), kept(since)
    if there and not sheet.problems:
        missing = trees.named_wrong(trees.from_json(there.tree), sheet.rows)
        for fault in missing:
            sheet.blame(NoRow, "id", f"现有的指标体系要用：{fault.reason}")
    return sheet


class NoRow:
    line = 0  # a fault of the whole file


def store(part: str, since: int, sheet: Sheet, *, by: Actor) -> IndicatorTemplate:
    """Take a part in; the other stays as it is. Figures that come first wait for their tree with an empty one."""
    refuse_problems(sheet)
    there = kept(since)
    nodes = sheet.rows if part == TREE else trees.from_json(there.tree) if there else []
    definitions = sheet.rows if part == FIGURES else figures_before(since)
    return store_template(
        identity.district().code, since, by=by, nodes=nodes, definitions=definitions, source=sheet.file,
        digest=sheet.digest,
    )  # fmt: skip


def exported(found: IndicatorTemplate, part: str) -> list[list[str]]:
    """One part as the file it can be taken in from again, heading first."""
    if part == TREE:
        columns = [each.column_name for each in Tree.fields.values()]
        return [columns, *([node_cell(node, name) for name in columns] for node in trees.from_json(found.tree))]
    columns = [each.column_name for each in Figures.fields.values()]
    definitions = keeping.from_json(found.figures)
    return [columns, *([figure_cell(one, name) for name in columns] for one in definitions)]


def node_cell(node: trees.Node, name: str) -> str:
    if name == "target":
        return node.says if node.is_quality else "" if node.target is None else trees.plain(node.target)
    value = getattr(node, name)
    if name == "weight":
        return trees.plain(value)
    if name == "floor":
        return trees.plain(value) if value else ""
    return value


def figure_cell(one: Definition, name: str) -> str:
    if name == "where":
        return ";".join(f"{column}={value}" for column, value in one.where)
    if name == "scope":
        return "|".join(one.scope)
    if name == "signed":
        return "1" if one.signed else ""
    return str(getattr(one, name))


def load_templates(folder: Path, *, by: Actor) -> int:
    """Every performance_template_YEAR.csv of a folder with the figures of its year, each content once: a template
    changed at the desk is not changed back. How many there are."""
    for path in sorted(folder.glob("performance_template_*.csv")):
        since = int(dossier.FROM.search(path.name)[1])
        tables = dossier.newest(folder, "performance_figures", since)
        figures = check_figures(tables.name, tables.read_bytes())
        refuse_problems(figures)
        tree = check_tree(path.name, path.read_bytes(), figures.rows)
        refuse_problems(tree)
        digest = sha256(f"{tree.digest} {figures.digest}".encode()).hexdigest()
        there = kept(since)
        if there is None:
            store_template(
                identity.district().code, since, by=by, nodes=tree.rows, definitions=figures.rows,
                source=f"{path.name}，{tables.name}", digest=digest,
            )  # fmt: skip
    return IndicatorTemplate.objects.count()


def load_rosters(folder: Path) -> int:
    """The files that figures of any template count, as the folder has them now. How many."""
    definitions = [one for template in reads.templates() for one in keeping.from_json(template.figures)]
    names = sorted({rosters.file_of(one) for one in definitions if one.kind == COUNT})
    there = [folder / name for name in names if (folder / name).exists()]
    for path in there:
        with path.open(encoding="utf-8-sig", newline="") as opened:
            rows = list(csv.DictReader(opened))
        digest = sha256(path.read_bytes()).hexdigest()
        keep_roster(path.name, digest, rows, rosters.columns_named(definitions, path.name))
    return len(there)
