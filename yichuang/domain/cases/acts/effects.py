"""What a later decision says of the earlier one, and does to it and to its licence."""

from datetime import date, timedelta

from django.conf import settings

from yichuang.domain.cases import papers
from yichuang.domain.cases.models import Case
from yichuang.domain.cases.tables import GROUNDS
from yichuang.domain.licences import acts as licences
from yichuang.domain.licences.rules import last_day
from yichuang.kernel import documents
from yichuang.kernel.states import Step

APL = "《中华人民共和国行政许可法》"
ARTICLES = {"change": "第四十九条", "renew": "第五十条"}
UNDOES = {"revoke": licences.revoke, "withdraw": licences.withdraw, "cancel": licences.cancel}

EFFECTS = {
    "change": "自本决定作出之日起，按照变更后的内容执行，有效期不变。",
    "renew": "有效期自原来的最后一天的次日起接着计算。",
    "revoke": "原决定自本决定作出之日起撤销。",
    "withdraw": "原决定自本决定作出之日起撤回，不再有效。由此造成财产损失的，本机关依法给予补偿。",
    "cancel": "原决定自本决定作出之日起注销，不再有效。",
}
NEW_FACE = "原证收回，换发新证，证照编号不变。"
NO_MORE = "证照同时失效，公开查验时会如实显示；持有纸质证照的，请在领取本决定书时交回。"
MADE_GOOD = "合法权益因撤销受到损害的，本机关依法给予赔偿。"
NOT_PROTECTED = "基于该许可取得的利益不受保护。"
KEPT_OUT = "依照第七十九条，{years}年内不得再次申请该行政许可。"
RENEWED = "有效期延续{years}年，自{first}起至{last}止。"


def effect_of(case: Case, licence) -> str:
    """What holds from which day, and what becomes of the licence and of the party."""
    said = [renewal_of(case, licence) if case.purpose == "renew" else EFFECTS[case.purpose]]
    if licence:
        said.append(NEW_FACE if case.purpose in ARTICLES else NO_MORE)
    if case.purpose == "revoke":
        said.append(NOT_PROTECTED if case.ground == "fraud" else MADE_GOOD)
    if case.bars_again:
        said.append(KEPT_OUT.format(years=settings.REAPPLY_BAN_YEARS))
    return "".join(said)


def renewal_of(case: Case, licence) -> str:
    """For how many years more, and from which day to which; what never ends goes on as it was."""
    ends, years = licence.valid_to if licence else day_of(case.terms.get("licence_ends")), case.terms["validity_years"]
    if ends is None or not years:
        return EFFECTS["renew"]
    first = ends + timedelta(days=1)
    return RENEWED.format(years=years, first=spoken(first), last=spoken(last_day(first, years)))


def day_of(said: str | None) -> date | None:
    return date.fromisoformat(said) if said else None


def spoken(day: date | None) -> str:
    return f"{day.year}年{day.month}月{day.day}日" if day else "此前"


def legal_basis_of(case: Case) -> str:
    """The article of the licensing law. A matter that is no licence has its own rule; its paper says so."""
    ground = GROUNDS.get(case.purpose, {}).get(case.ground)
    return APL + (ground.article if ground else ARTICLES[case.purpose])


def certificate_of(licence) -> str:
    return f"{licence.type.name} {licence.number}" if licence else ""


def original_of(origin: Case, certificate: str) -> papers.Original:
    """The decision a later one stands on; one taken over from an older system is named by its number there."""
    decision = documents.of(origin).filter(code="DOC-10").last()
    if decision is None:
        number = origin.source_number or origin.number
        return papers.Original("准予决定", number, origin.decided_on, origin.number, certificate)
    return papers.Original(decision.title, decision.number, decision.issued_on, origin.number, certificate)


def undo(step: Step, licence, decision) -> None:
    """Note the later decision on the earlier one, and take the licence out of use where it is undone. The ledger of
    the licence names ground and number alone: reasons stand in the paper."""
    case = step.thing
    earlier = documents.of(case.origin).filter(code="DOC-10").last()
    if earlier is not None and case.purpose != "renew":
        documents.overtake(earlier, by=decision)
    if licence and (act := UNDOES.get(case.purpose)):
        word = GROUNDS[case.purpose][case.ground].word
        act(
            licence,
            by=step.by,
            reason=word,
            decision=decision.number,
            legal_basis=legal_basis_of(case),
            of_a_case=True,
        )
