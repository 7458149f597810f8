"""What the people of the simulation write and hand in; everything says that it is a sample."""

from io import BytesIO
from random import Random

import segno

from yichuang.domain.cases import reads
from yichuang.domain.identity.models import Party
from yichuang.kernel import files
from yichuang.kernel.actors import Actor

ANSWERS = {
    "text": "示例内容", "textarea": "示例内容", "address": "示例路1号", "integer": "3", "decimal": "60",
    "money": "1000", "boolean": "是", "phone": "13800000001", "date": "2021-01-04",
    "id_number": "430203198503170017", "uscc": "91430203MA4L000114",
}  # fmt: skip
PICTURE = BytesIO()
segno.make("示例材料 SAMPLE", micro=False).save(PICTURE, kind="png", scale=4)


class Writing:
    """Forms, materials and numbers of one matter."""

    def __init__(self, who: Actor, chance: Random):
        self.who, self.chance = who, chance
        self.file = ""

    def answers(self, version, party: Party) -> dict:
        given = reads.prefilled(version, party)
        wanted = [question for question in reads.form_of(version, party.kind) if not given.get(question.element)]
        return {question.element: self.answer(question) for question in wanted}

    def answer(self, question):
        if question.options:
            return question.options[:1] if question.type == "multichoice" else question.options[0]
        return ANSWERS[question.type]

    def materials(self, version, *, papers: bool, owing: bool) -> list[dict]:
        """What must be there, and what may follow later too unless it is owed."""
        wanted = {"required"} if owing else {"required", "deferrable"}
        lines = [line for line in reads.material_lines(version) if line["necessity"] in wanted]
        return [self.material(line["seq"], papers=papers) for line in lines]

    def material(self, seq, *, papers: bool) -> dict:
        return {"material": int(seq), "paper": True} if papers else {"material": int(seq), "file": self.handed_in()}

    def handed_in(self) -> str:
        if not self.file:
            PICTURE.seek(0)
            self.file = str(files.keep(PICTURE, name="示例材料.png", owner=self.who.account).pk)
        return self.file

    def gaps(self, case) -> list[dict]:
        """One thing wrong with one material; none where the item asks for none."""
        lines = list(case.materials.exclude(necessity="conditional"))
        said = {"defect": "示例：看不清", "basis": "示例：本事项办事指南", "remedy": "示例：重新拍摄并上传"}
        return [{"material": str(self.chance.choice(lines).seq), **said}] if lines else []

    def denial(self) -> dict:
        return {
            "facts": "示例：现场没有洗手池。",
            "reasons": "示例：场所不符合条件。",
            "basis": "示例：有关条例第二条",
        }

    def number(self, word: str) -> str:
        return f"{word}示例{self.chance.randrange(10**8):08}"
