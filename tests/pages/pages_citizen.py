"""The portal and “my errands”."""

from tests.pages.page import ACT, MOVES, PAPER, Page, case, pressed, sent
from yichuang.kernel import documents

GUIDE = "guides are public (行政许可法30)"
DOOR = "the door itself"
NOTICE = "nominees and notice are public (三心评选)"
PARTS, CODES = "the parts of a plan that is made", "the topics are a list of codes"
BY_IDENTIFIER = "whoever holds the identifier may check it, and sees a face without personal data"


def item(world):
    return {"code": world.version.item_id}


def theme(world):
    return {"code": world.theme.theme_id}


def answers(_world):
    """All that 示例开店 asks."""
    return {"form": "sole", "area": "30", "seen": "form,area"}


def campaign(stage):
    return lambda world: {"number": world.campaigns[stage].number}


def candidate(world):
    return {"number": world.candidate.campaign.number, "nominee": world.candidate.number}


def paper_of(station, code):
    return lambda world: documents.of(world.cases[station]).get(code=code).pk


def supply_of(station):
    return lambda world: world.cases[station].materials.get(seq=1).supplies.get().pk


def matter(station, **more):
    return lambda world: {
        "number": world.matters[station].number,
        **{name: part(world) for name, part in more.items()},
    }


def paper_of_matter(world):
    return documents.of(world.matters["asked"]).get(code="DOC-02").pk


def licence(world):
    return {"identifier": world.delivered_licence}


def errand_row(world):
    return world.submitted().number


PAGES = (
    Page("citizen:home", public=GUIDE, fixed=CODES),
    Page("citizen:items", public=GUIDE, row=lambda world: world.another_item()),
    Page("citizen:item", args=item, public=GUIDE, row=lambda world: world.another_material()),
    Page("citizen:item-sheet", args=item, public=GUIDE, row=lambda world: world.another_material()),
    Page("citizen:topics", args=lambda _: {"audience": "person"}, public=GUIDE, fixed=CODES),
    Page("citizen:themes", public=GUIDE, row=lambda world: world.another_theme()),
    Page("citizen:theme", args=theme, public=GUIDE),
    Page("citizen:plan-number", args=theme, query=answers, answers=ACT, sends=pressed, public=GUIDE),
    Page("citizen:plan", args=theme, query=answers, public=GUIDE, fixed="the items of one theme"),
    Page("citizen:departments", public=GUIDE, row=lambda world: world.another_department()),
    Page("citizen:privacy", public="the notice is public (个人信息保护法17)"),
    Page("citizen:progress", public="by case number and query password", sends=sent(
        number=lambda world: world.case.number, password="000000", wrong="1")),
    Page("citizen:verification", public=BY_IDENTIFIER, sends=sent(code=lambda world: world.delivered_licence)),
    Page("citizen:licence", args=licence, public=BY_IDENTIFIER),
    Page("citizen:sign-in", public=DOOR, sends=sent(phone="13900000099")),
    Page("citizen:sign-in-code", who="at_the_door", public=DOOR, sends=sent(code="000000")),
    Page("citizen:sign-out", who="mei", answers=ACT, sends=pressed, public="one's own session"),
    # ------------------------------------------------------------------------------------------------ 好差评
    Page("citizen:rating-code", public="by the code of an invitation", sends=sent(code="ABCD2345EFGH")),
    Page("citizen:rating", args=lambda world: {"code": world.invitation.code}, query=lambda _: {"stars": "1"},
         public="whoever holds the code may rate", sends=sent(stars="1", words="示例")),
    Page("citizen:tablet", args=lambda world: {"key": world.tablet}, public="whoever stands before the tablet",
         fixed="five grades"),
    Page("citizen:tablet-rating", public="whoever stands before the tablet", query=lambda _: {"stars": "5"},
         args=lambda world: {"key": world.tablet, "number": world.at_window.number}, sends=sent(stars="5")),
    Page("citizen:own-rating", who="mei", args=lambda world: {"subject": world.own_invitation.subject}, answers=MOVES),
    Page("citizen:invited", who="mei", args=lambda world: {"number": world.own_invitation.number}, answers=MOVES),
    Page("citizen:satisfaction", public="how content people are (国办发〔2019〕51号)",
         row=lambda world: world.another_item_rated()),
    # ------------------------------------------------------------------------------------------------ 三心评选
    Page("citizen:hearts", public=NOTICE, row=lambda world: world.another_campaign("VOTING").title),
    Page("citizen:heart", args=campaign("VOTING"), public=NOTICE, row=lambda world: world.another_candidate().name),
    Page("citizen:heart-vote", args=candidate, public=NOTICE, sends=sent(phone="13900000097")),
    Page("citizen:heart-code", who="about_to_vote", args=candidate, public=NOTICE, sends=sent(code="000000")),
    Page("citizen:heart-objection", args=campaign("NOTICE"), public=NOTICE,
         sends=sent(nominee=lambda world: world.on_notice.number, text="示例异议")),
    # ------------------------------------------------------------------------------------------------ 投诉
    Page("citizen:complaints", who="mei", row=lambda world: world.another_own_complaint(),
         tries=lambda world: [{"before": world.complaints["own"].pk + 1}]),
    Page("citizen:complaint-new", who="mei", sends=sent(kind="consultation", text="示例"),
         public="anybody signed in may complain"),
    Page("citizen:complaint", who="mei", args=lambda world: {"number": world.complaints["own"].number}),
    Page("citizen:complaint-withdrawal", who="mei", answers=ACT, sends=pressed,
         args=lambda world: {"number": world.complaints["own"].number}),
    # ------------------------------------------------------------------------------------------------ the person
    Page("citizen:identity", who="newcomer", sends=sent(name="示例", id_number="430203198503170015")),
    Page("citizen:profile", who="mei", sends=sent(address="示例路2号", region="")),
    Page("citizen:notice-choice", who="mei", answers=ACT, sends=sent(sms="no"), public="one's own choice"),
    Page("citizen:sessions", who="mei", public="one's own sessions alone"),
    Page("citizen:sessions-ending", who="mei", answers=ACT, sends=pressed, public="one's own sessions alone"),
    Page("citizen:inbox", who="mei", row=lambda world: world.another_notice()),
    Page("citizen:inbox-seen", who="mei", answers=ACT, sends=sent(upto="1"), public="one's own inbox alone"),
    Page("citizen:parties", who="mei", row=lambda world: world.another_mandate(),
         sends=sent(name="示例公司", code="0")),
    Page("citizen:party-choice", who="mei", answers=ACT, sends=sent(party=lambda world: world.company.number)),
    Page("citizen:mandate", who="mei", args=lambda world: {"number": world.company.number}, sends=sent(
        account=lambda world: world.li.account, kind="operator")),
    Page("citizen:mandate-letter", who="mei", args=lambda world: {"number": world.mandate.number}),
    Page("citizen:mandate-scan", who="mei", args=lambda world: {"number": world.letter.number}, answers=PAPER),
    Page("citizen:mandate-revocation", who="mei", answers=ACT, sends=pressed,
         args=lambda world: {"number": world.mandate.number}),
    Page("citizen:own-data", who="mei"),
    Page("citizen:own-data-copy", who="mei", answers=ACT, sends=pressed),
    Page("citizen:own-data-erasure", who="mei", sends=pressed),
    # ------------------------------------------------------------------------------------------------ applying
    Page("citizen:apply", who="mei", args=item, row=lambda world: world.of_the_company().number,
         sends=sent(party=lambda world: world.mei.own_party),
         public="anybody known by name may apply"),
    Page("citizen:application-applicant", who="mei", args=case("filled"), sends=sent(phone="13900000099")),
    Page("citizen:application-details", who="mei", args=case("filled"), sends=sent(premises_address="别处")),
    Page("citizen:application-materials", who="mei", args=case("filled"),
         row=lambda world: world.another_paper("filled"), sends=sent(remove="1")),
    Page("citizen:application-check", who="mei", args=case("filled"), sends=sent(consent="on")),
    Page("citizen:application-discard", who="mei", args=case("filled"), answers=ACT, sends=pressed),
    Page("citizen:errand-submitted", who="mei", args=case("submitted")),
    # ------------------------------------------------------------------------------------------------ 一件事
    Page("citizen:matter-start", who="mei", args=theme, query=answers, public="anybody known by name may apply",
         sends=sent(party=lambda world: world.mei.own_party)),
    Page("citizen:matters", who="mei", row=lambda world: world.another_matter(),
         tries=lambda world: [{"before": world.matters["ready"].pk + 1}]),
    Page("citizen:matter", who="mei", args=matter("asked"), fixed=PARTS),
    Page("citizen:matter-applicant", who="mei", args=matter("draft"), sends=sent(phone="13900000099")),
    Page("citizen:matter-details", who="mei", args=matter("draft"), sends=sent(premises_address="别处")),
    Page("citizen:matter-materials", who="mei", args=matter("draft"), sends=sent(remove="示例")),
    Page("citizen:matter-check", who="mei", args=matter("filled"), sends=sent(results="together")),
    Page("citizen:matter-discard", who="mei", args=matter("draft"), answers=ACT, sends=pressed),
    Page("citizen:matter-supplement", who="mei", args=matter("asked"), sends=pressed),
    Page("citizen:matter-withdrawal", who="mei", args=matter("under_way"), sends=sent(reason="不办了")),
    Page("citizen:matter-document", who="mei", answers=PAPER, args=matter("asked", paper=paper_of_matter)),
    # ------------------------------------------------------------------------------------------------ errands
    Page("citizen:errands", who="mei", row=errand_row, tries=lambda world: [{"before": world.case.pk + 1}]),
    Page("citizen:errand", who="mei", args=case("filled"), row=lambda world: world.another_paper("filled")),
    Page("citizen:errand-supplement", who="mei", args=case("correcting"), sends=pressed),
    Page("citizen:errand-owed", who="mei", args=case("owing"), sends=pressed),
    Page("citizen:errand-withdrawal", who="mei", args=case("accepted"), sends=sent(reason="不办了")),
    Page("citizen:errand-hearing", who="mei", args=case("hearing_offered"), sends=pressed),
    Page("citizen:errand-follow-up", who="mei", args=case("delivered"),
         sends=sent(purpose="cancel", reason="不再经营")),
    Page("citizen:errand-password", who="mei", args=case("accepted"), answers=ACT, sends=pressed),
    Page("citizen:errand-document", who="mei", answers=PAPER,
         args=case("delivered", paper=paper_of("delivered", "DOC-01"))),
    Page("citizen:errand-file", who="mei", answers=PAPER, args=case("delivered", supply=supply_of("delivered"))),
)  # fmt: skip
