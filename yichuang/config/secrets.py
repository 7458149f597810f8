"""Keys come from the environment or from a file only its owner can read; demo mode makes its own at first run."""

import os
from contextlib import suppress
from pathlib import Path
from secrets import token_hex, token_urlsafe

DEMO = "demo-"  # what every key made by demo mode begins with, so that production can tell


def text(name: str, folder: Path, *, make: bool) -> str:
    """The key called `name`: $YICHUANG_<NAME>_KEY, else the file <name>.key, else (demo) a new random one.

    Returns "" where there is none and none may be made; the production guard then refuses to start.
    """
    if given := os.environ.get(f"YICHUANG_{name.upper()}_KEY"):
        return given
    path = folder / f"{name}.key"
    if not path.exists() and make:
        write_once(path, DEMO + token_urlsafe(48))
    return path.read_text().strip() if path.exists() else ""


def write_once(path: Path, content: str) -> None:
    """Write a file for its owner's eyes, whole or not at all; where another process was faster, its file stays."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    draft = path.with_name(f".{path.name}.{token_hex(8)}")
    with os.fdopen(os.open(draft, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w") as file:
        file.write(content)
    with suppress(FileExistsError):
        os.link(draft, path)
    draft.unlink()


def made_for_demo(key: str) -> bool:
    return key.startswith(DEMO)


def demo_password(folder: Path) -> str:
    """What every demo account signs in with: $YICHUANG_DEMO_PASSWORD, else one made at the first start and kept."""
    if given := os.environ.get("YICHUANG_DEMO_PASSWORD"):
        return given
    path = folder / "demo-password"
    if not path.exists():
        write_once(path, token_urlsafe(12))
    return path.read_text().strip()
