"""Materials coming in: files kept before, licences presented instead, paper seen at the window."""

from yichuang.domain.cases import reads
from yichuang.domain.cases.acts import waiving
from yichuang.domain.cases.models import Case, CaseMaterial, Supply
from yichuang.kernel import files
from yichuang.kernel.actors import Actor
from yichuang.kernel.refusals import ActRefused


def supply(case: Case, by: Actor, materials: list[dict], lines=None) -> list[CaseMaterial]:
    """Take in [{material: seq, file: id | licence: identifier | result: case number | paper: True}] and bring the
    lists up to date.

    All is checked before anything is written; every fault is told at once. What came before is kept as replaced.
    `lines` is the case's material list where the caller has just read or made it.
    """
    lines = {line.seq: line for line in (case.materials.all() if lines is None else lines)}
    given_files = {str(given["file"]) for given in materials if given.get("file")}
    kept = {str(file.pk): file for file in files.of(by.account, *given_files)} if given_files else {}
    faults, brought, supplies = [], [], []
    for given in materials:
        line = lines.get(given["material"])
        if line is None:
            faults.append(f"材料清单里没有第{given['material']}项。")
            continue
        made, fault = supplied(line, given, case, by, kept)
        faults += [fault] if fault else []
        if made:
            supplies.append(made)
            brought.append(line)
    if faults:
        raise ActRefused(*faults, article="行政许可法31")
    keep(lines.values(), brought, supplies)
    case.missing, case.owed = reads.outstanding(case, lines.values())
    waiving.note(case, supplies)
    return brought


def keep(lines, brought: list[CaseMaterial], supplies: list[Supply]) -> None:
    """Write what was brought. A list made by the act that is running is written with it, at once as it then stands."""
    if again := [line.pk for line in brought if line.supplied]:
        Supply.objects.filter(material__in=again).update(replaced=True)
    for line in brought:
        line.supplied = True
    if unwritten := [line for line in lines if line.pk is None]:
        CaseMaterial.objects.bulk_create(unwritten)
    else:
        CaseMaterial.objects.filter(pk__in=[line.pk for line in brought]).update(supplied=True)
    Supply.objects.bulk_create(supplies)


def supplied(line: CaseMaterial, given: dict, case: Case, by: Actor, kept: dict) -> tuple[Supply | None, str]:
    """One supply, or the sentence that says why not."""
    if given.get("file"):
        return from_file(line, kept.get(str(given["file"])), by)
    if given.get("licence"):
        return from_licence(line, given["licence"], case, by)
    if given.get("result"):
        return from_result(line, given["result"], case, by)
    if given.get("paper") and may_have_seen_it(case, by):
        return Supply(material=line, kind=Supply.Kind.PAPER, by=by.account), ""
    return None, f"“{line.name}”没有收到文件。请选择文件后再上传。"


def may_have_seen_it(case: Case, by: Actor) -> bool:
    """Paper is seen by who takes the case in, not by a helper; the clock hands on what was seen with a 一件事."""
    return by.kind == "clock" or (by.is_staff and by.account != case.helper)


def from_file(line: CaseMaterial, kept, by: Actor) -> tuple[Supply | None, str]:
    if kept is None:
        return None, f"“{line.name}”的文件找不到了。请重新上传。"
    return Supply(
        material=line,
        kind=Supply.Kind.FILE,
        file=str(kept.pk),
        file_name=kept.name,
        sha256=kept.sha256,
        pages=kept.pages or 0,
        by=by.account,
    ), ""


def from_result(line: CaseMaterial, number: str, case: Case, by: Actor) -> tuple[Supply | None, str]:
    """What was granted in an earlier case of the same applicant is not brought again (国令716第7条)."""
    earlier = Case.objects.filter(number=number, party_number=case.party_number).first()
    if earlier is None or not reads.came_out(earlier).granted:
        return None, f"“{line.name}”：编号 {number} 的办件还没有准予，不能用它的结果。"
    return Supply(material=line, kind=Supply.Kind.RESULT, result=number, by=by.account), ""


def from_licence(line: CaseMaterial, identifier: str, case: Case, by: Actor) -> tuple[Supply | None, str]:
    """A licence replaces the material when it is the applicant's own, of the right type, and in force today."""
    check = waiving.checked(case, line, identifier, act="attach", by=by)
    if check.fault:
        return None, f"“{line.name}”：{check.fault}"
    check.save()
    waiving.present(case, line, identifier, by)
    return Supply(material=line, kind=Supply.Kind.LICENCE, licence=identifier, by=by.account), ""
