"""The files of the house: what git tracks or would, never what was built or installed."""

import ast
import subprocess
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
YICHUANG = ROOT / "yichuang"


@cache
def ours() -> tuple[Path, ...]:
    """Every text file of ours. Where git is missing (an unpacked archive), every file outside built folders."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    names = listed.stdout.split("\0") if listed.returncode == 0 else unpacked()
    paths = {ROOT / name for name in names if name}
    return tuple(sorted(path for path in paths if path.is_file() and is_text(path)))


def unpacked() -> list[str]:
    built = {".venv", ".venv-newest", "node_modules", "build", "var", "__pycache__"}
    return [str(path.relative_to(ROOT)) for path in ROOT.rglob("*") if not built & set(path.parts)]


def is_text(path: Path) -> bool:
    return b"\0" not in path.read_bytes()[:1024]


def under(folder: Path, *suffixes: str) -> list[Path]:
    return [path for path in ours() if folder in path.parents and path.suffix in suffixes]


def code() -> list[Path]:
    """Python we wrote by hand: no migrations."""
    return [path for path in under(ROOT, ".py") if "migrations" not in path.parts]


def name(path: Path) -> str:
    return str(path.relative_to(ROOT))


def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))
