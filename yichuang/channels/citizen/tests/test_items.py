"""Finding an item and reading its guide, without signing in."""

import pytest
from django.urls import reverse

from yichuang.domain.catalogue import acts as catalogue
from yichuang.domain.catalogue.acts.auditing import note_for_search
from yichuang.domain.catalogue.rules.themes import Line, Sheet
from yichuang.domain.catalogue.tests.factories import ItemVersionFactory, offered
from yichuang.domain.identity.tables import CONSOLE
from yichuang.domain.identity.tests.factories import BodyFactory, WindowFactory, WorkingHoursFactory, staff
from yichuang.domain.licences.acts import define

pytestmark = pytest.mark.django_db


def published(**fields):
    """A published item that the search knows."""
    version = ItemVersionFactory(**fields)
    note_for_search([version])
    return version


def names(response):
    return [version.name for version, _, _ in response.context["rows"]]


def test_the_front_page_starts_with_the_search_box(client):
    ItemVersionFactory(name="示例许可")

    page = client.get(reverse("citizen:home"))

    assert page.status_code == 200
    assert [version.name for version in page.context["most_done"]] == ["示例许可"]
    assert page.context["person_topics"] == [("准营准办", 1)]


def test_the_front_page_stands_before_anything_is_loaded(client):
    assert client.get(reverse("citizen:home")).status_code == 200


def test_a_search_puts_the_nearest_first(client):
    published(name="养犬登记")
    published(name="食品经营许可", item__keywords=["开饭店"])

    assert names(client.get(reverse("citizen:items"), {"q": "开饭店"})) == ["食品经营许可"]


def test_a_search_without_result_says_what_to_do_next(client):
    page = client.get(reverse("citizen:items"), {"q": "不存在"})

    assert page.status_code == 200
    assert "换个说法试试" in page.text


def test_while_typing_only_the_results_are_sent(client):
    published(name="食品经营许可")

    part = client.get(reverse("citizen:items"), {"q": "食品"}, headers={"HX-Request": "true"})

    assert "<html" not in part.text
    assert "食品经营许可" in part.text


def test_the_front_page_finds_while_typing_and_shows_nothing_once_the_box_is_empty(client):
    published(name="食品经营许可")
    typing = {"HX-Request": "true", "HX-Target": "found"}

    assert 'hx-target="#found"' in client.get(reverse("citizen:home")).text
    assert "食品经营许可" in client.get(reverse("citizen:items"), {"q": "食品"}, headers=typing).text
    assert client.get(reverse("citizen:items"), {"q": ""}, headers=typing).text == ""


def test_the_guide_names_what_belongs_to_the_same_themes(client):
    for code in ("B-1", "B-2", "B-3"):
        ItemVersionFactory(item__code=code, name=f"示例{code}")
    offered("T1", Sheet((), (Line("B-1"), Line("B-2"))), lead=BodyFactory())

    page = client.get(reverse("citizen:item", args=["B-1"]))
    alone = client.get(reverse("citizen:item", args=["B-3"]))

    assert [code for code, _ in page.context["beside"]] == ["B-2"]
    assert [code for code, _ in page.context["themes"]] == ["T1"]
    assert "常常一起办的" not in alone.text


def test_the_list_goes_on_where_the_page_ended(client):
    for n in range(21):
        ItemVersionFactory(item__code=f"A-{n:03}", materials=0, fields=0)

    first = client.get(reverse("citizen:items"))
    second = client.get(reverse("citizen:items") + first.context["next"])

    assert [len(page.context["rows"]) for page in (first, second)] == [20, 1]
    assert second.context["next"] == ""


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_asks_the_same_however_long_it_is(client, django_assert_num_queries, count):
    for _ in range(count):
        ItemVersionFactory(materials=0, fields=0)

    with django_assert_num_queries(3):  # the head of the page, the bodies, and the list
        client.get(reverse("citizen:items"))


def test_the_list_narrows_to_audience_topic_and_department(client):
    mine = ItemVersionFactory(name="甲", audience=["1"], person_topics=["婚姻登记"], corp_topics=[])
    ItemVersionFactory(name="乙", audience=["2"], person_topics=[], corp_topics=["税收财务"])

    asked = {"audience": "person", "topic": "婚姻登记", "department": mine.item.body_id}

    assert names(client.get(reverse("citizen:items"), asked)) == ["甲"]


@pytest.mark.parametrize("audience", ["person", "organisation"])
def test_topics_are_listed_with_how_many_items_each_has(client, audience):
    ItemVersionFactory()

    page = client.get(reverse("citizen:topics", args=[audience]))

    assert page.context["topics"] == [("准营准办", 1)]


def test_departments_are_listed_with_how_many_items_each_has(client):
    version = ItemVersionFactory()

    page = client.get(reverse("citizen:departments"))

    assert page.context["departments"] == [(version.item.body, 1)]


def test_the_guide_says_what_a_person_needs(client):
    ItemVersionFactory(item__code="A-001", name="示例许可", specials=["检验", "现场勘验"])
    WindowFactory(number="A01").hours.set([WorkingHoursFactory()])

    page = client.get(reverse("citizen:item", args=["A-001"]))

    assert [(fact.name, fact.value, fact.note) for fact in page.context["facts"]] == [
        ("几天办好", "5 个工作日", "法定最长 20 个工作日"),
        ("要跑几趟", "不用跑", "全程网上办"),
        ("收费吗", "不收费", ""),
        ("办好拿到", "示例许可证", "有效期 5 年"),
    ]
    assert "综合受理区：A01 号窗口" in page.text
    assert "周一至周五 09:00–12:00，13:00–17:00" in page.text
    assert "所需时间不算在办理时限内" in page.text


def test_the_guide_says_how_long_the_certificate_will_hold_where_its_type_has_a_rule(client):
    version = ItemVersionFactory(item__code="A-001", name="示例许可")
    define(by=CONSOLE, name=version.licence_type or version.result_name, body=BodyFactory(), validity_years=3)

    page = client.get(reverse("citizen:item", args=["A-001"]))

    assert "有效期 3 年" in [fact.note for fact in page.context["facts"]]


@pytest.mark.parametrize(
    ("decided", "said"), [("elsewhere", "由上级机关或垂直管理的系统作出决定"), ("register_only", "只作登记")]
)
def test_the_guide_says_where_it_is_decided(client, decided, said):
    ItemVersionFactory(item__code="A-001", item__decided=decided)

    assert said in client.get(reverse("citizen:item", args=["A-001"])).text


def test_what_the_source_does_not_say_is_not_guessed(client):
    ItemVersionFactory(item__code="A-001", consult_by="", complain_to="", address="", promised_days=None)

    page = client.get(reverse("citizen:item", args=["A-001"]))

    assert page.context["facts"][0].value == "请咨询"
    assert "本指南还没有公布这一项。请拨打 <a" in page.text


def test_a_suspended_item_says_so_and_takes_no_application(client):
    ItemVersionFactory(item__code="A-001", state="suspended", reason="依据修订")

    page = client.get(reverse("citizen:item", args=["A-001"]))

    assert "现在暂停办理。原因：依据修订" in page.text
    assert reverse("citizen:apply", args=["A-001"]) not in page.text


def test_an_item_not_taken_online_sends_people_to_the_window(client):
    ItemVersionFactory(item__code="A-001", online_depth=["1"])

    page = client.get(reverse("citizen:item", args=["A-001"]))

    assert "这件事要到窗口办" in page.text


def test_a_draft_version_does_not_exist_for_the_public(client):
    ItemVersionFactory(item__code="A-001", draft=True)

    assert client.get(reverse("citizen:item", args=["A-001"])).status_code == 404


def test_the_printed_guide_says_the_same(client):
    ItemVersionFactory(item__code="A-001", name="示例许可")

    page = client.get(reverse("citizen:item-sheet", args=["A-001"]))

    assert page.status_code == 200
    assert "经营场所使用证明" in page.text


def test_a_guide_somebody_just_read_says_with_the_next_request_that_the_item_rests(client):
    """What a published version says is remembered for a while; where its life stands never is."""
    version, sun = published(item__code="A-001"), staff("SUPERVISOR", scope=("*",), name="孙")
    shown = reverse("citizen:item", args=["A-001"])
    assert reverse("citizen:apply", args=["A-001"]) in client.get(shown).text

    rests = catalogue.suspend(version, reason="依据修订", by=sun)

    page = client.get(shown).text
    assert "现在暂停办理。原因：依据修订" in page
    assert reverse("citizen:apply", args=["A-001"]) not in page
    catalogue.resume(rests, by=sun)
    assert reverse("citizen:apply", args=["A-001"]) in client.get(shown).text
