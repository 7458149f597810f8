"""One file to carry to a site that reaches no registry: the code, its packages and the built assets.

There it is unpacked and run with the same words as everywhere. The packages are those of this Python and this kind of
machine; a site with another takes a bundle made on such a one.
"""

import argparse
import io
import platform
import subprocess
import sys
import tarfile
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
LOCKS = (
    "requirements.lock",
    "requirements-seals.lock",
)  # a site chooses its seal later, and reaches nobody then either
WHEELS = "wheels"  # where it lies, the Makefile installs from it and asks nobody else
BUILD = "build"


def packages(into: Path) -> None:
    """Every locked package as a wheel, its hash checked."""
    into.mkdir()
    words = ["-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--require-hashes"]
    for lock in LOCKS:
        subprocess.run([sys.executable, *words, "--only-binary=:all:", "-r", lock, "-d", into], cwd=ROOT, check=True)


def version() -> str:
    said = subprocess.run(
        ["git", "describe", "--always", "--dirty"], cwd=ROOT, check=True, capture_output=True, text=True
    )
    return said.stdout.strip()


def pack(out: Path, wheels: Path, build: Path, root: Path = ROOT) -> None:
    """The committed code, writable to its owner alone, and what was built from it, dated now: `make` builds anew what
    is older than the code, and any commit since the build is dated later."""
    words = ["git", "-c", "tar.umask=0022", "archive", "HEAD"]
    code = subprocess.run(words, cwd=root, check=True, capture_output=True).stdout
    with tarfile.open(out, "w:gz") as bundle:
        with tarfile.open(fileobj=io.BytesIO(code)) as tree:
            for member in tree:
                held = tree.extractfile(member) if member.isfile() else None
                member.name = f"yichuang/{member.name}"
                bundle.addfile(member, held)
        bundle.add(wheels, f"yichuang/{WHEELS}", filter=plain)
        bundle.add(build, f"yichuang/{BUILD}", filter=plain)


def plain(member: tarfile.TarInfo) -> tarfile.TarInfo:
    """Nobody's, and of this moment."""
    member.uid = member.gid = 0
    member.uname = member.gname = "root"
    member.mtime = time.time()
    member.mode = 0o755 if member.isdir() else 0o644
    return member


def main() -> None:
    asks = argparse.ArgumentParser(prog="make bundle", description=__doc__)
    asks.add_argument("--out", type=Path, default=ROOT / "dist", help="the folder it is written to")
    out = asks.parse_args().out
    out.mkdir(parents=True, exist_ok=True)
    if (made := version()).endswith("-dirty"):
        sys.exit("There are changes that are not committed; a bundle holds what is committed. Commit them first.")
    kind = f"py{sys.version_info.major}{sys.version_info.minor}-{sys.platform}-{platform.machine()}"
    file = out / f"yichuang-{made}-{kind}.tar.gz"
    with tempfile.TemporaryDirectory() as folder:
        wheels = Path(folder) / WHEELS  # readable by whoever unpacks it, which the temporary folder is not
        packages(wheels)
        pack(file, wheels, ROOT / BUILD)
    print(f"{file}: {file.stat().st_size / 1_000_000:.0f} MB")


if __name__ == "__main__":
    main()
