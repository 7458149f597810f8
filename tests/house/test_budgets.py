"""Small files, small functions: one idea each."""

import ast

from tests.house import files

LONGEST_FILE = {".py": 300, ".html": 120}
LONGEST_COMPONENT = 60
LONGEST_MODELS = 400
LONGEST_FUNCTION = 40
LONGEST_VIEW = 30
FORBIDDEN_NAMES = {"services", "helpers", "managers", "signals", "utils"}


def budget(path) -> int:
    if path.suffix == ".html":
        return LONGEST_COMPONENT if "cotton" in path.parts else LONGEST_FILE[".html"]
    return LONGEST_MODELS if path.stem == "models" or path.parent.name == "models" else LONGEST_FILE[".py"]


def test_no_file_is_longer_than_its_budget():
    paths = [path for path in files.under(files.ROOT, *LONGEST_FILE) if "migrations" not in path.parts]

    long = [
        f"{files.name(path)} has {lines} lines, budget {budget(path)}"
        for path in paths
        if (lines := len(path.read_text(encoding="utf-8").splitlines())) > budget(path)
    ]
    assert long == []


def functions(path):
    return [node for node in ast.walk(files.parsed(path)) if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef))]


def test_no_function_is_longer_than_its_budget():
    long = [
        f"{files.name(path)}:{node.lineno} {node.name} has {lines} lines"
        for path in files.code()
        for node in functions(path)
        if (lines := node.end_lineno - node.lineno + 1) > LONGEST_FUNCTION
    ]
    assert long == []


def test_no_view_is_longer_than_its_budget():
    long = [
        f"{files.name(path)}:{node.lineno} {node.name} has {lines} lines"
        for path in files.under(files.YICHUANG / "channels", ".py")
        if "tests" not in path.parts
        for node in functions(path)
        if node.args.args and node.args.args[0].arg == "request"
        if (lines := node.end_lineno - node.lineno + 1) > LONGEST_VIEW
    ]
    assert long == []


def test_no_file_is_named_after_nothing_in_particular():
    assert [files.name(path) for path in files.code() if path.stem in FORBIDDEN_NAMES] == []
