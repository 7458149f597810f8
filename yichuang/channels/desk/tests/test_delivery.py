from django.urls import reverse

from yichuang.domain.identity.tests.factories import BodyFactory, staff

DELIVERY = reverse("desk:delivery")


def numbers(page):
    return [line.number for line in page.context["lines"]]


def test_the_window_sees_what_is_ready_and_what_is_being_made(desk, hall):
    ready, making = hall.ready(), hall.granted()
    clerk = desk(hall.clerk)

    assert numbers(clerk.get(DELIVERY)) == [ready.number]
    assert numbers(clerk.get(DELIVERY, {"list": "making"})) == [making.number]
    assert [(key, count) for key, _, count in clerk.get(DELIVERY).context["lists"]] == [
        ("ready", "1"),
        ("making", "1"),
    ]


def test_a_clerk_who_only_gives_out_sees_one_list(desk, hall):
    making = hall.granted()
    clerk = desk(staff("DELIVERY", body=hall.centre, scope=("*",), name="冯"))

    page = clerk.get(DELIVERY, {"list": "making"})

    assert [key for key, _, _ in page.context["lists"]] == ["ready"]
    assert making.number not in numbers(page)


def test_an_officer_who_gives_nothing_out_is_told_so(desk, hall):
    assert desk(hall.zhao).get(DELIVERY).status_code == 403


def test_the_window_of_another_body_sees_nothing(desk, hall):
    hall.ready()

    assert numbers(desk(staff("DELIVERY", body=BodyFactory(), name="李")).get(DELIVERY)) == []


def test_the_list_asks_as_often_for_one_as_for_three(desk, hall, asked):
    hall.ready()
    clerk = desk(hall.clerk)
    clerk.get(DELIVERY)

    one = asked(clerk, DELIVERY)
    hall.ready()
    hall.ready()

    assert asked(clerk, DELIVERY) == one
