"""Staff see of a person's numbers what their work needs, and the query password never."""

import pytest

from tests.pages.hidden import read, stands
from tests.pages.markup import document
from tests.pages.page import ACT
from tests.pages.registry import those
from yichuang.domain.cases.tests.factories import account_of

pytestmark = pytest.mark.looks

NUMBER, PASSWORD = "citizen number", "query password"
# Pages of staff that show a whole number, and whose work needs it.
NEEDED = {
    "desk:case-transfer": NUMBER,  # typed into the other system from this sheet
    "desk:case-exchange": NUMBER,  # a column of the national exchange
}
STAFF = ("counter", "zhao", "wu", "qian", "sun", "clerk")


@pytest.mark.parametrize("name", those(lambda page: page.who in STAFF and page.answers != ACT))
def test_staff_see_no_whole_number_and_no_password_on(world, answer_to, name):
    text = read(answer_to(name))

    found = [NUMBER] if world.applicant.code in text else []
    found += [PASSWORD] if any(stands(case.password, text) for case in world.cases.values()) else []
    assert found == ([NEEDED[name]] if name in NEEDED else [])


@pytest.mark.parametrize("name", ["desk:queue", "desk:search", "desk:delivery", "desk:intake", "desk:staff"])
def test_lists_of_staff_show_no_whole_name_or_phone_of_an_applicant(world, answer_to, name):
    page = document(answer_to(name))

    text = " ".join(
        part.text_content() for part in page.iter("table", "ul")
    )  # what was searched for stands in its box
    assert [secret in text for secret in (world.applicant.name, account_of(world.mei).phone)] == [False, False]
