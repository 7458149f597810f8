"""The search knows words, not answers: no code of an item or a theme, and none of the questions it is measured by."""

import ast
import csv
import re

from tests.house import files
from yichuang.domain.guidance.rules.keepers import LONGEST

CODES = re.compile(r"\b(?:[A-Z]{2,4}-\d{3}|T\d{2})\b")
HERE = ("guidance", "joint")


def questions() -> set[str]:
    asked = set()
    for path in (files.ROOT / "tests" / "eval").rglob("*.csv"):
        if path.parent.name == "own":  # what it is tuned on
            continue
        with path.open(encoding="utf-8", newline="") as file:
            asked |= {row["query"] for row in csv.DictReader(file)}
    return asked


def texts():
    """Every string in the code of the domains that find and plan, tests left out."""
    for path in files.code():
        parts = path.relative_to(files.ROOT).parts
        if parts[:2] == ("yichuang", "domain") and parts[2] in HERE and "tests" not in parts:
            for node in ast.walk(files.parsed(path)):
                if isinstance(node, ast.Constant) and isinstance(node.value, str):
                    yield files.name(path), node.value


def wordings():
    for name in ("synonyms", "elsewhere"):
        for path in (files.ROOT / "data").glob(f"*/{name}.csv"):
            with path.open(encoding="utf-8", newline="") as file:
                for row in csv.DictReader(file):
                    yield from row.get("term", "").split("|")
                    yield from row["words"].split("|")


def test_no_code_of_an_item_or_theme_stands_in_the_code():
    assert [(where, text) for where, text in texts() if CODES.search(text)] == []


def test_no_question_it_is_measured_by_stands_in_code_or_wordings():
    asked = questions()

    assert len(asked) > 100
    assert [(where, text) for where, text in texts() if any(question in text for question in asked)] == []
    assert [word for word in wordings() if word in asked] == []


def test_no_wording_is_a_sentence():
    words = list(wordings())

    assert len(words) > 500
    assert [word for word in words if len(word) > LONGEST] == []
