"""A mistake is put right, openly (更正): a slip in a paper, or a paper handed to the wrong person. What was issued
stays as it was, with a notice (DOC-19 更正通知书) beside it; after delivery everything is delivered again."""

import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from unicodedata import normalize

from yichuang.domain.cases import papers, reads
from yichuang.domain.cases.acts.afterwards import licence_of
from yichuang.domain.cases.acts.agreeing import agree
from yichuang.domain.cases.acts.deciding_anew import spoken
from yichuang.domain.cases.acts.effects import APL, certificate_of
from yichuang.domain.cases.acts.issuing import issue
from yichuang.domain.cases.acts.words import because
from yichuang.domain.cases.states import LIFE
from yichuang.domain.licences import acts as licences
from yichuang.kernel import documents
from yichuang.kernel.models import Document
from yichuang.kernel.states import Step

DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
MISDELIVERIES = {  # how: what the proof of service says, and how it reads
    "wrong_person": ("送达对象", "误送给他人", "收回后重新送达本人"),
    "wrong_paper": ("送达的文书", "误送了别的文书", "收回后重新送达本件的文书"),
}
NEW_PAPERS = "请凭有效身份证件到窗口领取本通知书；持有原文书的，请一并带来核对。"
SERVED_AGAIN = "原送达回证不再作为送达的凭据，送达期限自今日起重新计算；决定书和证照的内容不变"


def correct_paper(case, *, by, paper: str, mistakes: list[dict], reason: str):
    """Put slips in an issued paper right. `paper` is its 文号; `mistakes` [{what, before, after}].

    Where the paper is the certificate, the licence gets its next version with the right face; where it is the decision
    and the certificate is not made yet, that will say what the notice says. What was decided is not
    changed by this: that takes a case of its own (`open_follow_up`).
    """
    with LIFE.step(case, "correct_paper", by=by) as step:
        case = step.thing
        because(step, reason)
        wrong = reads.correctable(case).filter(number=paper).first()
        changes = tuple(papers.Change(**told) for told in mistakes if all(str(part).strip() for part in told.values()))
        case.paper_chosen = wrong is not None
        case.mistake_told = bool(changes) and all(one.before != one.after for one in changes)
        case.mistake_told = case.mistake_told and len(changes) == len(mistakes)
        licence = licence_of(case) if wrong is not None and wrong.code == "DOC-12" else None
        case.stands_on_the_face = stand_on(licence, changes) if licence else wrong is None or stand_in(wrong, changes)
        case.certificate_agrees = wrong is None or agree(case, wrong, changes)
        step.facts["corrected"] = paper
        if wrong is not None and case.mistake_told and case.reason:
            notify(step, wrong, changes, lambda notice: put_right(step, wrong, licence, changes, notice))
        back_to_the_window(case)
    return step.thing


def stand_on(licence, changes) -> bool:
    return all(str(licence.content.get(one.what, "")) == one.before for one in changes)


def stand_in(paper: Document, changes) -> bool:
    """Whether the words said to be wrong are words of this paper; how they were spaced or broken does not count."""
    said = [as_printed(word) for word in words_in(paper.snapshot)]
    return all(any(as_printed(one.before) in word for word in said) for one in changes)


def words_in(value) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for part in value.values() if isinstance(value, dict) else value:
            yield from words_in(part)


def as_printed(word: str) -> str:
    """A day as papers have it, everything else without its blanks; also what only looks like a day (2026-99-99)."""
    if DAY.fullmatch(word):
        with suppress(ValueError):
            return spoken(date.fromisoformat(word))
    return "".join(normalize("NFKC", word).split())


def notify(step: Step, wrong: Document, changes: tuple, then, **said) -> None:
    """DOC-19 更正通知书 about one paper."""
    original = papers.Original(
        wrong.title, wrong.number, wrong.issued_on, step.thing.number, certificate_of(licence_of(step.thing))
    )
    said = {"to_do": NEW_PAPERS} | said
    why = step.thing.reason.rstrip("。；;")
    issue(step, papers.correction_of_paper, original=original, why=why, changes=changes, then=then, **said)


def put_right(step: Step, wrong: Document, licence, changes: tuple, notice: Document) -> None:
    documents.overtake(wrong, by=notice)
    if licence is None:
        return
    right = licence.content | {one.what: one.after for one in changes}
    licence = licences.correct(
        licence, by=step.by, details=list(right.items()), reason="更正照面上的笔误", decision=notice.number,
        legal_basis=f"{APL}第三十九条", case_number=step.thing.number,
    )  # fmt: skip
    step.thing.licence_identifier = licence.identifier


def recall(case, *, by, mistake: str, reason: str):
    """A delivery went wrong: to the wrong person, or with the wrong paper (`mistake`). It is taken back, the proof of
    service is corrected, and everything is delivered again, with a new proof (DOC-13)."""
    with LIFE.step(case, "recall", by=by) as step:
        case = step.thing
        because(step, reason)
        served = documents.of(case).filter(code="DOC-13", overtaken_by=None).last()
        case.mistake_told = mistake in MISDELIVERIES and served is not None
        step.facts["mistake"] = mistake
        if case.mistake_told and case.reason:
            changes = (papers.Change(*MISDELIVERIES[mistake]),)
            notify(step, served, changes, lambda notice: documents.overtake(served, by=notice), effect=SERVED_AGAIN)
        back_to_the_window(case)
    return step.thing


def back_to_the_window(case) -> None:
    """What was delivered waits for delivery once more."""
    case.closed_on, case.delivery_mode, case.delivery_proof = None, "", ""
