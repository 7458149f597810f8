"""The papers of supervision: the sheet (督办单) by the fields of GB/T 39046 表11, and the bulletin (通报)."""

from dataclasses import dataclass, fields
from datetime import date
from typing import ClassVar

from yichuang.domain.cases.papers import Office, Paper
from yichuang.kernel import reports
from yichuang.kernel.whole import Whole, plain

CODE, TEMPLATE = "DOC-30", "supervision/supervision-sheet"
BULLETIN = "DOC-40"


@dataclass(frozen=True)
class Used(Whole):
    """Who had the matter, and for how many of the counted days."""

    who: str
    days: int


@dataclass(frozen=True)
class SupervisionSheet(Whole):
    """DOC-30. `office` is the bureau that supervises, `unit` the body that answers; then the fields of the table in
    its order. `case` is — where a person is meant and no case."""

    title: ClassVar[str] = "督办单"

    office: Office
    unit: str
    card: str
    case: str
    matter: str
    matter_type: str
    content: str
    sent_on: date
    rule: str
    basis: str
    warning: str
    stood_on: date
    stands: str
    reply_days: int
    reply_due: date
    person: str = ""
    used: tuple[Used, ...] = ()

    def paper(self) -> Paper:
        own = {field.name: getattr(self, field.name) for field in fields(self) if field.name != "office"}
        office = {
            name: getattr(self.office, name)
            for name in ("code", "name", "contact_phone", "complaint_phone", "address")
        }
        of_the_house = {
            "body": office,
            "applicant": {"name": self.unit, "code_kind": "督办编号", "code": self.card, "you": "你单位"},
            "item": {"name": self.matter, "task_code": self.card},
            "title": self.title,
            "issued_on": self.sent_on,
            "number_word": f"{self.office.word}督",
            "seal": "业务专用章",
            "stamp": True,
            "query": {"path": f"/desk/cards/{self.card}/", "hint": "扫码答复", "note": "工作人员登录后答复或者申辩"},
        }
        return Paper(CODE, TEMPLATE, plain(own | of_the_house))


@dataclass(frozen=True)
class BulletinPaper(Whole):
    """DOC-40 通报: a report of figures to every body (党政机关公文处理工作条例 8（九）). `said` are its blocks and
    figures as composed; `address` is where it is read at the desk, and where each figure leads."""

    office: Office
    title: str
    on: date
    address: str
    said: dict
    addressee: str = "各单位"

    def paper(self) -> Paper:
        body = {name: getattr(self.office, name) for name in ("code", "name", "contact_phone", "complaint_phone")}
        head = {
            "title": self.title,
            "issued_on": self.on,
            "body": body | {"address": self.office.address},
            "addressee": self.addressee,
            "number_word": f"{self.office.word}通",
            "seal": "业务专用章",
            "stamp": True,
            "query": {"path": self.address, "hint": "扫码看每个数字的定义和明细（工作人员登录后查看）"},
        }
        return Paper(BULLETIN, reports.TEMPLATE, plain(head) | self.said)
