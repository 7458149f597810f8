"""The PDFs of old licences in a ZIP beside the table, each called by its identifier or, where it has none, its number:
`1.2.156.3005.2.….pdf`, `示2020-001.pdf`."""

from hashlib import sha256

from django.core.exceptions import ValidationError

from yichuang.domain.licences.models import Licence
from yichuang.kernel import files
from yichuang.kernel.bundles import in_order
from yichuang.kernel.handovers import SystemSheet
from yichuang.kernel.models import StoredFile

PDF = "application/pdf"
ONLY = 0  # a licence has one paper


def match(plan: SystemSheet, named: list[tuple[str, str, int]]) -> None:
    """Find for each PDF the row whose (number, identifier, line) it is called by, and look at what is in it; every
    fault of every file at once."""
    rows = {name: (number, line) for number, identifier, line in named for name in (number, identifier) if name}
    faulty = {
        str(cells.get(heading, "")).strip() for cells in plan.sheet.faulty for heading in ("证照编号", "电子证照标识")
    }
    for path, _, _ in in_order(plan.bundle):
        name = path.rpartition(".")[0]
        if name in faulty:
            continue  # what is wrong with that row is said already
        if name not in rows:
            plan.bundle.blame(path, "表格里没有这个标识或编号，文件名要是“电子证照标识.pdf”或“证照编号.pdf”")
            continue
        number, line = rows[name]
        if number in plan.files:
            plan.bundle.blame(path, "这份证照已经有一个文件了，只能有一个", line)
        elif why := fault_of(plan, path, number):
            plan.bundle.blame(path, why, line)
        elif not Licence.objects.filter(number=number).exists():
            plan.files[number] = [(ONLY, path)]


def fault_of(plan: SystemSheet, path: str, number: str) -> str:
    if (content := plan.bundle.read(path)) is None:
        return ""  # said already
    known = Licence.objects.filter(number=number, source=plan.system).select_related("paper").first()
    if known is None:
        return files.unfit(content, (PDF,))
    same = known.paper and known.paper.sha256 == sha256(content.getvalue()).hexdigest()
    return "" if same else "这份证照以前已经接管，不能再从压缩包换文件"


def taken(plan: SystemSheet) -> dict[str, StoredFile]:
    """The paper of every row, by its number, its bytes on the disk and its record not yet in the database; one that is
    not fit after all is blamed."""
    papers: dict[str, StoredFile] = {}
    for number, [(_, path)] in plan.files.items():
        if content := plan.bundle.read(path):
            try:
                papers[number] = files.take(content, name=path)
            except ValidationError as why:
                plan.bundle.blame(path, why.message)
    return papers
