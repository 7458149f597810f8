"""performance_YEAR.yaml: what its report tells beside money and values, kept for the year's own report."""

from hashlib import sha256
from pathlib import Path

import yaml
from django.utils import timezone

from yichuang.domain.performance.models import YearFacts

KEPT = ("meta", "organisation", "goals", "results", "statements")
DERIVED = ("id", "label", "formula", "display")
VALUES = ("value", "as_of")  # these are figures, and are read as figures


def load(folder: Path) -> int:
    """Take in the years of a folder whose file is another one than before; how many."""
    taken = 0
    for path in sorted(folder.glob("performance_[0-9][0-9][0-9][0-9].yaml")):
        content = path.read_bytes()
        digest = sha256(content).hexdigest()
        stated = yaml.safe_load(content)
        body, year = stated["meta"]["unit_code"], int(stated["meta"]["year"])
        if YearFacts.objects.filter(body=body, year=year, digest=digest).exists():
            continue
        told = {"stated": facts_of(stated), "file": path.name, "digest": digest, "loaded_on": timezone.localdate()}
        YearFacts.objects.update_or_create(body_id=body, year=year, defaults=told)
        taken += 1
    return taken


def facts_of(stated: dict) -> dict:
    """Without the money and the values."""
    kept = {name: stated[name] for name in KEPT if name in stated}
    kept["results"] = [
        {name: text(value) for name, value in one.items() if name not in VALUES} for one in stated.get("results", ())
    ]
    derived = stated["finance"].get("derived", ())
    kept["finance"] = {"derived": [{name: one[name] for name in DERIVED} for one in derived]}
    return kept


def text(value):
    """As JSON has it: a date is a text."""
    return value if isinstance(value, str | int | float | bool | list | dict | None) else str(value)
