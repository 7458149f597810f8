import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from yichuang.domain.catalogue import acts
from yichuang.domain.catalogue.tests.factories import ItemFactory, ItemVersionFactory
from yichuang.domain.catalogue.tests.test_imports import FILES
from yichuang.domain.identity import imports as identity
from yichuang.domain.identity.tables import CONSOLE
from yichuang.domain.identity.tests.districts import files
from yichuang.domain.identity.tests.factories import BodyFactory, staff

ITEMS = reverse("desk:items")
IMPORT = reverse("desk:item-import")


def now(version):
    return type(version).objects.get(pk=version.pk)


def page(version, name="version", *more):
    return reverse(f"desk:{name}", args=[version.number, *more])


@pytest.fixture
def draft(hall):
    return acts.new_version(hall.version.item, by=hall.zhao)


@pytest.fixture
def zhao(desk, hall):
    return desk(hall.zhao)


@pytest.fixture
def sun(desk, hall):
    return desk(hall.sun)


def codes(response):
    return [version.item_id for version in response.context["versions"]]


def test_the_library_lists_versions_and_narrows(sun, hall):
    other = ItemVersionFactory(item=ItemFactory(body=hall.body), name="示例登记")

    assert set(codes(sun.get(ITEMS))) == {hall.version.item_id, other.item_id}
    assert codes(sun.get(ITEMS, {"q": "登记"})) == [other.item_id]
    assert codes(sun.get(ITEMS, {"q": other.item_id.lower()})) == [other.item_id]
    assert codes(sun.get(ITEMS, {"state": "draft"})) == []
    assert codes(sun.get(ITEMS, {"errors": "on"})) == []


def test_the_library_asks_as_often_for_one_as_for_three(sun, hall, asked):
    sun.get(ITEMS)

    one = asked(sun, ITEMS)
    ItemVersionFactory.create_batch(2, item__body=hall.body)

    assert asked(sun, ITEMS) == one


def test_pages_of_the_library_follow_each_other(sun, hall, monkeypatch):
    monkeypatch.setattr("yichuang.channels.desk.library.SIZE", 2)
    every = {version.item_id for version in [hall.version, *ItemVersionFactory.create_batch(3, item__body=hall.body)]}

    first = sun.get(ITEMS)
    second = sun.get(ITEMS + first.context["next"])

    assert len(codes(first)) == len(codes(second)) == 2
    assert set(codes(first) + codes(second)) == every
    assert second.context["next"] == ""


def test_every_rate_stands_with_numerator_and_denominator(sun, hall):
    shown = sun.get(reverse("desk:item-figures"))

    library = shown.context["library"]
    assert [(rate.name, rate.numerator, rate.denominator) for rate in library.by_handling_item] == [
        ("引用率", 1, 1), ("填报率", 0, 1), ("发布率", 1, 1),
    ]  # fmt: skip
    assert "0 ÷ 1" in shown.text


def test_an_item_shows_its_versions_and_offers_the_next(zhao, hall):
    shown = zhao.get(reverse("desk:item", args=[hall.version.item_id]))
    assert shown.context["may_draft"]

    answer = zhao.post(reverse("desk:item-version", args=[hall.version.item_id]))

    assert answer.url == reverse("desk:version", args=[f"{hall.version.item_id}-v2"])
    assert not zhao.get(reverse("desk:item", args=[hall.version.item_id])).context["may_draft"]


def test_the_buttons_are_the_rows_open_to_the_officer(zhao, sun, draft):
    assert {button.href for button in zhao.get(page(draft)).context["buttons"]} == {
        page(draft, "version-submit"), page(draft, "version-discard"),
    }  # fmt: skip
    assert zhao.get(page(draft)).context["may_edit"]


def test_a_draft_of_another_body_does_not_exist_for_me(desk, hall, draft):
    li = desk(staff("REVIEWER", body=BodyFactory(), name="李"))

    addresses = [page(draft), page(draft, "version-section", 0), page(draft, "version-submit")]
    assert [li.get(address).status_code for address in addresses] == [404, 404, 404]


def test_a_section_is_saved_as_an_act(zhao, draft):
    sections = zhao.get(page(draft, "version-section", 0)).context["titles"]
    place = next(place for place, title in sections if title == "地点和联系方式")
    shown = zhao.get(page(draft, "version-section", place)).context["form"]
    boxes = {name: shown[name].value() or "" for name in shown.fields}

    answer = zhao.post(page(draft, "version-section", place), boxes | {"address": "示例大厅二楼"})

    assert answer.url == page(draft)
    assert now(draft).address == "示例大厅二楼"
    assert zhao.get(page(draft)).context["history"][0][1].facts == {"changed": ["address"]}


def test_what_all_levels_share_is_shown_but_not_changed(zhao, draft):
    before = now(draft).name

    zhao.post(page(draft, "version-section", 0), {"name": "别的名称", "item_type": "20"})

    assert (now(draft).name, now(draft).item_type) == (before, "01")


def test_a_wrong_value_is_told_beside_its_box_with_nothing_lost(zhao, draft):
    sections = zhao.get(page(draft, "version-section", 0)).context["titles"]
    place = next(place for place, title in sections if title == "时限")

    answer = zhao.post(page(draft, "version-section", place), {"promised_days": "很快", "statutory_note": "示例说明"})

    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == ["promised_days"]
    assert answer.context["form"]["statutory_note"].value() == "示例说明"


def test_a_published_version_is_not_edited(zhao, hall):
    assert zhao.get(page(hall.version, "version-section", 0)).status_code == 409


def rows(*said):
    boxes = {"form-TOTAL_FORMS": str(len(said)), "form-INITIAL_FORMS": "0"}
    return boxes | {f"form-{i}-{name}": value for i, row in enumerate(said) for name, value in row.items()}


STEP = {"name": "受理", "days": "1", "unit": "1", "note": ""}


def test_the_rows_of_a_part_are_replaced_by_those_on_the_page(zhao, draft):
    answer = zhao.post(page(draft, "version-part", "steps"), rows(STEP, STEP | {"name": "决定"}))

    assert answer.url == page(draft)
    assert [(step.seq, step.name) for step in draft.steps.all()] == [(1, "受理"), (2, "决定")]


def test_a_row_ticked_is_taken_out(zhao, draft):
    zhao.post(page(draft, "version-part", "steps"), rows(STEP | {"DELETE": "on"}, STEP | {"name": "决定"}))

    assert [step.name for step in draft.steps.all()] == ["决定"]


def test_two_more_rows_come_without_losing_any(zhao, draft):
    shown = zhao.post(page(draft, "version-part", "steps"), rows(STEP) | {"more": "1"})

    assert shown.status_code == 200
    assert len(shown.context["formset"].forms) == 3
    assert shown.context["formset"].forms[0]["name"].value() == "受理"
    assert not draft.steps.exists()


def test_a_faulty_row_of_a_part_saves_nothing(zhao, draft):
    answer = zhao.post(page(draft, "version-part", "steps"), rows(STEP, STEP | {"days": "很多"}))

    assert answer.status_code == 422
    assert not draft.steps.exists()


def test_an_unknown_part_is_no_page(zhao, draft):
    assert zhao.get(page(draft, "version-part", "questions")).status_code == 404


def test_a_draft_goes_through_review_into_force(desk, hall, draft):
    type(draft).objects.filter(pk=draft.pk).update(promised_days=5)
    zhao, sun = desk(hall.zhao), desk(hall.sun)

    zhao.post(page(draft, "version-submit"))
    sun.post(page(draft, "version-approve"))
    sun.post(page(draft, "version-publish"))

    assert (now(draft).state, now(hall.version).state) == ("published", "replaced")


def test_an_error_stops_the_submission_inside_the_page(zhao, draft):
    type(draft).objects.filter(pk=draft.pk).update(consult_by="", complain_to="")

    answer = zhao.post(page(draft, "version-submit"))

    assert answer.status_code == 422
    assert "错误" in answer.context["form"].non_field_errors()[0]
    assert now(draft).state == "draft"


def test_a_version_is_not_approved_by_whoever_submitted_it(desk, hall, draft):
    both = staff("SUPERVISOR", body=hall.centre, scope=("*",), name="孙二")
    acts.submit(draft, by=both)

    assert desk(both).get(page(draft, "version-approve")).status_code == 403


def test_suspending_asks_for_a_reason(sun, hall):
    wrong = sun.post(page(hall.version, "version-suspend"), {"reason": ""})
    done = sun.post(page(hall.version, "version-suspend"), {"reason": "法规修订"})

    assert (wrong.status_code, done.status_code) == (422, 302)
    assert (now(hall.version).state, now(hall.version).reason) == ("suspended", "法规修订")


def test_two_versions_side_by_side_show_only_what_differs(zhao, hall, draft):
    type(draft).objects.filter(pk=draft.pk).update(promised_days=3)

    shown = zhao.get(reverse("desk:item-comparison", args=[hall.version.item_id]))

    assert (shown.context["old"].number, shown.context["new"].number) == (hall.version.number, draft.number)
    assert [(each.label, each.before, each.after) for each in shown.context["differences"]] == [
        ("承诺办结时限", "5", "3")
    ]


# --------------------------------------------------------------------------------------------------- files


def uploads(**spoiled):
    sent = FILES | spoiled
    names = {"items": "items", "materials": "materials", "fields": "fields_file", "topics": "topics"}
    return {names[table]: SimpleUploadedFile(f"{table}.csv", text.encode()) for table, text in sent.items()}


@pytest.fixture
def district(db, at):
    """The places the sample files belong to."""
    identity.load(identity.check(files()), by=CONSOLE)
    return BodyFactory._meta.model.objects.first()


@pytest.fixture
def keeper(desk, hall, district):
    return desk(hall.sun)


def test_files_are_looked_at_first_and_taken_in_on_a_yes(keeper):
    looked = keeper.post(IMPORT, uploads())
    assert looked.context["said"] == "事项 3 行，申请材料 4 行，表单字段 3 行，主题 3 行。"
    assert codes(keeper.get(ITEMS, {"q": "AAJ-001"})) == []

    answer = keeper.post(IMPORT, {"held": looked.context["held"]})

    assert answer.url == ITEMS
    assert codes(keeper.get(ITEMS, {"q": "AAJ-001"})) == ["AAJ-001"]


def test_a_fault_is_named_with_file_row_and_column_and_there_is_no_yes(keeper):
    looked = keeper.post(IMPORT, uploads(items=FILES["items"].replace("promised,20,5", "promised,20,很快")))

    problem = looked.context["plan"].problems[0]
    assert looked.status_code == 422
    assert (problem.file, problem.row, problem.column) == ("items.csv", 2, "promised_days")
    assert looked.context["held"] == ""


def test_what_was_looked_at_too_long_ago_is_asked_for_again(keeper, at):
    looked = keeper.post(IMPORT, uploads())
    at("2026-03-02 10:25")
    keeper.get(ITEMS)  # still at work
    at("2026-03-02 10:50")
    keeper.get(ITEMS)
    at("2026-03-02 11:01")

    answer = keeper.post(IMPORT, {"held": looked.context["held"]})

    assert answer.url == IMPORT
    assert codes(keeper.get(ITEMS, {"q": "AAJ-001"})) == []


def test_what_another_looked_at_is_not_mine_to_confirm(desk, hall, keeper):
    looked = keeper.post(IMPORT, uploads())
    other = desk(staff("SUPERVISOR", body=hall.centre, scope=("*",), name="孙二"))

    assert other.post(IMPORT, {"held": looked.context["held"]}).url == IMPORT
    assert codes(keeper.get(ITEMS, {"q": "AAJ-001"})) == []


def test_files_are_taken_in_by_supervisors_only(zhao):
    assert zhao.get(IMPORT).status_code == 403
