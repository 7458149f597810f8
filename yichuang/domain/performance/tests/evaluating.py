"""A small evaluation for tests, brought to each state by its acts. 孙 fills, 钱 reviews, 易 makes it final."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from io import BytesIO

from django.apps import apps

from yichuang.domain.identity.tests.factories import DISTRICT, PNG, RegionFactory
from yichuang.domain.performance.acts import evaluating, filling
from yichuang.domain.performance.acts.templates import keep_roster, store_template
from yichuang.domain.performance.models import Evaluation
from yichuang.domain.performance.rules.figures import COUNT, ENTERED, FORMULA, MONEY, Definition
from yichuang.domain.performance.rules.trees import Node
from yichuang.domain.performance.tests.factories import YEAR
from yichuang.kernel import files

FIGURES = (
    Definition("expenditure", "支出", "万元", MONEY, "expenditure", places=2),
    Definition("final", "全年预算", "万元", MONEY, "final", places=2),
    Definition("spent_rate", "预算执行率", "%", FORMULA, "expenditure / final", places=2),
    Definition("kiosks", "自助终端", "台", COUNT, "kiosks.csv", where=(("state", "on"),)),
    Definition("content", "满意率", "%", ENTERED, places=1),
)


def node(code, parent, name, weight, *scored, **more):
    rule, target = scored if len(scored) == 2 else (scored[0] if scored else "", None)
    wanted = None if target is None else Decimal(target)
    return Node(code, parent, name, Decimal(weight), rule, wanted, **more)


NODES = (
    node("K1", "", "预算执行", 10),
    node("K11", "K1", "预算执行率", 10),
    node("I01", "K11", "全年预算执行率", 10, "EXEC", 100, unit="%", figure="spent_rate"),
    node("K2", "", "产出", 50),
    node("K21", "K2", "数量指标", 50),
    node("I02", "K21", "自助终端数", 50, "GE", 4, unit="台", figure="kiosks"),
    node("K3", "", "效益", 30),
    node("K31", "K3", "可持续影响", 30),
    node("I03", "K31", "机制健全", 30, "QUAL", says="健全"),
    node("K4", "", "满意度", 10),
    node("K41", "K4", "服务对象满意度", 10),
    node("I04", "K41", "满意率", 10, "GE", 95, unit="%", figure="content"),
)
ROWS = [{"no": f"K{place}", "name": f"示例终端{place}", "state": "on"} for place in range(1, 5)]


def with_district(bureau):
    """The bureau of the fixture leads the district."""
    region = RegionFactory(code=DISTRICT)
    apps.get_model("identity.District").objects.get_or_create(region=region, defaults={"bureau": bureau.body})
    return bureau


def store(bureau, nodes=NODES, figures=FIGURES, since=2021):
    return store_template(
        DISTRICT, since, by=bureau.sun, nodes=nodes, definitions=figures, source="示例", digest="示例"
    )


def roster(rows=ROWS, digest="d1"):
    return keep_roster("kiosks.csv", digest, rows, {"state"})


def draft(bureau, **how) -> Evaluation:
    """A draft with its template, its roster, and nothing typed yet."""
    with_district(bureau)
    store(bureau, **how)
    roster()
    return evaluating.set_up(bureau.body.code, YEAR, by=bureau.sun)


def proof(by):
    return str(files.keep(BytesIO(PNG), name="示例.png", owner=by.account).pk)


def typed(bureau, made=None, percent="98.5", ratio="0.9") -> Evaluation:
    """All that people type is typed."""
    made = made or draft(bureau)
    filling.enter(
        made, by=bureau.sun, code="content", value=Decimal(percent), as_of=date(YEAR, 12, 31), source="示例系统",
        proof=proof(bureau.sun),
    )  # fmt: skip
    level = "FULL" if Decimal(ratio) >= Decimal("0.8") else "PARTLY"
    filling.judge(made, by=bureau.sun, code="I03", level=level, ratio=Decimal(ratio))
    return made


def filled(bureau, **how) -> Evaluation:
    return evaluating.fill(typed(bureau, **how), by=bureau.sun)


def reviewed(bureau, **how) -> Evaluation:
    return evaluating.review(filled(bureau, **how), by=bureau.chief)


def final(bureau, **how) -> Evaluation:
    """With books in which all was spent."""
    bureau.spent()
    return evaluating.finalise(reviewed(bureau, **how), by=bureau.head)


def published(bureau) -> Evaluation:
    return evaluating.publish(final(bureau), by=bureau.sun)


def changed(code, **fields):
    """The nodes with one of them changed."""
    return tuple(replace(one, **fields) if one.code == code else one for one in NODES)
