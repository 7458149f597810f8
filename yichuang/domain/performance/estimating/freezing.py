"""What went into an estimate and what came out, as JSON and back: so that it can be reckoned again years later."""

import json
from dataclasses import asdict
from hashlib import sha256

from yichuang.domain.performance.estimating.changes import Changes
from yichuang.domain.performance.estimating.expecting import Expected
from yichuang.domain.performance.estimating.findings import Finding
from yichuang.domain.performance.estimating.history import Contract, Follows, History, Line, Reference, Year
from yichuang.domain.performance.estimating.results import Estimate, LineEstimate, Span


def month_word(month: tuple[int, int]) -> str:
    return f"{month[0]:04}-{month[1]:02}"


def month_of(word: str) -> tuple[int, int]:
    year, _, month = word.partition("-")
    return int(year), int(month)


def frozen_history(history: History) -> dict:
    told = plain(asdict(history))
    if not told["references"]:
        del told["references"]
    for line in (line for year in told["years"] for line in year["lines"] if line["follows"] is None):
        del line["follows"]  # as in estimates from before anybody could choose
    for name in ("flows", "stocks"):
        told[name] = {
            driver: {month_word(month): value for month, value in sorted(months.items())}
            for driver, months in getattr(history, name).items()
        }
    told["yearly"] = {
        driver: {str(year): value for year, value in sorted(years.items())} for driver, years in history.yearly.items()
    }
    return told


def thawed_history(told: dict) -> History:
    by_month = {
        name: {driver: {month_of(month): value for month, value in months.items()} for driver, months in table.items()}
        for name, table in ((name, told[name]) for name in ("flows", "stocks"))
    }
    yearly = {driver: {int(year): value for year, value in years.items()} for driver, years in told["yearly"].items()}
    contracts = tuple(
        Contract(**one | {"first": tuple(one["first"]), "last": tuple(one["last"])}) for one in told["contracts"]
    )
    return History(
        tuple(map(thawed_year, told["years"])), contracts, yearly=yearly, quotes=told["quotes"],
        announced=told["announced"], references=tuple(Reference(**one) for one in told.get("references", ())),
        **by_month,
    )  # fmt: skip


def thawed_year(told: dict) -> Year:
    return Year(**told | {"lines": tuple(map(thawed_line, told["lines"]))})


def thawed_line(told: dict) -> Line:
    follows = told.get("follows")
    chosen = follows and Follows(**follows | {"drivers": tuple(follows["drivers"])})
    return Line(**told | {"goals": tuple(told["goals"]), "paid": tuple(told["paid"]), "follows": chosen})


def frozen_expected(expected: dict[str, Expected]) -> dict:
    return {name: plain(asdict(what)) for name, what in expected.items()}


def thawed_expected(told: dict) -> dict[str, Expected]:
    return {name: Expected(**what) for name, what in told.items()}


def frozen_estimate(estimate: Estimate) -> dict:
    return plain(asdict(estimate))


def thawed_estimate(told: dict) -> Estimate:
    lines = (
        LineEstimate(**one | {"span": Span(**one["span"]), "reasons": tuple(one["reasons"])}) for one in told["lines"]
    )
    return Estimate(**told | {"lines": tuple(lines), "total": Span(**told["total"]), "limits": tuple(told["limits"])})


def frozen_findings(found: tuple[Finding, ...]) -> list:
    return [plain(asdict(one)) for one in found]


def thawed_findings(told: list) -> tuple[Finding, ...]:
    return tuple(Finding(**one | {"evidence": tuple(map(tuple, one["evidence"]))}) for one in told)


def frozen_changes(changes: Changes) -> dict:
    return plain(asdict(changes))


def thawed_changes(told: dict) -> Changes:
    return Changes(**told | {"words": tuple(told.get("words", ()))}) if told else Changes()


def plain(value):
    """Tuples as lists, so that what is frozen is equal to what is read back; the keys of months are written apart."""
    if isinstance(value, dict):
        return {str(key): plain(inner) for key, inner in value.items()}
    return [plain(inner) for inner in value] if isinstance(value, list | tuple) else value


def fingerprint(told) -> str:
    return sha256(json.dumps(told, ensure_ascii=False, sort_keys=True).encode()).hexdigest()
