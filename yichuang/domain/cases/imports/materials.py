"""The files of materials in a ZIP beside the table of cases: a folder for each case, named by its number there, and in
it files whose names begin with the number of the material: `旧2026-001/1.pdf`, `旧2026-001/2-身份证.jpg`."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from io import BytesIO

from django.core.exceptions import ValidationError

from yichuang.domain.cases.acts.taking_over import Brought
from yichuang.domain.cases.models import Case, Supply
from yichuang.kernel import files
from yichuang.kernel.actors import Actor
from yichuang.kernel.bundles import in_order
from yichuang.kernel.handovers import SystemSheet

NAMED = re.compile(r"0*(\d{1,3})(?:[-_.、 ].*)?\.[^.]+")


@dataclass(frozen=True)
class Folder:
    """What may lie in the folder of one row: `materials` by their number, without those the row calls `missing`.
    `case` is the one this row was taken over as before, if it was."""

    line: int
    materials: dict[int, str]
    missing: Iterable[str] = ()
    case: Case | None = None


def match(plan: SystemSheet, folders: dict[str, Folder]) -> None:
    """Find for each file its row and its material, and look at what is in it; every fault of every file at once."""
    faulty = {str(cells.get("原系统编号", "")).strip() for cells in plan.sheet.faulty}
    for path, number, name in in_order(plan.bundle):
        folder, named = folders.get(number), NAMED.fullmatch(name)
        if folder is None:
            if number not in faulty:  # what is wrong with that row is said already
                plan.bundle.blame(path, f"表格里没有原系统编号“{number}”，文件要放在以编号命名的文件夹里")
        elif named is None:
            plan.bundle.blame(path, "文件名要以材料序号开头，例如 1.pdf、2-身份证.jpg", folder.line)
        elif why := fault_of(plan, path, int(named[1]), folder):
            plan.bundle.blame(path, why, folder.line)
        elif folder.case is None:
            plan.files.setdefault(number, []).append((int(named[1]), path))


def fault_of(plan: SystemSheet, path: str, seq: int, folder: Folder) -> str:
    if seq not in folder.materials:
        return f"这个事项没有第 {seq} 项材料"
    if folder.materials[seq] in folder.missing:
        return f"表格里写着“{folder.materials[seq]}”还没有交"
    if (content := plan.bundle.read(path)) is None:
        return ""  # said already
    if folder.case is not None:
        return "" if is_there(folder.case, seq, content) else "这一件以前已经接管，不能再从压缩包添材料"
    return files.unfit(content)


def is_there(case: Case, seq: int, content: BytesIO) -> bool:
    digest = sha256(content.getvalue()).hexdigest()
    return Supply.objects.filter(material__case=case, material__seq=seq, sha256=digest).exists()


def taken(plan: SystemSheet, by: Actor) -> dict[str, list[Brought]]:
    """The files of every row, by its number, their bytes on the disk and their records not yet in the database; one
    that is not fit after all is blamed."""
    brought: dict[str, list[Brought]] = {}
    for number, wanted in plan.files.items():
        for seq, path in wanted:
            if content := plan.bundle.read(path):
                try:
                    one = Brought(seq, files.take(content, name=path, owner=by.account))
                except ValidationError as why:
                    plan.bundle.blame(path, why.message)
                else:
                    brought.setdefault(number, []).append(one)
    return brought
