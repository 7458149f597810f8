"""The district's wordings."""

from pathlib import Path

from yichuang.domain.guidance import imports
from yichuang.domain.identity.tables import CONSOLE

WORDS = {"synonyms": "同义说法", "elsewhere": "不在本区办理的事"}


def load(folder: Path) -> str:
    """Load the wordings of a folder where it has some; say what changed."""
    said = []
    for table, word in WORDS.items():
        path = folder / f"{table}.csv"
        if path.exists():
            done = imports.load(table, imports.check(table, path.name, path.read_bytes()), by=CONSOLE)
            said.append(f"{word}：{done.rows} 条，新增 {done.added}、变更 {done.changed}")
    return "；".join(said)
