"""The interface."""

from tests.pages.page import ACT, JSON, PAPER, Page, case, pressed, sent
from tests.pages.pages_citizen import GUIDE, PARTS, item, licence, matter, paper_of, theme

GAP = {"material": "1", "defect": "看不清", "basis": "《示例条例》第一条", "remedy": "重拍"}
HEARING = {"opens_at": "2026-03-16T09:30:00+08:00", "place": "示例听证室", "presider": "wu", "clerk": "冯示例"}
MINUTES = {"closed_at": "2026-03-16T11:30:00+08:00", "attended": ["申请人"], "minutes": "申请人：已加装净化设备。"}
UNDOING = {"facts": "现场没有经营场所", "reasons": "不符合法定条件"}
SLIP = {"what": "经营场所", "before": "示例路1号", "after": "示例路2号"}
OPEN_NUMBERS = "totals that say nothing of anybody; officers read those of what their posts reach"
# What each act is told, and the station of a case that waits for it.
ACTS = {
    "pre_review": ("submitted", "counter", {}),
    "receive": ("submitted", "counter", {}),
    "return_for_edit": ("looked_at", "counter", {"gaps": [GAP]}),
    "discard": ("filled", "mei", {}),
    "turn_away": ("received", "zhao", {"kind": "not_required", "reason": "不需要办理"}),
    "amend": ("received", "zhao", {"note": "门牌号写错"}),
    "ask_to_correct": ("received", "zhao", {"gaps": [GAP]}),
    "allow_second_notice": ("corrected", "sun", {"reason": "确有遗漏"}),
    "correct": ("correcting", "counter", {"materials": [{"material": 1, "paper": True}]}),
    "accept": ("received", "zhao", {}),
    "decide_on_the_spot": ("instant", "zhao", {"outcome": "grant", "opinion": "符合条件"}),
    "promise_owed": ("to_owe", "counter", {}),
    "promise_facts": ("to_promise", "counter", {}),
    "post_check": ("on_promise", "zhao", {"result": "kept", "findings": "与承诺一致"}),
    "order_correction": ("on_promise", "zhao", {"days": 10, "reason": "没有公示制度"}),
    "charge": ("to_charge", "zhao", {"amount": 5600, "code": "示例缴款码", "pay_by": "2026-03-09"}),
    "reduce_fee": ("charged", "qian", {"amount": 600, "reason": "《示例办法》第三条"}),
    "note_payment": ("charged", "counter", {"bill": "示例票1", "amount": 5600, "paid_on": "2026-03-02"}),
    "start_review": ("accepted", "zhao", {}),
    "reassign": ("in_review", "qian", {"to": "wu"}),
    "record_site_check": ("in_review", "zhao", {"officers": ["zhao", "wu"], "result": "符合要求"}),
    "start_special": ("in_review", "zhao", {"kind": "检验", "days": 5, "reason": "须检验"}),
    "finish_special": ("special", "zhao", {"result": "合格"}),
    "offer_hearing": ("in_review", "zhao", {"subject": "油烟排放", "reason": "涉及邻居"}),
    "ask_for_hearing": ("hearing_offered", "mei", {}),
    "call_hearing": ("hearing_asked", "qian", HEARING),
    "record_hearing": ("hearing_today", "qian", MINUTES),
    "tell_interested_party": ("in_review", "zhao", {"name": "李", "content": "热食制售", "interest": "住在楼上"}),
    "hear_views": ("neighbour_told", "zhao", {"name": "李示例", "views": "没有意见"}),
    "extend": ("in_review", "qian", {"days": 5, "reason": "复杂"}),
    "send_up": ("in_review", "qian", {"opinion": "上报"}),
    "propose": ("in_review", "zhao", {"outcome": "grant", "opinion": "符合条件"}),
    "send_back": ("proposed", "qian", {"reason": "再核实"}),
    "grant": ("proposed", "qian", {}),
    "deny": ("proposed", "qian", {"facts": "没有洗手池", "reasons": "不符合", "basis": "《示例条例》第二条"}),
    "forward": ("accepted_elsewhere", "zhao", {}),
    "record_outcome": ("forwarded", "zhao", {"outcome": "grant", "reference": "示例1号"}),
    "register": ("to_register", "zhao", {"reference": "示例1号"}),
    "make_certificate": ("granted", "clerk", {}),
    "supply_owed": ("accepted", "counter", {"materials": [{"material": 1, "paper": True}]}),
    "hand_over": ("certified", "clerk", {}),
    "deliver": ("ready", "clerk", {"mode": "window", "proof": "身份证已核对"}),
    "withdraw": ("accepted", "mei", {"reason": "不办了"}),
    "terminate": ("in_review", "qian", {"ground": "法人终止"}),
    "void": ("received", "sun", {"reason": "录入错误"}),
    "allow_change": ("to_change", "qian", {}),
    "allow_renewal": ("to_renew", "qian", {}),
    "revoke": ("to_undo", "qian", UNDOING),
    "withdraw_grant": ("to_withdraw", "qian", UNDOING),
    "cancel": ("to_cancel", "qian", UNDOING),
    "correct_paper": ("granted", "qian", {"paper": "示准〔2026〕1号", "mistakes": [SLIP], "reason": "录入错误"}),
    "recall": ("delivered", "qian", {"mistake": "wrong_person", "reason": "已收回"}),
    "ask_follow_up": ("delivered", "mei", {"purpose": "cancel", "reason": "不再经营"}),
    "open_follow_up": ("delivered", "qian", {"purpose": "revoke", "ground": "fraud", "reason": "材料系伪造"}),
}


def document(world):
    return {"key": str(paper_of("delivered", "DOC-01")(world))}


def application(world):
    """An application in 梅's name."""
    return {"item": world.version.item_id, "party": world.mei.own_party, "consent": True}


PAGES = (
    Page("api:openapi-json", answers=JSON, public="the description of the interface is public"),
    Page("api:session", answers=ACT, sends=sent(phone="13900000099"), public="the door itself"),
    Page("api:guidance", answers=JSON, public=GUIDE, query=lambda _: {"q": "食品"}, fixed="at most ten"),
    Page("api:themes", answers=JSON, public=GUIDE, row=lambda world: world.another_theme()),
    Page("api:theme", args=theme, answers=JSON, public=GUIDE),
    Page("api:file_matter", who="mei", answers=ACT, sends=sent(
        theme=lambda world: world.theme.theme_id, answers={"form": "sole", "area": 30}, mandate=True, consent=True)),
    Page("api:matter", who="mei", args=matter("asked"), answers=JSON, fixed=PARTS),
    Page("api:plan", args=theme, answers=ACT, sends=sent(answers={"form": "sole"}), public=GUIDE),
    Page("api:items", answers=JSON, public=GUIDE, row=lambda world: world.another_item()),
    Page("api:item", args=item, answers=JSON, public=GUIDE, row=lambda world: world.another_material()),
    Page("api:every_measure", answers=JSON, public=OPEN_NUMBERS, fixed="one line a measure"),
    Page("api:measure", args=lambda _: {"name": "cases.received"}, answers=JSON, public=OPEN_NUMBERS),
    Page("api:measure_table", args=lambda _: {"name": "cases.received", "ending": "csv"}, answers=PAPER,
         public=OPEN_NUMBERS),
    Page("api:keep", who="mei", answers=ACT, sends=pressed),
    Page("api:document", who="mei", args=document, answers=PAPER),
    Page("api:file", who="mei", answers=ACT, sends=application),
    Page("api:cases", who="mei", answers=JSON, row=lambda world: world.submitted().number,
         tries=lambda world: [{"department": world.body.code}, {"state": "DELIVERED"}]),
    Page("api:case", who="mei", args=case("delivered"), answers=JSON),
    Page("api:cases_by_list", who="zhao", answers=ACT,
         sends=lambda world: {"act": "accept", "cases": [world.cases["received"].number]}),
    *(Page(f"api:{act}", who=who, args=case(station), answers=ACT, sends=sent(**facts))
      for act, (station, who, facts) in ACTS.items()),
    Page("api:no_such_act", who="mei", args=case("delivered", act=lambda _: "none"), answers=ACT, sends=pressed),
    Page("api-nowhere", answers=ACT, args=lambda _: {"rest": "nowhere"}, public="nothing is there"),
    Page("api:verify", answers=ACT, sends=pressed, public="anybody may check a licence"),
    Page("api:licence", who="mei", args=licence, answers=JSON),
    Page("api:seal_done", args=lambda world: {"reference": str(world.failed_paper.pk)}, answers=ACT, sends=pressed,
         public="the seal service shows a token of its own; whoever has none is refused"),
    Page("api:rate", answers=ACT, public="whoever holds the code may rate",
         sends=sent(code=lambda world: world.invitation.code, stars=5)),
    Page("api:complain", who="mei", answers=ACT, sends=sent(kind="complaint", text="示例"),
         public="anybody signed in may complain"),
    Page("api:complaint", who="mei", args=lambda world: {"number": world.complaints["own"].number}, answers=JSON),
    Page("api:due", query=lambda _: {"start": "2026-03-02", "days": 5}, answers=JSON,
         public="anybody may check how a date is reckoned"),
)  # fmt: skip
