"""Coming in through an identity provider: what it signs for becomes an account of level 2."""

from django.conf import settings
from mozilla_django_oidc.auth import OIDCAuthenticationBackend
from mozilla_django_oidc.views import OIDCAuthenticationCallbackView

from yichuang.channels.shared import sessions
from yichuang.domain.identity import acts


class ProviderBackend(OIDCAuthenticationBackend):
    """The library checks signature, nonce and state; we ask for name and number, and find or open the account."""

    def verify_claims(self, claims) -> bool:
        """Without a name and a citizen number the provider has told us nothing."""
        wanted = settings.OIDC_CLAIMS
        return bool(claims.get(wanted["name"]) and claims.get(wanted["id_number"]))

    def filter_users_by_claims(self, _claims):
        """The act finds the account; it also knows when there is none yet."""
        return self.UserModel.objects.none()

    def create_user(self, claims):
        named = {ours: claims.get(theirs, "") for ours, theirs in settings.OIDC_CLAIMS.items()}
        return acts.open_with_claims(**named, vouched_by=settings.OIDC_PROVIDER_NAME)


class Callback(OIDCAuthenticationCallbackView):
    """Where the provider sends people back to."""

    def login_success(self):
        """As at our own door, the session knows since when and with which browser."""
        answer = super().login_success()
        sessions.opened(self.request)
        return answer
