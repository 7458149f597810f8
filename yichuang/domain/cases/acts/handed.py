"""What was handed in, as papers list it."""

from yichuang.domain.cases import papers
from yichuang.domain.cases.models import CaseMaterial, Supply

FORMS = {"file": "电子", "licence": "电子证照", "result": "免交"}


def handed(case, lines: list[CaseMaterial] | None = None) -> tuple:
    """The materials as a receipt lists them: those supplied, in the form they came; all, or these `lines`."""
    supplies = Supply.objects.filter(material__case=case, replaced=False).select_related("material")
    if lines is not None:
        supplies = supplies.filter(material__in=lines)
    newest = {supply.material_id: supply for supply in supplies.order_by("material__seq", "pk")}
    return tuple(map(as_handed, newest.values())) or (papers.Handed("申请表（本系统填写）", "电子", 1),)


def as_handed(supply: Supply) -> papers.Handed:
    line = supply.material
    form = FORMS.get(supply.kind) or ("原件" if line.originals else "复印件")
    note = f"办件{supply.result}的结果" if supply.result else supply.file_name
    return papers.Handed(line.name, form, max(line.originals, line.copies, 1), note)
