"""What is typed at the server to open a door: a password with a second factor, a token; and to shut it again."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django_otp.plugins.otp_totp.models import TOTPDevice

from yichuang.domain.identity import acts, reads
from yichuang.domain.identity.management.commands import credentials
from yichuang.domain.identity.models import ApiToken
from yichuang.domain.identity.tables import CONSOLE
from yichuang.domain.identity.tests.factories import AccountFactory

pytestmark = pytest.mark.django_db

GOOD = "four words of mine"


@pytest.fixture
def zhao():
    return AccountFactory(staff=True, is_sample=False)


@pytest.fixture
def types(monkeypatch):
    """types("a", "b"): what the person at the keyboard answers, one after another; then nothing more comes."""

    def prepare(*answers):
        left = list(answers)

        def ask(_words):
            if not left:
                raise EOFError
            return left.pop(0)

        monkeypatch.setattr(credentials, "getpass", ask)

    return prepare


def said(*words) -> str:
    out = StringIO()
    call_command(*words, stdout=out)
    return out.getvalue()


def test_a_password_typed_twice_and_the_address_for_the_authenticator(zhao, types):
    types(GOOD, GOOD)

    told = said("credentials", zhao.number)

    zhao.refresh_from_db()
    assert zhao.check_password(GOOD)
    assert zhao.password_by_another
    device = TOTPDevice.objects.get(user=zhao)
    assert device.config_url in told
    assert "登录后要先改掉它" in told


def test_on_a_terminal_the_address_can_be_scanned(zhao, types):
    """Blank lines between those of the picture would make it twice as high as wide."""
    types(GOOD, GOOD)
    screen = StringIO()
    screen.isatty = lambda: True

    call_command("credentials", zhao.number, stdout=screen)

    _words, *drawn, address = screen.getvalue().strip("\n").splitlines()
    widths = {len(line) for line in drawn}
    assert address.startswith("otpauth://")
    assert len(widths) == 1
    assert len(drawn) == (widths.pop() + 1) // 2


@pytest.mark.parametrize(
    ("answers", "fault"),
    [((GOOD, f"{GOOD}!"), "两次输入的密码不一样"), ((), "没有输入密码"), (("short", "short"), "密码太短")],
)
def test_a_slip_of_the_hand_changes_nothing(zhao, types, answers, fault):
    types(*answers)

    with pytest.raises(CommandError, match=fault):
        said("credentials", zhao.number)

    zhao.refresh_from_db()
    assert not zhao.has_usable_password()
    assert not TOTPDevice.objects.filter(user=zhao).exists()


def test_a_token_works_as_long_as_was_said_and_alone_comes_out(zhao):
    token = said("token", zhao.number, "--days", "30").strip()

    assert reads.account_of_token(token) == zhao
    assert (ApiToken.objects.get().expires_at - ApiToken.objects.get().made_at).days == 30


@pytest.mark.parametrize("days", ["0", "-3", "3651", "99999999"])
def test_a_token_that_never_works_or_never_ends_is_not_made(zhao, days):
    with pytest.raises(CommandError, match="1 到 3650"):
        said("token", zhao.number, f"--days={days}")

    assert not ApiToken.objects.exists()


def test_every_token_of_an_account_is_taken_back_at_once(zhao):
    others = acts.issue_token(AccountFactory(staff=True), by=CONSOLE)
    mine = [acts.issue_token(zhao, by=CONSOLE) for _ in range(2)]

    told = said("token", zhao.number, "--revoke")

    assert told.strip() == "已收回 2 个令牌，它们从现在起不能用了。"
    assert [reads.account_of_token(token) for token in mine] == [None, None]
    assert reads.account_of_token(others) is not None


@pytest.mark.parametrize("more", [[], ["--revoke"]])
def test_nobody_has_no_token(more):
    with pytest.raises(CommandError, match="没有账号 nobody"):
        said("token", "nobody", *more)
