"""What every application asks for, beside the item's own fields (基本信息), by who applies."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Question:
    """One line of a form: `element` is the data element it fills, `type` one of the catalogue's field types,
    `longest` how many signs an answer may have (0: as many as its type)."""

    element: str
    label: str
    type: str
    required: bool = True
    help: str = ""
    options: list[str] = field(default_factory=list)
    longest: int = 0


PERSON = (
    Question("name", "姓名", "text"),
    Question("id_number", "公民身份号码", "id_number"),
    Question("phone", "联系电话", "phone"),
    Question("address", "联系地址", "address"),
)
ORGANISATION = (
    Question("org_name", "单位名称", "text"),
    Question("uscc", "统一社会信用代码", "uscc"),
    Question("legal_rep_name", "法定代表人（负责人）姓名", "text"),
    Question("legal_rep_id_number", "法定代表人（负责人）公民身份号码", "id_number"),
    Question("org_address", "住所（经营场所）", "address"),
    Question("contact_name", "联系人姓名", "text"),
    Question("contact_phone", "联系人电话", "phone"),
)
NOT_YET = {"uscc"}  # an organisation still to be formed has none of these


def base_set(kind: str) -> tuple[Question, ...]:
    """The base set for a natural person, a legal person, or one to be formed."""
    if kind == "natural":
        return PERSON
    return tuple(q for q in ORGANISATION if kind != "forming" or q.element not in NOT_YET)


CLOCK_WORDS = {
    "notice": "一次性告知期限",
    "correction": "补正期限",
    "statutory": "法定办结期限",
    "promise": "承诺办结期限",
    "special": "特别程序所需时间",
    "delivery": "送达期限",
    "owed": "容缺补交期限",
    "post_check": "承诺事后核查期限",
    "remedy": "责令改正期限",
}
CHANNEL_WORDS = {"online": "网上提交", "counter": "窗口当面提交", "terminal": "自助终端提交", "post": "邮寄提交"}
UNIT_WORDS = {"workday": "个工作日", "day": "日", "month": "个月"}
# How the provincial monitor names what we call a channel; a terminal exchanges data electronically.
SUBMISSION_CODES = {"counter": "0", "online": "1", "post": "2", "terminal": "7"}
GET_TYPES = {"paper": "纸质收取", "file": "电子上传", "licence": "证照库调取", "result": "证照库调取"}

CHARGED_IN = ("ACCEPTED", "IN_REVIEW", "SPECIAL", "PENDING_DECISION", "GRANTED", "CERT_MAKING")
EXAMINED_IN = ("ACCEPTED", "IN_REVIEW", "SPECIAL", "PENDING_DECISION")  # earlier, a correction notice says it
CHECKED_IN = ("GRANTED", "CERT_MAKING", "READY", "DELIVERED")

# Acts by which somebody is told no, or not yet: each is registered and reviewed (否定报备), whoever did it.
REFUSALS = frozenset({
    ("return_for_edit", "DRAFT"), ("turn_away", "NOT_REQUIRED"), ("turn_away", "NOT_ACCEPTED"), ("deny", "DENIED"),
    ("decide_on_the_spot", "DENIED"), ("record_outcome", "DENIED"),
})  # fmt: skip
# Which acts the applicant is told of, in which state they leave the case: (topic of notices, the date it names).
TOLD = {
    ("submit", "SUBMITTED"): ("submitted", "notice_due"),
    ("file_under_mandate", "SUBMITTED"): ("submitted", "notice_due"),
    ("receive", "RECEIVED"): ("received", "notice_due"),
    ("return_for_edit", "DRAFT"): ("returned_for_edit", ""),
    ("turn_away", "NOT_REQUIRED"): ("not_required", ""),
    ("turn_away", "NOT_ACCEPTED"): ("not_accepted", ""),
    ("ask_to_correct", "CORRECTION"): ("correction_asked", "correction_due"),
    ("correct", "RECEIVED"): ("supplement_received", "notice_due"),
    ("return_overdue", "RETURNED"): ("returned", ""),
    ("accept", "ACCEPTED"): ("accepted", "promise_due"),
    ("deem_accepted", "ACCEPTED"): ("deemed_accepted", "promise_due"),
    ("start_review", "IN_REVIEW"): ("review_started", "promise_due"),
    ("forward", "PENDING_DECISION"): ("forwarded", "promise_due"),
    ("send_up", "PENDING_DECISION"): ("sent_up", ""),
    ("start_special", "SPECIAL"): ("special_started", ""),
    ("finish_special", "IN_REVIEW"): ("special_ended", "promise_due"),
    ("extend", "IN_REVIEW"): ("extended", "statutory_due"),
    ("decide_on_the_spot", "GRANTED"): ("granted", "due_on"),
    ("decide_on_the_spot", "DENIED"): ("denied", "due_on"),
    ("grant", "GRANTED"): ("granted", "due_on"),
    ("deny", "DENIED"): ("denied", "due_on"),
    ("record_outcome", "GRANTED"): ("granted", "due_on"),
    ("record_outcome", "DENIED"): ("denied", "due_on"),
    ("order_correction", "GRANTED"): ("correction_ordered", "post_check_due"),
    ("order_correction", "CERT_MAKING"): ("correction_ordered", "post_check_due"),
    ("order_correction", "READY"): ("correction_ordered", "post_check_due"),
    ("order_correction", "DELIVERED"): ("correction_ordered", "post_check_due"),
    ("end_owing", "TERMINATED"): ("terminated", ""),
    ("take_up", "ACCEPTED"): ("taken_up", ""),
    ("offer_hearing", "IN_REVIEW"): ("hearing_offered", "voices_until"),
    ("call_hearing", "IN_REVIEW"): ("hearing_called", "hearing_day"),
    ("call_hearing", "SPECIAL"): ("hearing_called", "hearing_day"),
    **dict.fromkeys([("end_waiver", state) for state in EXAMINED_IN], ("waiver_ended", "")),
    **dict.fromkeys([("post_check", state) for state in CHECKED_IN], ("promise_checked", "")),
    ("allow_change", "GRANTED"): ("follow_up_decided", "due_on"),
    ("allow_renewal", "GRANTED"): ("follow_up_decided", "due_on"),
    ("deem_renewed", "GRANTED"): ("deemed_renewed", "due_on"),
    ("revoke", "GRANTED"): ("follow_up_decided", "due_on"),
    ("withdraw_grant", "GRANTED"): ("follow_up_decided", "due_on"),
    ("cancel", "GRANTED"): ("follow_up_decided", "due_on"),
    ("correct_paper", "GRANTED"): ("paper_corrected", ""),
    ("correct_paper", "DENIED"): ("paper_corrected", ""),
    ("correct_paper", "CERT_MAKING"): ("paper_corrected", ""),
    ("correct_paper", "READY"): ("paper_corrected", ""),
    ("recall", "READY"): ("recalled", "due_on"),
    **dict.fromkeys([("charge", state) for state in CHARGED_IN], ("fee_asked", "")),
    **dict.fromkeys([("reduce_fee", state) for state in CHARGED_IN], ("fee_reduced", "")),
    **dict.fromkeys([("note_payment", state) for state in CHARGED_IN], ("payment_noted", "")),
    **dict.fromkeys([("supply_owed", state) for state in CHARGED_IN], ("owed_supplied", "")),
    ("make_certificate", "CERT_MAKING"): ("certificate_made", "due_on"),
    ("hand_over", "READY"): ("ready", "due_on"),
    ("register", "DELIVERED"): ("delivered", ""),
    ("deliver", "DELIVERED"): ("delivered", ""),
    ("withdraw", "WITHDRAWN"): ("withdrawn", ""),
    ("terminate", "TERMINATED"): ("terminated", ""),
    ("void", "VOIDED"): ("voided", ""),
}

# By which acts, in which state they leave the case, people may have been served (好差评): at a window, or at the end.
TAKEN_IN = {("receive", "RECEIVED"), ("correct", "RECEIVED"), ("correct", "CORRECTION")}
SERVED = frozenset(
    TAKEN_IN
    | {("deliver", "DELIVERED"), ("register", "DELIVERED"), ("withdraw", "WITHDRAWN"), ("terminate", "TERMINATED")}
    | {("turn_away", "NOT_REQUIRED"), ("turn_away", "NOT_ACCEPTED"), ("return_overdue", "RETURNED")}
    | {("end_owing", "TERMINATED")}
)

# Why somebody at a desk looks at whole personal numbers (models.Look).
WHY_LOOK = (
    ("case", "办理本件，核对证件"),
    ("contact", "联系申请人、送达"),
    ("other_system", "录入其他系统"),
    ("supervision", "监督检查"),
)

PURPOSES = {"change": "变更", "renew": "延续", "revoke": "撤销", "withdraw": "撤回", "cancel": "注销"}
ON_REQUEST = ("change", "renew", "cancel")  # what the party may ask for (行政许可法49、50、70)
EX_OFFICIO = ("revoke", "withdraw", "cancel")  # what the body opens itself (行政许可法8、69、70)


@dataclass(frozen=True)
class Ground:
    """A ground on which the law lets a grant be undone, by its article of the 行政许可法. `heard`: the party is told
    and heard before; `after`: states of the licence without which it does not apply, () any."""

    word: str
    article: str
    heard: bool = True
    after: tuple[str, ...] = ()


TAKEN = ("revoked", "withdrawn", "forfeited")
GROUNDS = {
    "revoke": {
        "abuse": Ground("工作人员滥用职权、玩忽职守作出准予决定", "第六十九条第一款第（一）项"),
        "beyond_power": Ground("超越法定职权作出准予决定", "第六十九条第一款第（二）项"),
        "procedure": Ground("违反法定程序作出准予决定", "第六十九条第一款第（三）项"),
        "unqualified": Ground("申请人不具备资格或者不符合法定条件", "第六十九条第一款第（四）项"),
        "false_promise": Ground("承诺不实，责令改正后仍不符合条件", "第六十九条第一款第（四）项"),
        "other_unlawful": Ground("依法可以撤销的其他情形", "第六十九条第一款第（五）项"),
        "fraud": Ground("以欺骗、贿赂等不正当手段取得", "第六十九条第二款"),
    },
    "withdraw": {
        "law_changed": Ground("所依据的法律、法规、规章修改或者废止", "第八条第二款"),
        "facts_changed": Ground("准予所依据的客观情况发生重大变化", "第八条第二款"),
    },
    "cancel": {
        "expired": Ground("有效期届满未延续", "第七十条第（一）项", heard=False, after=("expired",)),
        "died": Ground("公民死亡或者丧失行为能力", "第七十条第（二）项", heard=False),
        "dissolved": Ground("法人或者其他组织依法终止", "第七十条第（三）项", heard=False),
        "taken_away": Ground("许可已依法撤销、撤回，或者证件已吊销", "第七十条第（四）项", heard=False, after=TAKEN),
        "force_majeure": Ground("因不可抗力无法实施", "第七十条第（五）项"),
        "other": Ground("法律、法规规定应当注销的其他情形", "第七十条第（六）项"),
        "asked": Ground("当事人申请注销", "第七十条第（六）项", heard=False),
    },
}

# How long an archive is kept, as it is said (档案保管期限).
RETENTION_WORDS = {"permanent": "永久", "30": "30年", "10": "10年"}
