"""Campaigns of the world, one at each stage that looks different. A stage ends by moving its last day."""

from datetime import timedelta

from django.utils import timezone

from yichuang.domain.identity import acts as identity
from yichuang.domain.identity.tests.factories import staff
from yichuang.domain.supervision.acts import campaigns, objections, votes
from yichuang.domain.supervision.models import Campaign, Nominee
from yichuang.domain.supervision.reads import campaigns as reads

PLAN = {
    "awards": ["WARM", "COMFORT", "DEDICATED"], "quota": 2, "weights": {"data": 50, "public": 30, "staff": 20},
    "days": {"vote": 5, "appraisal": 3, "notice": 5},
}  # fmt: skip
STAGES = ("NOMINATING", "VOTING", "APPRAISING", "NOTICE")


class Campaigning:
    """What 三心评选 of the world shows."""

    def campaign(self) -> None:
        self.campaigns = {stage: self.another_campaign(stage) for stage in STAGES}
        self.candidate, self.appraised, self.on_notice = (
            self.campaigns[stage].nominees.select_related("campaign").first() for stage in STAGES[1:]
        )
        for n in range(3):
            phone = f"1360001{n:04}"
            code = identity.send_code(phone)
            votes.cast(self.candidate, by=self.mei, phone=phone, code=code.shown, device="one device")
        self.objection = objections.raise_objection(
            self.campaigns["NOTICE"], by=self.mei, nominee=self.on_notice.number, text="示例异议：与事实不符。"
        )

    def free_campaign(self) -> str:
        return self.ended_periods()[0].code

    def ended_periods(self):
        return [each for each in reads.periods_without_campaign() if each.last < timezone.localdate()]

    def flagged_cluster(self) -> str:
        return reads.clusters(self.campaigns["VOTING"])[0].key

    def colleague(self):
        return staff("REVIEWER", body=self.body, name=self.another("候选人"))

    def another_campaign(self, stage: str) -> Campaign:
        """A period that is over, with one nominee, brought to a stage."""
        made = campaigns.set_up(self.ended_periods()[0], by=self.sun, **PLAN)
        self.named_in(made)
        if stage == "NOMINATING":
            return made
        made = campaigns.open_vote(campaigns.score(made, by=self.sun), by=self.sun)
        if stage == "VOTING":
            return made
        made = campaigns.open_appraisal(self.over(made, "vote_until"), by=self.sun)
        if stage == "APPRAISING":
            return made
        made = campaigns.open_review(self.over(made, "appraise_until"), by=self.sun)
        chosen = [made.nominees.get().number]
        return campaigns.announce(made, by=self.sun, chosen=chosen, reason="示例评审意见")

    def over(self, campaign: Campaign, stage: str) -> Campaign:
        """Its stage ended yesterday."""
        Campaign.objects.filter(pk=campaign.pk).update(**{stage: timezone.localdate() - timedelta(days=1)})
        return Campaign.objects.get(pk=campaign.pk)

    def named_in(self, campaign: Campaign) -> Nominee:
        return campaigns.nominate(
            campaign, by=self.sun, award="WARM", unit=self.body.code, account=self.colleague().account,
            merits="示例事迹",
        )  # fmt: skip

    def another_candidate(self) -> Nominee:
        """One more in the campaign that is voted on, named while it could still be."""
        voting = self.campaigns["VOTING"]
        Campaign.objects.filter(pk=voting.pk).update(state="NOMINATING")
        named = self.named_in(voting)
        Campaign.objects.filter(pk=voting.pk).update(state="VOTING")
        return named
