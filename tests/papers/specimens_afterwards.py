"""Specimens of what follows a decision: changed, corrected, undone; and the payment notice."""

from datetime import date
from decimal import Decimal

from yichuang.domain.cases import papers


def afterwards(matter: papers.Matter, lines: int) -> tuple:
    original = papers.Original(
        "准予行政许可决定书",
        "示市监准〔2026〕0001号",
        date(2026, 3, 2),
        "LS26030210000012",
        "食品经营许可证 JY00000001",
    )
    moved = (papers.Change("经营场所", "示例路1号101室", "示例路1号102室"),) * lines
    return (
        papers.later_decision(
            matter,
            purpose="change",
            original=original,
            facts=("你于2026年9月23日申请变更经营场所，新场所布局符合要求。",),
            reasons=("变更后仍符合法定条件、标准。",),
            effect="自本决定作出之日起，经营场所按照变更后的内容执行，原许可证收回，换发新证，有效期不变。",
            changes=moved,
        ),
        papers.correction_of_paper(
            matter,
            original=original,
            why="经核对，文书中的门牌号录入错误。",
            changes=moved,
            to_do="请持原件到窗口换领。",
        ),
        *undone(matter, original),
        *asked_for(matter, original),
        payment_notice(matter, lines),
        payment_notice(
            matter,
            lines,
            bill="示缴〔2026〕0007",
            reduction="小微企业减半收取（《示例办法》第三条）",
            reduced=Decimal("16.00"),
        ),
    )


def payment_notice(matter: papers.Matter, lines: int, **reduced) -> papers.Paper:
    return papers.payment_notice(
        matter,
        fees=(papers.Fee("考试考务费", "每人每科56元", "示例价费〔2020〕12号", Decimal("56.00")),) * lines,
        non_tax_code="4302031234567890123X",
        pay_by=date(2026, 10, 9),
        how="凭缴款码在网上缴费，或者到政务服务大厅银行窗口缴纳",
        collected_by=matter.office.name,
        **reduced,
    )


def undone(matter: papers.Matter, original: papers.Original) -> tuple:
    return (
        papers.later_decision(
            matter,
            purpose="revoke",
            original=original,
            facts=(
                "经两次核查，你申请时提交的租赁合同系伪造。",
                "你于9月10日陈述：合同由中介代办，本人不知情。",
            ),
            reasons=("申请人对材料的真实性负责，上述陈述不影响事实的认定，不予采纳。",),
            effect="原决定自本决定作出之日起撤销。证照同时失效，公开查验时会如实显示；持有纸质证照的，请在领取本决定书时交回。基于该许可取得的利益不受保护。依照第七十九条，3年内不得再次申请该行政许可。",
            legal_basis="《中华人民共和国行政许可法》第六十九条第二款",
        ),
        papers.later_decision(
            matter,
            purpose="withdraw",
            original=original,
            facts=("《示例办法》于2026年7月1日废止。",),
            reasons=("准予所依据的规定已经废止，为公共利益需要撤回。",),
            effect="原决定自本决定作出之日起撤回，不再有效。由此造成财产损失的，本机关依法给予补偿。证照同时失效，公开查验时会如实显示。",
            legal_basis="《中华人民共和国行政许可法》第八条第二款",
        ),
    )


def asked_for(matter: papers.Matter, original: papers.Original) -> tuple:
    return (
        papers.later_decision(
            matter,
            purpose="renew",
            original=original,
            facts=("你于2026年9月23日申请延续，距有效期届满不少于三十日。",),
            reasons=("经审查，符合法定条件、标准。",),
            effect="有效期延续5年，自2026年11月2日起至2031年11月1日止。原证收回，换发新证，证照编号不变。",
        ),
        papers.later_decision(
            matter,
            purpose="cancel",
            original=original,
            facts=("你于2026年9月23日申请注销，不再从事该项经营。",),
            reasons=("被许可人自愿申请注销。",),
            effect="原决定自本决定作出之日起注销，不再有效。证照同时失效，公开查验时会如实显示；持有纸质证照的，请在领取本决定书时交回。",
            legal_basis="《中华人民共和国行政许可法》第七十条第（六）项",
        ),
    )
