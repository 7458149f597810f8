"""What a tool imports only when it runs is there: linters look at the others, nobody looks at these."""

import ast
from importlib import import_module

import pytest

from tests.house import files

TOOLS = files.ROOT / "tools"


def late_imports():
    for path in files.under(TOOLS, ".py"):
        for function in ast.walk(files.parsed(path)):
            if isinstance(function, ast.FunctionDef):
                for node in ast.walk(function):
                    if isinstance(node, ast.ImportFrom) and node.module:
                        yield from ((files.name(path), node.module, alias.name) for alias in node.names)


@pytest.mark.parametrize(("tool", "module", "name"), sorted(set(late_imports())))
def test_what_a_tool_imports_late_is_there(tool, module, name):
    found = import_module(module)

    assert hasattr(found, name) or import_module(f"{module}.{name}"), tool
