"""The tree of indicators 指标体系: three levels whose weights add up, level by level, to 100. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction

from yichuang.domain.performance.rules.figures import ENTERED, FORMULA, Definition, in_base
from yichuang.domain.performance.rules.formulas import FormulaWrong, parsed
from yichuang.domain.performance.rules.scoring import CAPPED, QUAL, RULES, YESNO, Criterion

WHOLE = 100
LEVELS = ("一级", "二级", "三级")


@dataclass(frozen=True)
class Node:
    """A row of a template. Only indicators of the third level have a rule, a target, a figure. `target` is in the unit
    shown; `says` is what is to be reached, of a quality; `figure` a formula over figures, `evidence` words."""

    code: str
    parent: str
    name: str
    weight: Decimal
    rule: str = ""
    target: Decimal | None = None
    says: str = ""
    unit: str = ""
    figure: str = ""
    floor: Decimal = Decimal(0)
    target_source: str = ""
    note: str = ""
    line: int = field(default=0, compare=False)

    @property
    def is_quality(self) -> bool:
        return self.rule == QUAL

    def criterion(self, *, target_was_low: bool = False) -> Criterion:
        """As scored: exact, in base units."""
        target = Fraction(1) if self.rule == YESNO else in_base(self.target, self.unit)
        return Criterion(self.rule, Fraction(self.weight), target, in_base(self.floor, self.unit), target_was_low)

    def definition(self, known: Mapping[str, Definition]) -> Definition:
        """The figure of its actual value, under its own code."""
        one = known.get(self.figure)
        places = one.places if one else 2
        if not self.figure:
            return Definition(self.code, self.name, self.unit, ENTERED, places=2, note=self.note)
        if one is None and "/" not in self.figure and is_count(parsed(self.figure).names, known):
            places = 0
        return Definition(self.code, self.name, self.unit, FORMULA, self.figure, places=places, note=self.note)


def is_count(names: Iterable[str], known: Mapping[str, Definition]) -> bool:
    return all(name in known and known[name].places == 0 and known[name].unit != "%" for name in names)


def as_json(nodes: Iterable[Node]) -> list[dict]:
    """As a template keeps them; `from_json` reads them back."""
    return [
        {name: None if value is None else str(value) for name, value in vars(node).items() if name != "line"}
        for node in nodes
    ]


def from_json(rows: Iterable[Mapping]) -> list[Node]:
    numbers = {"weight", "target", "floor"}
    return [
        Node(
            **{name: Decimal(value) if name in numbers and value is not None else value for name, value in row.items()}
        )
        for row in rows
    ]


@dataclass(frozen=True)
class RowFault:
    """What is wrong with one cell of a template."""

    line: int
    column: str
    reason: str
    value: str = ""

    def __str__(self):
        return f"第 {self.line} 行“{self.column}”：{self.reason}" if self.line else self.reason


def depths(nodes: list[Node]) -> dict[str, int]:
    """How deep each stands, 0 to 2; 3 and more is too deep, -1 has no parent there is."""
    parents = {node.code: node.parent for node in nodes}
    found = {}
    for code in parents:
        at, depth, seen = code, 0, set()
        while parents.get(at) and at not in seen:
            seen.add(at)
            at, depth = parents[at], depth + 1
        found[code] = depth if parents.get(at) == "" else -1
    return found


def tree_faults(nodes: list[Node], definitions: Iterable[Definition] = ()) -> list[RowFault]:
    """Everything wrong with a tree: places, weights, rules, targets, names of figures."""
    if not nodes:
        return [RowFault(0, "", "没有指标")]
    found = placed_wrong(nodes)
    return found or [*weighed_wrong(nodes), *scored_wrong(nodes), *named_wrong(nodes, list(definitions))]


def placed_wrong(nodes: list[Node]) -> list[RowFault]:
    found, seen = [], {}
    for node in nodes:
        if node.code in seen:
            found.append(RowFault(node.line, "code", f"与第 {seen[node.code]} 行重复", node.code))
        seen.setdefault(node.code, node.line)
    if found:
        return found
    deep, parents = depths(nodes), {node.parent for node in nodes}
    for node in nodes:
        is_leaf = node.code not in parents
        if deep[node.code] == -1:
            found.append(RowFault(node.line, "parent", "没有这个上级指标", node.parent))
        elif deep[node.code] >= len(LEVELS):
            found.append(RowFault(node.line, "parent", "指标最多三级", node.parent))
        elif is_leaf != (deep[node.code] == len(LEVELS) - 1):
            found.append(RowFault(node.line, "parent", f"{LEVELS[deep[node.code]]}指标“{node.name}”下面要有三级指标"))
    return found


def weighed_wrong(nodes: list[Node]) -> list[RowFault]:
    """Each level against the one above, naming the level and both numbers."""
    deep = depths(nodes)
    found = [
        RowFault(node.line, "weight", "权重不能是负数", str(node.weight)) for node in nodes if node.weight < 0
    ]  # fmt: skip
    first = [node for node in nodes if not node.parent]
    if (total := sum(node.weight for node in first)) != WHOLE:
        found.append(RowFault(first[0].line, "weight", f"一级指标的权重合计 {plain(total)}，应为 {WHOLE}"))
    for above in nodes:
        below = [node.weight for node in nodes if node.parent == above.code]
        if below and sum(below) != above.weight:
            level = LEVELS[deep[above.code]]
            reason = (
                f"{level}指标“{above.name}”的权重是 {plain(above.weight)}，"
                f"它下面的{LEVELS[deep[above.code] + 1]}指标合计 {plain(sum(below))}"
            )
            found.append(RowFault(above.line, "weight", reason))
    return found


def scored_wrong(nodes: list[Node]) -> list[RowFault]:
    parents, found = {node.parent for node in nodes}, []
    for node in nodes:
        if node.code in parents:
            continue
        if node.rule not in RULES:
            found.append(RowFault(node.line, "rule", f"只能填 {'、'.join(RULES)}", node.rule))
        elif node.rule == QUAL and not node.says:
            found.append(RowFault(node.line, "target", "定性指标要写明达到什么程度"))
        elif node.rule not in (QUAL, YESNO) and (node.target is None or node.target < 0):
            found.append(RowFault(node.line, "target", "目标值要填数字，不能是负数"))
        elif node.rule == CAPPED and node.floor >= node.target:
            found.append(RowFault(node.line, "floor", "起点要低于目标值", str(node.floor)))
    return found


def named_wrong(nodes: list[Node], definitions: list[Definition]) -> list[RowFault]:
    known, parents, found = {one.id for one in definitions}, {node.parent for node in nodes}, []
    for node in nodes:
        if node.code in parents or node.is_quality or not node.figure:
            continue
        try:
            strange = [name for name in parsed(node.figure).names if name not in known]
        except FormulaWrong as wrong:
            found.append(RowFault(node.line, "figure", str(wrong)))
            continue
        found += [RowFault(node.line, "figure", f"没有“{name}”这个数", node.figure) for name in strange]
        if node.code in known:
            found.append(RowFault(node.line, "code", "编号和某个数的编号相同", node.code))
    return found


def plain(number: Decimal) -> str:
    return f"{Decimal(number).normalize():f}"


def leaves(nodes: list[Node]) -> list[tuple[Node, Node, Node]]:
    """The indicators of the third level with those above: (first, second, third)."""
    by_code = {node.code: node for node in nodes}
    return [
        (by_code[by_code[node.parent].parent], by_code[node.parent], node)
        for node in nodes
        if node.parent and by_code[node.parent].parent
    ]


def whole_network(nodes: Iterable[Node], definitions: Iterable[Definition]) -> list[Definition]:
    """The figures, and the actual value of every indicator that has one, as one set of definitions."""
    definitions = list(definitions)
    known = {one.id: one for one in definitions}
    actual = [node for node in nodes if node.rule and not node.is_quality and node.code not in known]
    return [*definitions, *(node.definition(known) for node in actual)]
