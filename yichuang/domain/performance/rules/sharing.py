"""The weight of an indicator that does not apply 不适用 in a year, shared out among the others, so that the sum stays.

As the law's handbook has it of satisfaction (财预〔2020〕10号: without a satisfaction indicator its points go to the
benefits), and in the same way for every level: first the indicators beside it, then those under the same first level.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from yichuang.domain.performance.rules.scoring import pointed

SATISFACTION, BENEFIT = "满意", "效益"  # words by which a template names these two of the first level


@dataclass(frozen=True)
class Leaf:
    """An indicator of the third level with its place in the tree. `aside`: why it does not apply, "" where it does."""

    code: str
    name: str
    first: str
    second: str
    weight: Fraction
    aside: str = ""


def shared(leaves: Iterable[Leaf]) -> dict[str, Fraction] | None:
    """The weight of each in this year, exactly, by code: those that do not apply have none, the others grow in
    proportion, and the sum is what it was. None where nobody is left to take a weight over."""
    leaves = list(leaves)
    apply = [one for one in leaves if not one.aside]
    weights = {one.code: Fraction(0) for one in leaves}
    for first in dict.fromkeys(one.first for one in leaves):
        home = first if any(one.first == first for one in apply) else heir_of(first, apply)
        if home is None:
            return None
        inside = [one for one in leaves if one.first == first]
        for code, weight in spread(inside, [one for one in apply if one.first == home]).items():
            weights[code] += weight
    return weights


def heir_of(first: str, apply: list[Leaf]) -> str | None:
    """Which other first level takes over one that has no indicator left: the benefits, of satisfaction."""
    if SATISFACTION not in first:
        return None
    return next((one.first for one in apply if BENEFIT in one.first), None)


def spread(inside: list[Leaf], takers: list[Leaf]) -> dict[str, Fraction]:
    """The weights of a first level over those that take them: each second level keeps its own as long as anybody is
    left in it; what nobody is left for goes to all takers, in proportion."""
    found = {one.code: Fraction(0) for one in takers}
    homeless = Fraction(0)
    for second in dict.fromkeys(one.second for one in inside):
        whole = sum((one.weight for one in inside if one.second == second), Fraction(0))
        own = [one for one in takers if one.second == second and one in inside]
        if own:
            give(found, own, whole)
        else:
            homeless += whole
    give(found, takers, homeless)
    return found


def give(found: dict[str, Fraction], takers: list[Leaf], whole: Fraction) -> None:
    """Share a weight out in proportion; alike, where none of them has any of its own."""
    base = sum((one.weight for one in takers), Fraction(0))
    for one in takers:
        found[one.code] += whole * (one.weight / base if base else Fraction(1, len(takers)))


def told(leaves: Iterable[Leaf]) -> list[str]:
    """In sentences: what does not apply and why, and what became of its weight."""
    leaves = list(leaves)
    weights, aside = shared(leaves) or {}, [one for one in leaves if one.aside]
    if not aside:
        return []
    found = [
        f"{one.code} {one.name}（权重 {pointed(one.weight)} 分）本年度不适用：{one.aside.rstrip('。')}。"
        for one in aside
    ]
    grown = [one for one in leaves if not one.aside and weights.get(one.code, one.weight) != one.weight]
    changes = "、".join(f"{one.code} {pointed(one.weight)}→{pointed(weights[one.code])}" for one in grown)
    whole = pointed(sum(weights.values(), Fraction(0)))
    heirs = (
        "同一上级的其他指标"
        if all(heir_is_inside(one, leaves) for one in aside)
        else "同一上级的其他指标，满意度归效益"
    )
    return [*found, f"不适用指标的权重按比例分给{heirs}：{changes}（显示到两位小数）。合计仍是 {whole} 分。"]


def heir_is_inside(gone: Leaf, leaves: list[Leaf]) -> bool:
    return any(one.first == gone.first and not one.aside for one in leaves)
