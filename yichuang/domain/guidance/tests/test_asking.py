"""What was asked in vain is counted, and nobody can be told by it."""

import pytest

from yichuang.domain.guidance import acts, reads
from yichuang.domain.guidance.acts import asking

pytestmark = pytest.mark.django_db


def noted():
    return [(row.words, row.times) for row in reads.unanswered()]


def test_the_same_question_is_counted():
    acts.note_unanswered("怎么买股票")
    acts.note_unanswered("股票怎么买的")

    assert noted() == [("股票", 2)]


def test_names_places_and_numbers_leave_no_trace():
    acts.note_unanswered("我叫张小明，住庆云街道，身份证430203198503170015，电话13800000000，想买股票")

    ((words, _),) = noted()
    assert "股票" in words
    assert not any(part in words for part in ("张", "小明", "庆云", "4302", "138"))


@pytest.mark.parametrize("nothing", ["", "13800000000", "abc", "怎么办"])
def test_what_has_no_matter_is_not_kept(nothing):
    acts.note_unanswered(nothing)

    assert noted() == []


def test_a_machine_does_not_fill_the_list(monkeypatch):
    monkeypatch.setattr(asking, "MOST_A_DAY", 2)
    for asked in ("股票", "彩票", "基金", "股票"):
        acts.note_unanswered(asked)

    assert noted() == [("股票", 2), ("彩票", 1)]


def test_what_staff_have_seen_is_gone_until_it_is_asked_again():
    acts.note_unanswered("股票")
    acts.forget_unanswered(reads.unanswered().get().pk)
    assert noted() == []

    acts.note_unanswered("股票")
    assert noted() == [("股票", 1)]
