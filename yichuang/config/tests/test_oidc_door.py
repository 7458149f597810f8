"""Coming in through an identity provider."""

import pytest
from django.contrib.auth.middleware import AuthenticationMiddleware
from django.test import RequestFactory
from django.utils import timezone
from django.utils.module_loading import import_string

from yichuang.channels.shared.oidc import ProviderBackend
from yichuang.config import oidc
from yichuang.config.tests.test_oidc import WHOLE
from yichuang.domain.identity import reads
from yichuang.domain.identity.models.sessions import SessionStore
from yichuang.domain.identity.tests.factories import AccountFactory, PartyFactory, citizen_number

pytestmark = pytest.mark.django_db

# Born on another day than anybody the factories make: their counters run on from test to test, and one of them would
# some day be this person.
MEI = {"name": "梅", "id_number": citizen_number(7, born="19770707"), "phone_number": "13800000001"}


@pytest.fixture
def backend(settings):
    for name, value in oidc.settings(WHOLE).items():
        setattr(settings, name, value)
    return ProviderBackend()


def test_a_new_person_gets_an_account_of_level_two(backend):
    account = backend.create_user(MEI)

    assert (account.name, account.level, account.own_party.code) == ("梅", 2, MEI["id_number"])
    assert account.is_active


def test_the_same_person_keeps_the_account(backend):
    first = backend.create_user(MEI)

    assert backend.create_user(MEI | {"phone_number": "13800000009"}) == first


def test_somebody_known_by_phone_alone_becomes_known_by_name(backend):
    account = AccountFactory(phone=MEI["phone_number"], level=1, own_party=None)

    assert backend.create_user(MEI) == account
    account.refresh_from_db()
    assert account.level == 2


def test_the_phone_of_somebody_else_is_not_taken_over(backend):
    li = AccountFactory(name="李", phone=MEI["phone_number"])

    account = backend.create_user(MEI)

    assert account != li
    assert account.phone == ""


def test_a_party_registered_at_the_window_becomes_the_persons_own(backend):
    party = PartyFactory(name="梅", code=MEI["id_number"])

    assert backend.create_user(MEI).own_party == party


@pytest.mark.parametrize("missing", ["name", "id_number"])
def test_claims_without_name_or_number_open_nothing(backend, missing):
    assert not backend.verify_claims({name: value for name, value in MEI.items() if name != missing})


@pytest.fixture
def come_back(backend, settings, monkeypatch):
    """The way back from the provider, which signed for 梅; the library's own checks are its own."""
    settings.AUTHENTICATION_BACKENDS = [oidc.BACKEND]
    monkeypatch.setattr(ProviderBackend, "get_token", lambda *_: {"id_token": "示例", "access_token": "示例"})
    monkeypatch.setattr(ProviderBackend, "verify_token", lambda *_, **__: MEI)
    monkeypatch.setattr(ProviderBackend, "get_userinfo", lambda *_: MEI)

    def arrive(browser):
        request = RequestFactory().get("/oidc/callback/", {"code": "1", "state": "s"}, headers={"User-Agent": browser})
        request.session = SessionStore()
        request.session["oidc_states"] = {"s": {"nonce": "n", "code_verifier": "v"}}
        AuthenticationMiddleware(lambda _: None).process_request(request)
        answer = import_string(settings.OIDC_CALLBACK_CLASS).as_view()(request)
        request.session.save()
        return request, answer

    return arrive


@pytest.mark.urls("yichuang.config.tests.urls_with_provider")
def test_the_list_of_one_s_sessions_says_since_when_and_with_what(come_back):
    request, answer = come_back("Mozilla/5.0 (Linux; Android 14) Chrome/130")

    assert answer.url == "/"
    (session,) = reads.sessions_of(request.user)
    assert session.browser == "安卓手机 Chrome"
    assert (timezone.now() - session.opened_at).total_seconds() < 60
    assert session.pk == request.session.session_key
