"""What papers say: all the mandatory fields of handbook B4, and none of them may be missing."""

from dataclasses import MISSING, fields, replace
from decimal import Decimal

import pytest

from tests.papers.specimens import LONG, MATTER, MEI, OFFICE, limit, one_of_each
from yichuang.domain.cases import papers
from yichuang.domain.cases.papers.afterwards import PURPOSES
from yichuang.domain.cases.papers.fees import in_words
from yichuang.domain.cases.papers.sheet import Sheet

PAPERS = one_of_each()
BY_TEMPLATE = {sheet.template: sheet for sheet in Sheet.__subclasses__()}
SHEETS = {code: BY_TEMPLATE[paper.template] for code, paper in PAPERS.items()}
COMMON = {
    "title": "{title}",
    "number_word": "示市监",
    "body": "示例区市场监督管理局",
    "applicant": "430203********0017",
    "item": "11430203MB0000035G4000131012001",
    "case": "LS26092410000178",
    "issued_on": "2026-09-24",
    "query": "/progress/?number=LS26092410000178",
}
OF_A_MATTER = {"DOC-02b": {"query": "/matters/LS26092410000178/"}}  # it speaks of a whole 一件事


def test_every_paper_of_the_handbook_is_there():
    of_cases = {f"DOC-{n:02}" for n in range(1, 22)} - {"DOC-12"}  # the licence itself is composed by its own domain

    assert {paper.code for paper in PAPERS.values()} == of_cases
    assert set(SHEETS.values()) == set(BY_TEMPLATE.values())


def test_every_kind_of_paper_has_its_own_sign():
    signs = [sheet.sign for sheet in set(SHEETS.values())] + [sign for sign, *_ in PURPOSES.values()]

    assert len(set(signs)) == len(signs)


@pytest.mark.parametrize("code", PAPERS)
def test_every_paper_states_the_common_fields(code):
    snapshot = PAPERS[code].snapshot

    for name, said in (COMMON | OF_A_MATTER.get(code, {})).items():
        assert said.format(title=snapshot["title"]) in str(snapshot[name])
    assert snapshot["body"]["contact_phone"] == "0731-00000001"
    assert snapshot["body"]["complaint_phone"] == "0731-00000002"


@pytest.mark.parametrize("code", PAPERS)
def test_no_paper_holds_the_whole_personal_number(code):
    assert MEI.number not in str(PAPERS[code].snapshot)


@pytest.mark.parametrize("code", PAPERS)
def test_the_query_password_is_on_the_receipt_only(code):
    assert ("password" in PAPERS[code].snapshot["query"]) == (code == "DOC-01")


def mandatory(sheet) -> list[str]:
    return [field.name for field in fields(sheet) if field.default is MISSING and field.default_factory is MISSING]


@pytest.mark.parametrize(
    ("code", "name"), [(code, name) for code, sheet in SHEETS.items() for name in mandatory(sheet) if name != "matter"]
)
def test_a_paper_without_a_mandatory_field_is_refused(code, name):
    said = dict.fromkeys(mandatory(SHEETS[code]), "x") | {"matter": MATTER}

    for nothing in ("", "  ", None, ()):
        with pytest.raises(ValueError, match=f"{SHEETS[code].__name__}.{name} is missing"):
            pytest.fail(f"{SHEETS[code](**said | {name: nothing})} was made of {nothing!r}")


def test_a_grant_says_which_certificate_it_gives_or_that_it_gives_none():
    assert "certificate" in mandatory(SHEETS["DOC-10"])
    assert papers.certificate("示例许可证", "示例2026000001") == "另发《示例许可证》，编号 示例2026000001"
    assert papers.NO_CERTIFICATE == "本事项不另发证照"


@pytest.mark.parametrize(
    "lacking", [("", "示例2026000001"), ("示例许可证", ""), (" ", "示例2026000001"), ("示例许可证", " ")]
)
def test_a_certificate_without_name_or_number_is_refused(lacking):
    with pytest.raises(ValueError, match="certificate"):
        papers.certificate(*lacking)


@pytest.mark.parametrize("name", ["code", "name", "word", "contact_phone", "complaint_phone"])
def test_an_office_without_name_sign_or_phones_is_refused(name):
    with pytest.raises(ValueError, match=f"Office.{name} is missing"):
        replace(OFFICE, **{name: ""})


@pytest.mark.parametrize("name", ["office", "applicant", "item", "task_code", "item_type", "case", "on"])
def test_a_matter_without_any_of_its_fields_is_refused(name):
    with pytest.raises(ValueError, match=f"Matter.{name} is missing"):
        replace(MATTER, **{name: None})


@pytest.mark.parametrize("nobody", [("", "111", "1"), ("张梅", "111", ""), ("", "", "")])
def test_an_applicant_without_name_or_number_is_refused(nobody):
    with pytest.raises(ValueError, match="Applicant"):
        papers.Applicant(*nobody)


@pytest.mark.parametrize(
    ("applicant", "shown"),
    [
        (MEI, ("公民身份号码", "430203********0017", "你")),
        (LONG.applicant, ("统一社会信用代码", "91430203MA4L000114", "你单位")),
        (papers.Applicant("示例公司", ""), ("证件号码", "拟设立，尚无代码", "你（单位）")),
        (papers.Applicant("J. Doe", "414", "E12345678"), ("护照号码", "E*******8", "你")),
    ],
)
def test_numbers_of_persons_are_masked_and_those_of_organisations_are_not(applicant, shown):
    assert (applicant.shown()["code_kind"], applicant.shown()["code"], applicant.shown()["you"]) == shown


@pytest.mark.parametrize("password", ["12345", "1234567", "12345a", "１２３４５６"])
def test_a_password_is_six_digits(password):
    with pytest.raises(ValueError, match="six digits"):
        papers.receipt(
            MATTER,
            received_at=MATTER.on,
            channel="网上提交",
            materials=(papers.Handed("申请表", "电子", 1),),
            receiver="x",
            window="x",
            password=password,
        )


@pytest.mark.parametrize(
    ("item_type", "granted", "refused"),
    [
        ("行政许可", "准予行政许可决定书", "不予行政许可"),
        ("行政确认", "行政确认书", "不予行政确认"),
        ("公共服务", "准予办理决定书", "不予办理"),
    ],
)
def test_a_decision_is_called_after_the_type_of_its_item(item_type, granted, refused):
    made = one_of_each(replace(MATTER, item_type=item_type))

    assert made["DOC-10"].snapshot["title"] == granted
    assert made["DOC-11"].snapshot["outcome"] == refused
    assert ("行政许可法" in made["DOC-03"].snapshot["reason"]) == (item_type == "行政许可")


def test_a_refusal_names_reconsideration_in_sixty_days_and_suit_in_six_months():
    assert PAPERS["DOC-11"].snapshot["remedies"] == (
        "如对本决定不服，可以自收到本决定书之日起六十日内，向示例区人民政府申请行政复议；"
        "也可以自收到本决定书之日起六个月内，向示例区人民法院提起行政诉讼。"
    )


@pytest.mark.parametrize(
    ("purpose", "title", "word"),
    [
        ("change", "准予变更行政许可决定书", "示市监变"),
        ("renew", "准予延续行政许可决定书", "示市监续"),
        ("revoke", "撤销行政许可决定书", "示市监撤销"),
        ("cancel", "注销行政许可决定书", "示市监注销"),
    ],
)
def test_a_later_decision_is_called_and_numbered_after_its_purpose(purpose, title, word):
    snapshot = later(purpose).snapshot

    assert (snapshot["title"], snapshot["number_word"]) == (title, word)
    assert snapshot["legal_basis"].startswith("《中华人民共和国行政许可法》第")
    assert later(purpose, replace(MATTER, item_type="公共服务")).snapshot["title"] == title.replace("行政许可", "")


def later(purpose, matter=MATTER):
    original = papers.Original("准予行政许可决定书", "示市监准〔2026〕0001号", MATTER.on)
    return papers.later_decision(
        matter, purpose=purpose, original=original, facts=("已查明。",), reasons=("符合。",), effect="自今日起。"
    )


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        ("0", "零元整"),
        ("56", "伍拾陆元整"),
        ("105.30", "壹佰零伍元叁角整"),
        ("1010.05", "壹仟零壹拾元零伍分"),
        ("20300", "贰万零叁佰元整"),
        ("100005", "壹拾万零伍元整"),
        ("100000000.50", "壹亿元伍角整"),
        ("0.07", "柒分"),
        ("1230.45", "壹仟贰佰叁拾元肆角伍分"),
    ],
)
def test_an_amount_is_written_out_so_that_no_digit_can_be_added(amount, words):
    assert in_words(Decimal(amount)) == words


def test_a_deemed_acceptance_says_that_silence_accepted():
    paper = papers.acceptance_notice(
        MATTER,
        received_on=MATTER.on,
        accepted_on=MATTER.on,
        statutory=papers.Limit("20个工作日"),
        promised=limit("8个工作日", 8, MATTER.on),
        fee="不收费",
        handler="示例局",
        deemed=True,
    )

    assert paper.snapshot["reason"] == (
        "本机关自收到申请材料之日起5个工作日内没有告知需要补正的内容。"
        "根据《中华人民共和国行政许可法》第三十二条第一款第（四）项，该申请自收到申请材料之日起即为受理。"
    )
