"""绩效自评 at the desk: from the draft to the public page, with what lies behind each figure."""

import re
from datetime import date

import pytest
from django.apps import apps
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from yichuang.domain.identity.tests.factories import PNG
from yichuang.domain.performance.acts import evaluating, filling
from yichuang.domain.performance.acts.objecting import object_to
from yichuang.domain.performance.acts.setting_aside import set_aside
from yichuang.domain.performance.reads.standing import said
from yichuang.domain.performance.tests import evaluating as made
from yichuang.domain.performance.tests.factories import YEAR, Bureau
from yichuang.kernel.actors import Actor

pytestmark = pytest.mark.django_db
Evaluation, IndicatorTemplate = (apps.get_model("performance", name) for name in ("Evaluation", "IndicatorTemplate"))
OUTPUTS = (  # two indicators beside one another, so that one can be set aside
    made.node("I02", "K21", "自助终端数", 30, "GE", 4, unit="台", figure="kiosks"),
    made.node("I05", "K21", "示例另一个数", 20, "GE", 4, unit="台", figure="kiosks"),
)


@pytest.fixture
def bureau(db, at):
    return made.with_district(Bureau())


def of(name, found, *more):
    return reverse(f"desk:{name}", args=[found.number, *more])


def words(answer) -> str:
    """What a page says, without its marks."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode()))


def proof():
    return SimpleUploadedFile("示例.png", PNG, "image/png")


def day(year, month, dom):
    return {"as_of_year": str(year), "as_of_month": str(month), "as_of_day": str(dom)}


def test_a_year_goes_from_its_beginning_to_the_public_page(bureau, desk):
    bureau.spent()
    made.store(bureau)
    made.roster()
    filler, chief, head = desk(bureau.sun), desk(bureau.chief), desk(bureau.head)

    assert filler.post(reverse("desk:evaluation-new"), {"which": f"BUREAU-{YEAR}"}).status_code == 302
    found = Evaluation.objects.get()
    told = {"value": "98.5", "source": "示例系统", "file": proof(), **day(YEAR, 12, 31)}
    assert filler.post(of("evaluation-figure", found, "content"), told).status_code == 302
    judged = {"level": "FULL", "percent": "90"}
    assert filler.post(of("evaluation-indicator-act", found, "I03", "judge"), judged).status_code == 302
    for browser, act in ((filler, "fill"), (chief, "review"), (head, "finalise"), (filler, "publish")):
        assert browser.post(of("evaluation-act", found, act)).status_code == 302

    page = words(Client().get(reverse("citizen:evaluation", args=[found.number])))
    assert "自评得分 97 分，等次：优" in page
    assert "自助终端数 ≥ 4台 4台 50 / 50" in page
    assert Evaluation.objects.get().state == "PUBLISHED"


def test_a_page_says_what_is_missing_and_where_to_mend_it(bureau, desk):
    found = made.draft(bureau)
    page = words(desk(bureau.sun).get(of("evaluation", found)))

    assert "只算了 50 分的权重，还不能评等次" in page
    assert f"I01 全年预算执行率 ：“支出”{YEAR}年的账目还没有建立" in page


def test_a_refusal_names_each_deviation_on_the_page_itself(bureau, desk):
    found = made.typed(bureau, percent="90")
    answer = desk(bureau.sun).post(of("evaluation-act", found, "fill"))

    assert answer.status_code == 422
    assert "I04 满意率：没有得满分，请说明偏差原因和改进措施。" in words(answer)
    assert Evaluation.objects.get().state == "DRAFT"


def test_a_figure_leads_to_the_rows_it_counts_and_its_proof_is_shown_to_who_may_see_it(bureau, desk):
    found = made.typed(bureau)
    browser = desk(bureau.sun)

    page = words(browser.get(of("evaluation-figure", found, "kiosks")))
    assert "名录 kiosks.csv 里计入的 4 行" in page
    assert "示例终端3" in page
    shown = browser.get(of("evaluation-proof", found, "content"))
    assert b"".join(shown.streaming_content) == PNG
    assert desk(bureau.stranger).get(of("evaluation-proof", found, "content")).status_code == 404
    assert browser.get(of("evaluation-proof", found, "kiosks")).status_code == 404


def test_a_value_without_a_proof_is_not_taken(bureau, desk):
    found = made.draft(bureau)
    answer = desk(bureau.sun).post(
        of("evaluation-figure", found, "content"), {"value": "98", "source": "示例", **day(YEAR, 12, 31)}
    )

    assert answer.status_code == 422
    assert "请上传证明材料" in words(answer)


def test_who_filled_it_has_no_button_to_review_it(bureau, desk):
    found = made.filled(bureau)
    review = of("evaluation-act", found, "review")

    assert review not in desk(bureau.sun).get(of("evaluation", found)).content.decode()
    assert review in desk(bureau.chief).get(of("evaluation", found)).content.decode()
    assert desk(bureau.sun).post(review).status_code == 403


def test_differences_are_listed_beside_what_was_made_final(bureau, desk):
    found = made.final(bureau)
    made.roster(made.ROWS[:3])
    page = words(desk(bureau.head).get(of("evaluation-differences", found)))

    assert "自助终端 kiosks 4台 3台" in page
    assert "自评得分 score 97分 84.5分" in page


def test_a_template_with_99_is_shown_with_its_row_and_not_taken(bureau, desk):
    heading = "code,parent,name,weight,rule,target,unit,figure\n"
    rows = "K1,,产出,100,,,,\nK11,K1,数量指标,100,,,,\nI01,K11,终端数,99,GE,80,台,kiosks\n"
    figures = "id,label,unit,kind,says,where,places\nkiosks,终端,台,count,kiosks.csv,,0\n"
    browser, address = desk(bureau.sun), reverse("desk:evaluation-templates-import")

    def send(part, text):
        file = SimpleUploadedFile("t.csv", text.encode(), "text/csv")
        return browser.post(address, {"since": "2026", "part": part, "file": file})

    looked = send("figures", figures)
    assert browser.post(address, {"held": looked.context["held"]}).status_code == 302
    refused = send("tree", heading + rows)
    assert refused.status_code == 422
    assert "二级指标“数量指标”的权重是 100，它下面的三级指标合计 99" in words(refused)
    assert IndicatorTemplate.objects.get().tree == []
    looked = send("tree", heading + rows.replace(",99,", ",100,"))
    assert browser.post(address, {"held": looked.context["held"]}).status_code == 302

    assert [node["code"] for node in IndicatorTemplate.objects.get().tree] == ["K1", "K11", "I01"]


def test_nothing_is_public_before_it_is_published(bureau):
    found = made.final(bureau)

    assert Client().get(reverse("citizen:evaluation", args=[found.number])).status_code == 404
    assert found.finalised_on == date(2026, 3, 2)


@pytest.mark.parametrize("stage", [made.typed, made.final])
def test_every_figure_and_indicator_has_its_page_live_and_frozen(bureau, desk, stage):
    found = stage(bureau)
    browser, told = desk(bureau.sun), said(found)
    figures = [of("evaluation-figure", found, code) for code in told["figures"]]
    indicators = [of("evaluation-indicator", found, line["code"]) for line in told["lines"]]

    assert [browser.get(page).status_code for page in (*figures, *indicators)] == [200] * (13 + 4)
    assert browser.get(of("evaluation-figure", found, "nothing")).status_code == 404
    assert browser.get(of("evaluation-indicator", found, "I99")).status_code == 404


def test_an_objection_from_home_stands_in_the_list_with_its_channel(bureau, desk):
    found = made.published(bureau)
    object_to(found, by=Actor(kind="citizen"), text="示例：终端数不对。", phone="13900000097")

    page = words(desk(bureau.sun).get(of("evaluation", found)))

    assert "示例：终端数不对。" in page
    assert "网上提交，还没有答复" in page
    assert "网上提交；没有留姓名，电话 139****0097" in page
    opened = desk(bureau.sun).post(reverse("desk:phone", args=["evaluation", f"{found.number}:1"]), {"why": "contact"})
    assert "13900000097" in opened.text


def test_an_indicator_is_set_aside_on_its_page_and_every_page_says_so(bureau, desk):
    nodes = (*(one for one in made.NODES if one.code != "I02"), *OUTPUTS)
    found, browser = made.typed(bureau, made.draft(bureau, nodes=nodes)), desk(bureau.sun)
    page = of("evaluation-indicator", found, "I05")
    assert "标明不适用" in words(browser.get(page))

    refused = browser.post(of("evaluation-indicator-act", found, "I03", "set_aside"), {"reason": "示例理由"})
    browser.post(of("evaluation-indicator-act", found, "I05", "set_aside"), {"reason": "示例理由"})

    assert (refused.status_code, "不能标为不适用" in words(refused)) == (422, True)
    assert "模板权重 20 分，按比例分给了同一上级的其他指标" in words(browser.get(page))
    seen = words(browser.get(of("evaluation", found)))
    assert "I05 示例另一个数（权重 20 分）本年度不适用：示例理由。" in seen
    assert "I02 30→50（显示到两位小数）。合计仍是 100 分。" in seen
    browser.post(of("evaluation-indicator-act", found, "I05", "apply_again"))
    assert "不适用：" not in words(browser.get(of("evaluation", found)))


def test_the_published_page_and_the_differences_say_what_does_not_apply(bureau, desk):
    bureau.spent()
    found = made.typed(bureau)
    set_aside(found, by=bureau.sun, code="I04", reason="示例理由")
    found = evaluating.review(evaluating.fill(found, by=bureau.sun), by=bureau.chief)
    found = evaluating.publish(evaluating.finalise(found, by=bureau.head), by=bureau.sun)
    said_so = "I04 满意率（权重 10 分）本年度不适用：示例理由。"

    assert said_so in words(desk(bureau.sun).get(of("evaluation-differences", found)))
    assert said_so in words(Client().get(reverse("citizen:evaluation", args=[found.number])))


def test_a_long_story_stands_open_only_with_its_newest_steps(bureau, desk):
    found = made.draft(bureau)  # one step: it was set up
    for at in range(9):
        filling.explain(found, by=bureau.sun, code="I02", reason=f"示例{at}")

    shown = desk(bureau.sun).get(of("evaluation", found))

    assert [word for word, _ in shown.context["earlier"]] == ["说明偏差", "建立自评"]
    assert "更早的 2 步" in words(shown)
