"""From a snapshot to a PDF/A-2b, by Typst, with one compiler kept per process.

A template is a file `<name>.v<version>.typ` in the `typst` folder of an app, addressed as "<app>/<name>". A version
that papers were issued under is never changed: what is drawn later must look like what was frozen then.
"""

import json
from datetime import datetime
from functools import cache, lru_cache
from pathlib import Path
from threading import Lock

import segno
import typst
from django.apps import apps
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.utils import timezone

from yichuang.kernel import glyphs

STANDARD = "a-2b"
MOST_SQUARES = 500  # kept: a QR code costs a third of a paper
SPECIMEN = "样张"  # where a real sheet has its number and its code
MARKED = Path(__file__).parent / "typst" / "specimen.v1.typ"
PRESS = Lock()  # the compiler serves one caller at a time


def families(setting: str) -> list[str]:
    return [family.strip() for family in setting.split(",")]


def templates() -> Path:
    """Where all templates lie; the compiler sees nothing above it."""
    return Path(apps.get_app_config("kernel").path).parent


@cache
def compiler() -> typst.Compiler:
    """The kept compiler. It sees only our fonts and our templates; a missing font stops it here, not on paper."""
    fonts = typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=False,
        font_paths=[str(folder) for folder in settings.FONT_PATHS],
    )
    wanted = {*families(settings.FONT_SERIF), *families(settings.FONT_SANS)}
    if missing := sorted(wanted - set(fonts.families())):
        raise ImproperlyConfigured(f"no font {', '.join(missing)} in {settings.FONT_PATHS}: run make build")
    return typst.Compiler(root=str(templates()), font_paths=fonts)


def folder_of(template: str) -> tuple[Path, str]:
    app, name = template.split("/")
    home = Path(apps.get_app_config("kernel").path).parent
    return templates() / Path(apps.get_app_config(app).path).relative_to(home) / "typst", name


@cache
def newest(template: str) -> int:
    """The version new papers are issued under. Raises LookupError where there is no such template."""
    folder, name = folder_of(template)
    versions = [int(path.suffixes[-2].removeprefix(".v")) for path in folder.glob(f"{name}.v*.typ")]
    if not versions:
        raise LookupError(f"no template {template}")
    return max(versions)


def typeset(template: str, version: int, snapshot: dict, at: datetime, *, specimen: bool = False) -> bytes:
    """Draw a snapshot. The same snapshot, version and moment give the same bytes. A `specimen` has 样张 across it.

    Signs no font shows are drawn as 〓 and named in snapshot["missing"], so that the sheet can say which they were.
    """
    missing: dict[str, None] = {}
    drawn = glyphs.fitted(snapshot, missing)
    drawn["missing"] = [f"U+{ord(sign):04X}" for sign in missing]
    drawn["query"] = {**drawn["query"], "qr": square(snapshot["query"]["url"])}
    folder, name = folder_of(template)
    sheet = folder / f"{name}.v{version}.typ"
    inputs = {
        "template": f"/{sheet.relative_to(templates()).as_posix()}",
        "snapshot": json.dumps(drawn, ensure_ascii=False),
        "serif": json.dumps(families(settings.FONT_SERIF)),
        "sans": json.dumps(families(settings.FONT_SANS)),
    }
    with PRESS:
        return compiler().compile(
            str(MARKED if specimen else sheet),
            format="pdf",
            sys_inputs=inputs,
            pdf_standards=STANDARD,
            timestamp=int(at.timestamp()),
        )


def specimen(template: str, version: int, snapshot: dict) -> bytes:
    """What a paper of these words would look like: no number is taken, nothing is sealed, nothing kept.

    `version` 0: the newest. The place of the seal is shown, so that the sheet is laid out as a real one.
    """
    query = snapshot["query"]
    said = {"code": SPECIMEN, "url": settings.PUBLIC_BASE_URL + query["path"]}
    words = {"number": SPECIMEN, "sealed": False, "stamp": True, "sample": True, "query": query | said}
    return typeset(template, version or newest(template), snapshot | words, timezone.now(), specimen=True)


@lru_cache(MOST_SQUARES)
def square(address: str) -> str:
    """The QR code of an address, as SVG; the papers of one matter lead to the same page."""
    return segno.make_qr(address, error="m").svg_inline(border=0, omitsize=True)
