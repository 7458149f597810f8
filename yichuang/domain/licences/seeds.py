"""The district's licence types."""

from pathlib import Path

from yichuang.domain.identity import reads as identity
from yichuang.domain.identity.tables import CONSOLE
from yichuang.domain.licences.imports import types


def load(folder: Path) -> str:
    """Load the licence types of a folder where it has any, all or nothing; say what is there now. A file taken in
    before is left alone: what was changed at the desk since then stands."""
    sheet = types.from_folder(folder)
    if sheet is None:
        return ""
    if identity.was_loaded(types.TABLE, sheet.digest):
        return f"证照类型：{len(sheet.rows)} 种，没有变化"
    done = types.load(sheet, by=CONSOLE)
    return f"证照类型：{done.rows} 种，其中新增 {done.new} 种"
