"""Cases of the demo: one at each station of its way, filed today by the people of the demo."""

from io import BytesIO

import segno

from yichuang.domain.cases import acts, reads
from yichuang.domain.cases.models import Case
from yichuang.domain.catalogue import reads as catalogue
from yichuang.domain.identity import reads as identity
from yichuang.domain.identity.models import Account, Post
from yichuang.kernel import files

SAMPLE_ANSWERS = {
    "text": "示例内容", "textarea": "示例内容", "address": "示例路1号", "integer": "3", "decimal": "60",
    "money": "1000", "boolean": "是", "phone": "13800000001",
}  # fmt: skip
STATIONS = (
    "submitted",
    "received",
    "correcting",
    "accepted",
    "in_review",
    "special",
    "proposed",
    "ready",
    "delivered",
)


class Demo:
    """The cast of the demo around one item that names a special procedure."""

    def __init__(self, item: str):
        self.item = item
        self.version = catalogue.version_in_force(item)
        self.body = self.version.item.body_id
        self.citizen = identity.actor(Account.objects.filter(kind="citizen").order_by("pk").first())
        self.party = identity.party(self.citizen.own_party)

    def officer(self, role: str, *, besides: str = ""):
        """Somebody who may act in this role for the body of the item."""
        posts = Post.objects.filter(role=role, state="held", account__state="active").order_by("pk")
        own = list(posts.filter(body=self.body).exclude(account__number=besides))
        wide = [post for post in posts if "*" in post.scope]
        return identity.actor((own or wide)[0].account)

    def file(self) -> str:
        """A picture that is visibly a sample: a QR code that says so."""
        picture = BytesIO()
        segno.make("示例材料 SAMPLE", micro=False).save(picture, kind="png", scale=12)
        return str(files.keep(picture, name="示例材料.png", owner=self.citizen.account).pk)

    def submitted(self):
        case = acts.draft(item=self.item, party=self.party.number, by=self.citizen)
        wanted = [q for q in reads.form_of(self.version, self.party.kind) if q.element in case.unanswered]
        case = acts.save_draft(case, by=self.citizen, answers={q.element: self.answer(q) for q in wanted})
        lines = case.materials.exclude(necessity="conditional")
        case = acts.attach(
            case, by=self.citizen, materials=[{"material": line.seq, "file": self.file()} for line in lines]
        )
        return acts.submit(case, by=self.citizen, consent=True)

    def answer(self, question):
        if question.options:
            return question.options[:1] if question.type == "multichoice" else question.options[0]
        if question.type == "date":
            return "2026-01-05"
        numbers = {"id_number": self.party.code, "uscc": self.version.item.body.uscc}
        return (SAMPLE_ANSWERS | numbers)[question.type]

    def received(self):
        return acts.receive(self.submitted(), by=self.officer("COUNTER"))

    def correcting(self):
        case = self.received()
        gap = {
            "material": case.materials.first().name,
            "defect": "照片模糊，看不清有效期",
            "basis": "本事项办事指南",
            "remedy": "重新拍摄并上传",
        }
        return acts.ask_to_correct(case, by=self.officer("ACCEPTOR"), gaps=[gap])

    def accepted(self):
        return acts.accept(self.received(), by=self.officer("ACCEPTOR"))

    def in_review(self):
        return acts.start_review(self.accepted(), by=self.officer("REVIEWER"))

    def special(self):
        kind = catalogue.suspending_procedures(self.version)[0].kind
        return acts.start_special(
            self.in_review(),
            by=self.officer("REVIEWER"),
            kind=kind,
            days=10,
            reason=f"首批产品须{kind}，委托有资质的机构进行。",
        )

    def proposed(self):
        return acts.propose(
            self.in_review(), by=self.officer("REVIEWER"), outcome="grant", opinion="材料齐全，场所符合条件，拟准予。"
        )

    def ready(self):
        head = self.officer("HEAD", besides=self.officer("REVIEWER").account)
        case = acts.make_certificate(acts.grant(self.proposed(), by=head), by=self.officer("CERT_CLERK"))
        return acts.hand_over(case, by=self.officer("CERT_CLERK"))

    def delivered(self):
        return acts.deliver(self.ready(), by=self.officer("DELIVERY"), mode="window", proof="身份证已核对（示例）")


def demo() -> str:
    """One case for each station, once; without a demo citizen or a fitting item, none."""
    if Case.objects.exists() or not Account.objects.filter(kind="citizen").exists():
        return ""
    item = fitting_item()
    if not item:
        return ""
    stage = Demo(item)
    for station in STATIONS:
        getattr(stage, station)()
    return f"演示办件：新增 {len(STATIONS)} 件（{stage.version.name}）"


def fitting_item() -> str:
    """An item decided here whose result is a licence and which names a procedure that stops the clock: rather an
    inspection (检验) than another, and of the body that offers most."""
    listed = catalogue.in_force().filter(item__decided="here", result_type="10").order_by("item")
    whole = [
        catalogue.version_in_force(version.item_id) for version in listed.filter(specials__isnull=False).distinct()
    ]
    kinds = {
        version.item_id: {procedure.kind for procedure in catalogue.suspending_procedures(version)}
        for version in whole
        if not version.item.body.is_collective
    }
    offered = {body.code: count for body, count in catalogue.departments()}
    bodies = {version.item_id: version.item.body_id for version in whole}
    fitting = sorted((item for item, found in kinds.items() if found), key=lambda item: -offered[bodies[item]])
    return next((item for item in fitting if "检验" in kinds[item]), "") or next(iter(fitting), "")
