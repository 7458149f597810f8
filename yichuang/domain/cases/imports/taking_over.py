"""Cases of an older system taken in from a file: checked as a whole, then entered one by one, all or nothing.

The same file twice does nothing the second time: what a system's own number names is entered once.
"""

from collections.abc import Sequence

from django.core.exceptions import ObjectDoesNotExist, PermissionDenied
from django.db import transaction
from django.utils import timezone

from yichuang.domain.cases import acts
from yichuang.domain.cases.acts.taking_over import Brought, Proposal, Source, Special, Stand, taken_over_before
from yichuang.domain.cases.imports.materials import Folder, match, taken
from yichuang.domain.cases.reads import material_lines
from yichuang.domain.cases.states import State
from yichuang.domain.catalogue import reads as catalogue
from yichuang.domain.identity import acts as people
from yichuang.domain.identity import reads as identity
from yichuang.domain.identity.tables import CodeKind
from yichuang.kernel.actors import Actor
from yichuang.kernel.bundles import Bundle
from yichuang.kernel.cells import Cell, Day, Many, OneOf, Whole, blank, column
from yichuang.kernel.codes import is_citizen_number, is_credit_code
from yichuang.kernel.handovers import SystemSheet
from yichuang.kernel.refusals import ActRefused
from yichuang.kernel.sheets import Columns, FileRefused, Sheet, parse

NUMBER, ITEM, KIND, NAME, CODE, PHONE = "原系统编号", "事项编码", "申请人类别", "申请人", "证件号码", "联系电话"
STATE, RECEIVED, ASKED, ACCEPTED, DECIDED = "办件状态", "收件日期", "补正告知日期", "受理日期", "决定日期"
HANDLER, MISSING, EXTENDED, EXCLUDED, REGION = (
    "承办人账号",
    "未交材料",
    "已延长工作日",
    "已扣除工作日",
    "村（社区）代码",
)
SPECIAL, BEGUN, TOLD = "特别程序", "特别程序开始日期", "特别程序告知工作日"
OUTCOME, PROPOSER, OPINION = "拟办结论", "提出意见人账号", "审查意见"
OUTCOMES = {"拟准予": "grant", "拟不予": "deny"}
KINDS = {"个人": ("natural", CodeKind.CITIZEN), "单位": ("legal", CodeKind.CREDIT_CODE)}
STATES = {
    "已收件": State.RECEIVED, "待补正": State.CORRECTION, "已受理": State.ACCEPTED, "审查中": State.IN_REVIEW,
    "特别程序中": State.SPECIAL, "待决定": State.PENDING_DECISION,
    "已准予": State.GRANTED, "不予许可": State.DENIED, "待领取": State.READY,
}  # fmt: skip
A_YEAR = 365  # working days at most, where the version names no length
# Which days a case in this state has had, in their order; it has none of the others.
DAYS = {
    State.RECEIVED: (RECEIVED,),
    State.CORRECTION: (RECEIVED, ASKED),
    State.ACCEPTED: (RECEIVED, ACCEPTED),
    State.IN_REVIEW: (RECEIVED, ACCEPTED),
    State.SPECIAL: (RECEIVED, ACCEPTED, BEGUN),
    State.PENDING_DECISION: (RECEIVED, ACCEPTED),
    State.GRANTED: (RECEIVED, ACCEPTED, DECIDED),
    State.DENIED: (RECEIVED, ACCEPTED, DECIDED),
    State.READY: (RECEIVED, ACCEPTED, DECIDED),
}
# What else a case in this state has to say; no other case may.
SAYS = {State.SPECIAL: (SPECIAL, TOLD), State.PENDING_DECISION: (OUTCOME, PROPOSER, OPINION)}


class Cases(Columns):
    """One row a case. The headings are those of the template staff download."""

    optional = frozenset(
        {ASKED, HANDLER, MISSING, EXTENDED, EXCLUDED, REGION, PHONE, SPECIAL, BEGUN, TOLD, OUTCOME, PROPOSER, OPINION}
    )
    number = column(NUMBER, Cell(longest=80))
    item = column(ITEM, Cell(longest=40))
    kind = column(KIND, OneOf(KINDS))
    name = column(NAME, Cell(longest=200))
    code = column(CODE, Cell(longest=40))
    phone = blank(PHONE, 20)
    state = column(STATE, OneOf(STATES))
    received = column(RECEIVED, Day())
    asked = column(ASKED, Day(blank=True))
    accepted = column(ACCEPTED, Day(blank=True))
    decided = column(DECIDED, Day(blank=True))
    handler = blank(HANDLER, 40)
    missing = column(MISSING, Many(blank=True))
    extended = column(EXTENDED, Whole(blank=True, most=60))
    excluded = column(EXCLUDED, Whole(blank=True, most=400))
    region = blank(REGION, 12)
    special = blank(SPECIAL, 12)
    begun = column(BEGUN, Day(blank=True))
    told = column(TOLD, Whole(blank=True, least=1, most=365))
    outcome = column(OUTCOME, OneOf(OUTCOMES, blank=True))
    proposer = blank(PROPOSER, 40)
    opinion = blank(OPINION)


def check(name: str, content: bytes, *, system: str, by: Actor, bundle: Bundle | None = None) -> SystemSheet:
    """The dry run: every fault of every row, and of every file in the `bundle` beside the table, at once."""
    plan = SystemSheet(parse(name, content, Cases), system.strip(), bundle)
    plan.sheet.unique(NUMBER)
    versions: dict = {}
    folders: dict[str, Folder] = {}
    for row in plan.sheet.rows:
        case = taken_over_before(source_of(plan, row))
        if case:
            plan.known += 1
        else:
            check_days(plan.sheet, row)
            check_said(plan.sheet, row)
            check_party(plan.sheet, row, by)
            check_item(plan.sheet, row, by, versions)
        folders[getattr(row, NUMBER)] = folder_of(row, case, versions)
    if bundle:
        match(plan, folders)
    return plan


def folder_of(row, case, versions: dict) -> Folder:
    """What may lie in the ZIP for this row; nothing where its item is not known, which is said of the row."""
    if case:
        return Folder(row.line, dict(case.materials.values_list("seq", "name")), case=case)
    version, _ = versions.get((getattr(row, ITEM), getattr(row, REGION)), (None, None))
    lines = material_lines(version) if version else []
    return Folder(row.line, {line["seq"]: line["name"] for line in lines}, getattr(row, MISSING))


def check_days(sheet: Sheet, row) -> None:
    """Every day the state needs, none it cannot have, in their order, none in the future."""
    needed, before = DAYS[getattr(row, STATE)], None
    for column_name in (RECEIVED, ASKED, ACCEPTED, BEGUN, DECIDED):
        day = getattr(row, column_name)
        if day is None:
            if column_name in needed:
                sheet.blame(row, column_name, "这个状态的办件要写这个日期")
        elif column_name not in needed and column_name != ASKED:
            sheet.blame(row, column_name, "这个状态的办件还没有这个日期", day.isoformat())
        elif day > timezone.localdate() or (before and day < before):
            sheet.blame(row, column_name, "不能晚于今天，也不能早于前一步", day.isoformat())
        before = day or before
    if getattr(row, STATE) == State.CORRECTION and not getattr(row, MISSING):
        sheet.blame(row, MISSING, "待补正的办件要写清还缺哪些材料")


def check_said(sheet: Sheet, row) -> None:
    """What belongs to a special procedure stands with a case in one, a proposal with a case before the head."""
    own = SAYS.get(getattr(row, STATE), ())
    for column_name in (SPECIAL, TOLD, OUTCOME, PROPOSER, OPINION):
        said = getattr(row, column_name)
        if column_name in own and not said:
            sheet.blame(row, column_name, "这个状态的办件要写这一列")
        elif said and column_name not in own:
            sheet.blame(row, column_name, "这个状态的办件不写这一列")


def check_party(sheet: Sheet, row, by: Actor) -> None:
    _, code_kind = getattr(row, KIND)
    right = is_citizen_number if code_kind == CodeKind.CITIZEN else is_credit_code
    code = getattr(row, CODE).upper()
    if not right(code):
        sheet.blame(row, CODE, "证件号码不正确，请对照证件核对")
    elif (known := identity.party_with_code(code, by=by)) and known.name != getattr(row, NAME):
        sheet.blame(row, NAME, "这个证件号码已经登记，但姓名或名称不一致", getattr(row, NAME)[:1] + "…")


def check_item(sheet: Sheet, row, by: Actor, versions: dict) -> None:
    """The item is in force, its body is one this person supervises, and the materials are of its list."""
    try:
        version, body = version_of(row, versions)
    except ObjectDoesNotExist:
        sheet.blame(row, ITEM, "没有这个事项，或者没有发布", getattr(row, ITEM))
        return
    except ActRefused as refusal:
        sheet.blame(row, REGION, "；".join(refusal.reasons), getattr(row, REGION))
        return
    if not by.holds("SUPERVISOR", body.code):
        sheet.blame(row, ITEM, f"{body.short_name}的办件不归您接管", getattr(row, ITEM))
    listed = {line["name"] for line in material_lines(version)}
    for name in getattr(row, MISSING):
        if name not in listed:
            sheet.blame(row, MISSING, "这个事项没有这项材料", name)
    for column_name in (HANDLER, PROPOSER):
        account = getattr(row, column_name)
        if account and not identity.names_of({account}):
            sheet.blame(row, column_name, "没有这个账号", account)
    check_way(sheet, row, version)


def check_way(sheet: Sheet, row, version) -> None:
    """Only what is decided here is examined here; the procedure is one the version lets stop the clock."""
    if getattr(row, STATE) in SAYS and not version.is_decided_here:
        sheet.blame(row, STATE, "这个事项不由本机关决定，请以“已受理”接管，再转外部系统或上报")
        return
    kind, days = getattr(row, SPECIAL), getattr(row, TOLD)
    if not kind or getattr(row, STATE) != State.SPECIAL:
        return
    most = {special.kind: special.longest_days or A_YEAR for special in version.specials.all() if special.may_suspend}
    if kind not in most:
        may = "、".join(most) or "没有"
        sheet.blame(row, SPECIAL, f"这个事项可以暂停计时的特别程序：{may}", kind)
    elif days and days > most[kind]:
        sheet.blame(row, TOLD, f"这个特别程序最多 {most[kind]} 个工作日", str(days))


def version_of(row, versions: dict) -> tuple:
    key = getattr(row, ITEM), getattr(row, REGION)
    if key not in versions:
        version = catalogue.version_in_force(key[0])
        versions[key] = version, catalogue.deciding_body(version.item, key[1])
    return versions[key]


def source_of(plan: SystemSheet, row) -> Source:
    return Source(plan.system, getattr(row, NUMBER), plan.sheet.digest, row.line, plan.bundle_digest)


def load(plan: SystemSheet, *, by: Actor) -> int:
    """Enter every case not entered before, or none; returns how many."""
    brought = {} if plan.problems else taken(plan, by)
    if plan.problems:
        raise FileRefused(plan.problems)
    entered, versions = 0, {}
    with transaction.atomic():
        for row in plan.sheet.rows:
            source = source_of(plan, row)
            if taken_over_before(source) is None:
                entered += enter(plan.sheet, row, source, versions, by=by, brought=brought.get(source.number, ()))
        if plan.problems:
            raise FileRefused(plan.problems)
    return entered


def stand_of(row) -> Stand:
    special, proposal = None, None
    if kind := getattr(row, SPECIAL):
        special = Special(kind, getattr(row, BEGUN), getattr(row, TOLD))
    if outcome := getattr(row, OUTCOME):
        proposal = Proposal(outcome, getattr(row, PROPOSER), getattr(row, OPINION))
    return Stand(
        state=getattr(row, STATE), received_on=getattr(row, RECEIVED), asked_on=getattr(row, ASKED),
        accepted_on=getattr(row, ACCEPTED), decided_on=getattr(row, DECIDED), handler=getattr(row, HANDLER),
        missing=tuple(getattr(row, MISSING)), extended=getattr(row, EXTENDED) or 0,
        excluded=getattr(row, EXCLUDED) or 0, special=special, proposal=proposal,
    )  # fmt: skip


def enter(sheet: Sheet, row, source: Source, versions: dict, *, by: Actor, brought: Sequence[Brought]) -> bool:
    version, body = version_of(row, versions)
    kind, code_kind = getattr(row, KIND)
    stand = stand_of(row)
    try:
        party = people.register_party(
            kind=kind, name=getattr(row, NAME), code_kind=code_kind, code=getattr(row, CODE),
            phone=getattr(row, PHONE), by=by,
        )  # fmt: skip
        acts.take_over(by=by, source=source, version=version, body=body, party=party, stand=stand, brought=brought)
    except ActRefused as refusal:
        sheet.blame(row, NUMBER, "；".join(refusal.reasons))
        return False
    except PermissionDenied:
        sheet.blame(row, NUMBER, "接管不归您办")
        return False
    return True
