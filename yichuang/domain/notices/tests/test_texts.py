"""The bureau's own words: kept by supervisors, refused where they could not be sent, used by the next notice."""

import pytest
from django.core.exceptions import PermissionDenied

from yichuang.domain.identity.tables import CONSOLE
from yichuang.domain.identity.tests.factories import citizen, staff
from yichuang.domain.notices import acts, imports, reads
from yichuang.domain.notices.acts.wording import Said
from yichuang.domain.notices.models import Delivery, MessageText, Notice
from yichuang.domain.notices.rules import segments
from yichuang.domain.notices.tables import TEMPLATES
from yichuang.kernel import ledger
from yichuang.kernel.gateways import sms
from yichuang.kernel.refusals import ActRefused, OutOfTurn
from yichuang.kernel.sheets import FileRefused

pytestmark = pytest.mark.django_db
OURS = Said("received", "收到了", "{称呼}，“{事项}”（{编号}）收到了，{机关}{期限}答复。", "{编号}收到了，{期限}答复。")
WORDS = {"item": "示例许可", "number": "YC26030210000018", "body": "示例局", "by": "最晚3月9日（星期一）"}


def tell(party, topic="received", key="one"):
    return acts.notify(topic=topic, key=key, about="case:1", party=party, item="X-1", words=WORDS)


def ours(said=OURS, version=0, by=CONSOLE):
    return acts.rewrite(said, by=by, version=version)


def changed(**parts):
    return Said(**{**vars(OURS), **parts})


def file(text):
    return imports.check("message_texts.csv", text.encode())


def test_only_supervisors_of_the_district_write_them():
    for somebody in (staff("HEAD"), staff("SUPERVISOR"), citizen("梅示例")):
        with pytest.raises(PermissionDenied):
            ours(by=somebody)
    ours(by=staff("SUPERVISOR", scope=("*",)))

    assert reads.text_of("received").title == "收到了"


def test_the_next_notice_says_them_on_each_way(monkeypatch):
    taken = []
    gateway = type("Kept", (), {"send": lambda _, to, text, key: taken.append(text)})
    monkeypatch.setattr(sms, "gateway", gateway)
    monkeypatch.setattr("yichuang.domain.notices.acts.sending.awake", lambda: True)
    mei = citizen("梅示例")
    ours()

    tell(mei.own_party)
    acts.send_waiting()

    assert Notice.objects.get().text.endswith("“示例许可”（YC26030210000018）收到了，示例局最晚3月9日（星期一）答复。")
    assert taken == ["YC26030210000018收到了，最晚3月9日（星期一）答复。"]
    assert Notice.objects.get().required == "行政许可法32"
    assert Delivery.objects.filter(state="sent").count() == 2


def test_given_back_the_table_speaks_again_and_the_history_stays():
    mei = citizen("梅示例")
    text = ours()
    acts.restore(text, by=CONSOLE, reason="还是原来的好")

    tell(mei.own_party)

    assert Notice.objects.get().title == TEMPLATES["received"].title
    lines = [(line.act, line.facts["version"], line.facts["title"]) for line in ledger.of(text)]
    assert lines == [("rewrite", 1, "收到了"), ("restore", 2, "已经收到您的申请")]


def test_who_read_an_older_version_is_told_that_somebody_was_faster():
    ours()
    for version in (0, 2):
        with pytest.raises(OutOfTurn, match="刚才有人改过"):
            ours(changed(title="后来的"), version=version)

    assert reads.text_of("received").title == "收到了"
    assert ours(changed(title="看过再改"), version=1).version == 2


@pytest.mark.parametrize(
    ("parts", "at", "says"),
    [
        ({"text": "{编号}{期限}，密码{密码}"}, "text", "不能用{密码}"),
        ({"text": "{编号}{期限}{工作日数}"}, "text", "不能用{工作日数}"),  # a word that is not known at this step
        ({"text": "{编号}{期限}{称呼.__class__}"}, "text", "不能用"),
        ({"text": "{编号}{期限}{称呼!r}"}, "text", "不能用"),
        ({"text": "{编号}{期限}{称呼:>99999}"}, "text", "不能用"),
        ({"text": "{编号}{期限}{}"}, "text", "不能用"),
        ({"text": "{编号}{期限}{{称呼}}"}, "text", "成对"),
        ({"text": "{编号}{期限} 半个 }"}, "text", "成对"),
        ({"text": "{期限}答复。"}, "text", "不能少了{编号}"),
        ({"text": "{编号}收到了。"}, "text", "不能少了{期限}"),  # the law orders the day to be told
        ({"sms": "收到了。"}, "sms", "不能少了"),
        ({"text": "{编号}{期限}请打13900000001"}, "text", "手机号码"),
        ({"text": "{编号}{期限}430203198503170025"}, "text", "证件号码"),
        ({"text": "{编号}{期限}https://示例.example/a"}, "text", "网址"),
        ({"sms": "{编号}{期限}查询密码见回执"}, "sms", "密码"),
        ({"title": ""}, "title", "1 到 30"),
        ({"title": "长" * 31}, "title", "1 到 30"),
        ({"sms": "{编号}{期限}" + "长" * 500}, "sms", "短信最多 8 条"),
        ({"sms": "", "text": "{编号}{期限}" + "长" * 500}, "text", "短信最多 8 条"),
    ],
)
def test_words_that_could_not_be_sent_are_refused(parts, at, says):
    said = changed(**parts)

    faults = reads.faults_of(said.topic, said.title, said.text, said.sms)
    assert list(faults) == [at]
    assert says in "".join(faults[at])
    with pytest.raises(ActRefused):
        ours(said)
    assert MessageText.objects.count() == 0


def test_a_long_inbox_message_may_have_a_short_sms():
    said = changed(text="{编号}{期限}" + "长" * 500)

    assert reads.faults_of(said.topic, said.title, said.text, said.sms) == {}


@pytest.mark.parametrize("topic", TEMPLATES)
def test_what_the_table_says_could_be_written_at_the_desk(topic):
    default = reads.default_of(topic)

    assert reads.faults_of(topic, default.title, default.text, default.sms) == {}
    assert "{" not in reads.tried(default.title + default.text)


@pytest.mark.parametrize(("signs", "parts"), [(1, 1), (70, 1), (71, 2), (134, 2), (135, 3), (536, 8), (537, 9)])
def test_short_messages_are_counted_as_networks_count_them(signs, parts):
    assert segments("字" * signs) == parts


def test_a_sign_outside_the_basic_plane_counts_twice():
    assert (segments("𠮷" * 35), segments("𠮷" * 36)) == (1, 2)


def test_what_is_exported_reads_back_and_changes_nothing():
    ours()
    rows = imports.exported()
    csv = "\n".join(",".join(row) for row in rows)

    done = imports.load(file(csv), by=CONSOLE)

    assert (done.rows, done.written, done.given_back) == (len(TEMPLATES), 0, 0)
    assert reads.text_of("received").version == 1


def test_a_file_rewrites_and_gives_back():
    default = reads.default_of("received")
    first = imports.load(file("topic,title,text,sms\nwithdrawn,撤回了,“{事项}”（{编号}）撤回了。,\n"), by=CONSOLE)
    ours()
    back = imports.load(file(f"topic,title,text,sms\nreceived,{default.title},{default.text},\n"), by=CONSOLE)

    assert [(done.written, done.given_back) for done in (first, back)] == [(1, 0), (0, 1)]
    assert {topic: own.title for topic, _, own in reads.texts() if own} == {"withdrawn": "撤回了"}


@pytest.mark.parametrize(
    ("row", "column"),
    [
        ("示例,题,{编号}", "topic"),
        ("withdrawn,题,{编号}{密码}", "text"),
        ("withdrawn,,{编号}", "title"),
        ("withdrawn,题,{编号}\nwithdrawn,题,{编号}", "topic"),
    ],
)
def test_a_faulty_file_names_the_cell_and_changes_nothing(row, column):
    good = "received,收到了,{编号}{期限},"
    sheet = file("topic,title,text,sms\n" + "\n".join(f"{each}," for each in row.split("\n")) + f"\n{good}\n")

    assert [problem.column for problem in sheet.problems] == [column]
    with pytest.raises(FileRefused):
        imports.load(sheet, by=CONSOLE)
    assert MessageText.objects.count() == 0
