"""What operations.md has typed at the console for a new office: its district, a member of staff, a token."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from yichuang.domain.cases.tests.factories import account_of
from yichuang.domain.catalogue.models import Item
from yichuang.domain.catalogue.tests import test_imports as items
from yichuang.domain.identity.management.commands import credentials
from yichuang.domain.identity.models import Account, ApiToken, Body
from yichuang.domain.identity.tests import districts
from yichuang.domain.identity.tests.factories import staff

pytestmark = pytest.mark.django_db
PASSWORD = "示例-很长的-password-7"


def run(*command) -> tuple[str, str]:
    """What it said, and what went wrong."""
    out, wrong = StringIO(), StringIO()
    try:
        call_command(*map(str, command), stdout=out, stderr=wrong)
    except CommandError as refused:
        return str(refused), wrong.getvalue()
    return out.getvalue(), wrong.getvalue()


def folder_of(tmp_path, **changed):
    for table, text in (districts.FILES | items.FILES | changed).items():
        (tmp_path / f"{table}.csv").write_text(text, encoding="utf-8")
    return tmp_path


def test_a_district_that_is_only_checked_is_told_and_not_loaded(tmp_path):
    said, wrong = run("load_district", folder_of(tmp_path), "--check")

    assert (wrong, "regions：4 行，新增 4" in said, "items：3 行，新增 3" in said) == ("", True, True)
    assert not Body.objects.exists()
    assert not Item.objects.exists()


def test_a_district_is_loaded_and_the_second_time_nothing_changes(tmp_path):
    folder = folder_of(tmp_path)
    run("load_district", folder)
    assert (Body.objects.count(), Item.objects.count()) == (4, 3)

    said, _ = run("load_district", folder)

    assert all(line.endswith("新增 0，变更 0") for line in said.splitlines())


def test_a_faulty_district_names_file_row_and_column_and_loads_nothing(tmp_path):
    faulty = items.FILES["items"].replace("示例区甲局", "没有的局", 1)

    said, wrong = run("load_district", folder_of(tmp_path, items=faulty), "--check")

    assert said.endswith("处错误，没有载入任何内容")
    assert "items.csv" in wrong
    assert not Body.objects.exists()


def test_a_folder_that_is_not_there_is_said(tmp_path):
    assert run("load_district", tmp_path / "nowhere")[0].startswith("没有文件夹")


def test_staff_get_a_password_and_the_address_for_an_authenticator(monkeypatch):
    account = account_of(staff("REVIEWER"))
    monkeypatch.setattr(credentials, "getpass", lambda _prompt: PASSWORD)

    said, _ = run("credentials", account.number)

    assert said.splitlines()[-1].startswith("otpauth://totp/")
    assert Account.objects.get(pk=account.pk).check_password(PASSWORD)


def test_a_weak_password_and_nobody_are_refused_in_words(monkeypatch):
    account = account_of(staff("REVIEWER"))
    monkeypatch.setattr(credentials, "getpass", lambda _prompt: "12345678")

    assert "密码" in run("credentials", account.number)[0]
    assert run("credentials", "nobody")[0] == "没有工作人员账号 nobody：请先载入 staff.csv"


def test_a_token_is_printed_once_and_kept_as_a_digest():
    account = account_of(staff("REVIEWER"))

    said, _ = run("token", account.number, "--days", 5)

    kept = ApiToken.objects.get(account=account)
    assert said.startswith("staff-")
    assert said.strip() not in (kept.digest, "")
    assert (kept.expires_at - kept.made_at).days == 5
    assert run("token", "nobody")[0] == "没有账号 nobody，或者它已停用"
