"""Campaigns of 三心评选 brought to a stage by the acts themselves."""

from io import BytesIO

import time_machine

from yichuang.domain.identity import acts as identity
from yichuang.domain.identity.tests.factories import PNG
from yichuang.domain.supervision import acts
from yichuang.domain.supervision.acts import campaigns, objections, votes
from yichuang.domain.supervision.models import Nominee
from yichuang.domain.supervision.rules import award_periods
from yichuang.kernel import files

EVEN = {"data": 50, "public": 30, "staff": 20}
DAYS = {"vote": 2, "appraisal": 1, "notice": 5}


def on(moment: str):
    return time_machine.travel(f"{moment}+08:00", tick=False)


def again(thing):
    return type(thing)._base_manager.get(pk=thing.pk)


def phone(n: int) -> str:
    return f"1370000{n:04}"


class Round:
    """The February round of a hall: nominated on 2 March, voted until the 4th, appraised on the 5th and 6th, reviewed
    on the 9th, on notice from then until the 16th."""

    def __init__(self, hall, **plan):
        self.hall = hall
        period = award_periods.called(plan.pop("code", "2026-02"))
        plan = {"awards": ["WARM", "COMFORT"], "quota": 1, "weights": EVEN, "days": DAYS} | plan
        self.campaign = campaigns.set_up(period, by=hall.sun, **plan)

    def named(self, who=None, award="WARM", by=None, **how) -> Nominee:
        hall = self.hall
        told = {"unit": hall.body.code, "account": (who or hall.zhao).account, "merits": "示例事迹"} | how
        return campaigns.nominate(self.campaign, by=by or hall.qian, award=award, **told)

    def voting(self):
        self.zhao, self.wu = self.named(), self.named(self.hall.wu)
        campaigns.score(self.campaign, by=self.hall.sun)
        self.campaign = campaigns.open_vote(again(self.campaign), by=self.hall.sun)
        return self

    def cast(self, n: int, nominee=None, **how):
        number, wanted = phone(n), Nominee.objects.select_related("campaign").get(pk=(nominee or self.zhao).pk)
        sent = identity.send_code(number, address=how.get("address", ""))
        return votes.cast(wanted, by=self.hall.mei, phone=number, code=sent.shown, **how)

    def appraise(self, who, nominee=None):
        wanted = Nominee.objects.select_related("campaign").get(pk=(nominee or self.zhao).pk)
        return votes.appraise(wanted, by=who)

    def moved(self, act: str, moment: str, **how):
        with on(moment):
            self.campaign = getattr(campaigns, act)(self.campaign, by=self.hall.sun, **how)
        return self

    def appraising(self):
        return self.moved("open_appraisal", "2026-03-05T10:00")

    def reviewing(self):
        return self.appraising().moved("open_review", "2026-03-09T09:00")

    def on_notice(self, *chosen):
        wanted = [one.number for one in chosen or (self.zhao,)]
        return self.moved("announce", "2026-03-09T10:00", chosen=wanted, reason="示例评审意见")

    def objected(self, by=None, nominee=None, **how):
        told = {"nominee": (nominee or self.zhao).number, "text": "示例异议"} | how
        return objections.raise_objection(self.campaign, by=by or self.hall.mei, **told)


def carded(hall, rules, who=None, code="R13"):
    """A red card of 赵, by hand."""
    proof = files.keep(BytesIO(PNG), name="示例.png", owner=hall.sun.account).pk
    return acts.record(
        rules[code], by=hall.sun, unit=hall.body.code, person=(who or hall.zhao).account, finding="示例", proof=proof
    )
