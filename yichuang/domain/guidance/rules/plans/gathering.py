"""One list of materials for all items: the same thing once, what a licence or an earlier item gives not at all."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from yichuang.domain.guidance.rules.plans.facts import Holding, Matter, Paper

STRICTEST = ("required", "deferrable", "conditional")


@dataclass(frozen=True)
class OneMaterial:
    """A material of the merged list, and which materials of which items it is: (item, number).

    Uploaded it is one file. On paper it takes `originals` that stay, `shown` that are looked at and given back, and
    `copies`. `from_item`: an earlier item of the plan gives it; `held`: the licence that stands for it. Either way
    nobody brings it.
    """

    kind: str
    name: str
    necessity: str
    originals: int
    shown: int
    copies: int
    on_paper: bool
    serves: tuple[tuple[str, int], ...]
    from_item: str = ""
    held: str = ""

    @property
    def is_brought(self) -> bool:
        return not (self.from_item or self.held)


def one_list(
    matters: Sequence[Matter], before: Mapping[str, set[str]], held: Mapping[str, Holding]
) -> tuple[OneMaterial, ...]:
    """Every material of every item; those an earlier item gives apart from those of the same kind that are needed
    before it. `before`: for each item all items granted before it."""
    by_code = {matter.code: matter for matter in matters}
    groups: dict[tuple[str, str], list[tuple[str, Paper]]] = {}
    for matter in matters:
        for paper in matter.papers:
            giver = given_by(paper, [by_code[code] for code in by_code if code in before[matter.code]])
            groups.setdefault((paper.kind, giver), []).append((matter.code, paper))
    return tuple(
        gathered(kind, giver, papers, held.get(kind) if not giver else None)
        for (kind, giver), papers in groups.items()
    )


def given_by(paper: Paper, earlier: Sequence[Matter]) -> str:
    names = {paper.kind, paper.canonical, paper.name}
    return next((matter.code for matter in earlier if matter.gives & names), "")


def gathered(kind: str, giver: str, papers: Sequence[tuple[str, Paper]], held: Holding | None) -> OneMaterial:
    """Originals that stay and copies are needed by each body, so they add up; what is only shown is shown once."""
    each = [paper for _, paper in papers]
    kept, shown = [p.originals for p in each if not p.issued], [p.originals for p in each if p.issued]
    return OneMaterial(
        kind=kind,
        name=min((paper.name for paper in each), key=len),
        necessity=min((paper.necessity for paper in each), key=STRICTEST.index),
        originals=sum(kept),
        shown=min(1, max(shown, default=0)),
        copies=sum(paper.copies for paper in each),
        on_paper=any(paper.on_paper for paper in each),
        serves=tuple((code, paper.seq) for code, paper in papers),
        from_item=giver,
        held=held.identifier if held else "",
    )
