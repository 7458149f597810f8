"""docs/security.md says yes only where a test shows it, and never for what only the bureau can do."""

import ast
import re

from tests.house import files

ROW = re.compile(r"^\| (\d[\d.]*(?: \S+)?) \| (.+?) \| (yes|partly|no|the bureau's duty) \| (.+) \|$")
OUTSIDE = ("8.1.1", "8.1.2", "8.1.3", "8.1.5", "8.1.6", "8.1.7", "8.1.8", "8.1.9", "8.1.10")  # of 等保


def page() -> tuple[str, str]:
    text = (files.ROOT / "docs" / "security.md").read_text(encoding="utf-8")
    asvs, protection = text.split("## 等保", 1)
    return asvs, protection


def rows(text: str) -> list[tuple[str, str, list[str]]]:
    """Number, answer and the tests beside it."""
    found = [match for line in text.splitlines() if (match := ROW.match(line))]
    tables = [line for line in text.splitlines() if re.match(r"^\| \d", line)]
    assert len(found) == len(tables)  # no row escapes for the way it is written
    return [
        (number, answer, re.findall(r"`([^`]+::\w+)`", proof))
        for number, _, answer, proof in (match.groups() for match in found)
    ]


def exists(test: str) -> bool:
    path, name = test.split("::")
    if not (files.ROOT / path).exists():
        return False
    functions = [node for node in ast.walk(files.parsed(files.ROOT / path)) if isinstance(node, ast.FunctionDef)]
    return name.startswith("test_") and name in {function.name for function in functions}


def test_every_test_that_is_named_exists():
    named = {test for text in page() for _, _, tests in rows(text) for test in tests}

    assert len(named) > 50
    assert sorted(test for test in named if not exists(test)) == []


def test_a_yes_has_its_test_and_a_no_or_a_duty_has_none():
    wrong = [
        f"{number}: {answer}"
        for text in page()
        for number, answer, tests in rows(text)
        if bool(tests) != (answer in {"yes", "partly"})
    ]

    assert wrong == []


def test_what_only_the_bureau_can_do_is_its_duty():
    _, protection = page()

    answers = {number: answer for number, answer, _ in rows(protection)}
    assert {answers[number] for number in OUTSIDE} == {"the bureau's duty"}
    assert len(answers) > 25
