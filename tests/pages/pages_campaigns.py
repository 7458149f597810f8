"""三心评选 at the desk."""

from tests.pages.page import ACT, Page, sent

TOLD = "all staff know of the campaigns, and vote once"


def campaign(stage, **more):
    return lambda world: {"number": world.campaigns[stage].number, **more}


def objection(**more):
    return lambda world: {"number": world.objection.number, **more}


def flagged(world):
    return {"cluster": world.flagged_cluster()}


PLAN = {
    "period": lambda world: world.free_campaign(), "awards": ["WARM"], "quota": "1", "vote_days": "5",
    "appraise_days": "3", "notice_days": "5", "weight_data": "50", "weight_public": "30", "weight_staff": "20",
}  # fmt: skip
NAMED = {
    "award": "WARM", "who": lambda world: f"{world.body.code}|{world.colleague().account}", "merits": "示例事迹",
}  # fmt: skip

PAGES = (
    Page("desk:campaigns", who="sun", known=TOLD, row=lambda world: world.another_campaign("NOMINATING").number),
    Page("desk:campaign-new", who="sun", sends=sent(**PLAN)),
    Page("desk:campaign", who="sun", known=TOLD, args=campaign("VOTING"),
         row=lambda world: world.another_candidate().name),
    Page("desk:campaign-nominate", who="qian", args=campaign("NOMINATING"), sends=sent(**NAMED),
         public="who leads a body may name its people, and no others"),
    Page("desk:campaign-appraisal", who="zhao", args=campaign("APPRAISING"), answers=ACT,
         public="every colleague has one vote", sends=sent(nominee=lambda world: world.appraised.number)),
    Page("desk:campaign-flagged", who="sun", args=campaign("VOTING"), query=flagged,
         sends=sent(counts="no", reason="示例：刷票")),
    Page("desk:campaign-objection-new", who="zhao", args=campaign("NOTICE"), public="anybody may object",
         sends=sent(nominee=lambda world: world.on_notice.number, text="示例异议")),
    Page("desk:campaign-act", who="sun", args=campaign("NOTICE", act="call_off"), answers=ACT, known=TOLD,
         sends=sent(reason="示例")),
    Page("desk:objection", who="sun", args=objection()),
    Page("desk:objection-act", who="sun", args=objection(act="dismiss"), answers=ACT, sends=sent(reason="示例")),
)  # fmt: skip
