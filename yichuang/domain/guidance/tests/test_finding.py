"""Finding by what people say, type and misspell, on a small shelf of known rows."""

import pytest

from yichuang.domain.guidance import acts, reads
from yichuang.domain.guidance.reads import finding
from yichuang.domain.identity.tables import CONSOLE
from yichuang.kernel import search
from yichuang.kernel.models import SearchEntry

pytestmark = pytest.mark.django_db

SHELF = (
    ("item", "A", "食品经营许可（新办）", "开饭店办什么证 餐馆办证 奶茶店办证", "both", 980),
    ("item", "B", "食品经营许可（延续）", "食品证快到期 食品证续期", "both", 440),
    ("item", "C", "内地居民结婚登记", "领结婚证 登记结婚", "person", 1850),
    ("item", "D", "社会保障卡补领、换领", "卡片损坏换新", "person", 2000),
    ("item", "E", "生育登记", "二胎登记 服务证", "person", 2450),
    ("item", "F", "户外广告设置审批", "楼顶大牌审批 墙体广告", "corp", 96),
    ("theme", "T", "开餐饮店", "开饭店 开早餐店", "corp", 0),
)


@pytest.fixture(autouse=True)
def shelf():
    search.put(
        SearchEntry(kind=kind, code=code, title=title, keywords=words, audience=audience, weight=often)
        for kind, code, title, words, audience, often in SHELF
    )


def first(asked, **how):
    return next(iter(reads.find(asked, **how).hits)).row.code


def says(said, *official, advice=""):
    return acts.add_wording(said.split("|"), official=official, advice=advice, by=CONSOLE)


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        ("食品经营许可", "A"),  # part of a name; of two the one more often asked for
        ("我想开个奶茶店，请问要办什么证", "A"),  # a phrase of the people in a sentence full of words
        ("食品证快到期了怎么办", "B"),
        ("结昏登记", "C"),  # another character of the same sound
        ("生肓登记", "E"),  # another character of the same look
        ("jiehun", "C"),
        ("jiehun dengji", "C"),
        ("jhdj", "C"),  # the first letters
        ("广告 shezhi", "F"),
    ],
)
def test_what_is_meant_is_found(asked, code):
    assert first(asked, kinds=["item"]) == code
    assert not reads.find(asked, kinds=["item"]).nothing_fits


def test_each_process_knows_new_words_at_its_next_question(monkeypatch):
    """Two memories stand for two processes, each with an index of its own from before."""
    memories = {"one": finding.Kept(), "other": finding.Kept()}

    def asked_of(process):
        monkeypatch.setattr(finding, "kept", memories[process])
        answer = reads.find("扯证", kinds=["item"])
        memories[process] = finding.kept
        return answer.nothing_fits, answer.codes("item")[:1]

    before = [asked_of(process)[0] for process in memories]
    says("扯证", "结婚登记")

    assert before == [True, True]
    assert [asked_of(process) for process in memories] == [(False, ["C"])] * 2


def test_other_words_for_it_are_found_once_somebody_has_said_so():
    assert reads.find("扯证").nothing_fits
    says("扯证", "结婚登记")

    assert first("扯证") == "C"
    assert reads.find("我和她想去扯证").hits[0].why == "您说的“扯证”，办事时叫“结婚登记”"


def test_a_short_name_is_also_known_by_its_first_letters():
    says("社保卡", "社会保障卡")

    assert first("sbkbl") == "D"


@pytest.mark.parametrize("asked", ["怎么开户买股票", "我要办张信用卡", "好吃的螺蛳粉", "", "，。！", "  "])
def test_what_is_not_ours_is_not_pretended(asked):
    assert reads.find(asked).nothing_fits


def test_a_matter_of_others_is_said_with_where_to_go():
    says("证|狗", advice="养犬登记请到派出所。")

    answer = reads.find("给狗办个证")
    assert (answer.nothing_fits, answer.advice) == (True, "养犬登记请到派出所。")


def test_a_matter_of_others_does_not_hide_what_says_the_same_itself():
    says("广告", advice="广告公司。")

    answer = reads.find("墙体广告")
    assert (answer.nothing_fits, answer.advice) == (False, "")


def test_kinds_and_audience_narrow_what_is_found():
    assert {hit.row.kind for hit in reads.find("开饭店").hits} == {"item", "theme"}
    assert first("开饭店", kinds=["theme"]) == "T"
    assert "C" not in reads.find("登记", audience="corp").codes("item")


def test_letters_are_taken_for_the_right_way_to_write_a_word_and_not_for_a_slip():
    for said in ("社不卡", "社保卡"):
        says(said, "社会保障卡")

    assert reads.find("sbkbl", kinds=["item"]).hits[0].why == "拼音与“社保卡补领”相同"


def test_what_changed_is_found_as_it_is_now():
    assert first("食品证续期") == "B"
    search.drop("item", ["B"])
    assert "B" not in reads.find("食品证续期").codes("item")

    wording = says("搞酒席", "广告")
    assert first("搞酒席") == "F"
    acts.change_wording(wording, said=["搞酒席"], official=["结婚"], by=CONSOLE)
    assert first("搞酒席") == "C"
    acts.remove_wording(reads.wording(wording.number), by=CONSOLE)
    assert reads.find("搞酒席").hits == []


@pytest.mark.parametrize(
    ("asked", "why"),
    [
        ("食品经营许可（新办）", "名称与您说的相符：食品经营许可（新办）"),
        ("餐馆办证", "大家也常说“餐馆办证”"),
        ("jiehun", "拼音与“登记结婚”相同"),
    ],
)
def test_every_result_says_why(asked, why):
    answer = reads.find(asked, kinds=["item"])

    assert all(hit.why for hit in answer.hits)
    assert answer.hits[0].why == why
