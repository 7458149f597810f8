"""One row more for every list of the world. Each answers the words by which its row is known on the page."""

from datetime import date

from django.utils import timezone

from yichuang.domain.cases import acts
from yichuang.domain.cases.acts import exporting
from yichuang.domain.cases.tests.factories import account_of
from yichuang.domain.catalogue.tests.factories import ItemFactory, ItemVersionFactory, MaterialFactory
from yichuang.domain.guidance import acts as guidance
from yichuang.domain.guidance.models import Unanswered
from yichuang.domain.identity import acts as identity
from yichuang.domain.identity.tables import Role
from yichuang.domain.identity.tests.factories import (
    BodyFactory,
    MandateFactory,
    PartyFactory,
    citizen,
    letter_kept,
    staff,
)
from yichuang.domain.licences import acts as licence_acts
from yichuang.domain.licences import reads as licences
from yichuang.domain.notices import acts as notices
from yichuang.domain.notices.acts.wording import Said
from yichuang.kernel.models import Document


class Growing:
    """What the world can have more of."""

    def another(self, what: str) -> str:
        return f"新{what}{next(self.counting)}号"

    def waiting(self, station: str) -> list[str]:
        """The numbers of all cases of the world's own item that wait where this one does."""
        case = self.cases[station]
        same = type(case).objects.filter(state=case.state, item_code=case.item_code, deciding_body=case.deciding_body)
        return list(same.order_by("pk").values_list("number", flat=True))

    def another_export(self, actor) -> str:
        """A list somebody had made into a file."""
        told = self.another("列表")
        exporting.make.func(str(acts.ask_export({}, by=actor, told=told).pk))
        return told

    def another_item(self) -> str:
        return self.version_of(name=self.another("事项")).name

    def another_theme(self) -> str:
        return self.offered(self.another("主题")).name

    def another_matter(self) -> str:
        return self.handed_in().number

    def another_department(self) -> str:
        body = BodyFactory(name=self.another("机构"))
        ItemVersionFactory(item=ItemFactory(body=body))
        return body.name

    def another_body_at_work(self) -> str:
        """A body more with an open case."""
        body = BodyFactory(short_name=self.another("机构"))
        case = self.received()
        type(case).objects.filter(pk=case.pk).update(deciding_body=body)
        return body.short_name

    def moved_by_another(self) -> str:
        """A case of 赵's that 钱 sends back."""
        return acts.send_back(self.proposed(), by=self.qian, reason="示例：再核实。").number

    def another_material(self) -> str:
        name = self.another("材料")
        MaterialFactory(version=self.version, seq=self.version.materials.count() + 1, name=name)
        return name

    def another_version(self) -> str:
        """A historical one, of the item that has a draft."""
        item = self.versions["draft"].item
        version = ItemVersionFactory(item=item, version=next(self.counting) + 100, state="replaced")
        return f"第 {version.version} 版"

    def another_mandate(self) -> str:
        account = account_of(citizen("示例代办人"))
        MandateFactory(account=account, party=self.company)
        return account.number

    def another_letter(self):
        """A paper mandate of 梅's in a matter of the towns, recorded at the centre's counter."""
        return identity.record_mandate(
            account_of(citizen("示例代办人", level=3)), self.applicant, by=self.counter, kind="agent",
            items=[self.town_version.item_id], until=timezone.localdate(),
            letter=letter_kept(self.counter.account).pk,
        )  # fmt: skip

    def another_look(self) -> str:
        """赵 opens the whole numbers of a case, saying what for."""
        note = self.another("理由")
        acts.open_numbers(self.cases["in_review"], by=self.zhao, why="supervision", note=note)
        return note

    def another_errand(self, party=None):
        """Somebody asks 贺 for help (帮办), recorded at the centre's counter."""
        return identity.record_mandate(
            account_of(self.helper), party or PartyFactory(), by=self.counter, kind="helper",
            items=[self.version.item_id], until=timezone.localdate(), letter=letter_kept(self.counter.account).pk,
        )  # fmt: skip

    def another_paper(self, station: str) -> str:
        """A file more for the same material of a draft."""
        acts.attach(self.cases[station], by=self.mei, materials=[{"material": 2, "file": self.file_of(self.mei)}])
        return "示例.png"

    def another_check(self) -> str:
        result = self.another("核查")
        acts.record_site_check(
            self.cases["in_review"], by=self.zhao, officers=[self.zhao.account, self.wu.account], result=result
        )
        return result

    def another_outside(self):
        return acts.forward(self.outside.accepted(), by=self.zhao)

    def another_notice(self) -> str:
        """Something 梅 is told of; known by the name of the procedure in its title."""
        what = self.another("程序")
        words = {"item": "示例许可", "number": self.case.number, "days": 5, "procedure": what}
        notices.notify(
            topic="special_started", key=what, about=self.case.thing, party=self.mei.own_party, body=self.body.code,
            item=self.version.item_id, words=words,
        )  # fmt: skip
        return what

    def another_wording(self):
        """A way of saying, as long as one may be."""
        return guidance.add_wording([self.another("词")], official=["示例"], by=self.sun)

    def another_text(self):
        """A notice in the bureau's own words."""
        said = Said("received", "示例标题", "示例：{编号}已经收件，{期限}答复是否受理。")
        return notices.rewrite(said, by=self.sun, version=0)

    def another_question(self):
        """Something asked in vain."""
        return Unanswered.objects.create(
            words=self.another("问题"), first_on=timezone.localdate(), last_on=timezone.localdate()
        )

    def another_archive(self):
        """The archive of a case voided long ago: its period is over."""
        case = acts.void(self.received(), by=self.sun, reason="示例录错")
        archive = acts.archive(case, by=self.sun)
        type(archive).objects.filter(pk=archive.pk).update(keep_until=date(2025, 12, 31))
        return type(archive).objects.get(pk=archive.pk)

    def another_failure(self) -> str:
        papers = Document.objects.exclude(sealing__in=("failed", "none"))
        paper = papers.filter(body=self.body.code).first()
        Document.objects.filter(pk=paper.pk).update(sealing="failed", tries=8)
        return paper.number

    def another_licence(self) -> str:
        return licences.named(self.certified().licence_identifier)[0].number

    def another_licence_type(self) -> str:
        return licence_acts.define(by=self.sun, name=self.another("证"), body=self.body).name

    def another_colleague(self) -> str:
        return account_of(staff(Role.REVIEWER, body=self.body, name=self.another("同事"))).name
