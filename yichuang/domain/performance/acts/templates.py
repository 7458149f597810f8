"""Templates of indicators kept by year, and the district's counted files as they were last loaded."""

from collections.abc import Iterable, Mapping

from django.utils import timezone

from yichuang.domain.performance.acts.evaluating import told_which
from yichuang.domain.performance.models import IndicatorTemplate, Roster
from yichuang.domain.performance.rules import keeping, trees
from yichuang.domain.performance.rules.figures import Definition
from yichuang.domain.performance.rules.trees import Node
from yichuang.domain.performance.states import TEMPLATES
from yichuang.kernel.actors import Actor


def store_template(
    region: str, since: int, *, by: Actor, nodes: Iterable[Node], definitions: Iterable[Definition], source: str,
    digest: str,
) -> IndicatorTemplate:  # fmt: skip
    """The template of a region from a year on; evaluations set up before keep theirs. Refuses a tree whose weights do
    not add up, naming every level that does not, and figures nobody defines."""
    nodes, definitions, number = list(nodes), list(definitions), f"{region}-{since}"
    found = IndicatorTemplate.objects.filter(number=number).first()
    found = found or IndicatorTemplate(number=number, region=region, since=since)
    faults = trees.tree_faults(nodes, definitions) if nodes else []  # figures may come before their tree
    with told_which([f"{fault}。" for fault in faults]), TEMPLATES.step(found, "store", by=by) as step:
        kept = step.thing
        kept.faults, kept.source, kept.digest = faults, source, digest
        kept.tree, kept.figures = trees.as_json(nodes), keeping.as_json(definitions)
        step.facts = {"digest": digest, "indicators": len(trees.leaves(nodes)), "figures": len(definitions)}
    return step.thing


def keep_roster(file: str, digest: str, rows: Iterable[Mapping[str, str]], columns: set[str]) -> Roster:
    """A counted file as it is now: the columns asked about and its first two."""
    rows = list(rows)
    wanted = [name for place, name in enumerate(rows[0] if rows else ()) if place < 2 or name in columns]
    kept = [{name: row[name] for name in wanted} for row in rows]
    roster, _ = Roster.objects.update_or_create(
        file=file, defaults={"digest": digest, "rows": kept, "loaded_on": timezone.localdate()}
    )
    return roster
