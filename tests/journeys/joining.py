"""Ways through a 一件事 that several errands take: the plan, one form, one list, and what each body does."""

from tests.journeys.handling import does, finds_case
from tests.journeys.papers import photo
from tests.journeys.people import Person
from tests.journeys.stations import DENG, LUO
from yichuang.domain.cases import acts
from yichuang.domain.cases.models import Case
from yichuang.domain.identity import reads as identity
from yichuang.domain.joint import reads
from yichuang.domain.joint.models import Matter

ANSWERS = {  # by the type of a question; everything says that it is a sample
    "text": "示例内容", "textarea": "示例内容", "address": "示例路1号", "integer": "30", "decimal": "30",
    "money": "100000", "phone": "13800000001", "id_number": "430203198503170017", "uscc": "91430203MA4L000114",
}  # fmt: skip


def plans(person: Person, theme: str, **answers: str) -> None:
    """The plan of these answers, as the questions lead to it."""
    asked = "&".join(f"{name}={answer}" for name, answer in answers.items())
    person.opens(f"/themes/{theme}/plan/?{asked}&seen={','.join(answers)}")
    person.reads("导办单", "一次申请")


def fills_in(person: Person, number: str) -> None:
    """Whatever stands empty on the pages of the form, each question with a sample of its kind."""
    for _ in range(2):
        if person.heading in {"上传材料", "核对并提交"}:
            return
        for question in reads.questions(Matter.objects.get(number=number)):
            answer(person, question)
        person.presses("保存，下一步")


def answer(person: Person, question) -> None:
    boxes = person.page.locator(f"main [name='{question.element}']")
    if question.type == "date":
        if person.page.locator(f"main [name^='{question.element}_']").count():
            person.fills_day(question.label, "2026-03-02")
    elif boxes.count() and boxes.first.get_attribute("type") in {"radio", "checkbox"}:
        if not person.page.locator(f"main [name='{question.element}']:checked").count():
            boxes.first.check()
    elif boxes.count() and boxes.first.evaluate("box => box.tagName") == "SELECT":
        boxes.first.select_option(index=1)
    elif boxes.count() and not boxes.first.input_value():
        boxes.first.fill(ANSWERS[question.type])


def uploads_everything(person: Person, folder) -> None:
    """A photograph for every material of the one list."""
    picture = photo(folder, "示例材料")
    for box in person.page.locator("main input[type=file]").all():
        box.set_input_files(picture)
    person.presses("保存，下一步")


def agrees(person: Person, results: str) -> None:
    person.ticks(results)
    for box in person.page.locator("main input[type=checkbox]").all():
        box.check()
    person.presses("提交申请")


def number_of(person: Person) -> str:
    return person.page.url.rstrip("/").split("/matters/")[1].split("/")[0]


def case_of(number: str, item: str) -> str:
    """The number of the case of this item, once it is filed."""
    return Case.objects.get(matter=number, item_code=item).number


def is_decided_elsewhere(clerk: Person, officer: Person, number: str, reference: str, **formed: str) -> None:
    """Received, accepted, handed over; the outcome is entered, and who comes into being by it."""
    does(clerk, number, "收件")
    does(officer, number, "受理")
    does(officer, number, "转外部系统办理")
    finds_case(officer, number)
    officer.follows("录入外部办理结果…")
    officer.ticks("准予")
    officer.fills({"受理号或文号": reference} | formed)
    day = Case.objects.get(number=number).accepted_on
    officer.fills_day("决定日期", day.isoformat())
    officer.presses("录入外部办理结果")
    officer.reads("“录入外部办理结果”已办好")


def fetched(number: str) -> None:
    """The result of a decision goes to the exit window."""
    acts.hand_over(Case.objects.get(number=number), by=identity.actor(identity.account(LUO)))


def carried(number: str, acceptor: str, head: str = "", clerk: str = LUO) -> None:
    """What the bodies do with a case, by the acts themselves: from the window to the result at the exit window."""
    case = Case.objects.get(number=number.rpartition(":")[2])
    by = {name: identity.actor(identity.account(name)) for name in (DENG, acceptor, head, clerk) if name}
    case = acts.receive(case, by=by[DENG])
    if case.decided == "register_only":
        acts.register(case, by=by[acceptor], reference="示例登记1号")
        return
    case = acts.accept(case, by=by[acceptor])
    if case.decided == "elsewhere":
        case = acts.forward(case, by=by[acceptor])
        case = acts.record_outcome(case, by=by[acceptor], outcome="grant", reference="示例外部1号")
    else:
        case = acts.start_review(case, by=by[acceptor])
        case = acts.propose(case, by=by[acceptor], outcome="grant", opinion="示例：符合条件。")
        case = acts.grant(case, by=by[head])
    if case.needs_certificate:
        case = acts.make_certificate(case, by=by[clerk])
    acts.hand_over(case, by=by[clerk])
