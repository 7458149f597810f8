"""The desk: queue, cases, counter, library, staff, calendar."""

from uuid import UUID

from django.urls import reverse

from tests.pages.page import ACT, JSON, PAPER, Page, case, pressed, sent
from tests.pages.pages_citizen import PARTS, answers, item, matter, paper_of, paper_of_matter, supply_of
from tests.pages.visitors import PASSWORD
from yichuang.domain.licences import reads as licences
from yichuang.kernel import waiting

PUBLISHED = "what is or was in force is public; only its keepers see drafts and act"
DOOR = "the door of the desk itself"


def version(state, **more):
    return lambda world: {"number": world.versions[state].number, **{k: v(world) for k, v in more.items()}}


def person(name, **more):
    return lambda world: {"number": getattr(world, name).account, **{k: v(world) for k, v in more.items()}}


def ending(word, **more):
    return lambda world: {"ending": word, **{k: v(world) for k, v in more.items()}}


def asking(*questions):
    """The filters and words by which somebody might try to widen a list."""
    return lambda world: [
        {name: value(world) if callable(value) else value for name, value in question.items()}
        for question in questions
    ]


def body(world):
    return world.body.code


def number(world):
    return world.case.number


WIDER = asking({"body": body}, {"view": "mine"}, {"view": "unclaimed"}, {"stage": "review", "body": body},
               {"light": "green"}, {"item": lambda world: world.version.item_id})  # fmt: skip
SEARCHED = asking({"q": number}, {"q": lambda world: world.applicant.name}, {"q": lambda world: world.applicant.code},
                  {"q": lambda world: world.delivered_licence}, {"q": "示例"})  # fmt: skip


def licence(world):
    return {"number": licences.named(world.delivered_licence)[0].number}


def drafted(world):
    return {"code": world.versions["draft"].item_id}


def unsent(world):
    """A form that 赵 sent after the screen had gone to sleep."""
    case = world.cases["in_review"].number
    path = reverse("desk:case-propose", args=[case])
    what = {"path": path, "back": path, "data": [("opinion", "示例意见")], "files": []}
    return {"key": UUID(waiting.keep(world.zhao.account, what))}


def wording(world):
    return {"number": world.wording.number}


def theme(world, **more):
    return {"number": world.theme_draft.number, **more}


def theme_code(world):
    return {"code": world.theme.theme_id}


def theme_part(world):
    return theme(world, place=1)


def bad_rating(station, **more):
    return lambda world: {"number": world.bad_ratings[station].number, **more}


def complaint(world):
    return {"number": world.complaints["registered"].number}


def letter(world):
    return {"number": world.letter.number}


def topic(word):
    return lambda _world: {"topic": word}


def queue_row(world):
    return world.accepted().number


PAGES = (
    Page("desk:sign-in", public=DOOR, sends=sent(account="staff-00", password="wrong")),
    Page("desk:second-factor", who="with_password", public=DOOR, sends=sent(token="000000")),
    Page("desk:enrolment", who="on_first_day", public=DOOR, sends=sent(token="000000")),
    Page("desk:sign-out", who="zhao", answers=ACT, sends=pressed, public="one's own session"),
    Page("desk:account", who="zhao", public="one's own account alone"),
    Page("desk:own-password", who="zhao", public="one's own account alone",
         sends=sent(old="wrong", password=PASSWORD, again=PASSWORD)),
    Page("desk:sessions-ending", who="zhao", answers=ACT, sends=pressed, public="one's own sessions alone"),
    # ------------------------------------------------------------------------------------------------ 一件事
    Page("desk:matters", who="zhao", row=lambda world: world.another_matter(), tries=asking({"view": "closed"})),
    Page("desk:matter", who="clerk", args=matter("ready"), fixed=PARTS,
         sends=sent(mode="window", proof="身份证已核对")),
    Page("desk:matter-again", who="sun", answers=ACT, sends=pressed,
         args=matter("voided", item=lambda world: world.version.item_id)),
    Page("desk:matter-document", who="zhao", answers=PAPER, args=matter("asked", paper=paper_of_matter)),
    Page("desk:matter-figures", who="zhao", fixed="one line a theme", tries=asking({"year": "2025"})),
    # ------------------------------------------------------------------------------------------------ 好差评
    Page("desk:bad-ratings", who="sun", row=lambda world: world.another_bad_rating(),
         tries=asking({"view": "ended"}, {"light": "green"})),
    Page("desk:bad-rating", who="qian", args=bad_rating("found_bad")),
    Page("desk:bad-rating-act", who="qian", args=bad_rating("found_bad", act="contact"), sends=sent(words="已联系")),
    Page("desk:complaints", who="sun", row=lambda world: world.another_complaint(),
         tries=asking({"view": "ended"}, {"light": "green"})),
    Page("desk:complaint-new", who="counter", sends=sent(source="phone", kind="complaint", text="示例"),
         public="anybody at a counter may take one down"),
    Page("desk:complaint", who="sun", args=complaint),
    Page("desk:complaint-act", who="sun", args=lambda world: complaint(world) | {"act": "decline"},
         sends=sent(words="示例")),
    Page("desk:rating-flags", who="ding", row=lambda world: world.another_flag()),
    Page("desk:rating-strike", who="ding", args=lambda world: {"number": world.flagged.number},
         sends=sent(words="示例")),
    Page("desk:rating-records", who="sun", args=ending("csv", month=lambda _: "2026-03"), answers=PAPER,
         known="the ratings of the bodies one supervises"),
    Page("desk:rating-tags", who="sun", fixed="one line a grade"),
    Page("desk:rating-tags-import", who="sun", sends=pressed),
    Page("desk:rating-tags-export", who="sun", args=ending("csv"), answers=PAPER),
    Page("desk:tablets", who="sun", row=lambda world: world.another_window()),
    # ------------------------------------------------------------------------------------------------ queue
    Page("desk:queue", who="zhao", query=lambda _: {"stage": "review"}, row=queue_row, tries=WIDER),
    Page("desk:by-list", who="zhao", query=lambda world: {"act": "accept", "case": world.waiting("received")},
         row=lambda world: world.received().number,
         sends=lambda world: {"act": "accept", "case": world.cases["received"].number}),
    Page("desk:unsent", who="zhao", args=unsent),
    Page("desk:search", who="zhao", query=lambda _: {"q": "梅示例"}, row=queue_row, tries=SEARCHED),
    Page("desk:export", who="zhao", args=ending("csv"), answers=PAPER, row=queue_row, tries=WIDER),
    Page("desk:exports", who="zhao", sends=pressed, row=lambda world: world.another_export(world.zhao),
         tries=asking({"body": body}, {"view": "mine"})),
    Page("desk:export-file", who="zhao", args=lambda world: {"key": world.made_export.pk}, answers=PAPER),
    Page("desk:export-dropping", who="zhao", args=lambda world: {"key": world.made_export.pk}, answers=ACT,
         sends=pressed),
    Page("desk:post-checks", who="zhao", row=lambda world: world.on_promise().number),
    Page("desk:delivery", who="clerk", row=lambda world: world.ready().number,
         tries=asking({"list": "ready"}, {"list": "making"})),
    # ------------------------------------------------------------------------------------------------ one case
    Page("desk:case", who="zhao", args=case("in_review"), row=lambda world: world.another_check()),
    Page("desk:case-document", who="zhao", args=case("delivered", paper=paper_of("delivered", "DOC-01")),
         answers=PAPER),
    Page("desk:case-file", who="zhao", args=case("delivered", supply=supply_of("delivered")), answers=PAPER),
    Page("desk:case-numbers", who="zhao", args=case("in_review"), sends=sent(why="case")),
    Page("desk:records", who="auditor", row=lambda world: world.in_review().number,
         tries=asking({"account": lambda world: world.zhao.account})),
    Page("desk:phone", who="qian", args=bad_rating("found_bad", kind="badrating"), sends=sent(why="contact")),
    Page("desk:looks", who="sun", row=lambda world: world.another_look(),
         tries=asking({"person": lambda world: world.zhao.account})),
    Page("desk:case-received", who="counter", args=case("received")),
    Page("desk:case-transfer", who="zhao", args=case("forwarded"), fixed="the materials of one case"),
    Page("desk:case-exchange", who="zhao", args=case("forwarded", ending=lambda _: "json"), answers=JSON),
    # ------------------------------------------------------------------------------------------------ counter
    Page("desk:intake", who="counter", row=lambda world: world.at_counter().number,
         tries=asking({"q": lambda world: world.version.name})),
    Page("desk:intake-applicant", who="counter", args=item, sends=sent(id_number="430203198503170015"),
         public="every counter takes applications for what is published"),
    Page("desk:intake-form", who="counter", args=case("at_counter"), sends=sent(premises_address="别处")),
    Page("desk:intake-materials", who="counter", args=case("at_counter"), sends=sent(remove="1")),
    Page("desk:intake-check", who="counter", args=case("at_counter"), sends=sent(identity_checked="on")),
    Page("desk:intake-discard", who="counter", args=case("at_counter"), answers=ACT, sends=pressed),
    Page("desk:theme-intake", who="counter", args=theme_code, public="every counter may ask what is public"),
    Page("desk:theme-applicant", who="counter", args=theme_code, query=answers, sends=sent(
        id_number="430203198503170015"), public="every counter takes applications for what is published"),
    Page("desk:matter-form", who="counter", args=matter("at_counter"), sends=sent(premises_address="别处")),
    Page("desk:matter-materials", who="counter", args=matter("at_counter"), sends=sent(stay="1")),
    Page("desk:matter-check", who="counter", args=matter("counter_filled"), sends=sent(results="together")),
    Page("desk:matter-sheet", who="counter", args=matter("counter_filled")),
    Page("desk:matter-application", who="counter", answers=PAPER, args=matter("counter_filed")),
    Page("desk:matter-discard", who="counter", args=matter("at_counter"), answers=ACT, sends=pressed),
    Page("desk:matter-received", who="counter", args=matter("counter_filed"), fixed=PARTS),
    # ------------------------------------------------------------------------------------------------ mandates
    Page("desk:mandates", who="counter", row=lambda world: world.another_letter().number, sends=sent(
        id_number=lambda world: world.applicant.code),
         tries=asking({"q": lambda world: world.letter.number})),
    Page("desk:mandate-new", who="counter", sends=sent(principal_number="430203198503170015"),
         public="every counter takes letters for its own items"),
    Page("desk:mandate-help", who="counter", sends=sent(principal_number="430203198503170015"),
         public="every counter takes letters for its own items"),
    Page("desk:mandate", who="counter", args=letter),
    Page("desk:mandate-scan", who="counter", args=letter, answers=PAPER),
    Page("desk:mandate-ending", who="counter", args=letter, sends=sent(reason="不再委托")),
    # ------------------------------------------------------------------------------------------------ helping
    Page("desk:helping", who="helper", row=lambda world: world.another_errand().number, public="one's own errands"),
    Page("desk:helping-begin", who="helper", args=lambda world: {"number": world.open_errand.number}, answers=ACT,
         sends=pressed),
    Page("desk:helping-letter", who="helper", args=lambda world: {"number": world.errand.number}, answers=PAPER),
    Page("desk:helping-check", who="helper", args=case("being_helped"), sends=sent(consent="on")),
    # ------------------------------------------------------------------------------------------------ elsewhere
    Page("desk:outcomes", who="zhao", sends=pressed, row=lambda world: world.another_outside().number),
    Page("desk:outcomes-template", who="zhao", args=ending("csv"), answers=PAPER),
    # ------------------------------------------------------------------------------------------------ library
    Page("desk:items", who="zhao", row=lambda world: world.another_item(),
         tries=asking({"body": body}, {"q": "示例"}, {"state": "draft"})),
    Page("desk:item-figures", who="zhao", fixed="one line a figure", tries=asking({"body": body})),
    Page("desk:item-import", who="sun", sends=pressed),
    Page("desk:item", who="zhao", args=drafted, known=PUBLISHED, row=lambda world: world.another_version()),
    Page("desk:item-version", who="zhao", args=item, answers=ACT, sends=pressed, known=PUBLISHED),
    Page("desk:item-comparison", who="zhao", args=drafted, known=PUBLISHED),
    Page("desk:version", who="zhao", args=version("draft")),
    Page("desk:version-section", who="zhao", args=version("draft", place=lambda _: 0), sends=sent(name="改名")),
    Page("desk:version-part", who="zhao", args=version("draft", name=lambda _: "materials"), sends=pressed),
    # ------------------------------------------------------------------------------------------------ licences
    Page("desk:licences", who="clerk", row=lambda world: world.another_licence(),
         tries=asking({"q": lambda world: world.delivered_licence}, {"state": "valid"})),
    Page("desk:licence", who="clerk", args=licence),
    Page("desk:licence-face", who="clerk", args=licence, sends=sent(why="supervision")),
    Page("desk:licence-act", who="clerk", args=lambda world: licence(world) | {"act": "change"},
         sends=sent(reason="示例", decision="示变〔2026〕1号", legal_basis="示例")),
    Page("desk:licence-types", who="sun", row=lambda world: world.another_licence_type()),
    Page("desk:licence-types-import", who="sun", sends=pressed),
    Page("desk:licence-types-export", who="sun", args=ending("csv"), answers=PAPER),
    Page("desk:licence-type-specimen", who="sun", answers=PAPER,
         args=lambda world: {"code": licences.named(world.delivered_licence)[0].type_id}),
    # ------------------------------------------------------------------------------------------------ staff
    Page("desk:staff", who="sun", row=lambda world: world.another_colleague(), tries=asking({"body": body})),
    Page("desk:person", who="sun", args=person("zhao"), row=lambda world: world.in_review().number),
    Page("desk:person-appointment", who="sun", args=person("zhao"), sends=sent(role="CHIEF")),
    Page("desk:person-stand-in", who="sun", args=person("zhao"), sends=sent(reason="病假")),
    Page("desk:person-handing-on", who="sun", args=person("zhao"), answers=ACT, sends=sent(
        case=lambda world: world.cases["in_review"].number, to=lambda world: world.wu.account)),
    Page("desk:person-deactivation", who="sun", args=person("wu"), sends=sent(reason="离职")),
    Page("desk:person-password", who="sun", args=person("zhao"), sends=sent(password=PASSWORD)),
    Page("desk:person-token", who="sun", args=person("zhao"), sends=pressed),
    Page("desk:post-ending", who="sun", args=person("wu", post=lambda world: world.stand_in.number),
         sends=sent(reason="回来了")),
    # ------------------------------------------------------------------------------------------------ the house
    Page("desk:calendar", who="sun", sends=sent(kind="closure")),
    Page("desk:themes", who="sun", row=lambda world: world.another_theme()),
    Page("desk:themes-import", who="sun", sends=pressed),
    Page("desk:themes-export", who="sun", args=lambda _: {"table": "themes", "ending": "csv"}, answers=PAPER,
         row=lambda world: world.another_theme()),
    Page("desk:theme-version", who="sun", args=theme, fixed="the questions and items of one theme"),
    Page("desk:theme-preview", who="sun", args=theme),
    Page("desk:theme-comparison", who="sun", args=theme),
    Page("desk:theme-draft", who="sun", args=lambda world: {"number": world.theme.number}, answers=ACT, sends=pressed),
    Page("desk:theme-publication", who="sun", args=theme, answers=ACT, sends=pressed),
    Page("desk:theme-discarding", who="sun", args=theme, answers=ACT, sends=pressed),
    Page("desk:theme-withdrawal", who="sun", args=lambda world: {"number": world.theme.number},
         sends=sent(reason="示例：不再办理")),
    Page("desk:theme-facts", who="sun", args=theme, sends=sent(
        name="示例开店", audience="corp", promise_days="9", visits="1", summary="示例", keywords="开店")),
    Page("desk:theme-question", who="sun", args=theme_part, sends=sent(id="form", text="怎么开？", kind="boolean")),
    Page("desk:theme-item", who="sun", args=theme_part, sends=sent(item=lambda world: world.version.item_id)),
    Page("desk:wordings", who="sun", row=lambda world: world.another_wording().said_text),
    Page("desk:wording-new", who="sun", sends=sent(said="示例说法", official="示例")),
    Page("desk:wordings-import", who="sun", sends=sent(table="synonyms")),
    Page("desk:wordings-export", who="sun", args=lambda _: {"table": "synonyms", "ending": "csv"}, answers=PAPER),
    Page("desk:wording", who="sun", args=wording, sends=sent(said="示例词", official="示例")),
    Page("desk:wording-removal", who="sun", args=wording, answers=ACT, sends=pressed),
    Page("desk:unanswered", who="sun", row=lambda world: world.another_question().words),
    Page("desk:unanswered-seen", who="sun", args=lambda world: {"asked": world.question.pk}, answers=ACT,
         sends=pressed),
    Page("desk:message-texts", who="sun", fixed="one line a message the house sends"),
    Page("desk:message-texts-import", who="sun", sends=pressed),
    Page("desk:message-texts-export", who="sun", args=ending("csv"), answers=PAPER),
    Page("desk:message-text", who="sun", args=topic("accepted"), sends=sent(
        version="0", title="示例标题", text="示例：{编号}已经受理，{期限}办结。")),
    Page("desk:message-text-default", who="sun", args=topic("received"), answers=ACT, sends=pressed),
    Page("desk:troubles", who="sun", row=lambda world: world.another_failure()),
    Page("desk:taking-over", who="sun", sends=sent(system="示例旧系统", kind="cases")),
    Page("desk:taking-over-template", who="sun", args=lambda _: {"kind": "cases", "ending": "csv"}, answers=PAPER,
         known="an empty file with headings"),
    Page("desk:disposal", who="sun", row=lambda world: world.another_archive().number),
    Page("desk:case-archive", who="sun", args=case("delivered")),
    Page("desk:case-archiving", who="sun", args=case("delivered"), answers=ACT, sends=pressed),
    Page("desk:archive-package", who="sun", args=lambda world: {"number": world.ended_archive.number}, answers=PAPER),
    Page("desk:archive-appraisal", who="sun", args=lambda world: {"number": world.ended_archive.number},
         sends=sent(reason="期满")),
    Page("desk:archive-keeping", who="sun", args=lambda world: {"number": world.appraised_archive.number},
         sends=sent(reason="有用")),
    Page("desk:archive-destruction", who="qian", args=lambda world: {"number": world.appraised_archive.number},
         answers=ACT, sends=pressed),
    Page("desk:sent", who="sun", row=lambda world: world.another_notice(), tries=asking({"state": "queued"})),
    Page("desk:send-again", who="sun", args=lambda world: {"delivery": world.dead_letter.pk}, answers=ACT,
         sends=pressed),
    Page("desk:seal-again", who="sun", args=lambda world: {"paper": world.failed_paper.pk}, answers=ACT,
         sends=pressed),
    Page("desk:seal-all-again", who="sun", answers=ACT, sends=pressed),
    Page("desk:tell-again", who="sun", args=lambda world: {"message": world.dead_message.pk}, answers=ACT,
         sends=pressed),
)  # fmt: skip
