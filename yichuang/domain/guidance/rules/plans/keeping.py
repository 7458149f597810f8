"""A plan as whoever applied for it keeps it, and read again as it was."""

from collections.abc import Mapping
from dataclasses import asdict

from yichuang.domain.guidance.rules.plans.compiling import Plan, Saving, Step
from yichuang.domain.guidance.rules.plans.forming import OneField
from yichuang.domain.guidance.rules.plans.gathering import OneMaterial


def as_json(answers: Mapping) -> dict:
    """The answers to a theme's questions as they are kept: texts, and lists of them."""
    return {name: list(said) if isinstance(said, list | tuple) else str(said) for name, said in answers.items()}


def kept(plan: Plan) -> dict:
    """JSON values only."""
    return asdict(plan)


def read(told: dict) -> Plan:
    """The plan that `kept` wrote."""
    return Plan(
        steps=tuple(Step(**row | {"waits_for": tuple(row["waits_for"])}) for row in told["steps"]),
        form=tuple(
            OneField(**row | {"options": tuple(row["options"]), "answers": pairs(row["answers"])})
            for row in told["form"]
        ),
        materials=tuple(OneMaterial(**row | {"serves": pairs(row["serves"])}) for row in told["materials"]),
        critical=tuple(told["critical"]),
        days=told["days"],
        savings=tuple(Saving(**row) for row in told["savings"]),
    )


def pairs(rows) -> tuple:
    return tuple(tuple(row) for row in rows)
