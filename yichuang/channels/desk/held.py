"""Files sent for a look and held for the yes: the page carries only their id (kernel.waiting)."""

from base64 import b64decode, b64encode

from yichuang.kernel import waiting


def hold_files(owner: str, files: dict[str, tuple[str, bytes]]) -> str:
    return waiting.keep(owner, {part: [name, b64encode(content).decode()] for part, (name, content) in files.items()})


def held_files(key: str, owner: str) -> dict[str, tuple[str, bytes]] | None:
    """The files of this account under this id, or None where the hour is over."""
    what = waiting.look(key, owner)
    return what and {part: (name, b64decode(content)) for part, (name, content) in what.items()}
