"""Templates of indicators 指标体系 and definitions of figures 指标口径 from CSV, XLSX, YAML: read, not stored."""

from collections.abc import Iterable
from decimal import Decimal
from hashlib import sha256
from types import SimpleNamespace

import yaml

from yichuang.domain.performance.rules import figures
from yichuang.domain.performance.rules.figures import KINDS, Definition
from yichuang.domain.performance.rules.scoring import QUAL, RULES
from yichuang.domain.performance.rules.trees import Node, tree_faults
from yichuang.kernel.cells import Cell, Number, OneOf, Pattern, Whole, YesNo, blank, column
from yichuang.kernel.sheets import Columns, Problem, Sheet, parse

CODE = Pattern(r"[A-Za-z][A-Za-z0-9_]{0,39}", "编号要以字母开头，只含字母、数字和下划线，最多 40 个")
YAML = (".yaml", ".yml")
MOST_DECIMALS, LONGEST = 6, 400


class Tree(Columns):
    """performance_template_….csv: one node of the tree a row; only the third level has a rule"""

    optional = frozenset({"floor", "target_source", "note"})
    code = column("code", CODE)
    parent = blank("parent", 40)
    name = column("name", Cell(longest=100))
    weight = column("weight", Number())
    rule = column("rule", OneOf(tuple(RULES), blank=True))
    target = blank("target", 60)
    unit = blank("unit", 20)
    figure = blank("figure", LONGEST)
    floor = column("floor", Number(blank=True))
    target_source = blank("target_source", 20)
    note = blank("note", 300)


class Figures(Columns):
    """performance_figures_….csv: how one figure is come by a row; `where` is column=value;column=value"""

    optional = frozenset({"signed", "section", "scope", "note"})
    id = column("id", CODE)
    label = column("label", Cell(longest=100))
    unit = blank("unit", 20)
    kind = column("kind", OneOf(tuple(KINDS)))
    says = blank("says", LONGEST)
    where = blank("where", 300)
    places = column("places", Whole(most=MOST_DECIMALS))
    signed = column("signed", YesNo(blank=True))
    section = blank("section", 40)
    scope = blank("scope", 60)
    note = blank("note", 300)


def check_tree(name: str, content: bytes, definitions: Iterable[Definition] = ()) -> Sheet:
    """Read a tree; its rows are Nodes. Every fault with its row: weights that do not add up name the level and both
    numbers. Nothing is written."""
    sheet = of_yaml(name, content) if name.lower().endswith(YAML) else parse(name, content, Tree)
    if sheet.problems:
        return sheet
    sheet.rows = [noded(sheet, row) for row in sheet.rows]
    sheet.problems += [
        Problem(name, fault.line, fault.column, fault.reason, fault.value)
        for fault in tree_faults(sheet.rows, definitions)
    ]
    return sheet


def noded(sheet: Sheet, row) -> Node:
    target = None
    if row.rule and row.rule != QUAL and row.target:
        try:
            target = Number().read(row.target)
        except ValueError as wrong:
            sheet.blame(row, "target", str(wrong), row.target)
            target = Decimal(0)
    return Node(
        row.code, row.parent, row.name, row.weight, row.rule, target, row.target if row.rule == QUAL else "", row.unit,
        row.figure, row.floor or Decimal(0), row.target_source, row.note, row.line,
    )  # fmt: skip


class Lined(yaml.SafeLoader):
    """Plain values, each mapping with the line it begins on."""

    def construct_mapping(self, node, deep=False):
        return super().construct_mapping(node, deep=deep) | {"__line__": node.start_mark.line + 1}


def of_yaml(name: str, content: bytes) -> Sheet:
    """A tree as `indicators` of a YAML file nests it."""
    sheet = Sheet(name, sha256(content).hexdigest())
    try:
        read = yaml.load(content, Lined)  # noqa: S506 - a SafeLoader
    except (yaml.YAMLError, RecursionError) as broken:
        at = getattr(getattr(broken, "problem_mark", None), "line", -1) + 1
        sheet.problems.append(Problem(name, at, "", "文件读不出来，请检查缩进和引号"))
        return sheet
    roots = read.get("indicators") if isinstance(read, dict) else None
    if not isinstance(roots, list):
        sheet.problems.append(Problem(name, 0, "indicators", "缺少 indicators"))
        return sheet
    rows_of(sheet, roots, "")
    return sheet


def rows_of(sheet: Sheet, nodes: list, parent: str) -> None:
    for place, node in enumerate(nodes, 1):
        if not isinstance(node, dict):
            sheet.problems.append(Problem(sheet.file, 0, "indicators", "每个指标要写成键和值"))
            continue
        code = str(node.get("id") or f"{parent or 'K'}{place}")
        row = SimpleNamespace(line=node["__line__"], code=code, parent=parent)
        for name, cell in CELLS.items():
            value = node.get("result" if name == "figure" and "figure" not in node else name)
            try:
                setattr(row, name, cell.clean(value))
            except ValueError as wrong:
                sheet.blame(row, name, str(wrong), str(value))
                setattr(row, name, cell.empty())
        sheet.rows.append(row)
        rows_of(sheet, node.get("children") or [], code)


CELLS = {
    "name": Cell(longest=100), "weight": Number(), "rule": OneOf(tuple(RULES), blank=True),
    "target": Cell(blank=True, longest=60), "unit": Cell(blank=True, longest=20),
    "figure": Cell(blank=True, longest=LONGEST), "floor": Number(blank=True),
    "target_source": Cell(blank=True, longest=20), "note": Cell(blank=True, longest=300),
}  # fmt: skip


def check_figures(name: str, content: bytes) -> Sheet:
    """Read definitions; its rows are Definitions. Every fault with its row. Nothing is written."""
    sheet = parse(name, content, Figures)
    sheet.unique("id")
    if sheet.problems:
        return sheet
    lines = {row.id: row.line for row in sheet.rows}
    sheet.rows = [defined(row) for row in sheet.rows]
    sheet.problems += [
        Problem(name, lines[fault.id], "says", fault.reason) for fault in figures.faults(sheet.rows)
    ]  # fmt: skip
    return sheet


def defined(row) -> Definition:
    where = tuple(tuple(part.strip() for part in pair.split("=", 1)) for pair in row.where.split(";") if "=" in pair)
    return Definition(
        row.id, row.label, row.unit, row.kind, row.says, row.places, where, bool(row.signed), row.note, row.section,
        tuple(filter(None, row.scope.split("|"))),
    )  # fmt: skip
