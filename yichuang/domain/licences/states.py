"""The life of an e-licence (电子证照): K3 of the domain handbook."""

from django.db.models import TextChoices

from yichuang.domain.licences import rules as r
from yichuang.kernel.states import NOTHING, STAYS, Row, Table


class State(TextChoices):
    VALID = "valid", "有效"
    SUSPENDED = "suspended", "暂停使用"
    EXPIRED = "expired", "已过期"
    REVOKED = "revoked", "已撤销"
    WITHDRAWN = "withdrawn", "已撤回"
    FORFEITED = "forfeited", "已吊销"
    CANCELLED = "cancelled", "已注销"


S = State
IN_USE = (S.VALID, S.SUSPENDED)  # what time can still end
TAKEN = (S.REVOKED, S.WITHDRAWN, S.FORFEITED)  # what is struck out afterwards (行政许可法70(4))
WORDS = {
    "issue": "颁发",
    "take_over": "接管已发证照",
    "change": "变更",
    "remind": "提醒到期",
    "renew": "延续",
    "suspend": "暂停",
    "resume": "恢复",
    "expire": "到期",
    "correct": "更正",
    "revoke": "撤销",
    "withdraw": "撤回",
    "forfeit": "吊销",
    "cancel": "注销",
}

ON_PAPER = (r.reason_given, r.decision_named, r.basis_named)
NEW_FACE = (*ON_PAPER, r.face_complete)
RENEWED = (*NEW_FACE, r.renewable, r.applied_before_its_end, r.ends_later)

# fmt: off
LIFE = Table(
    "The life of an e-licence 电子证照", State, WORDS,
    #   act         from                                            to             who           provided that       document           held by            article
    Row("issue",    (NOTHING,),                                     S.VALID,       r.cert_clerk, (r.face_complete,), document="DOC-12", held_by="holder",  article="行政许可法39；国令716第10条"),
    Row("take_over", (NOTHING,),                                    S.VALID,       r.supervisor, (),                                    held_by="holder",  article="系统切换"),
    Row("take_over", (NOTHING,),                                    S.SUSPENDED,   r.supervisor, (),                                    held_by="body",    article="系统切换"),
    Row("change",   (S.VALID,),                                     STAYS,         r.cert_clerk, NEW_FACE,           document="DOC-12", held_by="holder",  article="行政许可法49"),
    Row("correct",  IN_USE,                                         STAYS,         r.head,       NEW_FACE,           document="DOC-12", held_by="=",       article="行政许可法39；更正"),
    Row("remind",   (S.VALID,),                                     STAYS,         r.the_clock,  (),                                    held_by="holder",  article="行政许可法50"),
    Row("renew",    (S.VALID, S.EXPIRED),                           S.VALID,       r.cert_clerk, RENEWED,            document="DOC-12", held_by="holder",  article="行政许可法50"),
    Row("suspend",  (S.VALID,),                                     S.SUSPENDED,   r.head,       ON_PAPER,                              held_by="body",    article="GB/T 36902 照面状态"),
    Row("resume",   (S.SUSPENDED,),                                 S.VALID,       r.head,       ON_PAPER,                              held_by="holder",  article="GB/T 36902 照面状态"),
    Row("expire",   IN_USE,                                         S.EXPIRED,     r.the_clock,  (),                                    held_by="nobody",  article="行政许可法70(1)"),
    Row("revoke",   (*IN_USE, S.EXPIRED),                           S.REVOKED,     r.head,       ON_PAPER,                              held_by="nobody",  article="行政许可法69"),
    Row("withdraw", IN_USE,                                         S.WITHDRAWN,   r.head,       ON_PAPER,                              held_by="nobody",  article="行政许可法8"),
    Row("forfeit",  (*IN_USE, S.EXPIRED),                           S.FORFEITED,   r.head,       ON_PAPER,                              held_by="nobody",  article="行政处罚法9(3)、63"),
    Row("cancel",   (*IN_USE, S.EXPIRED, *TAKEN),                   S.CANCELLED,   r.head,       ON_PAPER,                              held_by="nobody",  article="行政许可法70"),
)
# fmt: on
