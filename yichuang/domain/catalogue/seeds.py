"""The district's items and themes."""

from pathlib import Path

from yichuang.domain.catalogue import imports
from yichuang.domain.identity.imports import files_of
from yichuang.domain.identity.tables import CONSOLE


def load(folder: Path) -> str:
    """Load the items of a folder with their materials and fields, and its themes where it has some, all or nothing;
    say what changed."""
    said = [line("事项", "项", imports.load(imports.from_folder(folder), by=CONSOLE)[0])]
    if files := files_of(folder, imports.themes.TABLES):
        said.append(line("一件事", "件", imports.themes.load(imports.themes.check(files), by=CONSOLE)))
    return "；".join(said)


def line(what: str, unit: str, loaded) -> str:
    if loaded.did_nothing:
        return f"{what}：{loaded.rows} {unit}，没有变化"
    return f"{what}：新增 {loaded.created} {unit}、新版本 {loaded.changed} {unit}"
