"""Papers for tests: an ordinary one of every kind, and one with the longest words a paper must bear."""

from dataclasses import replace
from datetime import UTC, date, datetime

from tests.papers.specimens_afterwards import afterwards
from yichuang.domain.cases import papers
from yichuang.domain.joint.papers import PartGaps
from yichuang.domain.joint.papers import correction_notice as matter_correction
from yichuang.domain.supervision.papers import SupervisionSheet, Used
from yichuang.kernel.calendar_years import shipped
from yichuang.kernel.reckoning import Mark, reckon

MEI = papers.Applicant("张梅", "111", "430203198503170017")
OFFICE = papers.Office(
    code="SCJG",
    name="示例区市场监督管理局",
    word="示市监",
    contact_phone="0731-00000001",
    complaint_phone="0731-00000002",
    address="示例路1号政务服务大厅A区3号窗口",
    reconsideration="示例区人民政府",
    court="示例区人民法院",
)
MATTER = papers.Matter(
    office=OFFICE,
    applicant=MEI,
    item="食品经营许可（新办）",
    task_code="11430203MB0000035G4000131012001",
    item_type="行政许可",
    case="LS26092410000178",
    on=date(2026, 9, 24),
)
LONG = replace(
    MATTER,
    office=replace(OFFICE, name="示例市自然资源和规划局示例分局（示例区不动产登记和测绘地理信息服务中心）"),
    applicant=papers.Applicant(
        "示例市示例区超长名称服饰产业园区投资开发建设运营管理有限责任公司第二分公司", "001", "91430203MA4L000114"
    ),
    item="建设工程规划类许可证核发（含临时建设工程规划许可、乡村建设规划许可的变更、延续和补办等全部情形）",
)


def handed(many: int) -> tuple:
    return tuple(
        papers.Handed(f"经营场所使用证明（房屋产权证明或者租赁合同）第{n}份", "原件、复印件", 1 + n % 2, "窗口拍照")
        for n in range(1, many + 1)
    )


def limit(words: str, length: int, accepted: date) -> papers.Limit:
    return papers.limit(words, reckon([Mark("start", accepted, length, unit="workday")], calendar=shipped()))


RECEIVED, ACCEPTED = date(2026, 9, 23), date(2026, 9, 24)


def one_of_each(matter: papers.Matter = MATTER, lines: int = 3) -> dict[str, papers.Paper]:
    """Code -> paper; more kinds under one code are DOC-08b, DOC-08c. `lines` is the length of lists."""
    made = (
        *of_intake(matter, lines),
        *turned_away(matter, lines),
        *of_review(matter),
        *of_decision(matter, lines),
        *of_ending(matter, lines),
        *of_hearing(matter, lines),
        *of_promises(matter, lines),
        *afterwards(matter, lines),
        of_a_matter(matter, lines),
    )
    named: dict[str, papers.Paper] = {}
    for paper in made:
        named[next(key for letter in ("", *"bcdef") if (key := paper.code + letter) not in named)] = paper
    return dict(sorted(named.items()))


def every_paper(matter: papers.Matter = MATTER, lines: int = 3) -> dict[str, papers.Paper]:
    """Beside those of cases the one that supervision sends, which has no applicant."""
    sheet = of_supervision(matter, lines)
    return one_of_each(matter, lines) | {sheet.code: sheet}


def of_intake(matter: papers.Matter, lines: int) -> tuple:
    gap = papers.Gap("租赁合同", "第3页没有出租人签名，租期已满。", "《示例办法》第十二条", "请出租人补签。")
    return (
        papers.receipt(
            matter,
            received_at=datetime(2026, 9, 24, 1, 30, tzinfo=UTC),
            channel="窗口当面提交",
            materials=handed(lines),
            receiver="周示例",
            window="A03 综合窗口",
            password="042917",
            answer_by=date(2026, 10, 9),
        ),
        papers.correction_notice(
            matter,
            received_on=RECEIVED,
            gaps=(gap,) * lines,
            reply_by=date(2026, 10, 20),
            effect="逾期没有补正的，本件作退件处理。",
        ),
        papers.acceptance_notice(
            matter,
            received_on=RECEIVED,
            accepted_on=ACCEPTED,
            statutory=limit("20个工作日", 20, ACCEPTED),
            promised=limit("8个工作日", 8, ACCEPTED),
            fee="不收费",
            handler="赵示例",
            special=(papers.Special("检验", "15个工作日", "首批产品送检"),),
        ),
    )


def of_a_matter(matter: papers.Matter, lines: int):
    """The one correction notice of a 一件事, the gaps of two bodies in it."""
    gap = papers.Gap("租赁合同", "第3页没有出租人签名，租期已满。", "《示例办法》第十二条", "请出租人补签。")
    of_food = PartGaps(matter.item, matter.office.name, "LS26092410000178", (gap,) * lines)
    of_signs = PartGaps("店铺招牌（门头）设置备案", "示例区城市管理和综合执法局", "LS26092410000186", (gap,))
    return matter_correction(matter, received_on=RECEIVED, parts=(of_food, of_signs), reply_by=date(2026, 10, 20))


def of_supervision(matter: papers.Matter, lines: int) -> papers.Paper:
    """The supervision sheet of a red card: a body called to answer for a late case."""
    bureau = replace(matter.office, name="示例区行政审批服务局", word="示审批")
    used = tuple(Used(f"第{place}承办人（示例）", place) for place in range(1, lines + 1))
    return SupervisionSheet(
        office=bureau,
        unit=matter.office.name,
        card="PD2026000001",
        case=matter.case,
        matter=matter.item,
        matter_type=matter.item_type,
        content="超过承诺时限（超过承诺时限的工作日达到 1 个工作日）",
        sent_on=matter.on,
        rule="R07 超过承诺时限",
        basis="监察规则",
        warning="红牌",
        stood_on=matter.on,
        stands="已出示，待答复",
        reply_days=3,
        reply_due=date(2026, 9, 29),
        person="赵示例",
        used=used,
    ).paper()


def turned_away(matter: papers.Matter, lines: int) -> tuple:
    return (
        papers.not_accepted(matter, reason="经营场所不在本区。", agency="示例市另一区市场监督管理局"),
        papers.not_required(matter, reason="销售预包装食品只需备案。"),
        papers.return_notice(matter, received_on=RECEIVED, reason="逾期没有补正。", returned=handed(lines)),
    )


def of_review(matter: papers.Matter) -> tuple:
    return (
        papers.special_procedure_notice(
            matter,
            kind="检验",
            why="首批产品需要送检。",
            legal_basis="《示例条例》第十条",
            starts_on=date(2026, 9, 28),
            days="15个工作日",
            carried_out_by="示例检验检测中心",
            ends_on=date(2026, 10, 26),
            to_do="请于9月28日上午送样品三份。",
        ),
        papers.extension_notice(
            matter,
            accepted_on=ACCEPTED,
            due_before=date(2026, 10, 29),
            due_after=date(2026, 11, 12),
            days="10个工作日",
            why="需要核对的资料较多，仍需函询。",
            approver="局长孙示例",
        ),
    )


def of_decision(matter: papers.Matter, lines: int) -> tuple:
    return (
        papers.decision_to_grant(
            matter,
            received_on=RECEIVED,
            accepted_on=ACCEPTED,
            legal_basis="《中华人民共和国食品安全法》第三十五条",
            content="热食类食品制售",
            scope="示例路1号101室",
            validity="自2026年10月9日至2031年10月8日",
            certificate=papers.certificate("食品经营许可证", "B10012026000021"),
        ),
        papers.decision_to_refuse(
            matter,
            received_on=RECEIVED,
            accepted_on=ACCEPTED,
            facts=("加工区与卫生间相邻，没有有效隔断。", "限期内没有改造。") * lines,
            reasons=("场所布局不能防止食品交叉污染。",),
            legal_basis=("《中华人民共和国食品安全法》第三十三条",),
            standards=("GB 31654—2021 餐饮服务通用卫生规范",),
        ),
    )


def of_ending(matter: papers.Matter, lines: int) -> tuple:
    return (
        papers.proof_of_service(
            matter,
            papers=(papers.Served("准予行政许可决定书", "示市监准〔2026〕0001号"),) * lines,
            mode="window",
            served_on=date(2026, 10, 10),
            recipient="张梅",
            relation="本人",
            proof="出示身份证件，现场签名",
            server="周示例",
        ),
        papers.withdrawal_notice(matter, requested_on=date(2026, 9, 25), reason="暂不开业。", returned=handed(lines)),
        papers.termination_notice(matter, accepted_on=ACCEPTED, ground="申请人已经死亡。"),
    )


AT_THE_HEARING = {
    "place": "示例路1号政务服务大厅三楼听证室",
    "presider": "法制审核股股长吴示例",
    "clerk": "冯示例",
    "examiner": "赵示例",
}


def of_hearing(matter: papers.Matter, lines: int) -> tuple:
    about = "热食类食品制售许可，涉及相邻住户的油烟排放。"
    said = (
        papers.Said("申请人张梅", "已加装油烟净化设备，检测报告合格。"),
        papers.Said("住户代表李示例", "请安装隔音。"),
    )
    return (
        papers.hearing_right(
            matter,
            to=matter.applicant.name,
            matter_of_hearing=about,
            why="该事项直接涉及申请人与他人之间的重大利益关系。",
            ask_by=date(2026, 10, 9),
        ),
        papers.hearing_call(
            matter,
            to=(matter.applicant.name, "李示例"),
            matter_of_hearing=about,
            opens_at=datetime(2026, 10, 20, 1, 30, tzinfo=UTC),
            **AT_THE_HEARING,
        ),
        papers.hearing_minutes(
            matter,
            matter_of_hearing=about,
            opened_at=datetime(2026, 10, 20, 1, 30, tzinfo=UTC),
            closed_at=datetime(2026, 10, 20, 3, 10, tzinfo=UTC),
            **AT_THE_HEARING,
            attended=("申请人张梅", "利害关系人李示例", "审查人赵示例"),
            statements=said * lines,
        ),
        papers.interested_party_notice(
            matter,
            to="李示例",
            content="在示例路1号101室制售热食类食品，排烟口距住户窗口约12米。",
            interest="你户位于排烟口上方，可能受到油烟和噪声影响。",
            answer_by=date(2026, 10, 12),
            may_ask_for_hearing=True,
        ),
    )


def of_promises(matter: papers.Matter, lines: int) -> tuple:
    by_hand = f"{matter.applicant.name}（电子签名，2026年9月24日 09:20，实名等级3）"
    return (
        papers.commitment(
            matter,
            version="2026年第1版",
            conditions=("经营场所符合《示例办法》第五条的卫生要求；", "从业人员持有有效的健康证明。") * lines,
            legal_basis=("《示例条例》第十二条",),
            replaced=("从业人员健康证明", "经营场所使用证明"),
            check="作出决定之日起2个月内，由两名工作人员现场核查",
            signature=by_hand,
        ),
        papers.tolerance_promise(
            matter,
            owed=(papers.Owed("经营场所平面布局图", "没有标注洗手池位置", date(2026, 10, 16)),) * lines,
            days="10个工作日",
            consequence="逾期没有补齐的，本件依法终止办理。",
        ),
        papers.remedy_order(matter, found="没有建立清洗消毒记录。", days="10个工作日", remedy_by=date(2026, 10, 16)),
        papers.withdrawal_request(
            matter, requested_on=date(2026, 9, 25), reason="暂不开业，以后再申请。", signature=by_hand
        ),
    )
