"""Papers at the end: proof of service, and consent to a withdrawal."""

from dataclasses import dataclass
from datetime import date

from yichuang.domain.cases.papers.intake import Handed
from yichuang.domain.cases.papers.sheet import Sheet, composer
from yichuang.kernel.whole import Whole

# mode -> what proves the service (handbook B9)
MODES = {
    "window": ("直接送达（窗口领取）", "收件人在本回证上签名或者盖章的日期为送达日期。"),
    "post": ("邮寄送达", "以回执上注明的收件日期为送达日期。"),
    "electronic": ("电子送达", "受送达人已同意电子送达；以文书到达其特定系统的日期为送达日期。"),
    "cabinet": ("自助取件柜领取", "以凭取件码取出的日期为送达日期。"),
    "agent": ("委托送达", "收件人在本回证上签名或者盖章的日期为送达日期。"),
    "left": ("留置送达", "受送达人拒收的，在备注中写明经过和见证人，以留下文书的日期为送达日期。"),
    "announced": ("公告送达", "其他方式无法送达的，以公告期满的日期为送达日期。"),
}

# who took it, as the proof says it; beyond the applicant by name
APPLICANT = "本人"
RELATIONS = (APPLICANT, "法定代表人（负责人）", "代理人", "同住成年家属", "单位收件人员")


@dataclass(frozen=True)
class Served(Whole):
    """A paper that was served: title, 文号 or licence number, copies."""

    title: str
    number: str
    copies: int = 1


@dataclass(frozen=True)
class ProofOfService(Sheet):
    """DOC-13 送达回证. `mode` is a key of MODES; `proof` the signature, waybill, pickup code or system record."""

    code, template, title, sign, seal = "DOC-13", "cases/proof-of-service", "送达回证", "送", ""
    stamp = False

    papers: tuple[Served, ...]
    mode: str
    served_on: date
    recipient: str
    relation: str  # one of RELATIONS
    proof: str
    server: str
    place: str = ""
    remark: str = ""

    def words(self) -> dict:
        name, proves = MODES[self.mode]
        return {"mode": name, "mode_words": proves}


@dataclass(frozen=True)
class WithdrawalNotice(Sheet):
    """DOC-14 准予撤回通知书, which restates the request (撤回申请)."""

    code, template, title, sign, seal = "DOC-14", "cases/withdrawal-notice", "准予撤回通知书", "撤", "业务专用章"

    requested_on: date
    reason: str
    returned: tuple[Handed, ...] = ()


@dataclass(frozen=True)
class TerminationNotice(Sheet):
    """DOC-15 终止办理通知书: the ground named by law or by the item's rule."""

    code, template, title, sign, seal = "DOC-15", "cases/termination-notice", "终止办理通知书", "终", "业务专用章"

    accepted_on: date
    ground: str


@dataclass(frozen=True)
class ReturnNotice(Sheet):
    """DOC-16 退件通知书: only where the item's rule or the correction notice announced it."""

    code, template, title, sign, seal = "DOC-16", "cases/return-notice", "退件通知书", "退", "业务专用章"

    received_on: date
    reason: str
    returned: tuple[Handed, ...] = ()


proof_of_service = composer(ProofOfService)
withdrawal_notice = composer(WithdrawalNotice)
termination_notice = composer(TerminationNotice)
return_notice = composer(ReturnNotice)
