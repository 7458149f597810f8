"""Cases for tests, brought to a state by the acts themselves, so that ledger, clocks and papers are whole."""

from datetime import date, timedelta
from io import BytesIO

from django.utils import timezone

from yichuang.domain.cases import acts
from yichuang.domain.catalogue.tests.factories import ItemFactory, ItemVersionFactory
from yichuang.domain.identity import reads as identity
from yichuang.domain.identity.models import Account, Party
from yichuang.domain.identity.tests.factories import PNG, AccountFactory, BodyFactory, citizen, staff
from yichuang.kernel import files

MON, TUE, WED, THU, FRI = (date(2026, 3, day) for day in range(2, 7))
GAP = {"material": "1", "defect": "照片看不清", "basis": "《示例条例》第一条", "remedy": "重新拍摄并上传"}


class Hall:
    """One body, one item, and everybody a case meets on its way. Each act is done by the one whose it is."""

    def __init__(self, body=None, **version):
        self.body = body or BodyFactory()
        self.centre = BodyFactory(bureau=True)
        item = {key: version.pop(key) for key in ("decided",) if key in version}
        self.version = ItemVersionFactory(item=ItemFactory(body=self.body, **item), **version)
        self.mei = citizen("梅")
        self.li = citizen("李")
        self.counter = staff("COUNTER", body=self.centre, scope=("*",), name="孔")
        self.zhao = staff("ACCEPTOR", "REVIEWER", body=self.body, name="赵")
        self.wu = staff("REVIEWER", body=self.body, name="吴")
        self.qian = staff("CHIEF", "HEAD", body=self.body, name="钱")
        self.sun = staff("SUPERVISOR", body=self.centre, scope=("*",), name="孙")
        self.clerk = staff("CERT_CLERK", "DELIVERY", body=self.centre, scope=("*",), name="冯")

    # ------------------------------------------------------------------------------------------ the way

    def drafted(self, **how):
        return acts.draft(item=self.version.item_id, party=self.mei.own_party, by=self.mei, **how)

    def file_of(self, actor):
        return str(files.keep(BytesIO(PNG), name="示例.png", owner=actor.account).pk)

    def filled(self, **how):
        case = acts.save_draft(self.drafted(**how), by=self.mei, answers={"premises_address": "示例路1号"})
        lines = [line.seq for line in case.materials.filter(necessity="required", supplied=False)]
        return acts.attach(
            case, by=self.mei, materials=[{"material": seq, "file": self.file_of(self.mei)} for seq in lines]
        )

    def submitted(self):
        return acts.submit(self.filled(), by=self.mei, consent=True)

    def received(self):
        return acts.receive(self.submitted(), by=self.counter)

    def accepted(self):
        return acts.accept(self.received(), by=self.zhao)

    def in_review(self):
        return acts.start_review(self.accepted(), by=self.zhao)

    def proposed(self, outcome="grant"):
        return acts.propose(self.in_review(), by=self.zhao, outcome=outcome, opinion="符合条件，拟准予。")

    def granted(self):
        return acts.grant(self.proposed(), by=self.qian)

    def denied(self):
        return acts.deny(
            self.proposed("deny"),
            by=self.qian,
            facts="现场没有洗手池。",
            reasons="场所不符合条件。",
            basis="《示例条例》第二条",
        )

    def certified(self):
        return acts.make_certificate(self.granted(), by=self.clerk)

    def ready(self):
        return acts.hand_over(self.certified(), by=self.clerk)

    def delivered(self):
        return acts.deliver(self.ready(), by=self.clerk, mode="window", proof="身份证已核对")

    def correcting(self):
        return acts.ask_to_correct(self.received(), by=self.zhao, gaps=[GAP])

    def special(self, days=10):
        return acts.start_special(self.in_review(), by=self.zhao, kind="检验", days=days, reason="首批产品须检验。")

    # ------------------------------------------------------------------------------------ heard before a decision

    def hearing_offered(self):
        said = {"subject": "相邻住户的油烟排放", "reason": "直接涉及申请人与他人之间的重大利益关系。"}
        return acts.offer_hearing(self.in_review(), by=self.zhao, **said)

    def hearing_asked(self):
        return acts.ask_for_hearing(self.hearing_offered(), by=self.mei, reason="要求听证")

    def hearing_called(self, opens_at=None):
        opens_at = opens_at or timezone.localtime() + timedelta(days=14)
        room = {"place": "示例听证室", "presider": self.qian.account, "clerk": "冯示例"}
        return acts.call_hearing(self.hearing_asked(), by=self.qian, opens_at=opens_at, **room)

    def hearing_today(self):
        case = self.hearing_called()
        case.hearings.update(opens_at=timezone.now())
        return case

    def neighbour_told(self):
        said = {"name": "李示例", "content": "热食类食品制售", "interest": "住户在排烟口上方"}
        return acts.tell_interested_party(self.in_review(), by=self.zhao, **said)

    # ------------------------------------------------------------------------------------- after a decision

    def opened(self, purpose="revoke", ground="unqualified", case=None):
        said = {"purpose": purpose, "ground": ground, "reason": "核查发现不符合法定条件。"}
        return acts.open_follow_up(case or self.delivered(), by=self.qian, **said)

    def to_undo(self, purpose="revoke", ground="unqualified", case=None):
        """Examined, the party told of its rights, the days to speak up over."""
        case = acts.start_review(self.opened(purpose, ground, case), by=self.zhao)
        said = {"subject": "拟撤销许可", "reason": "直接关系当事人的重大利益。"}
        case = acts.offer_hearing(case, by=self.zhao, **said)
        case = acts.propose(case, by=self.zhao, outcome="grant", opinion="情况属实，建议处理。")
        case.voices_until = timezone.localdate() - timedelta(days=1)
        case.save(update_fields=["voices_until"])
        return case

    def to_withdraw(self):
        return self.to_undo("withdraw", "law_changed")

    def to_cancel(self):
        return self.to_undo("cancel", "dissolved")

    def undone(self, **said):
        said = {"facts": "现场没有经营场所。", "reasons": "不符合法定条件。"} | said
        return acts.revoke(self.to_undo(), by=self.qian, **said)

    def asking(self, purpose="change", case=None, **answers):
        """A draft of 梅 about what was granted."""
        case = acts.ask_follow_up(case or self.delivered(), by=self.mei, purpose=purpose, reason="示例：搬迁")
        answers = answers or ({"premises_address": "示例路9号"} if purpose == "change" else {})
        return acts.save_draft(case, by=self.mei, answers=answers)

    def asked_and_proposed(self, purpose="change", case=None):
        case = acts.submit(self.asking(purpose, case), by=self.mei, consent=True)
        case = acts.accept(acts.receive(case, by=self.counter), by=self.zhao)
        case = acts.start_review(case, by=self.zhao)
        return acts.propose(case, by=self.zhao, outcome="grant", opinion="符合条件，拟准予。")

    def to_change(self):
        return self.asked_and_proposed("change")

    def to_renew(self):
        return self.asked_and_proposed("renew")


def account_of(actor) -> Account:
    """The account behind an actor, to sign in with."""
    return identity.account(actor.account)


def party_of(actor) -> Party:
    return identity.party(actor.own_party)


__all__ = ["FRI", "GAP", "MON", "PNG", "THU", "TUE", "WED", "AccountFactory", "Hall", "account_of", "party_of"]
