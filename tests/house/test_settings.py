"""A setting is said once: said again further down, it would change the first in silence."""

import ast
from collections import Counter
from pathlib import Path

SETTINGS = Path(__file__).resolve().parents[2] / "yichuang" / "config" / "settings.py"


def names_set(text: str) -> Counter:
    """How often each name is given a value at the top of a module."""
    targets = [target for line in ast.parse(text).body if isinstance(line, ast.Assign) for target in line.targets]
    return Counter(name.id for target in targets for name in ast.walk(target) if isinstance(name, ast.Name))


def said_twice(text: str) -> list[str]:
    return [name for name, times in names_set(text).items() if times > 1]


def test_no_setting_is_said_twice():
    assert said_twice(SETTINGS.read_text(encoding="utf-8")) == []


def test_one_said_twice_would_be_found():
    assert said_twice("DAYS = 5\nOTHER = 1\nA = DAYS = 7\n") == ["DAYS"]
