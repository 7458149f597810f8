"""Papers the applicant signs: a commitment in place of evidence (告知承诺), a promise to bring what is owed (容缺).

`signature` says how it was signed electronically; empty, the paper leaves a line for the hand.
"""

from dataclasses import dataclass
from datetime import date

from yichuang.domain.cases.papers.sheet import Sheet, composer
from yichuang.kernel.whole import Whole

CONSEQUENCES = (
    "承诺不实的，责令限期改正；拒不改正或者改正后仍不符合条件的，依法撤销决定（《中华人民共和国行政许可法》第六十九条）。",
    "不实承诺依法记入信用记录，以后不再适用告知承诺方式办理。",
)


@dataclass(frozen=True)
class Commitment(Sheet):
    """DOC-17 告知承诺书 (国办发〔2020〕42号). What the body tells: conditions, basis, what evidence the commitment
    replaces, how and until when it is checked, what follows from a false one. `published`: open to the public."""

    code, template, title, sign, seal = "DOC-17", "cases/commitment", "告知承诺书", "诺", ""
    stamp = False

    version: str  # of the form of this item's commitment
    conditions: tuple[str, ...]
    legal_basis: tuple[str, ...]
    replaced: tuple[str, ...]
    check: str  # 作出决定之日起2个月内，现场核查
    consequences: tuple[str, ...] = CONSEQUENCES
    published: bool = True
    signature: str = ""
    check_due: date | None = None
    check_result: str = ""


@dataclass(frozen=True)
class Owed(Whole):
    """A material that may follow later: which, what is missing of it, until when."""

    name: str
    missing: str
    supply_by: date | None = None  # None: the days count from acceptance, which is not yet


@dataclass(frozen=True)
class TolerancePromise(Sheet):
    """DOC-18 容缺受理承诺书: what is missing, the working days to bring it, and what follows if it is not."""

    code, template, title, sign, seal = "DOC-18", "cases/tolerance-promise", "容缺受理承诺书", "容", ""
    stamp = False

    owed: tuple[Owed, ...]
    days: str  # 10个工作日
    consequence: str
    signature: str = ""


@dataclass(frozen=True)
class WithdrawalRequest(Sheet):
    """DOC-14 撤回申请书: what the applicant asks for, in the applicant's name."""

    code, template, title, sign, seal = "DOC-14", "cases/withdrawal-request", "撤回申请书", "撤申", ""
    stamp = False

    requested_on: date
    reason: str
    returned: str = "退还已经提交的全部材料原件"
    signature: str = ""


@dataclass(frozen=True)
class RemedyOrder(Sheet):
    """DOC-21 责令限期改正通知书: the check of a commitment found conditions unmet; to be put right by a day."""

    code, template, title, sign, seal = "DOC-21", "cases/remedy-order", "责令限期改正通知书", "改", ""

    found: str
    days: str  # 10个工作日
    remedy_by: date
    effect: str = "逾期不改正或者改正后仍不符合条件的，本机关将依法撤销决定，并把不实承诺记入信用记录。"


commitment = composer(Commitment)
remedy_order = composer(RemedyOrder)
tolerance_promise = composer(TolerancePromise)
withdrawal_request = composer(WithdrawalRequest)
