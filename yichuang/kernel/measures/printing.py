"""The registry as a page to read: every measure with its definition in words."""

from itertools import groupby

from yichuang.kernel.measures import axes, registry
from yichuang.kernel.measures.definitions import Measure

FEW = "；条数太少时只给负责人和监督人看，别人只看过完的整月或者整年"
HEAD = """# Measures 指标

Printed by `make law` from the registry; a test keeps it current. Nobody counts twice: pages, screens, reports,
scores and the interface read these. Rates are exact fractions, rounded only where they are shown; 无 means that there
is nothing to divide by. 未测量 is what the platform cannot know yet.
"""


def printed() -> str:
    """Markdown: the populations, then the measures by domain."""
    parts = [HEAD, "## What is counted 统计对象\n", *populations(), "## What they can be told apart by 维度\n"]
    parts.append("\n".join(f"- `{one.name}` {one.label}" for one in axes.dimensions()) + "\n")
    for domain, measures in groupby(registry.every(), key=lambda one: one.name.split(".")[0]):
        parts += [f"## {domain}\n", *map(entry, measures)]
    return "\n".join(parts)


def populations() -> list[str]:
    found = {one.name: one for measure in registry.every() for one in measure.populations}
    return [f"- `{one.name}` {one.label}：{one.definition}" for one in found.values()] + [""]


def entry(one: Measure) -> str:
    lines = [f"### {one.label} `{one.name}`", "", one.definition, ""]
    if one.is_measured:
        names = "、".join(axes.of(name).label for name in one.dimensions) or "—"
        whose = f"{'；公开' if one.public else ''}{FEW if one.least else ''}"
        lines.append(f"单位 {one.unit}；维度 {names}；统计对象 {sources(one)}{whose}")
    else:
        lines.append(f"单位 {one.unit}；未测量：{one.why}（由 `{one.brought_by}` 提供）")
    return "\n".join(lines) + "\n"


def sources(one: Measure) -> str:
    return "、".join(f"`{population.name}`" for population in one.populations) or "—"
