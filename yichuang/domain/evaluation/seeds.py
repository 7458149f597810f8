"""The district's tag sets."""

from pathlib import Path

from yichuang.domain.evaluation.imports import tags
from yichuang.domain.identity import reads as identity
from yichuang.domain.identity.tables import CONSOLE


def load(folder: Path) -> str:
    """Load the tags of a folder where it has some; say what is there now. A file taken in before is left alone."""
    sheet = tags.from_folder(folder)
    if sheet is None:
        return ""
    if identity.was_loaded(tags.TABLE, sheet.digest):
        return f"评价理由：{len(sheet.rows)} 条，没有变化"
    done = tags.load(sheet, by=CONSOLE)
    return f"评价理由：{done.rows} 条，启用 {done.new} 个版本"
