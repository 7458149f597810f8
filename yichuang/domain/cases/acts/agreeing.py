"""What a correction of the decision (更正) means for the certificate: before it is made, it will say what the notice
says; its number, and how long it holds once it is made, no notice changes."""

from re import compile as pattern

from yichuang.domain.cases import papers
from yichuang.domain.cases.models import Case
from yichuang.kernel import documents
from yichuang.kernel.models import Document

YEARS = pattern(r"(\d{1,2})\s*年|长期")


def agree(case: Case, wrong: Document, changes: tuple) -> bool:
    """Whether certificate and decision go together once these slips are put right. A validity that reads otherwise
    (years, or 长期) is what the certificate, not made yet, will have."""
    if wrong.code != "DOC-10" or not case.certificate_number:
        return True
    for one in changes:
        if case.certificate_number in one.before and case.certificate_number not in one.after:
            return False
        if "有效期" in one.what and one.before.strip() == wrong.snapshot["validity"]:
            told = YEARS.fullmatch(one.after.strip())
            if told is None or case.licence_identifier:
                return False
            case.terms = case.terms | {"validity_years": int(told[1] or 0)}
    return True


def as_corrected(case: Case, details: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """The lines of the face, as the notices about the decision put them right."""
    issued = list(documents.of(case).filter(code__in=("DOC-10", "DOC-19")))
    corrected = {paper.number for paper in issued if paper.overtaken_by_id}
    for notice in issued:
        if notice.title == papers.CORRECTION and notice.snapshot["original"]["number"] in corrected:
            details = [(name, put_right(name, value, notice.snapshot["changes"])) for name, value in details]
    return details


def put_right(name: str, value: str, changes: list[dict]) -> str:
    for one in changes:
        if one["before"] == value or (one["what"] == name and one["before"] in value):
            value = value.replace(one["before"], one["after"])
    return value
