"""一件事 of the world: one matter a station, all of the theme 示例开店."""

from decimal import Decimal
from io import BytesIO

from yichuang.domain.cases import acts
from yichuang.domain.cases.tests.factories import PNG
from yichuang.domain.joint import acts as joint
from yichuang.domain.joint import reads as joint_reads
from yichuang.kernel import files

ADDRESS = "示例巷38号之7"  # said in every form, and nowhere else


class Joining:
    """What is applied for at once."""

    def apply_for_themes(self) -> dict:
        """One matter a station, all of the theme 示例开店."""
        gap = {"material": "1", "defect": "照片看不清", "basis": "《示例条例》第一条", "remedy": "重新拍摄并上传"}
        matters = {
            "draft": self.begun(),
            "filled": self.filled_in(),
            "under_way": self.handed_in(),
            "at_counter": self.begun_at_counter(),
            "counter_filled": self.filled_at_counter(),
            "asked": self.handed_in(),
        }
        signed = files.keep(BytesIO(PNG), name="示例申请书.png", owner=self.counter.account)
        matters["counter_filed"] = joint.file(
            self.filled_at_counter(), by=self.counter, consent=True, application=signed
        )
        for station in ("asked", "voided", "ready", "noted"):
            matters[station] = matters.get(station) or self.handed_in()
            acts.receive(self.first_of(matters[station]), by=self.counter)
        matters["asked"] = joint.note_gaps(matters["asked"], by=self.zhao, item=self.version.item_id, gaps=[gap])
        acts.void(self.first_of(matters["voided"]), by=self.sun, reason="示例：录入有误")
        self.make_ready(matters["ready"])
        return {station: type(matter).objects.get(pk=matter.pk) for station, matter in matters.items()}

    def begun(self):
        answers = {"form": "sole", "area": Decimal(30)}
        return joint.draft(theme=self.theme.theme_id, party=self.mei.own_party, situations=answers, by=self.mei)

    def begun_at_counter(self):
        answers = {"form": "sole", "area": Decimal(30)}
        place = {"channel": "counter", "window": "A01"}
        return joint.draft(
            theme=self.theme.theme_id, party=self.mei.own_party, situations=answers, by=self.counter, **place
        )

    def filled_at_counter(self):
        matter = joint.save_draft(self.begun_at_counter(), by=self.counter, answers={"premises_address": ADDRESS})
        for one in matter.the_plan.brought:
            matter = joint.attach(matter, by=self.counter, kind=one.kind, supplies=[{"paper": True}])
        return matter

    def filled_in(self):
        matter = joint.save_draft(self.begun(), by=self.mei, answers={"premises_address": ADDRESS})
        for one in matter.the_plan.brought:
            matter = joint.attach(matter, by=self.mei, kind=one.kind, supplies=[{"file": self.file_of(self.mei)}])
        return matter

    def handed_in(self):
        """To be fetched as it is ready; its first case waits at the window."""
        return joint.file(self.filled_in(), by=self.mei, consent=True, results="as_ready")

    def first_of(self, matter):
        return joint_reads.part_of(joint_reads.parts_of(matter), self.version.item_id).case

    def make_ready(self, matter):
        case = acts.start_review(acts.accept(self.first_of(matter), by=self.zhao), by=self.zhao)
        case = acts.propose(case, by=self.zhao, outcome="grant", opinion="符合条件，拟准予。")
        case = acts.make_certificate(acts.grant(case, by=self.qian), by=self.clerk)
        acts.hand_over(case, by=self.clerk)
