"""A street with four bodies and a shop to be opened. Each act is done by the one whose it is."""

from io import BytesIO

from yichuang.domain.cases import acts as cases
from yichuang.domain.cases.models import Case
from yichuang.domain.cases.tests.factories import GAP, PNG
from yichuang.domain.catalogue.rules.themes import Line, Question, Sheet
from yichuang.domain.catalogue.tables import codes
from yichuang.domain.catalogue.tests.factories import (
    CanonicalMaterialFactory,
    ItemFactory,
    ItemVersionFactory,
    MaterialFactory,
    offered,
)
from yichuang.domain.identity import acts as identity_acts
from yichuang.domain.identity import reads as identity
from yichuang.domain.identity.tests.factories import BodyFactory, citizen, credit_code, staff
from yichuang.domain.joint import acts, reads
from yichuang.domain.joint.models import Matter
from yichuang.kernel import files, news

REGISTRATION, FOOD, SIGN, FIRE = "REG-1", "FOOD-1", "SIGN-1", "FIRE-1"
LICENCE = "营业执照"
LEASE, DRAWING, PLAN = "经营场所使用证明", "招牌效果图", "平面图"
SHEET = Sheet(
    questions=(Question("sign", "要挂招牌吗？", "boolean", options={"yes": "是", "no": "否"}),),
    lines=(
        Line(REGISTRATION),
        Line(FOOD, depends_on=(REGISTRATION,)),
        Line(SIGN, 'sign == "yes"', depends_on=(REGISTRATION,)),
        Line(FIRE, 'sign == "yes"'),
    ),
)
FORM = {
    "legal_rep_name": "示例人员", "legal_rep_id_number": "430203198503170017", "org_address": "示例路1号",
    "contact_name": "示例人员", "contact_phone": "13900000000", "premises_address": "示例路1号",
}  # fmt: skip


class Street:
    def __init__(self):
        self.centre = BodyFactory(bureau=True)
        self.bodies = {code: BodyFactory(code=f"{code[:-2]}B") for code in (REGISTRATION, FOOD, SIGN, FIRE)}
        self.item(REGISTRATION, LEASE, decided="elsewhere", result_name=LICENCE, licence_type=LICENCE, fields=0)
        self.item(FOOD, LEASE, LICENCE)
        self.item(SIGN, LICENCE, DRAWING)
        self.item(FIRE, PLAN, result_type=codes.APPROVAL_RESULT, result_name="检查意见书", licence_type="")
        self.theme = offered("T1", SHEET, lead=self.centre)
        self.mei, self.li = citizen("梅"), citizen("李")
        self.counter = staff("COUNTER", body=self.centre, scope=("*",), name="孔")
        self.sun = staff("SUPERVISOR", body=self.centre, scope=("*",), name="孙")
        self.clerk = staff("CERT_CLERK", "DELIVERY", body=self.centre, scope=("*",), name="冯")
        self.officers = {
            code: staff("ACCEPTOR", "REVIEWER", body=body, name=f"赵{code[0]}") for code, body in self.bodies.items()
        }
        self.heads = {
            code: staff("CHIEF", "HEAD", body=body, name=f"钱{code[0]}") for code, body in self.bodies.items()
        }

    def item(self, code: str, *materials: str, decided="here", **version):
        made = ItemVersionFactory(
            item=ItemFactory(code=code, body=self.bodies[code], decided=decided), materials=0, correction_days=10,
            **version,
        )  # fmt: skip
        for seq, name in enumerate(materials, 1):
            MaterialFactory(
                version=made, seq=seq, canonical=CanonicalMaterialFactory(name=name),
                licence_type=name if name == LICENCE else "",
            )  # fmt: skip

    # ------------------------------------------------------------------------------------------ the applicant

    def company(self) -> str:
        """A company that 梅 is about to found: its party number."""
        account = identity.account(self.mei.account)
        party = identity_acts.plan_company(account, name="示例早餐店", by=self.mei).party
        self.mei = identity.actor(account, party.number)
        return party.number

    def file_of(self, actor=None):
        return str(files.keep(BytesIO(PNG), name="示例.png", owner=(actor or self.mei).account).pk)

    def applied(self, sign="yes", party=None, **how) -> Matter:
        kinds = (LEASE, DRAWING, PLAN) if sign == "yes" else (LEASE,)
        how = {"consent": True} | how
        return acts.apply(
            theme="T1", party=party or self.company(), situations={"sign": sign}, form=FORM,
            supplies={kind: [{"file": self.file_of()}] for kind in kinds}, by=self.mei, **how,
        )  # fmt: skip

    # --------------------------------------------------------------------------------------------- the bodies

    def case(self, matter: Matter, item: str) -> Case:
        return Case.objects.get(matter=matter.number, item_code=item, state__gt="", part_of_matter__isnull=False)

    def received(self, matter, item):
        return cases.receive(self.case(matter, item), by=self.counter)

    def accepted(self, matter, item):
        return cases.accept(self.received(matter, item), by=self.officers[item])

    def granted(self, matter, item, **formed):
        officer, case = self.officers[item], self.accepted(matter, item)
        if case.decided == "elsewhere":
            case = cases.forward(case, by=officer)
            told = {"outcome": "grant", "reference": "示例0001号"}
            return cases.record_outcome(case, by=officer, **told, formed=formed or None)
        case = cases.propose(cases.start_review(case, by=officer), by=officer, outcome="grant", opinion="符合条件。")
        return cases.grant(case, by=self.heads[item])

    def registered(self, matter):
        """The company exists, and the worker has heard of it."""
        case = self.granted(matter, REGISTRATION, name="示例早餐店有限公司", code=credit_code(7))
        news.drain()
        return case

    def denied(self, matter, item):
        officer, case = self.officers[item], self.accepted(matter, item)
        if case.decided == "elsewhere":
            case = cases.forward(case, by=officer)
            told = {"outcome": "deny", "reference": "示例0002号", "reason": "名称不符合规定。"}
            return cases.record_outcome(case, by=officer, **told)
        case = cases.propose(cases.start_review(case, by=officer), by=officer, outcome="deny", opinion="不符合条件。")
        return cases.deny(
            case, by=self.heads[item], facts="现场没有洗手池。", reasons="场所不符合条件。", basis="《示例条例》第二条"
        )

    def ready(self, matter, item):
        case = self.case(matter, item)
        if case.needs_certificate:
            case = cases.make_certificate(case, by=self.clerk)
        return cases.hand_over(case, by=self.clerk)

    def all_granted(self, matter):
        self.registered(matter)
        for part in self.parts(matter):
            if part.item_code != REGISTRATION:
                self.granted(matter, part.item_code)
            self.ready(matter, part.item_code)
        news.drain()
        return self.now(matter)

    # ------------------------------------------------------------------------------------------------ to look

    def now(self, matter) -> Matter:
        return Matter.objects.get(pk=matter.pk)

    def parts(self, matter):
        return reads.parts_of(matter)

    def stands(self, matter) -> dict[str, str]:
        return {part.item_code: reads.standing(part).stands for part in self.parts(matter)}


__all__ = ["DRAWING", "FIRE", "FOOD", "GAP", "LEASE", "LICENCE", "PLAN", "REGISTRATION", "SIGN", "Street"]
