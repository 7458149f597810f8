"""What every paper has in common (domain handbook B4), and the refusal of a paper that is not whole."""

from collections.abc import Callable
from dataclasses import asdict, dataclass, fields
from datetime import date
from functools import wraps
from typing import ClassVar, NamedTuple

from django.conf import settings

from yichuang.kernel.codes import masked
from yichuang.kernel.whole import Whole, plain

LICENSING = "行政许可"

CODE_KINDS = {
    "001": "统一社会信用代码",
    "002": "组织机构代码",
    "111": "公民身份号码",
    "113": "户口簿编号",
    "154": "居住证号码",
    "414": "护照号码",
    "511": "台湾居民通行证号码",
    "516": "港澳居民通行证号码",
    "553": "永久居留身份证号码",
    "999": "证件号码",
}
CREDIT_CODES = frozenset({"001", "002"})  # public by law; every other number is personal and printed masked
NOT_YET_FORMED = "拟设立，尚无代码"


class Paper(NamedTuple):
    """`documents.issue(code=…, template=…, snapshot=…)` takes these three."""

    code: str
    template: str
    snapshot: dict


@dataclass(frozen=True)
class Office(Whole):
    """The body a paper speaks for. `word` is its sign in the 文号; the phones are for asking and for complaining."""

    code: str
    name: str
    word: str
    contact_phone: str
    complaint_phone: str
    address: str = ""
    reconsideration: str = "有管辖权的行政复议机关"
    court: str = "有管辖权的人民法院"


@dataclass(frozen=True)
class Applicant(Whole):
    """Who applied. `number` is the whole number, printed masked where it is personal; a party still to be formed
    (拟设立) has none."""

    name: str
    code_kind: str  # the three digits of handbook B10, or "" for a party to be formed
    number: str = ""

    def __post_init__(self):
        if self.code_kind == "" and self.number == "" and self.name:
            return
        super().__post_init__()
        if not self.number:
            raise ValueError("Applicant.number is missing")

    def shown(self) -> dict[str, str]:
        if not self.number:
            return {"name": self.name, "code_kind": "证件号码", "code": NOT_YET_FORMED, "you": "你（单位）"}
        kind = CODE_KINDS.get(self.code_kind, CODE_KINDS["999"])
        if self.code_kind in CREDIT_CODES:
            return {"name": self.name, "code_kind": kind, "code": self.number, "you": "你单位"}
        return {"name": self.name, "code_kind": kind, "code": masked(self.number), "you": "你"}


@dataclass(frozen=True)
class Matter(Whole):
    """What a paper is about. `task_code` is the 实施编码 (31 characters), `item_type` the catalogue's word,
    `case` the 办件编号, `on` the day the paper is issued."""

    office: Office
    applicant: Applicant
    item: str
    task_code: str
    item_type: str
    case: str
    on: date
    handling_code: str = ""  # 业务办理项编码, where the item is split
    agent_kind: str = ""
    above: str = ""  # the body that decides, where that is not done here (上报)
    agent: str = ""  # who filed for the applicant by a mandate (委托), where somebody did
    receipted: bool = True  # whether there is a receipt, which alone bears the query password

    @property
    def is_licensing(self) -> bool:
        return self.item_type == LICENSING

    def shown(self) -> dict:
        office = asdict(self.office)
        return {
            "body": {name: office[name] for name in ("code", "name", "contact_phone", "complaint_phone", "address")},
            "applicant": self.applicant.shown(),
            "item": {"name": self.item, "task_code": self.task_code, "handling_code": self.handling_code},
            "case": self.case,
            "issued_on": self.on,
            **({"agent": {"kind": self.agent_kind, "name": self.agent}} if self.agent else {}),
        }


@dataclass(frozen=True)
class Sheet(Whole):
    """One kind of paper. `sign` is its sign in the 文号, `seal` the words below the star of its seal; a paper with
    `stamp` bears a seal, and leaves a place for ink where no electronic one is put; without, a person signs it."""

    code: ClassVar[str]
    template: ClassVar[str]
    title: ClassVar[str]
    sign: ClassVar[str]
    seal: ClassVar[str]
    stamp: ClassVar[bool] = True

    matter: Matter

    def words(self) -> dict:
        """Sentences made from the fields; kept in the snapshot, so that they stay as they were issued."""
        return {}

    def heading(self) -> str:
        return self.title

    def number_sign(self) -> str:
        return self.sign

    def paper(self) -> Paper:
        own = {field.name: getattr(self, field.name) for field in fields(self) if field.name != "matter"}
        snapshot = self.matter.shown() | own | self.words()
        snapshot |= {
            "title": self.heading(),
            "number_word": self.matter.office.word + self.number_sign(),
            "seal": self.seal,
            "stamp": self.stamp,
            "query": self.query(),
        }
        return Paper(self.code, self.template, plain(snapshot))

    def query(self) -> dict:
        path = settings.PROGRESS_PATH.format(number=self.matter.case)
        note = "查询密码印在收件凭证上" if self.matter.receipted else "登录后可查，也可凭身份证件到窗口查询"
        return {"path": path, "hint": "扫码查询办理进度", "note": note}


def remedies(matter: Matter, paper: str = "本决定书") -> str:
    """Reconsideration within 60 days (行政复议法), suit within 6 months (行政诉讼法), from knowing of it."""
    office = matter.office
    return (
        f"如对{paper.removesuffix('书')}不服，可以自收到{paper}之日起六十日内，向{office.reconsideration}申请行政复议；"
        f"也可以自收到{paper}之日起六个月内，向{office.court}提起行政诉讼。"
    )


def composer(sheet: type[Sheet]) -> Callable[..., Paper]:
    """The sheet's fields as arguments, its paper as the answer."""

    @wraps(sheet, updated=())
    def compose(matter: Matter, **said) -> Paper:
        return sheet(matter, **said).paper()

    return compose
