"""When the machine, not the person and not the program, is what fails: the disk is full, the database restarts.

Django asks here (handler500) when anything was raised that nobody caught. What was begun has been rolled back by then;
the answer says so, in a page or as application/problem+json, and when to come back. Anything else is a bug: 500.
"""

import sys

from django.db import InterfaceError, OperationalError

from yichuang.channels.api import problems
from yichuang.channels.shared.views import broken
from yichuang.kernel import room

AGAIN_AFTER = 30  # seconds
FULL, AWAY = "full", "away"
SAID = {
    FULL: ("暂时存不下新的内容", f"{room.SAID}，管理人员会尽快处理。"),
    AWAY: ("系统正忙，请稍后再试", "数据库暂时没有应答，可能正在维护。"),
}


def kind_of(failure: BaseException | None) -> str:
    """FULL, AWAY, or "" for a bug; what lies behind a failure counts as well."""
    if room.is_full(failure):
        return FULL
    while failure is not None:
        if isinstance(failure, (OperationalError, InterfaceError)):
            return AWAY
        failure = failure.__cause__
    return ""


def answer(request):
    """The page for an exception nobody caught."""
    kind = kind_of(sys.exc_info()[1])
    in_the_api = request.path.startswith("/api/")
    if not kind:
        return problems.answer(500, "系统出了问题，这一步没有生效") if in_the_api else broken(request)
    title, reason = SAID[kind]
    if in_the_api:
        response = problems.answer(
            503, title, reasons=[f"{reason}这一步没有生效，请稍后用同一个 Idempotency-Key 再试。"]
        )
    else:
        response = broken(request, title, reason)
        response.status_code = 503
    response["Retry-After"] = str(AGAIN_AFTER)
    return response


def bad_request(request, exception):  # noqa: ARG001 - how Django calls it
    """handler400: an address with signs no address has, a form far larger than any of ours."""
    if request.path.startswith("/api/"):
        return problems.answer(400, "请求无法识别，请核对接口说明")
    response = broken(request, "请求无法识别", "地址或表单里有系统不认识的内容，或者内容太大。")
    response.status_code = 400
    return response
