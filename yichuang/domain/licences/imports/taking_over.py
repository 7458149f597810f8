"""Licences of an older system taken in from a file: checked as a whole, then entered one by one, all or nothing."""

from django.core.exceptions import ObjectDoesNotExist, PermissionDenied
from django.db import transaction
from django.utils import timezone

from yichuang.domain.identity import acts as people
from yichuang.domain.identity import reads as identity
from yichuang.domain.identity.tables import CodeKind
from yichuang.domain.licences.acts.taking_over import Issued, Source, refuse_taken, take_over
from yichuang.domain.licences.imports.papers import match, taken
from yichuang.domain.licences.models import Licence
from yichuang.domain.licences.reads import is_identifier
from yichuang.domain.licences.states import State
from yichuang.kernel import numbers
from yichuang.kernel.actors import Actor
from yichuang.kernel.bundles import Bundle
from yichuang.kernel.cells import Cell, Checked, Day, OneOf, column
from yichuang.kernel.codes import is_citizen_number, is_credit_code
from yichuang.kernel.handovers import SystemSheet
from yichuang.kernel.models import StoredFile
from yichuang.kernel.refusals import ActRefused
from yichuang.kernel.sheets import Columns, FileRefused, Sheet, parse

NUMBER, IDENTIFIER, TYPE, KIND, NAME, CODE = "证照编号", "电子证照标识", "证照名称", "持证人类别", "持证人", "证件号码"
BODY, ISSUED, FROM, TO, STATE, FACE = "颁发机关代号", "颁发日期", "有效期起", "有效期止", "证照状态", "照面信息"
KINDS = {"个人": ("natural", CodeKind.CITIZEN), "单位": ("legal", CodeKind.CREDIT_CODE)}
STATES = {"有效": State.VALID, "暂停使用": State.SUSPENDED}


class Face(Cell):
    """What stands on a licence: 名称=内容, several joined by |."""

    def empty(self):
        return {}

    def read(self, text: str):
        pairs = [part.partition("=") for part in text.split("|")]
        if not all(name.strip() and sign for name, sign, _ in pairs):
            raise ValueError("应写成 住所=示例路1号|许可范围=示例 的样子")
        return {name.strip(): value.strip() for name, _, value in pairs}


class Licences(Columns):
    """One row a licence. The headings are those of the template staff download."""

    optional = frozenset({IDENTIFIER, TO, FACE})
    number = column(NUMBER, Cell(longest=40))
    identifier = column(IDENTIFIER, Checked(is_identifier, "标识的格式或校验位不对", blank=True))
    type = column(TYPE, Cell(longest=120))
    kind = column(KIND, OneOf(KINDS))
    name = column(NAME, Cell(longest=200))
    code = column(CODE, Cell(longest=40))
    body = column(BODY, Cell(longest=40))
    issued = column(ISSUED, Day())
    begins = column(FROM, Day())
    ends = column(TO, Day(blank=True))
    state = column(STATE, OneOf(STATES))
    face = column(FACE, Face(blank=True))


def check(name: str, content: bytes, *, system: str, by: Actor, bundle: Bundle | None = None) -> SystemSheet:
    """The dry run: every fault of every row, and of every PDF in the `bundle` beside the table, at once."""
    plan = SystemSheet(parse(name, content, Licences), system.strip(), bundle)
    plan.sheet.unique(NUMBER)
    if bundle:
        match(plan, [(getattr(row, NUMBER), getattr(row, IDENTIFIER), row.line) for row in plan.sheet.rows])
    for row in plan.sheet.rows:
        known = Licence.objects.filter(number=getattr(row, NUMBER)).first()
        if known and known.source == plan.system:
            plan.known += 1
            continue
        check_number(plan.sheet, row)
        check_row(plan.sheet, row, by)
    return plan


def check_number(sheet: Sheet, row) -> None:
    number = getattr(row, NUMBER)
    try:
        refuse_taken(number, "")
    except ActRefused as refusal:
        sheet.blame(row, NUMBER, "；".join(refusal.reasons).removesuffix("。"), number)


def check_row(sheet: Sheet, row, by: Actor) -> None:
    _, code_kind = getattr(row, KIND)
    right = is_citizen_number if code_kind == CodeKind.CITIZEN else is_credit_code
    code = getattr(row, CODE).upper()
    if not right(code):
        sheet.blame(row, CODE, "证件号码不正确，请对照证件核对")
    elif (party := identity.party_with_code(code, by=by)) and party.name != getattr(row, NAME):
        sheet.blame(row, NAME, "这个证件号码已经登记，但姓名或名称不一致", getattr(row, NAME)[:1] + "…")
    if not by.holds("SUPERVISOR", getattr(row, BODY)) or not exists(getattr(row, BODY)):
        sheet.blame(row, BODY, "没有这个机关，或者它的证照不归您接管", getattr(row, BODY))
    if (identifier := getattr(row, IDENTIFIER)) and Licence.objects.filter(identifier=identifier).exists():
        sheet.blame(row, IDENTIFIER, "这个标识已经有一份证照", identifier)
    if getattr(row, ISSUED) > timezone.localdate():
        sheet.blame(row, ISSUED, "不能晚于今天", getattr(row, ISSUED).isoformat())
    ends = getattr(row, TO)
    if ends and ends < max(getattr(row, FROM), timezone.localdate()):
        sheet.blame(row, TO, "已经过期，或早于有效期起；只接管还在有效期内的证照", ends.isoformat())


def exists(code: str) -> bool:
    try:
        return bool(identity.body(code))
    except ObjectDoesNotExist:
        return False


def load(plan: SystemSheet, *, by: Actor) -> int:
    """Enter every licence not entered before, or none; returns how many."""
    papers = {} if plan.problems else taken(plan)
    if plan.problems:
        raise FileRefused(plan.problems)
    known = set(Licence.objects.filter(source=plan.system).values_list("number", flat=True))
    new = [row for row in plan.sheet.rows if getattr(row, NUMBER) not in known]
    with transaction.atomic():
        numbers.hold(f"licence {getattr(row, BODY)}" for row in new)  # in one order, whatever that of the rows is
        for row in new:
            enter(plan, row, by, papers.get(getattr(row, NUMBER)))
        if plan.problems:
            raise FileRefused(plan.problems)
    return len(new)


def enter(plan: SystemSheet, row, by: Actor, paper: StoredFile | None) -> None:
    kind, code_kind = getattr(row, KIND)
    issued = Issued(
        number=getattr(row, NUMBER), name=getattr(row, TYPE), issued_on=getattr(row, ISSUED),
        valid_from=getattr(row, FROM), valid_to=getattr(row, TO), state=getattr(row, STATE),
        content=getattr(row, FACE), identifier=getattr(row, IDENTIFIER),
    )  # fmt: skip
    source = Source(plan.system, plan.sheet.digest, row.line, plan.bundle_digest)
    try:
        party = people.register_party(
            kind=kind, name=getattr(row, NAME), code_kind=code_kind, code=getattr(row, CODE), by=by
        )
        body = identity.body(getattr(row, BODY))
        take_over(by=by, source=source, body=body, party=party, issued=issued, paper=paper)
    except ActRefused as refusal:
        plan.sheet.blame(row, NUMBER, "；".join(refusal.reasons).removesuffix("。"), getattr(row, NUMBER))
    except PermissionDenied:
        plan.sheet.blame(row, NUMBER, "接管不归您办")
