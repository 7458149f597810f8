"""Definitions as JSON keeps them, and back."""

from collections.abc import Iterable, Mapping

from yichuang.domain.performance.rules.figures import Definition


def as_json(definitions: Iterable[Definition]) -> list[dict]:
    return [
        {**vars(one), "where": [list(pair) for pair in one.where], "scope": list(one.scope)} for one in definitions
    ]


def from_json(rows: Iterable[Mapping]) -> list[Definition]:
    return [
        Definition(**{**row, "where": tuple(tuple(pair) for pair in row["where"]), "scope": tuple(row["scope"])})
        for row in rows
    ]
