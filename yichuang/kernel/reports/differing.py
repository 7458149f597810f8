"""What would read differently if a frozen report were composed again."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Difference:
    """One id: what was stated, what would be stated now ("" where only one of them has it), and whether the measure
    counts otherwise since."""

    id: str
    label: str
    then: str
    now: str
    counted_otherwise: bool = False


def differences(then: dict, now: dict) -> list[Difference]:
    """Between the `figures` of two compositions, in the order of the first; by exact value, not by what is shown."""
    found = []
    for name in (*then, *(name for name in now if name not in then)):
        before, after = then.get(name), now.get(name)
        if before and after and (before["value"], before["status"]) == (after["value"], after["status"]):
            continue
        one = before or after
        otherwise = bool(before and after and mark(before) != mark(after))
        shown = [each["shown"] if each else "" for each in (before, after)]
        found.append(Difference(name, one["label"], *shown, counted_otherwise=otherwise))
    return found


def mark(figure: dict) -> str:
    return figure["source"].get("fingerprint", "")
