"""docs/security says yes only where a test shows it, leaves no number out, and never says it for the bureau's duty."""

import ast
import re
from collections import Counter

import pytest

from tests.house import asvs, files

YES, PARTLY, NO, NOT_APPLICABLE, DUTY = ANSWERS = ("yes", "partly", "no", "not applicable", "the bureau's duty")
ROW = re.compile(rf"^\| (\d[\d.]*(?: \S+)?) \| (.+?) \| ({'|'.join(ANSWERS)}) \| (.+) \|$")
TEST = re.compile(r"`([^`]+::\w+)`")
SUMMARY = re.compile(r"^\| \[(\d+) [^]]+\]\(security/([\w-]+\.md)\) \| (.+) \|$")
SHORTEST_WHY = 15  # signs
OUTSIDE = ("8.1.1", "8.1.2", "8.1.3", "8.1.6", "8.1.7", "8.1.8", "8.1.9", "8.1.10")  # of 等保
DOCS = files.ROOT / "docs"
CHAPTERS = sorted((DOCS / "security").glob("*.md"))


def rows(text: str) -> list[tuple[str, str, list[str], str]]:
    """Number, answer, the tests beside it, and the words beside it."""
    found = [match for line in text.splitlines() if (match := ROW.match(line))]
    tables = [line for line in text.splitlines() if re.match(r"^\| \d", line)]
    assert len(found) == len(tables)  # no row escapes for the way it is written
    return [
        (number, answer, TEST.findall(proof), TEST.sub("", proof).replace("<br>", "").removeprefix("Missing: "))
        for number, _, answer, proof in (match.groups() for match in found)
    ]


def chapter(path) -> list[tuple[str, str, list[str], str]]:
    return rows(path.read_text(encoding="utf-8"))


def protection() -> list[tuple[str, str, list[str], str]]:
    return rows((DOCS / "security.md").read_text(encoding="utf-8").split("## 等保", 1)[1])


def every() -> list[tuple[str, str, list[str], str]]:
    return [row for path in CHAPTERS for row in chapter(path)] + protection()


def exists(test: str) -> bool:
    path, name = test.split("::")
    if not (files.ROOT / path).exists():
        return False
    functions = [node for node in ast.walk(files.parsed(files.ROOT / path)) if isinstance(node, ast.FunctionDef)]
    return name.startswith("test_") and name in {function.name for function in functions}


def at_fault(row) -> bool:
    """A yes has tests and no excuse; what is partly there has both; all else says why, and names no test."""
    _, answer, tests, why = row
    wants_tests, wants_why = answer in {YES, PARTLY}, answer != YES
    return bool(tests) != wants_tests or (len(why) >= SHORTEST_WHY) != wants_why


def test_every_test_that_is_named_exists():
    named = {test for _, _, tests, _ in every() for test in tests}

    assert len(named) > 150
    assert sorted(test for test in named if not exists(test)) == []


def test_no_number_is_left_out_and_none_stands_twice():
    listed = [number for path in CHAPTERS for number, *_ in chapter(path)]

    assert len(set(asvs.numbers())) == asvs.ALL
    assert listed == asvs.numbers()


@pytest.mark.parametrize("path", CHAPTERS, ids=lambda path: path.stem)
def test_a_page_holds_its_own_chapter(path):
    assert {number.split(".")[0] for number, *_ in chapter(path)} == {str(int(path.stem.split("-")[0]))}


def test_a_yes_has_its_test_and_everything_else_says_why():
    assert [f"{row[0]}: {row[1]}" for row in every() if at_fault(row)] == []


@pytest.mark.parametrize(
    "line",
    [
        "| 1.1.1 | something | yes | — |",
        "| 1.1.1 | something | yes | because we are sure that it is so |",
        "| 1.1.1 | something | partly | `tests/a.py::test_b` |",
        "| 1.1.1 | something | no | `tests/a.py::test_b`<br>Missing: quite a lot of what is asked |",
        "| 1.1.1 | something | no | — |",
        "| 1.1.1 | something | not applicable | — |",
        "| 1.1.1 | something | the bureau's duty | — |",
    ],
)
def test_a_row_that_says_too_much_or_too_little_would_be_found(line):
    assert [at_fault(row) for row in rows(line)] == [True]


def test_the_page_before_the_chapters_counts_them_rightly():
    told = [
        match.groups() for line in (DOCS / "security.md").read_text().splitlines() if (match := SUMMARY.match(line))
    ]

    counted = []
    for path in CHAPTERS:
        answers = Counter(answer for _, answer, *_ in chapter(path))
        counts = " | ".join(str(count) for count in (answers.total(), *(answers[answer] for answer in ANSWERS)))
        counted.append((str(int(path.stem.split("-")[0])), path.name, counts))
    assert told == counted


def test_what_only_the_bureau_can_do_is_its_duty():
    answers = {number: answer for number, answer, *_ in protection()}

    assert {answers[number] for number in OUTSIDE} == {DUTY}
    assert len(answers) > 25
