"""No question to the database is glued together from what somebody typed."""

import ast

import pytest

from tests.house.files import ROOT

pytestmark = pytest.mark.any_python  # it reads our source, and runs nothing of it

# Named by the models or the settings themselves, nothing typed: every value travels as a parameter.
OF_THE_HOUSE = {
    "yichuang/kernel/rotation.py",
    "yichuang/kernel/sqlite/base.py",
    "yichuang/kernel/sqlite/statistics.py",
}
ASKING = {"execute", "executemany", "raw", "RawSQL", "extra"}
FILES = sorted(path for path in (ROOT / "yichuang").rglob("*.py") if "tests" not in path.parts)


def glued(source: str) -> list[int]:
    """The lines on which a raw question is made of more than fixed words."""
    calls = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call) and node.args]
    return [
        call.lineno
        for call in calls
        if (getattr(call.func, "attr", "") or getattr(call.func, "id", "")) in ASKING and is_made(call.args[0])
    ]


def is_made(part: ast.AST) -> bool:
    return isinstance(part, ast.JoinedStr | ast.BinOp) or (
        isinstance(part, ast.Call) and getattr(part.func, "attr", "") in ("format", "join", "format_map")
    )


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_raw_question_is_fixed_words(path):
    found = glued(path.read_text())

    assert found == [] or str(path.relative_to(ROOT)) in OF_THE_HOUSE


@pytest.mark.parametrize(
    "source", ['c.execute(f"SELECT {x}")', 'c.execute("SELECT " + x)', 'c.execute("SELECT {}".format(x))',
               'Model.objects.raw("SELECT %s" % x)', 'RawSQL(f"{x}", [])']
)  # fmt: skip
def test_a_glued_question_would_be_found(source):
    assert glued(source) == [1]
