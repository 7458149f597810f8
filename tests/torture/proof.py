"""What must be true when the last process was killed and a worker has caught up."""

import time
from collections import Counter

from django_tasks_db.models import DBTaskResult

from tests.torture.counting import name_of
from tests.torture.load import Diary
from yichuang.domain.cases.models import Case
from yichuang.domain.joint import reads
from yichuang.domain.joint.models import Matter
from yichuang.domain.joint.rules import progress
from yichuang.domain.licences.models import Licence
from yichuang.kernel import documents, files, numbers
from yichuang.kernel.models import Document, LedgerEntry, Message, Sequence
from yichuang.kernel.verify import faults

# What a worker may take for what was left, in seconds: papers that a killed one had in hand come up again after
# PATIENCE, and then they must be sealed.
CATCH_UP = documents.PATIENCE.total_seconds() + 60


def work_left() -> dict[str, int]:
    """What a worker still has to do. The schedule's own tasks come and go."""
    own = DBTaskResult.objects.exclude(task_path="yichuang.kernel.periodic.run")
    return {
        "messages": Message.objects.filter(state=Message.State.WAITING).count(),
        "seals": Document.objects.filter(sealing=Document.Sealing.TO_BE_SEALED).count(),
        "tasks": own.filter(status__in=("READY", "RUNNING")).count(),
    }


def wait_until_caught_up() -> None:
    deadline = time.monotonic() + CATCH_UP
    while any((left := work_left()).values()):
        assert time.monotonic() < deadline, f"a worker did not catch up: {left}"
        time.sleep(0.2)


def filed_by_the_clock() -> int:
    return LedgerEntry.objects.filter(act="file_under_mandate").count()


def wrongs(diary: Diary) -> list[str]:
    """Everything that is not as it was promised; nothing when the house held."""
    return [*diary.odd, *of_cases(diary), *of_matters(diary), *of_effects(), *of_papers(), *of_the_ledger()]


def of_the_ledger():
    """What `verify_ledger` finds, but for the people and the item that a test's factories put there without acts."""
    yield from (fault for fault in faults() if fault.startswith("case:") or not fault.endswith(" has no ledger"))


def of_cases(diary: Diary):
    """Every acknowledged act is there once, and every key has its one case."""
    entered = Counter(LedgerEntry.objects.filter(thing__startswith="case:").values_list("thing", "act"))
    yield from (f"{act} of {number} was acknowledged and is not there" for number, act in diary.acts
                if not entered[f"case:{number}", act])  # fmt: skip
    yield from (f"{act} of {thing} happened {times} times" for (thing, act), times in entered.items() if times > 1)
    by_key = Counter(Case.objects.exclude(key="").values_list("key", flat=True))
    known = dict(Case.objects.exclude(key="").values_list("key", "number"))
    for key, told in diary.filed.items():
        if by_key[key] != 1 or set(told) != {known[key]}:
            yield f"key {key}: {by_key[key]} cases, told {told}"


def of_matters(diary: Diary):
    """Every key has its one matter, each item of it one case, filed when its turn came; and what is all handed out is
    closed, once."""
    known = dict(Matter.objects.exclude(key="").values_list("key", "number"))
    yield from (f"key {key}: matter {known.get(key)}, told {told}" for key, told in diary.applied.items()
                if set(told) != {known.get(key)})  # fmt: skip
    closings = Counter(
        LedgerEntry.objects.filter(thing__startswith="matter:", act="close").values_list("thing", flat=True)
    )
    yield from (f"{thing} was closed {times} times" for thing, times in closings.items() if times > 1)
    for matter in Matter.objects.all():
        cases = Counter(Case.objects.filter(matter=matter.number).values_list("item_code", flat=True))
        yield from (f"{matter.number} has {times} cases of {item}" for item, times in cases.items() if times > 1)
        parts = reads.parts_of(matter)
        stands = {part.item_code: reads.standing(part) for part in parts}
        if ready := progress.to_be_filed(list(stands.values())):
            yield f"{matter.number}: nobody filed {ready}"
        if all(standing.over for standing in stands.values()) and not closings[f"matter:{matter.number}"]:
            yield f"{matter.number} is all over and was not closed"


def of_effects():
    """The outbox delivered each effect once, gave nothing up, and each case has one licence."""
    yield from (f"given up: {message}" for message in Message.objects.filter(state=Message.State.DEAD))
    for case in Case.objects.filter(state="DELIVERED"):
        if (heard := numbers.taken(name_of(case.number))) != 1:
            yield f"the delivery of {case.number} was heard {heard} times"
        if (issued := Licence.objects.filter(case_number=case.number).count()) != 1:
            yield f"{case.number} has {issued} licences"


def of_papers():
    """No paper twice, no number left out, each file whole."""
    papers = list(Document.objects.select_related("file"))
    once = Counter((paper.thing, paper.code) for paper in papers)
    yield from (f"{code} of {thing} was issued {times} times" for (thing, code), times in once.items() if times > 1)
    for sequence in Sequence.objects.filter(name__startswith="document "):
        _, body, word, year = sequence.name.split()
        issued = sum(p.body == body and p.number.startswith(f"{word}〔{year}〕") for p in papers)
        if issued != sequence.last:
            yield f"{sequence.name}: {sequence.last} numbers, {issued} papers"
    yield from (f"{p} is {p.sealing}" for p in papers if p.sealing not in {"none", "sealed"})
    yield from (f"{p}: its file is no PDF" for p in papers if p.file and not files.content(p.file).startswith(b"%PDF"))
