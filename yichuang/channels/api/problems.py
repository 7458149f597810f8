"""Every answer that is not a success, as application/problem+json (RFC 9457), with all reasons at once."""

import json

from django.core.exceptions import PermissionDenied
from django.core.exceptions import ValidationError as FormError
from django.http import Http404, HttpResponse
from ninja import Schema
from ninja.errors import AuthenticationError, HttpError, Throttled, ValidationError

from yichuang.channels.api.sentences import sentence
from yichuang.kernel.refusals import ActRefused, OutOfTurn


class Problem(Schema):
    """What went wrong. `reasons` holds every reason, `errors` the sentence for each field."""

    type: str = "about:blank"
    title: str
    status: int
    reasons: list[str] = []
    article: str = ""
    errors: dict[str, str] = {}


def answer(status: int, title: str, **more) -> HttpResponse:
    body = {"type": "about:blank", "title": title, "status": status, **more}
    return HttpResponse(json.dumps(body, ensure_ascii=False), content_type="application/problem+json", status=status)


FAULTS = dict.fromkeys((400, 401, 403, 404, 409, 415, 422, 429, 503), Problem)


class FieldsWrong(Exception):  # noqa: N818 - the caller mistyped
    """422 with a sentence for each field."""

    def __init__(self, errors: dict[str, str]):
        super().__init__(str(errors))
        self.errors = errors


class NotJson(Exception):  # noqa: N818 - what came is not
    """415: a body of another kind than the description names."""


def refused(_request, refusal):
    title = "此件已经有人办理过了" if isinstance(refusal, OutOfTurn) else "现在不能这样办理"
    return answer(409, title, reasons=list(refusal.reasons), article=refusal.article)


def forbidden(_request, _error):
    return answer(403, "这一步不由您办理")


def missing(_request, _error):
    return answer(404, "没有找到，或者您不能查看")


def unknown(_request, _error):
    response = answer(401, "请先登录：令牌没有带上、不对或者已经过期")
    response["WWW-Authenticate"] = "Bearer"
    return response


def mistyped(_request, error):
    return answer(422, "请更正下列各项", errors={place(e["loc"]): sentence(e) for e in error.errors})


def wrong(_request, error):
    return answer(422, "请更正下列各项", errors=error.errors)


def unfit(_request, error):
    return answer(422, "请更正下列各项", errors={"file": "".join(error.messages)})


def too_often(_request, error):
    response = answer(429, "请求太频繁，请稍后再试")
    response["Retry-After"] = str(int(error.wait or 60) + 1)
    return response


def other(request, error):
    """What the framework refuses by itself: first of all a body it could not read."""
    if isinstance(error.__cause__, FieldsWrong):
        return wrong(request, error.__cause__)
    if isinstance(error.__cause__, NotJson):
        return answer(415, "请求内容要是 application/json")
    return answer(error.status_code, "请求无法识别，请核对接口说明")


HANDLERS = {
    ActRefused: refused,
    PermissionDenied: forbidden,
    Http404: missing,
    AuthenticationError: unknown,
    ValidationError: mistyped,
    FieldsWrong: wrong,
    FormError: unfit,
    Throttled: too_often,
    HttpError: other,
}


def register(api) -> None:
    """Tell the interface how each kind of refusal looks."""
    for kind, handler in HANDLERS.items():
        api.exception_handler(kind)(handler)


def place(where: tuple) -> str:
    """Where the fault sits, without the framework's own first words: gaps.0.basis."""
    parts = [str(part) for part in where if part not in {"body", "query", "path", "payload", "form"}]
    return ".".join(parts) or "body"
