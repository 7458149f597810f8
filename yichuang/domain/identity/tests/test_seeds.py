"""The people of the demo, on a small district."""

import pytest

from yichuang.domain.identity import acts, reads, seeds
from yichuang.domain.identity.models import Account, Mandate, Party
from yichuang.domain.identity.tests.districts import FILES
from yichuang.domain.identity.tests.factories import AccountFactory, citizen_number, credit_code
from yichuang.kernel.sheets import FileRefused

pytestmark = pytest.mark.django_db

DEMO = f"""kind,account,name,id_number,region,address,company,company_code,does
citizen,13800000001,梅示例,{citizen_number(1)},999901001001,示例路1号,示例餐饮公司,{credit_code(1)},办事人梅
citizen,13800000002,李示例,{citizen_number(2)},999901001002,示例路2号,,,办事人李
staff,aaj-01,,,,,,,审查
"""


@pytest.fixture
def folder(tmp_path, settings):
    for table, text in FILES.items():
        (tmp_path / f"{table}.csv").write_text(text, encoding="utf-8")
    (tmp_path / seeds.DEMO_FILE).write_text(DEMO, encoding="utf-8")
    settings.DISTRICT = tmp_path
    settings.DEMO_PASSWORD = "correct horse 一窗"
    seeds.load(tmp_path)
    return tmp_path


def test_sample_staff_sign_in_with_the_demo_password_and_second_factor(folder):
    seeds.demo()
    zhao = Account.objects.get(number="aaj-01")

    assert zhao.check_password("correct horse 一窗")
    assert acts.check_second_factor(zhao, reads.second_factor_in_demo(zhao)) is not None


def test_who_is_no_sample_gets_no_demo_password(folder):
    real = AccountFactory(staff=True, is_sample=False)

    seeds.demo()

    assert not Account.objects.get(pk=real.pk).has_usable_password()


def test_citizens_are_known_by_name_with_their_address_and_company(folder):
    seeds.demo()

    mei, li = (Account.objects.with_phone(f"1380000000{n}").get() for n in (1, 2))
    assert [(one.level, one.name, one.own_party.address) for one in (mei, li)] == [
        (2, "梅示例", "示例路1号"), (2, "李示例", "示例路2号"),
    ]  # fmt: skip
    company = Mandate.objects.get(account=mei).party
    assert (company.name, company.details["contact_phone"]) == ("示例餐饮公司", "13800000001")
    assert reads.actor(li).parties == {li.own_party.number}


def test_the_demo_twice_is_the_demo_once(folder):
    seeds.demo()
    before = Account.objects.count(), Party.objects.count()

    assert seeds.demo() == ""
    assert (Account.objects.count(), Party.objects.count()) == before


def test_a_new_demo_password_is_taken_over(folder, settings):
    seeds.demo()
    settings.DEMO_PASSWORD = "another horse 一窗"

    seeds.demo()

    assert Account.objects.get(number="aaj-01").check_password("another horse 一窗")


def test_whoever_starts_the_demo_is_told_who_can_sign_in(folder):
    lines = seeds.demo_accounts()

    assert lines[0].startswith("13800000001  办事人梅")
    assert "aaj-01" in lines[2]
    assert "动态口令" in lines[-1]


def test_a_district_without_demo_accounts_has_a_demo_without_citizens(folder):
    (folder / seeds.DEMO_FILE).unlink()

    seeds.demo()

    assert Account.objects.filter(kind="citizen").count() == 0


def test_a_demo_file_with_a_wrong_number_is_refused(folder):
    (folder / seeds.DEMO_FILE).write_text(DEMO.replace(citizen_number(1), "430203198503170018"), encoding="utf-8")

    with pytest.raises(FileRefused, match="校验位不对"):
        seeds.demo()
