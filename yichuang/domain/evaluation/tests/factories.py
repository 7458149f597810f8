"""The hall of cases, with what is rated in it: each act is done by the one whose it is."""

from types import SimpleNamespace

from yichuang.domain.cases import acts as cases
from yichuang.domain.cases.tests.factories import Hall, account_of
from yichuang.domain.evaluation import acts, reads
from yichuang.domain.evaluation.models import BadRating, Complaint, Invitation
from yichuang.domain.identity import reads as identity
from yichuang.domain.identity.tables import CONSOLE
from yichuang.domain.identity.tests.factories import BodyFactory, staff
from yichuang.kernel import news

TAGS = [
    (5, "517", "服务热情效率高"),
    (3, "314", "服务态度一般"),
    (2, "214", "服务态度生硬"),
    (1, "115", "服务态度差效率低"),
]
WORDS = "示例：等了很久没有人理。"


def matter_closed(house, body=None):
    """The news that matter YS1 of 梅's has ended (joint.MatterClosed, of a domain beside this one)."""
    return SimpleNamespace(
        number="YS1", outcome="PARTIAL", theme="T1", name="示例开店", body=(body or house.body).code,
        party=house.mei.own_party, region="", window="", day="2026-02-10",
    )  # fmt: skip


class House(Hall):
    """A hall of which people may say what they think: 丁 supervises from the centre beside the bureau."""

    def __init__(self, **how):
        super().__init__(**how)
        self.other = BodyFactory(code="CENTRE", name="示例中心")
        self.ding = staff("SUPERVISOR", body=self.other, scope=("*",), name="丁")
        acts.load_tags("offline", "2020", TAGS, by=CONSOLE)

    # ------------------------------------------------------------------------------------------ invited

    def taken_in(self, window="A01"):
        """Papers taken in by 孔 at the window, as one of several of a session."""
        case = cases.draft(
            item=self.version.item_id, party=self.mei.own_party, by=self.counter, channel="counter", window=window
        )
        case = cases.save_draft(case, by=self.counter, answers={"premises_address": "示例路1号"})
        papers = [{"material": line.seq, "paper": True} for line in case.materials.filter(necessity="required")]
        case = cases.attach(case, by=self.counter, materials=papers)
        return cases.receive(case, by=self.counter, identity_checked=True)

    def another_counter(self):
        return staff("COUNTER", body=self.centre, scope=("*",), name="施")

    def carried_on(self, case):
        """From the papers to the result fetched at the window."""
        case = cases.start_review(cases.accept(case, by=self.zhao), by=self.zhao)
        case = cases.propose(case, by=self.zhao, outcome="grant", opinion="符合条件，拟准予。")
        case = cases.make_certificate(cases.grant(case, by=self.qian), by=self.clerk)
        return cases.deliver(cases.hand_over(case, by=self.clerk), by=self.clerk, mode="window", proof="身份证已核对")

    def asked(self) -> Invitation:
        """After a case of 梅's that was filed online was delivered."""
        case = self.delivered()
        news.drain()
        return Invitation.objects.get(subject=case.number)

    def asked_of(self, case) -> Invitation:
        """After this case, ready before, was delivered now."""
        case = cases.deliver(case, by=self.clerk, mode="window", proof="身份证已核对")
        news.drain()
        return Invitation.objects.get(subject=case.number)

    def asked_at_window(self) -> Invitation:
        case = self.taken_in()
        news.drain()
        return Invitation.objects.get(subject=case.number)

    def rated(self, stars=5, invitation=None, **how):
        said = ("words", "tags", "name", "phone", "way")
        told = acts.Told(stars, **{name: how.pop(name) for name in said if name in how})
        return acts.rate(invitation or self.asked(), told, by=self.mei, **how)

    # ------------------------------------------------------------------------------------------ mended

    def now(self, thing):
        return type(thing).objects.get(pk=thing.pk)

    def new(self, **how) -> BadRating:
        how = {"words": WORDS, "name": "示例人员", "phone": "13900000001"} | how
        return BadRating.objects.get(rating=self.rated(1, **how))

    def dispatched(self, **how) -> BadRating:
        bad = self.new(**how)
        news.drain()
        return self.now(bad)

    def contacted(self, **how):
        return acts.contact(self.dispatched(**how), by=self.qian, words="已电话联系，听取意见。")

    def valid(self, **how):
        return acts.verify(self.contacted(**how), by=self.qian, valid=True, words="确有久等。")

    def invalid(self):
        return acts.verify(self.contacted(), by=self.qian, valid=False, words="查看录像，没有久等。")

    def appealed(self):
        return acts.appeal(self.invalid(), by=self.qian, words="录像可以证明。")

    def upheld(self):
        return acts.uphold(self.appealed(), by=self.sun, words="录像属实。")

    def rejected(self):
        return acts.reject(self.appealed(), by=self.sun, words="录像看不出来。")

    def rectifying(self, **how):
        return acts.begin(self.valid(**how), by=self.qian, words="增加一名窗口人员。")

    def rectified(self, **how):
        return acts.rectify(self.rectifying(**how), by=self.qian, words="已增加一名窗口人员。")

    def revisited(self, **how):
        return acts.revisit(self.rectified(**how), by=self.sun, content=True, words="满意。")

    def closed(self, summary="有人反映等候太久，已经增加窗口。", **how):
        return acts.close(self.revisited(**how), by=self.sun, summary=summary)

    # ------------------------------------------------------------------------------------------ complained

    def complained(self, kind="complaint", **how) -> Complaint:
        how = {"source": "web", "text": "示例：窗口态度不好。", "body": self.body.code, "person": "赵"} | how
        return acts.register(by=self.mei, kind=kind, **how)

    def registered(self):
        return self.complained()

    def accepted_complaint(self, **how):
        return acts.accept(self.complained(), by=self.sun, **how)

    def assigned(self, **how):
        return acts.assign(self.accepted_complaint(**how), by=self.sun)

    def handled(self, valid=True):
        return acts.settle(self.assigned(), by=self.qian, valid=valid, words="示例：属实，已批评教育。")

    def answered(self):
        return acts.answer(self.handled(), by=self.qian, words="示例：已经改正，对不起。")

    def heard(self):
        return acts.revisit_complainant(self.answered(), by=self.sun, content=True, words="满意。")

    def archived(self, summary=""):
        return acts.archive(self.heard(), by=self.sun, summary=summary)


__all__ = ["House", "account_of", "acts", "identity", "matter_closed", "reads"]
