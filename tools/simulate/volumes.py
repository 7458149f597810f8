"""How many matters of which item: the items' yearly volumes, in the same proportions for any smaller number."""

from dataclasses import dataclass
from random import Random

from yichuang.domain.catalogue import reads as catalogue
from yichuang.domain.catalogue.rules.themes import Sheet
from yichuang.domain.guidance import reads as guidance


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
    return [Share(item, count) for item, count in dealt_out(cases, volumes).items() if count]


def dealt_out(many: int, volumes: dict[str, int]) -> dict[str, int]:
    """`many` in the proportions of these volumes; what rounding leaves goes to the largest remainders."""
    total = sum(volumes.values())
    exact = {name: many * volume / total for name, volume in volumes.items()}
    counts = {name: int(share) for name, share in exact.items()}
    left = many - sum(counts.values())
    for name in sorted(exact, key=lambda name: (counts[name] - exact[name], name))[:left]:
        counts[name] += 1
    return counts


@dataclass(frozen=True)
class JointShare:
    """One matter to come: its theme and the answers it is applied for with."""

    theme: str
    situations: dict
    items: int


def joint_shares(items: int, seed: int) -> list[JointShare]:
    """Matters in the proportions of the themes' yearly volumes, so many that their plans have `items` cases or just
    more. Answers that come to nothing are asked again, as a person would."""
    chance = Random(f"{seed} joint")  # noqa: S311 - it deals out answers, not secrets
    themes = {version.theme_id: version for version in catalogue.themes()}
    volumes = {code: version.theme.annual_volume for code, version in themes.items() if version.theme.annual_volume}
    dealt = [code for code, count in dealt_out(items, volumes).items() for _ in range(count)]  # more than enough
    chance.shuffle(dealt)
    found, planned = [], 0
    for code in dealt:
        if planned >= items:
            break
        situations, steps = some_plan(themes[code], chance)
        found.append(JointShare(code, situations, steps))
        planned += steps
    return found


def some_answers(sheet: Sheet, chance: Random) -> dict:
    """One of the sheets of answers somebody could hand in."""
    possible, answers = sheet.possible(), {}
    for question in sheet.questions:
        if question.condition.holds(answers):
            answers[question.id] = chance.choice(list(possible[question.id]))
    return answers


def some_plan(version, chance: Random) -> tuple[dict, int]:
    for _ in range(50):
        situations = some_answers(version.sheet, chance)
        if steps := len(guidance.plan_of(version, situations).steps):
            return situations, steps
    raise ValueError(f"no answers to {version} come to anything")
