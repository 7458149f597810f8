"""One small district in which every page has something to show: cases at every station, versions in every state, a
company and those who act for it, two towns; and the strangers who must see nothing of it."""

from datetime import date
from itertools import count

from django.apps import apps
from django.utils import timezone

from tests.pages.budgeting import Budgeting
from tests.pages.campaigning import Campaigning
from tests.pages.estimating import Estimating
from tests.pages.evaluating import Evaluating
from tests.pages.growing import Growing
from tests.pages.joining import ADDRESS, Joining
from tests.pages.rating import Rating
from tests.pages.supervising import Supervising
from yichuang.domain.cases import acts, reads
from yichuang.domain.cases.tests.factories import Hall, account_of
from yichuang.domain.catalogue import acts as catalogue
from yichuang.domain.catalogue.acts.themes import draft_theme
from yichuang.domain.catalogue.rules.themes import Line, Question, Sheet
from yichuang.domain.catalogue.tables import codes
from yichuang.domain.catalogue.tests.factories import ItemFactory, ItemVersionFactory, MaterialFactory, offered
from yichuang.domain.identity import acts as identity
from yichuang.domain.identity import reads as people
from yichuang.domain.identity.tables import Role
from yichuang.domain.identity.tests.factories import (
    DISTRICT,
    TOWN,
    BodyFactory,
    MandateFactory,
    PartyFactory,
    PostFactory,
    RegionFactory,
    WindowFactory,
    citizen,
    credit_code,
    staff,
)
from yichuang.kernel.models import Document, Message

OTHER_TOWN, OTHER_DISTRICT = "999901002000", "999902000000"


class World(Growing, Joining, Supervising, Campaigning, Budgeting, Estimating, Evaluating, Rating, Hall):
    """The hall with everything in it. Attributes are who and what the pages are opened by and for."""

    def __init__(self):
        super().__init__(specials=["检验"], name="示例食品许可")
        self.counting, self.leaves_out = count(1), set()
        self.applicant = people.party(self.mei.own_party)
        self.name_people()
        self.place()
        self.represent()
        self.file_everything()
        self.draft_versions()
        self.theme = self.offered()
        self.theme_draft = draft_theme(self.theme.theme, by=self.sun)
        self.matters = self.apply_for_themes()
        self.supervise()
        self.campaign()
        self.budget()
        self.estimate()
        self.evaluate()
        self.break_something()
        self.rate_everything()
        self.newcomer = citizen("", level=1, own_party=None)
        self.system, self.security, self.auditor = (
            staff(role, body=self.centre, scope=("*",), name=name)
            for role, name in (("SYSTEM", "系"), ("SECURITY", "安"), ("AUDITOR", "审"))
        )
        self.invite_strangers()

    # --------------------------------------------------------------------------------------- who and where

    def name_people(self):
        """梅's name and address are hers alone, so that they can be searched for in what strangers get."""
        by = people.actor(account_of(self.mei))
        identity.correct_party(self.applicant, by=by, name="梅示例", address=ADDRESS)
        self.applicant = people.party(self.mei.own_party)

    def place(self):
        self.district = RegionFactory(code=DISTRICT)
        self.district.name = "示例区"
        self.district.save()
        District = apps.get_model("identity.District")
        District.objects.create(region=self.district, bureau=self.centre, contact_phone="0731-00000000")
        WindowFactory(number="A01")
        self.towns = {}
        for code, name in ((TOWN, "示例街道"), (OTHER_TOWN, "示例镇")):
            region = RegionFactory(code=code, name=name, level="town", parent=self.district)
            RegionFactory(code=f"{code[:9]}001", name=f"{name}示例村", level="village", parent=region)
            self.towns[code] = BodyFactory(code=f"T{code[8]}", name=f"{name}办事处", kind="town", region=region)
        together = BodyFactory(code="TOWNS", name="示例镇街", kind="town", is_collective=True, region=self.district)
        self.town_version = ItemVersionFactory(item=ItemFactory(body=together), name="示例镇街事项")
        self.town_officer = staff("ACCEPTOR", "REVIEWER", body=self.towns[TOWN], name="唐")

    def represent(self):
        """梅's company, an agent who acts for it, one who acts in another item only, and one who no longer does."""
        self.company = PartyFactory(legal=True, name="示例梅记有限公司", code=credit_code(770077))
        MandateFactory(account=account_of(self.mei), party=self.company, kind="legal_representative")
        self.agent = citizen("代理")
        self.mandate = MandateFactory(account=account_of(self.agent), party=self.company, kind="operator")
        self.narrow = citizen("只代办一件事的人")
        MandateFactory(account=account_of(self.narrow), party=self.company, kind="operator", items=["ANOTHER-001"])
        self.dismissed = citizen("从前的代理")
        past = MandateFactory(account=account_of(self.dismissed), party=self.company, kind="operator")
        identity.revoke_mandate(past, by=people.actor(account_of(self.mei)), reason="示例")
        self.mei, self.agent = (people.actor(account_of(who)) for who in (self.mei, self.agent))
        self.letter = self.another_letter()
        self.helper = staff("HELPER", body=self.centre, name="贺")
        self.errand, self.open_errand = self.another_errand(self.applicant), self.another_errand()
        self.helper = people.actor(account_of(self.helper))
        self.stand_in = PostFactory(
            account=account_of(self.wu), body=self.body, role=Role.ACCEPTOR, stands_in_for=account_of(self.zhao),
            title="代赵", reason="示例：出差", until=date(2026, 4, 1),
        )  # fmt: skip

    # --------------------------------------------------------------------------------------------- matters

    def filled(self, **how):
        case = acts.save_draft(self.drafted(**how), by=self.mei, answers={"premises_address": ADDRESS})
        brought = [line.seq for line in case.materials.all() if line.seq not in self.leaves_out]
        given = [{"material": seq, "file": self.file_of(self.mei)} for seq in brought]
        case = acts.attach(case, by=self.mei, materials=given)
        return acts.promise_owed(case, by=self.mei) if self.leaves_out else case

    def looked_at(self):
        return acts.pre_review(self.submitted(), by=self.counter)

    def corrected(self):
        return acts.correct(self.correcting(), by=self.counter, materials=[{"material": 1, "paper": True}])

    def being_helped(self):
        """A draft 贺 fills in for 梅."""
        case = acts.help_with(self.errand.number, by=self.helper)
        case = acts.save_draft(case, by=self.helper, answers={"premises_address": ADDRESS})
        return acts.attach(case, by=self.helper, materials=[{"material": 1, "file": self.file_of(self.helper)}])

    def half_filled(self):
        """A draft that lacks an answer and a file: what the form asks for when it is sent as it is."""
        return self.drafted()

    def at_counter(self):
        """A draft the clerk is typing, ready to be handed in."""
        case = acts.draft(
            item=self.version.item_id, party=self.mei.own_party, by=self.counter, channel="counter", window="A01"
        )
        case = acts.save_draft(case, by=self.counter, answers={"premises_address": ADDRESS})
        return acts.attach(case, by=self.counter, materials=[{"material": 1, "paper": True}])

    def of_the_company(self):
        company = people.actor(account_of(self.agent), self.company.number)
        return acts.draft(item=self.version.item_id, party=self.company.number, by=company)

    def of_a_town(self):
        case = acts.draft(item=self.town_version.item_id, party=self.mei.own_party, by=self.mei, region=TOWN)
        case = acts.save_draft(case, by=self.mei, answers={"premises_address": ADDRESS})
        acts.attach(case, by=self.mei, materials=[{"material": 1, "file": self.file_of(self.mei)}])
        return acts.receive(acts.submit(case, by=self.mei, consent=True), by=self.town_officer)

    def file_everything(self):
        """One case a station, each for the page whose act it waits for."""
        MaterialFactory(version=self.version, seq=2, name="示例补充材料", necessity=codes.CONDITIONAL)
        stations = (
            "half_filled", "submitted", "looked_at", "received", "correcting", "corrected", "accepted", "in_review",
            "special", "proposed", "denied", "granted", "certified", "ready", "delivered", "at_counter", "of_a_town",
            "of_the_company", "hearing_offered", "hearing_asked", "hearing_today", "neighbour_told",
            "being_helped", "to_change", "to_renew", "to_undo", "to_withdraw", "to_cancel",
        )  # fmt: skip
        self.cases = {station: getattr(self, station)() for station in stations}
        self.cases["filled"] = self.filled()
        self.cases |= {"instant": self.other_item(instant=True).received()}
        self.outside = self.other_item(decided="elsewhere")
        self.cases |= {"accepted_elsewhere": self.outside.accepted(), "forwarded": self.another_outside()}
        self.cases |= {"to_register": self.other_item(decided="register_only").received()}
        self.cases |= {"owing": self.other_item(owes=True).accepted(), "two_levels": self.two_levels()}
        self.cases |= {"to_owe": self.to_owe(), "to_charge": self.to_charge(), "charged": self.charged()}
        self.cases |= {"to_promise": self.to_promise(), "on_promise": self.on_promise()}
        self.delivered_licence = self.cases["delivered"].licence_identifier

    def other_item(self, **version):
        """The same hall and people around another item."""
        other = object.__new__(World)
        other.__dict__ = dict(self.__dict__)
        item = {key: version.pop(key) for key in ("decided",) if key in version}
        owes = version.pop("owes", False)
        other.version = ItemVersionFactory(item=ItemFactory(body=self.body, **item), **version)
        if owes:
            MaterialFactory(version=other.version, seq=2, name="示例容缺材料", necessity=codes.DEFERRABLE)
            other.leaves_out = {2}
        return other

    def to_owe(self):
        """A case taken in at the window that lacks what may follow (容缺), not promised yet."""
        return acts.receive(self.other_item(owes=True).at_counter(), by=self.counter, identity_checked=True)

    def to_charge(self):
        """A case of an item that charges."""
        fee = {"fee_name": "示例费", "fee_standard": "每件56元", "fee_basis": "示例价费〔2020〕12号"}
        return self.other_item(is_charged=True, **fee).in_review()

    def charged(self):
        """One that waits for its fee."""
        asked = {"amount": 5600, "code": "示例缴款码", "pay_by": date(2026, 3, 9)}
        return acts.charge(self.to_charge(), by=self.zhao, **asked)

    def to_promise(self):
        """A case taken in at the window that lacks what the applicant may promise instead (告知承诺)."""
        other = self.other_item(allows_commitment=True)
        MaterialFactory(version=other.version, seq=2, name="示例承诺材料", promisable=True)
        return acts.receive(other.at_counter(), by=self.counter, identity_checked=True)

    def on_promise(self):
        """Granted on the spot on a promise, to be checked afterwards."""
        case = acts.promise_facts(self.to_promise(), by=self.counter)
        return acts.decide_on_the_spot(case, by=self.zhao, outcome="grant", opinion="承诺齐全，准予。")

    def two_levels(self):
        """A case that the body above decides (初审)."""
        case = self.in_review()
        type(case).objects.filter(pk=case.pk).update(terms=case.terms | {"upper_body": "示例市局"})
        return case

    # -------------------------------------------------------------------------------------------- versions

    def draft_versions(self):
        """Versions of other items of the same body: one in each state of its life; `draft` beside a published one."""
        self.versions = {"published": self.version, "suspended": self.version_of(state="suspended", reason="示例原因")}
        for state, steps in (("draft", ()), ("submitted", ("submit",)), ("reviewed", ("submit", "approve"))):
            version = catalogue.new_version(self.version_of().item, by=self.zhao)
            for step in steps:
                version = getattr(catalogue, step)(version, by=self.zhao if step == "submit" else self.sun)
            self.versions[state] = version

    def version_of(self, **fields):
        return ItemVersionFactory(item=ItemFactory(body=self.body), visits_reason="", **fields)

    def offered(self, name="示例开店"):
        """A theme of two items, the second of which waits for the first."""
        first, second = self.version.item_id, self.version_of(name="示例招牌备案").item_id
        questions = (
            Question("form", "准备怎么开？", "single", options={"sole": "个体", "company": "公司"}),
            Question("area", "铺面多大（平方米）？", "number"),
            Question(
                "goods", "卖什么？", "multi", options={"food": "食品", "book": "书"}, show_if='form == "company"'
            ),
        )
        lines = (Line(first), Line(second, "area >= 10", (first,), note="示例说明"))
        return offered(f"T{next(self.counting):02d}", Sheet(questions, lines), lead=self.body, name=name)

    # --------------------------------------------------------------------------------------------- trouble

    def break_something(self):
        """A paper whose seal failed and a message nobody took."""
        paper = Document.objects.filter(thing=self.cases["accepted"].thing, code="DOC-03").get()
        Document.objects.filter(pk=paper.pk).update(sealing="failed", tries=8, last_error="示例：印章系统没有应答")
        self.failed_paper = Document.objects.get(pk=paper.pk)
        now = timezone.now()
        self.ended_archive, proposed = self.another_archive(), self.another_archive()
        self.appraised_archive = acts.propose_disposal(proposed, by=self.sun, reason="示例：期满")
        self.another_export(self.zhao)
        self.made_export = reads.exports_of(self.zhao).get()
        self.wording, self.question = self.another_wording(), self.another_question()
        self.another_notice()
        self.our_text = self.another_text()
        Delivery = apps.get_model("notices.Delivery")
        Delivery.objects.filter(way="sms").update(state="dead", tries=8, last_error="示例：没有应答")
        self.dead_letter = Delivery.objects.get(way="sms")
        self.dead_message = Message.objects.create(
            event="示例事件", listener="示例", payload={"case": self.cases["delivered"].number}, state="dead", tries=8,
            due_at=now, told_at=now, last_error="示例：没有人接收",
        )  # fmt: skip

    # ------------------------------------------------------------------------------------------- strangers

    def invite_strangers(self):
        """Whoever has every right somewhere else has none here: in another body, town or district, or yesterday."""
        elsewhere = BodyFactory(name="别处示例局")
        self.other_body = staff(*Role, body=elsewhere, name="郑")
        self.other_town = staff(*Role, body=self.towns[OTHER_TOWN], scope=("*",), name="邓")
        far = RegionFactory(code=OTHER_DISTRICT, name="示例邻区", level="district")
        self.other_district = staff(
            *Role, body=BodyFactory(name="邻区示例审批局", region=far), scope=("*",), name="范"
        )
        self.former = staff(*Role, body=elsewhere, name="旧")
        for role in Role:
            PostFactory(account=account_of(self.former), body=self.body, role=role, until=date(2026, 2, 27))
        self.former = people.actor(account_of(self.former))

    @property
    def case(self):
        """A case that has been everywhere."""
        return self.cases["delivered"]
