"""Who may write: only acts. Channels, reads and rules never do; and every act says by whom."""

import ast

from tests.house import files

WRITES = {
    "save",
    "delete",
    "create",
    "update",
    "bulk_create",
    "bulk_update",
    "get_or_create",
    "update_or_create",
    "asave",
    "adelete",
    "acreate",
}
QUIET = ("reads", "rules", "measures", "states", "clocks", "tables", "events")


def touches_rows(node: ast.Call) -> bool:
    """A call of a writing method; a dict's or a hash's `update` is none, nor Django's session and form storage."""
    called = node.func
    if not (isinstance(called, ast.Attribute) and called.attr in WRITES):
        return False
    return not (called.attr == "update" and (node.args or not node.keywords))


def writes_in(path):
    return [
        f"{files.name(path)}:{node.lineno} .{node.func.attr}()"
        for node in ast.walk(files.parsed(path))
        if isinstance(node, ast.Call) and touches_rows(node)
    ]


def quiet_files():
    for path in files.code():
        if "tests" in path.parts:
            continue
        in_channel = files.YICHUANG / "channels" in path.parents
        in_quiet_part = files.YICHUANG / "domain" in path.parents and any(
            part in (path.stem, path.parent.name) for part in QUIET
        )
        if in_channel or in_quiet_part:
            yield path


def test_channels_reads_and_rules_never_write():
    assert [line for path in quiet_files() for line in writes_in(path)] == []


def moving():
    """Every function of every domain's acts that opens a step of an act table: file, name, and its definition."""
    for path in files.under(files.YICHUANG / "domain", ".py"):
        if path.stem == "acts" or path.parent.name == "acts":
            for node in ast.walk(files.parsed(path)):
                if isinstance(node, ast.FunctionDef) and opens_a_step(node) and is_told(path, node.name):
                    yield f"{files.name(path)}:{node.lineno} {node.name}", node


def is_told(path, name: str) -> bool:
    """Whether the domain offers it: in a package of acts, what its first page exports."""
    first = path.with_name("__init__.py")
    return path.stem == "acts" or f'"{name}"' in first.read_text(encoding="utf-8")


def opens_a_step(function: ast.FunctionDef) -> bool:
    called = (node.func for node in ast.walk(function) if isinstance(node, ast.Call))
    return any(isinstance(call, ast.Attribute) and call.attr in {"step", "move"} for call in called)


def test_acts_take_the_actor_by_name():
    acts = list(moving())

    assert len(acts) > 40
    assert [name for name, act in acts if "by" not in {argument.arg for argument in act.args.kwonlyargs}] == []
