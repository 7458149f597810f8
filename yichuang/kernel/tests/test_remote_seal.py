"""The province's seal service on good days and bad: what comes back is ours under a seal, or is not kept."""

import pytest

from yichuang.kernel import sealing
from yichuang.kernel.gateways.seal_service import SealService
from yichuang.kernel.remote_seal import RemoteSeal
from yichuang.kernel.sealing import NotYet, Order, Outcome, SealFailed
from yichuang.kernel.tests import specimens

ORDER = Order(body="SPECIMEN", body_name="示例市场监督管理局", words="受理专用章", reference="1")
PAPER = specimens.pdf(2)


@pytest.fixture
def service(settings):
    with SealService() as running:
        settings.SEAL_URL, settings.SEAL_SECONDS = running.url, 5
        yield running


def ask() -> bytes:
    return RemoteSeal().seal(PAPER, ORDER)


def refused() -> str:
    with pytest.raises(SealFailed) as failure:
        ask()
    return str(failure.value)


def test_a_file_comes_back_with_the_seal_of_its_body(service):
    content = ask()

    assert content.startswith(PAPER)
    assert sealing.validate(content).outcome == Outcome.VALID
    assert service.asked == {"GET": 1, "PUT": 1}


def test_the_order_says_what_whose_and_where_to_call_back(service, settings):
    settings.PUBLIC_BASE_URL = "https://example.test"
    ask()

    ((reference, (_, said)),) = service.orders.items()
    assert reference.startswith("1.")
    assert (said["body"], said["body_name"], said["words"]) == ("SPECIMEN", "示例市场监督管理局", "受理专用章")
    assert said["call_back"] == f"https://example.test/api/v1/seals/{reference}"


def test_until_it_is_done_it_is_not_yet_and_ordered_once(service):
    service.mood = "slow"
    for _ in range(3):
        with pytest.raises(NotYet):
            ask()

    service.mood = "well"

    assert sealing.validate(ask()).outcome == Outcome.VALID
    assert service.asked == {"GET": 4, "PUT": 1}


def test_an_order_said_twice_is_one_order(service):
    service.delay = 60

    answers = [service.order("1.x", {"file": "", "at": at}) for at in (1, 2)]

    assert answers == [{"state": "waiting"}] * 2
    assert [said["at"] for _, said in service.orders.values()] == [1]


def test_a_service_that_is_down_fails_with_a_sentence_and_the_next_try_goes_through(service):
    service.mood = "down"
    assert refused() == "签章服务没有应答，系统会自动再试。持续不通的，请联系签章服务的运维单位。（HTTP 503）"

    service.mood = "well"

    assert sealing.validate(ask()).outcome == Outcome.VALID


def test_nobody_listening_is_down_too(settings):
    with SealService() as gone:
        settings.SEAL_URL = gone.url

    assert refused().startswith("签章服务没有应答")


def test_a_service_that_says_nothing_is_not_waited_for_without_end(service, settings):
    settings.SEAL_SECONDS, service.mood = 0.2, "silent"

    assert refused().startswith("签章服务没有应答")


@pytest.mark.parametrize(
    ("mood", "sentence"),
    [
        ("wrong", "签章服务送回的不是送去的那份文件，已经拒收，系统会重新送签。"),
        ("unsealed", "签章服务送回的文件上没有有效的印章，已经拒收，系统会重新送签。"),
        ("foreign", "签章服务盖的不是示例市场监督管理局的印章，已经拒收，系统会重新送签。请核对签章服务里的印章。"),
        ("declines", "签章服务没有同意盖章：印章已停用。处理好原因后再试。"),
    ],
)
def test_what_is_no_good_is_refused_dropped_and_ordered_anew(service, mood, sentence):
    service.mood = mood

    assert refused() == sentence
    assert service.orders == {}

    service.mood = "well"

    assert sealing.validate(ask()).outcome == Outcome.VALID


def test_an_answer_that_is_no_answer_is_refused(service):
    service.mood = "garbled"

    assert refused().startswith("签章服务的答复看不懂")


def test_another_drawing_is_another_order(service):
    ask()
    RemoteSeal().seal(specimens.pdf(3), ORDER)

    assert len(service.orders) == 2


def test_it_takes_its_time_and_has_no_seal_in_hand():
    assert (RemoteSeal().at_once, RemoteSeal().holds("SPECIMEN"), RemoteSeal().uses_demo_key()) == (False, False, True)
