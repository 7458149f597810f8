"""Write the lock files again. Every package with its hashes, and no address of any kind: a lock must work anywhere."""

import json
import subprocess
import sys
from pathlib import Path

from tools import node

ROOT = Path(__file__).resolve().parents[1]
COMPILE = ["pip", "compile", "--quiet", "--universal", "--generate-hashes", "--no-header", "--no-annotate"]
# lock: what it is compiled from, for which oldest Python, and what else it has to agree with
PYTHON_LOCKS = {
    "requirements.lock": ("requirements.in", "3.11", []),
    "requirements-seals.lock": ("requirements-seals.in", "3.11", ["--constraint", "requirements.lock"]),
    "requirements-dev.lock": ("requirements-dev.in", "3.11", ["--constraint", "requirements.lock"]),
    "requirements-node.lock": ("requirements-node.in", "3.11", []),
    "requirements-newest.lock": ("requirements-dev.in", "3.12", ["--override", "requirements-newest.in"]),
}


def without_addresses(value):
    """The lock less every entry that is or holds an address (npm writes where to send money)."""
    if isinstance(value, dict):
        kept = {key: without_addresses(inner) for key, inner in value.items() if key != "funding"}
        return {key: inner for key, inner in kept.items() if not (isinstance(inner, str) and "://" in inner)}
    if isinstance(value, list):
        return [without_addresses(inner) for inner in value]
    return value


def lock_python(upgrade: list[str]) -> None:
    uv = Path(sys.executable).with_name("uv")
    for lock, (source, oldest, more) in PYTHON_LOCKS.items():
        words = [str(uv), *COMPILE, "--python-version", oldest, *upgrade, *more, source, "--output-file", lock]
        subprocess.run(words, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
        print(f"{lock}: {(ROOT / lock).read_text().count('==')} packages")


def lock_node() -> None:
    _, npm = node.commands()
    subprocess.run([*npm, "install", "--package-lock-only", "--no-fund", "--no-audit"], cwd=ROOT, check=True)
    lock = ROOT / "package-lock.json"
    clean = without_addresses(json.loads(lock.read_text(encoding="utf-8")))
    lock.write_text(json.dumps(clean, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    print(f"{lock.name}: {len(clean['packages']) - 1} packages")


if __name__ == "__main__":
    lock_python(sys.argv[1:])
    lock_node()
