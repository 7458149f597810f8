"""Papers after a decision: it is changed, renewed, revoked or cancelled, or a mistake is put right (row 30).

Each names the decision it stands on.
"""

from dataclasses import dataclass
from datetime import date

from yichuang.domain.cases.papers.sheet import Sheet, composer, remedies
from yichuang.kernel.whole import Whole

CORRECTION = "更正通知书"
LICENSING = "《中华人民共和国行政许可法》"
# purpose -> sign in the 文号, title before and after the word of the item's type, verb, article of the APL
PURPOSES = {
    "change": ("变", "准予变更{}决定书", "准予变更", "第四十九条"),
    "renew": ("续", "准予延续{}决定书", "准予延续", "第五十条"),
    "revoke": ("撤销", "撤销{}决定书", "予以撤销", "第六十九条"),
    "withdraw": ("撤回", "撤回{}决定书", "予以撤回", "第八条第二款"),
    "cancel": ("注销", "注销{}决定书", "予以注销", "第七十条"),
}


@dataclass(frozen=True)
class Original(Whole):
    """The paper a later one stands on: title, 文号, day, and the licence that came of it."""

    title: str
    number: str
    issued_on: date
    case: str = ""
    certificate: str = ""


@dataclass(frozen=True)
class Change(Whole):
    """One thing that reads otherwise from now on."""

    what: str
    before: str
    after: str


@dataclass(frozen=True)
class LaterDecision(Sheet):
    """DOC-19 变更、延续、撤销、撤回、注销决定书. `purpose` is a key of PURPOSES; `effect` what holds from which day,
    and what becomes of the licence. A changed thing is listed in `changes`."""

    code, template, title, sign, seal = "DOC-19", "cases/later-decision", "后续决定书", "后", ""

    purpose: str
    original: Original
    facts: tuple[str, ...]
    reasons: tuple[str, ...]
    effect: str
    legal_basis: str = ""
    changes: tuple[Change, ...] = ()

    def heading(self) -> str:
        kind = self.matter.item_type if self.matter.item_type.startswith("行政") else ""
        return PURPOSES[self.purpose][1].format(kind)

    def number_sign(self) -> str:
        return PURPOSES[self.purpose][0]

    def words(self) -> dict:
        _, _, verb, article = PURPOSES[self.purpose]
        by_law = f"{LICENSING}{article}" if self.matter.is_licensing else "本事项的有关规定"
        return {
            "verb": verb,
            "legal_basis": (self.matter.is_licensing and self.legal_basis) or by_law,
            "remedies": remedies(self.matter),
        }


@dataclass(frozen=True)
class CorrectionOfPaper(Sheet):
    """DOC-19 更正通知书: an issued paper, or its delivery, was wrong; what stood there, and how it reads."""

    code, template, title, sign, seal = "DOC-19", "cases/correction-of-paper", CORRECTION, "更", ""

    original: Original
    why: str
    changes: tuple[Change, ...]
    effect: str = "原文书的其他内容不变，更正后的内容自原文书作出之日起有效"
    to_do: str = ""

    def words(self) -> dict:
        return {"remedies": remedies(self.matter, "本通知书")}


later_decision = composer(LaterDecision)
correction_of_paper = composer(CorrectionOfPaper)
