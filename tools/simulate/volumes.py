"""How many matters of which item: the items' yearly volumes, in the same proportions for any smaller number."""

from dataclasses import dataclass

from yichuang.domain.catalogue import reads as catalogue


@dataclass(frozen=True)
class Share:
    item: str
    cases: int


def shares(cases: int) -> list[Share]:
    """`cases` over all items in force by their volumes; what rounding leaves goes to the largest remainders."""
    volumes = {
        version.item_id: version.item.annual_volume
        for version in catalogue.in_force().select_related("item").order_by("item")
        if version.item.annual_volume
    }
    total = sum(volumes.values())
    exact = {item: cases * volume / total for item, volume in volumes.items()}
    counts = {item: int(share) for item, share in exact.items()}
    left = cases - sum(counts.values())
    for item in sorted(exact, key=lambda item: (counts[item] - exact[item], item))[:left]:
        counts[item] += 1
    return [Share(item, count) for item, count in counts.items() if count]
