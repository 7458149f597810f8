"""Papers while a matter is examined: special procedure (APL 45), extension (APL 42)."""

from dataclasses import dataclass
from datetime import date

from yichuang.domain.cases.papers.intake import OWN_RULE
from yichuang.domain.cases.papers.sheet import Sheet, composer
from yichuang.domain.catalogue.tables import specials

ARTICLE_45 = "《中华人民共和国行政许可法》第四十五条"


@dataclass(frozen=True)
class SpecialProcedureNotice(Sheet):
    """DOC-06 特别程序告知书: without it the days are not left out of the limit. `days` as said: 15个工作日."""

    code, template, title, sign, seal = (
        "DOC-06",
        "cases/special-procedure-notice",
        "特别程序告知书",
        "特",
        "业务专用章",
    )

    kind: str
    why: str
    legal_basis: str
    starts_on: date
    days: str
    carried_out_by: str
    ends_on: date | None = None
    to_do: str = ""

    def words(self) -> dict:
        """公示 is none of the procedures of article 45: its days are left out by the rule the item names (B5)."""
        return {"excluded_by": ARTICLE_45 if specials.may_suspend(self.kind, "") else self.legal_basis}


@dataclass(frozen=True)
class ExtensionNotice(Sheet):
    """DOC-07 延期办理告知书: once, before the limit ends, with its reasons (APL 42). `approver`: post and name."""

    code, template, title, sign, seal = "DOC-07", "cases/extension-notice", "延期办理告知书", "延", ""

    accepted_on: date
    due_before: date
    due_after: date
    days: str
    why: str
    approver: str

    def words(self) -> dict:
        licensing = "《中华人民共和国行政许可法》第四十二条"
        return {"basis": f"根据{licensing if self.matter.is_licensing else OWN_RULE}，"}


special_procedure_notice = composer(SpecialProcedureNotice)
extension_notice = composer(ExtensionNotice)
