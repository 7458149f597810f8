"""Build what pages and documents are made of: build/static (style sheet, scripts, images) and build/fonts.

Only the few files named here leave node_modules. The build fails where the style sheet refers to anything else.
"""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from tools import node

ROOT = Path(__file__).resolve().parents[1]
MODULES = ROOT / "node_modules"
STYLES = ROOT / "yichuang" / "channels" / "shared" / "styles" / "main.scss"
BUILD = Path(os.environ.get("YICHUANG_BUILD", ROOT / "build"))
STATIC = BUILD / "static" / "yichuang"
FONTS = BUILD / "fonts"

MOJ = MODULES / "@ministryofjustice" / "frontend" / "moj"
SCRIPTS = {
    "govuk.js": MODULES / "govuk-frontend" / "dist" / "govuk" / "govuk-frontend.min.js",
    "moj.js": MOJ / "moj-frontend.min.js",
    "echarts.js": MODULES / "echarts" / "dist" / "echarts.simple.min.js",  # bars, lines, pies: all the screens draw
}
IMAGES = MOJ / "assets" / "images"
WEIGHTS = (
    "noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf",
    "noto-serif-sc/700Bold/NotoSerifSC_700Bold.ttf",
    "noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf",
    "noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf",
)
NEVER = ("GDS Transport", "govuk-crest", "logotype-crown")  # the British government's own: not ours to show
SOURCE_MAP = re.compile(r"\n?(//[#@] sourceMappingURL=\S+|/\*[#@] sourceMappingURL=\S+ \*/)\s*$")


def install(npm: list[str]) -> None:
    """Bring node_modules to what package-lock.json says, unless it is there already."""
    lock, done = ROOT / "package-lock.json", MODULES / ".installed-from"
    if done.exists() and done.read_bytes() == lock.read_bytes():
        return
    subprocess.run([*npm, "ci", "--no-fund", "--no-audit"], cwd=ROOT, check=True)
    shutil.copyfile(lock, done)


def without_source_map(text: str) -> str:
    """The text less its last line about a map: we ship no maps, and collectstatic would look for them."""
    return SOURCE_MAP.sub("\n", text)


def style_sheet(node_command: list[str]) -> str:
    sass = [*node_command, str(MODULES / "sass" / "sass.js"), f"--load-path={ROOT}", "--style=compressed"]
    silent = ["--no-source-map", "--no-error-css", "--quiet"]
    made = subprocess.run(
        [*sass, *silent, str(STYLES)], cwd=ROOT, check=True, stdout=subprocess.PIPE, encoding="utf-8"
    )
    foreign = [word for word in NEVER if word in made.stdout]
    if foreign:
        sys.exit(f"The style sheet names {', '.join(foreign)}, which is not ours to show: leave that component out.")
    return made.stdout


def copy_images(css: str, target: Path) -> None:
    """Copy what the style sheet refers to as images/…: from our own static folder nothing, from MOJ what is named."""
    (target / "images").mkdir()
    for name in sorted(set(re.findall(r"url\(\"?images/([^\")]+)\"?\)", css))):
        if not (IMAGES / name).exists():
            sys.exit(f"The style sheet refers to images/{name}, and no package has it.")
        shutil.copyfile(IMAGES / name, target / "images" / name)


def build() -> None:
    node_command, npm = node.commands()
    install(npm)
    shutil.rmtree(STATIC, ignore_errors=True)
    STATIC.mkdir(parents=True)
    css = style_sheet(node_command)
    (STATIC / "main.css").write_text(css, encoding="utf-8")
    copy_images(css, STATIC)
    for name, source in SCRIPTS.items():
        (STATIC / name).write_text(without_source_map(source.read_text(encoding="utf-8")), encoding="utf-8")
    FONTS.mkdir(parents=True, exist_ok=True)
    for font in WEIGHTS:
        source = MODULES / "@expo-google-fonts" / font
        shutil.copyfile(source, FONTS / source.name)


if __name__ == "__main__":
    build()
