"""Who calls: a bearer token of an account. Without one, what is public."""

from ninja.security import HttpBearer

from yichuang.channels.shared.actors import VISITOR
from yichuang.domain.identity import reads


class Bearer(HttpBearer):
    """`Authorization: Bearer …`, from POST /session or `manage.py token`. Sets request.actor."""

    def authenticate(self, request, token):
        account, actor = reads.caller(token)
        if account is None:
            return None
        request.user, request.actor = account, actor
        return account


class MaybeBearer(Bearer):
    """Answers everybody; knows who asks when a token is sent, and refuses a wrong token."""

    def __call__(self, request):
        if "Authorization" in request.headers:
            return super().__call__(request)
        request.actor = VISITOR
        return VISITOR
