"""Correction (补正): what a notice asks for, and what counts as supplied."""

from django.db.models import Max
from django.utils import timezone

from yichuang.domain.cases import reads
from yichuang.domain.cases.acts import issuing
from yichuang.domain.cases.acts.supplying import supply
from yichuang.domain.cases.models import CaseMaterial
from yichuang.domain.cases.states import LIFE, State
from yichuang.kernel import workdays
from yichuang.kernel.refusals import ActRefused

PARTS = ("material", "defect", "basis", "remedy")
NOTHING_NEW = "没有收到新的内容。请上传告知书要求的材料，或者改正告知书指出的填写内容，再提交。"
NO_SUCH_LINE = "材料清单里没有第 {number} 项。请核对序号，或者写出材料的名称。"


def gaps_lined_up(case, gaps: list[dict]) -> list[dict]:
    """The gaps in full, each either about a material or about one question of the form (`element`).

    `material` names a line of the list by its number or its name, or a question by its element or label. Any other
    name is a paper the list does not have: it gets a line of its own, and with it a box wherever papers are brought.
    Refuses a number the list does not have.
    """
    lines = {str(line.seq): line.name for line in case.materials.all()}
    questions = {question.element: question.label for question, _ in reads.answered(case, reads.version_of(case))}
    return [gap_lined_up(case, gap, lines, questions) for gap in gaps]


def gap_lined_up(case, gap: dict, lines: dict[str, str], questions: dict[str, str]) -> dict:
    told = {part: str(gap.get(part, "")).strip() for part in PARTS} | {"element": "", "supplied": False}
    named = lines.get(told["material"], told["material"])
    element = next((each for each, label in questions.items() if named in (each, label)), "")
    if element and named not in lines.values():
        return told | {"material": f"申请表：{questions[element]}", "element": element}
    if named.isdecimal() and named not in lines.values():
        raise ActRefused(NO_SUCH_LINE.format(number=named), article="行政许可法32(1)(4)")
    if named and named not in lines.values():
        line = asked_besides(case, named)
        lines[str(line.seq)] = line.name
    return told | {"material": named}


def asked_besides(case, name: str) -> CaseMaterial:
    """A line of its own for a paper that the item's list does not name and the notice asks for."""
    last = case.materials.aggregate(last=Max("seq"))["last"] or 0
    return CaseMaterial.objects.create(case=case, seq=last + 1, name=name[:200], necessity="conditional")


def amended(case, answers: dict | None) -> None:
    """Put new answers in the place of old ones, and look again at what is missing or wrong."""
    version = reads.version_of(case)
    case.answers = {**case.answers, **reads.known_answers(version, answers or {})}
    reads.examine_form(case, version)


def correct(case, *, by, materials: list[dict], answers: dict | None = None):
    """Supply what the notice asked for. When every gap is met a new five-day clock runs, and silence accepts here
    too; until then the case stays with the applicant. A gap about the form is met by another, fitting answer to that
    very question. Refuses where nothing new came."""
    met = gaps_met(case, materials, answers or {})
    if not materials and met == [gap["supplied"] for gap in case.gaps]:
        raise ActRefused(NOTHING_NEW, article="行政许可法32(1)(4)")
    to = State.RECEIVED if all(met) else State.CORRECTION
    with LIFE.step(case, "correct", by=by, to=to) as step:
        case = step.thing
        met = gaps_met(case, materials, answers or {})  # once more, now that nobody else can answer meanwhile
        case.gaps = [{**gap, "supplied": ok} for gap, ok in zip(case.gaps, met, strict=True)]
        brought = supply(case, by, materials)
        amended(case, answers)
        case.second_notice_allowed = False
        if to == State.RECEIVED:
            case.filed_on = workdays.effective_date(timezone.now())
            step.clock["notice"] = {"on": case.filed_on.isoformat()}
        issuing.receipt(step, brought, supplement=True)
    return step.thing


def gaps_met(case, materials: list[dict], answers: dict) -> list[bool]:
    """For every line of the notice: whether it was supplied before or is supplied now."""
    lines = {line.seq: line.name for line in case.materials.all()}
    names = {lines.get(given["material"]) for given in materials}
    questions = {question.element: question for question, _ in reads.answered(case, reads.version_of(case))}
    return [
        gap["supplied"]
        or (is_answered_anew(case, questions[gap["element"]], answers) if gap["element"] else gap["material"] in names)
        for gap in case.gaps
    ]


def is_answered_anew(case, question, answers: dict) -> bool:
    answer = answers.get(question.element)
    changed = answer not in (None, "", [], case.answers.get(question.element))
    return changed and not reads.faults_in([question], answers)
