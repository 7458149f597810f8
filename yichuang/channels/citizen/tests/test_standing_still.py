"""What the applicant reads while a special procedure holds the clock."""

import pytest
from django.urls import reverse

from yichuang.domain.cases.tests.factories import Hall

pytestmark = pytest.mark.django_db


def test_while_a_test_runs_the_errand_says_when_it_should_be_done_and_afterwards_that_it_is_late(signed_in, at):
    hall = Hall(specials=["检验"])
    case = hall.special(days=2)
    mei = signed_in(hall.mei)
    assert "预计在2026年3月4日（星期三）做完。" in mei.get(reverse("citizen:errand", args=[case.number])).text
    assert "特别程序预计 3月4日 做完，之后接着计时" in mei.get(reverse("citizen:errands")).text

    at("2026-03-05 09:00")

    page = signed_in(hall.mei).get(reverse("citizen:errand", args=[case.number]))
    assert page.context["light"] == ("red", "特别程序超时")
    assert "本应在2026年3月4日（星期三）做完，已经超时" in page.text
