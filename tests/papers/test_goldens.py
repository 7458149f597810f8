"""Every paper looks as agreed: each word where it stood, and no more than half a per cent of the ink different.

`make goldens` draws them again; whoever does looks at every image that changed before it is committed. A version of a
template that papers were issued under keeps its goldens.
"""

from datetime import UTC, date, datetime
from os import environ

import pytest

from tests.papers import looking
from tests.papers.specimens import LONG, every_paper, one_of_each
from tests.papers.specimens_reports import bulletin
from yichuang.domain.cases.papers import Paper
from yichuang.domain.licences import papers as licences
from yichuang.kernel import documents, typesetting

pytestmark = pytest.mark.any_python

RENEW = "YICHUANG_RENEW_GOLDENS"
AT = datetime(2026, 9, 24, 1, tzinfo=UTC)


DETAILS = (("经营场所", "示例路1号101室"), ("经营项目", "热食类食品制售"))
REPRESENTED = ("法定代表人（负责人）", "示例人员")


def licence(*more: tuple[str, str]) -> Paper:
    face = licences.Face(
        title="食品经营许可证",
        number="示市监证〔2026〕0001号",
        identifier="1.2.156.3005.2.11100000MB0000000X001.11430203MB0000019T.00000000000000000001.001.Z",
        holder=licences.Holder("示例区示例小吃店", "001", "92430203MA4M00020H"),
        issuer=licences.Issuer(
            "SCJG", "示例区市场监督管理局", "示市监", "0731-00000001", "0731-00000002", "示例路1号"
        ),
        case="LS26092410000178",
        item_code="11430203MB0000035G4000131012001",
        issued_on=date(2026, 10, 9),
        valid_from=date(2026, 10, 9),
        valid_to=date(2031, 10, 8),
        details=(*more, *DETAILS),
    )
    return Paper(licences.CODE, licences.TEMPLATE, face.snapshot())


ORDINARY = every_paper() | {"DOC-12": licence(), "DOC-40": bulletin()}
LONGER = {f"{code}-long": one_of_each(LONG, lines=12)[code] for code in ("DOC-01", "DOC-02", "DOC-10", "DOC-11")}
LONGER["DOC-12-long"] = licence(REPRESENTED)
PAPERS = dict(sorted((ORDINARY | LONGER).items()))


def frozen(paper: Paper) -> dict:
    """The snapshot as issued, with a number and a query code that stay."""
    snapshot = paper.snapshot
    number = f"{snapshot['number_word']}〔2026〕0001号"
    sealed = snapshot["stamp"] or paper.code == licences.CODE
    return documents.frozen(snapshot, paper.code, number, "ABCDEFGHJKLM", sealed=sealed) | {"sample": sealed}


def seen(paper: Paper, **changed) -> list[looking.Look]:
    return looking.looks(typesetting.typeset(paper.template, 1, frozen(paper) | changed, AT))


@pytest.mark.parametrize("code", PAPERS)
def test_a_paper_looks_as_agreed(code):
    drawn = seen(PAPERS[code])
    if environ.get(RENEW):
        looking.keep(code, drawn)

    assert looking.faults(drawn, looking.kept(code)) == []


def test_every_golden_is_of_a_paper_that_is_drawn():
    names = {path.stem for path in looking.GOLDENS.glob("*.json")}

    assert names == set(PAPERS)


@pytest.mark.parametrize("code", ORDINARY)
def test_a_paper_without_its_number_fails(code):
    faults = looking.faults(seen(ORDINARY[code], number=""), looking.kept(code))

    assert any("text differs" in fault and "〔2026〕0001号" in fault for fault in faults)
    assert any("of the ink differs" in fault for fault in faults)


@pytest.mark.parametrize("code", [code for code, paper in ORDINARY.items() if frozen(paper)["sealed"]])
def test_a_paper_without_its_seal_fails(code):
    faults = looking.faults(seen(ORDINARY[code], sealed=False, stamp=True), looking.kept(code))

    assert any("of the ink differs" in fault for fault in faults)


@pytest.mark.parametrize("lost", ["text(size: 13pt, it.number)", "seal(it.body.name, it.seal,"])
def test_a_template_that_lost_number_or_seal_fails(lost, another_press):
    sheet = another_press / "kernel/typst/paper.v1.typ"
    lines = sheet.read_text(encoding="utf-8").splitlines(keepends=True)
    less = [line for line in lines if lost not in line]
    assert len(less) < len(lines)
    sheet.write_text("".join(less), encoding="utf-8")

    assert looking.faults(seen(ORDINARY["DOC-10"]), looking.kept("DOC-10")) != []


def test_a_word_that_moved_by_a_millimetre_fails(another_press):
    sheet = another_press / "kernel/typst/paper.v1.typ"
    moved = sheet.read_text(encoding="utf-8").replace("top: 34mm", "top: 35mm")
    sheet.write_text(moved, encoding="utf-8")

    assert any("stands at" in fault for fault in looking.faults(seen(ORDINARY["DOC-05"]), looking.kept("DOC-05")))
