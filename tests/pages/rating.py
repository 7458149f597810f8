"""好差评 and complaints of the world: one bad rating and one complaint a station, each for the act it waits for."""

from datetime import timedelta

from django.apps import apps
from django.utils import timezone

from yichuang.domain.cases import acts as cases
from yichuang.domain.cases.events import CaseServed
from yichuang.domain.evaluation import acts, reads
from yichuang.domain.identity.tables import CONSOLE
from yichuang.domain.identity.tests.factories import BodyFactory, WindowFactory, staff
from yichuang.kernel import ledger
from yichuang.kernel.actors import THE_CLOCK

TAGS = [(5, "517", "服务热情效率高"), (2, "214", "服务态度生硬"), (1, "115", "服务态度差效率低")]
SAID = "示例评语：等了很久"  # said in every rating and complaint, and nowhere else


class Rating:
    """What people say of the services of the world, and what is done about it."""

    def rate_everything(self):
        acts.load_tags("offline", "2020", TAGS, by=CONSOLE)
        self.centre_body = BodyFactory(code="CENTRE", name="示例中心")
        self.ding = staff("SUPERVISOR", body=self.centre_body, scope=("*",), name="丁")
        self.invitation, self.own_invitation = self.asked(), self.asked(self.cases["delivered"])
        self.at_window = self.asked(self.at_window_now())
        self.bad_ratings = {name: getattr(self, name)() for name in ("found_bad", "ended_bad")}
        self.complaints = {"registered": self.complained(), "own": self.complained(by=self.mei, source="web")}
        self.flagged = self.flagged_rating()

    def asked(self, case=None):
        """An invitation for a case of 梅's, a new one where none is named."""
        case = case or self.delivered()
        last = ledger.last(case)
        return acts.invite_after_service(CaseServed(case.number, last.act, case.state, last.seq))

    def at_window_now(self):
        return cases.receive(self.at_counter(), by=self.counter, identity_checked=True)

    def bad_of(self, invitation=None):
        told = acts.Told(1, words=SAID, name="示例评价人", phone="13900000077")
        rating = acts.rate(invitation or self.asked(), told, by=self.mei)
        return acts.dispatch(rating.loop, by=THE_CLOCK)

    def found_bad(self):
        """Dispatched to the body, waiting to be contacted."""
        return self.bad_of()

    def ended_bad(self):
        bad = acts.contact(self.bad_of(), by=self.qian, words="示例：已联系。")
        bad = acts.verify(bad, by=self.qian, valid=True, words="示例：属实。")
        bad = acts.rectify(acts.begin(bad, by=self.qian, words="示例：改。"), by=self.qian, words="示例：改了。")
        bad = acts.revisit(bad, by=self.sun, content=True, words="示例：满意。")
        return acts.close(bad, by=self.sun, summary="示例：等候太久，已加开窗口。")

    def complained(self, by=None, **how):
        how = {"source": "phone", "kind": "complaint", "text": SAID, "title": self.another("投诉")} | how
        return acts.register(by=by or self.counter, body=self.body.code, **how)

    def flagged_rating(self):
        """Five stars, sooner than anybody reads."""
        rating = acts.rate(self.asked(), acts.Told(5), by=self.li)
        apps.get_model("evaluation.Flag").objects.create(
            rating=rating, sign="hasty", evidence={"seconds": 1.2}, at=rating.at
        )
        return rating.invitation

    def another_bad_rating(self) -> str:
        return self.bad_of().number

    def another_flag(self) -> str:
        return self.flagged_rating().number

    def another_complaint(self) -> str:
        return self.complained().title

    def another_own_complaint(self) -> str:
        return self.complained(by=self.mei, source="web").title

    def another_item_rated(self) -> str:
        """Rated by somebody whom a public page does not name, in the month before: what is published is over."""
        other = self.other_item(name=self.another("事项"))
        given = acts.rate(self.asked(other.delivered()), acts.Told(5), by=self.mei)
        type(given).objects.filter(pk=given.pk).update(on=timezone.localdate().replace(day=1) - timedelta(days=1))
        return other.version.name

    def another_window(self) -> str:
        return WindowFactory(name=self.another("窗口")).name

    @property
    def tablet(self):
        return reads.tablet_key(self.at_window.window)
