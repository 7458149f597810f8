"""The decision, granted or refused (APL 38), with where to turn against it."""

from dataclasses import dataclass
from datetime import date

from yichuang.domain.cases.papers.sheet import Sheet, composer, remedies

# What a decision is called, by the item's type (handbook B4: 决定书, or 批复, 确认书).
GRANTS = {
    "行政许可": "准予行政许可决定书",
    "行政确认": "行政确认书",
    "行政给付": "准予行政给付决定书",
    "行政奖励": "行政奖励决定书",
    "行政裁决": "行政裁决书",
}
REFUSALS = {
    "行政许可": "不予行政许可决定书",
    "行政确认": "不予行政确认决定书",
    "行政给付": "不予行政给付决定书",
    "行政奖励": "不予行政奖励决定书",
    "行政裁决": "不予支持申请裁决书",
}


NO_CERTIFICATE = "本事项不另发证照"


def certificate(name: str, number: str) -> str:
    """Which certificate a decision gives, under which number (handbook B4). One that gives none says NO_CERTIFICATE:
    a name or a number that is missing here is never taken for that."""
    if not (name.strip() and number.strip()):
        raise ValueError("the name or the number of the certificate is missing")
    return f"另发《{name}》，编号 {number}"


@dataclass(frozen=True)
class DecisionToGrant(Sheet):
    """DOC-10 准予决定. `certificate` names the licence and its number (`certificate`), or is NO_CERTIFICATE."""

    code, template, title, sign, seal = "DOC-10", "cases/decision-to-grant", "准予决定书", "准", ""

    received_on: date
    accepted_on: date
    legal_basis: str
    content: str
    scope: str
    validity: str
    certificate: str
    conditions: str = "按照法定条件和本决定的内容从事活动"
    collect: str = ""

    def heading(self) -> str:
        return GRANTS.get(self.matter.item_type, "准予办理决定书")

    def words(self) -> dict:
        return {"remedies": remedies(self.matter)}


@dataclass(frozen=True)
class DecisionToRefuse(Sheet):
    """DOC-11 不予决定: reasons and basis are the applicant's right. `standards` where a test decided (APL 55)."""

    code, template, title, sign, seal = "DOC-11", "cases/decision-to-refuse", "不予办理决定书", "不", ""

    received_on: date
    accepted_on: date
    facts: tuple[str, ...]
    reasons: tuple[str, ...]
    legal_basis: tuple[str, ...]
    standards: tuple[str, ...] = ()

    def heading(self) -> str:
        return REFUSALS.get(self.matter.item_type, self.title)

    def words(self) -> dict:
        return {
            "outcome": self.heading().removesuffix("决定书").removesuffix("裁决书"),
            "remedies": remedies(self.matter),
        }


decision_to_grant = composer(DecisionToGrant)
decision_to_refuse = composer(DecisionToRefuse)
