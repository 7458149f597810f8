"""The printed law: every act table of every domain, as the page its legal owner reviews."""

from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

from yichuang import domain
from yichuang.kernel.print_law import printed
from yichuang.kernel.states import Table

FOLDER = Path(__file__).resolve().parents[2] / "docs" / "law"


def tables() -> dict[str, Table]:
    """Each table by its page's name: the domain's, and the table's too where a domain has more than one."""
    found = {}
    for floor in iter_modules(domain.__path__):
        here = tables_of(floor.name)
        for name, table in here.items():
            found[floor.name if len(here) == 1 else f"{floor.name}-{name.lower()}"] = table
    return found


def tables_of(floor: str) -> dict[str, Table]:
    """Tables stand in a domain's `states` or `tables` module."""
    inside = {module.name for module in iter_modules(import_module(f"yichuang.domain.{floor}").__path__)}
    modules = [import_module(f"yichuang.domain.{floor}.{name}") for name in ("states", "tables") if name in inside]
    return {name: thing for module in modules for name, thing in vars(module).items() if isinstance(thing, Table)}


def pages() -> dict[Path, str]:
    """What should be in docs/law."""
    return {FOLDER / f"{name}.md": printed(table) for name, table in tables().items()}
