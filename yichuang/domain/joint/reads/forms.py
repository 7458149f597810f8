"""The merged form and list of a matter, and what of them goes to which case."""

from yichuang.domain.cases import reads as cases
from yichuang.domain.cases.tables import Question, base_set
from yichuang.domain.joint.models import Matter, Part


def questions(matter: Matter) -> list[Question]:
    """Who applies first, then every datum once (the plan's form); what stands in both is asked with the first."""
    asked = {question.element: question for question in base_set(matter.kind)}
    for one in matter.the_plan.form:
        asked.setdefault(
            one.element,
            Question(one.element, one.label, one.type, one.required, one.help, list(one.options), one.longest),
        )
    return list(asked.values())


def answers_for(matter: Matter, item: str) -> dict:
    """The form as one case has it: what every application asks for, and the answers that are this item's."""
    base = {question.element for question in base_set(matter.kind)}
    answers = {element: said for element, said in matter.form.items() if element in base}
    for one in matter.the_plan.form:
        for code, element in one.answers:
            if code == item and (said := matter.form.get(one.element)) not in (None, "", []):
                answers.setdefault(element, said)
    return answers


def materials_for(matter: Matter, item: str, parts: dict[str, Part]) -> list[dict]:
    """The materials of one case as `cases` takes them: what was handed in once for all of them, and the results of
    earlier cases. What a licence spares, the case finds out itself."""
    found = []
    for one in matter.the_plan.materials:
        mine = [seq for code, seq in one.serves if code == item]
        giver = parts.get(one.from_item)
        if giver is not None and giver.case is not None and cases.came_out(giver.case).granted:
            found += [{"material": seq, "result": giver.case.number} for seq in mine]
        else:
            found += [as_taken(seq, given) for seq in mine for given in matter.supplies.get(one.kind, [])]
    return found


def as_taken(seq: int, given: dict) -> dict:
    return {"material": seq} | ({"file": given["file"]} if "file" in given else {"paper": True})
