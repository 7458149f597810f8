"""The measures of 好差评 and complaints (domain handbook E5). Defaults (pf 7) are in none of them, nor is what an appeal
struck; a rating that only looks false is in all. What says how somebody was rated is told of few to who leads alone:
of one rating of a window on a day, whoever stood there knows who gave it."""

from django.conf import settings
from django.db.models import F, Q

from yichuang.domain.evaluation.models import BadRating, Complaint, Invitation, Rating
from yichuang.domain.evaluation.states import Asked, Loop, Said
from yichuang.domain.evaluation.tables import BAD, CHANNELS, FAVOURABLE, POINTS, SELF_INITIATED, SOURCES
from yichuang.kernel.measures import Figure, Population, count, quotient, register, share

DEPARTMENT = "部门是实施机关"


def least() -> int:
    """The number of ratings from which a rate is told to everybody."""
    return settings.RATING_SHOWN_FROM


INVITED = Population(
    "evaluation.invited", "邀请评价的服务", f"邀请日期计一次服务：窗口一次、网上办件一件、一件事一件。{DEPARTMENT}。",
    rows=Invitation.objects.all, day="asked_on",
    by={"department": "body", "town": "region", "window": "window", "item": "item_code", "person": "served_by"},
    body="body", region="region", listed="invitations",
)  # fmt: skip
RATED = Population(
    "evaluation.rated", "有效评价",
    f"评价日期计一条；追评以后以追评为准。系统默认评价和裁定撤销的不算，有异常迹象的照算。{DEPARTMENT}。",
    rows=lambda: Rating.objects.filter(is_valid=True), day="on",
    by={
        "department": "body", "town": "invitation__region", "window": "window", "item": "item_code", "channel": "way",
        "person": "invitation__served_by",
    },
    body="body", region="invitation__region", listed="ratings", words={"channel": lambda _: CHANNELS},
)  # fmt: skip
OF_LOOPS = {
    "by": {
        "department": "invitation__body", "town": "invitation__region", "window": "invitation__window",
        "item": "item_code", "channel": "rating__way", "person": "invitation__served_by",
    },
    "body": "invitation__body", "region": "invitation__region", "listed": "bad_ratings",
    "words": {"channel": lambda _: CHANNELS},
}  # fmt: skip
TO_BE_MENDED = Population(
    "evaluation.to_be_mended", "应整改的差评", "整改期限的最后一天计一件；申诉成立的不算。",
    rows=lambda: BadRating.objects.filter(mend_by__isnull=False).exclude(state=Loop.UPHELD), day="mend_by", **OF_LOOPS,
)  # fmt: skip
BY_NAME = Population(
    "evaluation.bad_by_name", "实名差评", "登记日期计一件，评价人留下称呼和电话的才算；申诉成立的不算。",
    rows=lambda: BadRating.objects.filter(is_real_name=True).exclude(state=Loop.UPHELD), day="made_on",
    **OF_LOOPS,
)  # fmt: skip
OF_COMPLAINTS = {
    "by": {"department": "body", "item": "item_code", "channel": "source"}, "body": "body", "region": "region",
    "listed": "complaints", "words": {"channel": lambda _: SOURCES},
}  # fmt: skip
COMPLAINED = Population(
    "evaluation.complained", "投诉、咨询", "登记日期计一件：投诉、咨询和办不成事反映都在内。部门是被投诉的单位。",
    rows=Complaint.objects.all, day="made_on", **OF_COMPLAINTS,
)  # fmt: skip
TO_BE_ANSWERED = Population(
    "evaluation.to_be_answered", "应答复的投诉、咨询", "答复期限的最后一天计一件；不予受理和撤回的不算。",
    rows=lambda: Complaint.objects.filter(answer_by__isnull=False).exclude(
        state__in=(Said.NOT_ACCEPTED, Said.WITHDRAWN)
    ),
    day="answer_by", **OF_COMPLAINTS,
)  # fmt: skip

register(
    count("evaluation.invited", "邀请评价量", "期间内邀请评价的服务次数。", of=INVITED, unit="次"),
    count("evaluation.ratings", "评价量", "期间内的有效评价条数。", of=RATED, unit="条", public=True),
    share(
        "evaluation.participation", "参评率", "期间内邀请评价的服务中，办事人自己评价了的占多少。", of=INVITED,
        where=Q(state__in=(Asked.RATED, Asked.STRUCK)), public=True,
    ),
    share(
        "evaluation.active_participation", "主动评价率",
        "期间内邀请评价的服务中，办事人在网上、手机、二维码、短信等自己的渠道评价了的占多少；窗口平板和大厅终端不算。",
        of=INVITED, where=Q(state__in=(Asked.RATED, Asked.STRUCK), rated_way__in=SELF_INITIATED),
    ),
    share(
        "evaluation.satisfaction", "满意率", "期间内的有效评价中，五星、四星、三星占多少。", of=RATED,
        where=Q(stars__in=FAVOURABLE), public=True, least=least,
    ),
    share(
        "evaluation.bad_rate", "差评率", "期间内的有效评价中，一星、二星占多少。", of=RATED, where=Q(stars__in=BAD),
        least=least,
    ),
    count(
        "evaluation.bad_ratings", "差评量", "期间内的有效评价中，一星、二星的条数。", of=RATED, where=Q(stars__in=BAD),
        unit="条", least=least,
    ),
    quotient(
        "evaluation.score", "评价平均分", "期间内的有效评价，每颗星20分，平均多少分；满分100。",
        above=Figure(RATED, column=F("stars") * POINTS), below=Figure(RATED), unit="分", places=1, public=True,
        least=least,
    ),
    share(
        "evaluation.mended_on_time", "差评按期整改率",
        "整改期限在期间内的差评中，在期限内整改或者解释完的占多少；还没有整改完的算没有按期。回访不满意、第二次整改的，每次都要按期。",
        of=TO_BE_MENDED, where=Q(in_time=True), public=True, least=least,
    ),
    share(
        "evaluation.revisit_rate", "差评回访率", "期间内登记的实名差评中，已经回访的占多少；还在办的算没有回访。", of=BY_NAME,
        where=Q(content__isnull=False), least=least,
    ),
    count("evaluation.complaints", "投诉咨询量", "期间内登记的投诉、咨询和办不成事反映。", of=COMPLAINED),
    share(
        "evaluation.answered_on_time", "投诉咨询按期答复率",
        "答复期限在期间内的投诉、咨询中，在期限内答复的占多少；还没有答复的算没有按期。", of=TO_BE_ANSWERED,
        where=Q(in_time=True), public=True,
    ),
)  # fmt: skip
