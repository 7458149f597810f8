import pytest
from django.db.models import F, Q

from yichuang.kernel import measures
from yichuang.kernel.measures import Dimension, Figure, registry
from yichuang.kernel.measures.axes import DIMENSIONS
from yichuang.kernel.tests.measures.small import fact, population


@pytest.fixture(autouse=True)
def known(monkeypatch):
    """Only what these tests register."""
    monkeypatch.setattr(registry, "REGISTERED", {})
    monkeypatch.setitem(DIMENSIONS, "department", Dimension("department", "部门", lambda _codes: {"A": "甲局"}))
    done = population("test.done", "start", person="unit")
    ended = population("test.ended", "stopped_on")
    measures.register(
        measures.count("test.count", "件数", "有几件。", of=done),
        measures.count("test.public", "公开件数", "有几件，公开。", of=done, public=True),
        measures.count("test.long", "长的", "长于五天的。", of=done, where=Q(length__gt=5)),
        measures.share("test.kept", "留着", "长于五天的占多少。", of=done, where=Q(length__gt=5), public=True,
                       least=lambda: 3),
        measures.count("test.kept_count", "留着的件数", "长于五天的。", of=done, where=Q(length__gt=5),
                       least=lambda: 3),
        measures.total("test.sum", "天数", "一共几天。", of=done, column="length", unit="天"),
        measures.total("test.saved", "节省", "省了几天。", of=done, column=10 - F("length"), unit="天"),
        measures.share(
            "test.share", "占比", "已停的里面，长于五天的占多少。", of=done, where=Q(length__gt=5),
            among=Q(stopped_on__isnull=False),
        ),
        measures.mean("test.mean", "平均", "平均几天。", of=done, column="length", unit="工作日"),
        measures.mean("test.edition", "平均版次", "有剩余的平均版次。", of=done, column="missing_year", unit="年"),
        measures.percentile("test.p90", "九成", "九成不超过几天。", of=done, column="length", percent=90,
                            unit="工作日"),
        measures.quotient("test.rate", "办结率", "停的比开始的。", above=Figure(ended), below=Figure(done)),
        measures.not_yet("test.kiosks", "终端", "在用几台。", unit="台", why="终端还没有接入", brought_by="kiosks",
                         reported="R18"),
    )  # fmt: skip


@pytest.fixture
def house():
    """Five facts: three of A, one of B, one of B in the year before."""
    fact("2021-01-01", 2, ended="2021-01-05", kind="online")
    fact("2021-01-31", 4, ended="2021-02-01", kind="counter")
    fact("2021-02-01", 9, ended="2022-01-01", kind="online")
    fact("2021-12-31", 7, "B", ended="2021-12-31", kind="online", person="day")
    fact("2020-12-31", 1, "B", ended="2021-01-01", kind="online")
