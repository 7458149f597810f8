"""Places, bodies, windows and people from files: checks first, then acts.

Structure (references, types, check digits, sums) stops a load: nothing at all is written, every fault is listed.
"""

from yichuang.domain.identity.imports.folder import TABLES, Loaded, Plan, check, files_of, from_folder, load
from yichuang.domain.identity.imports.totals import check_totals, read_totals

__all__ = [
    "TABLES",
    "Loaded",
    "Plan",
    "check",
    "check_totals",
    "files_of",
    "from_folder",
    "load",
    "read_totals",
]
