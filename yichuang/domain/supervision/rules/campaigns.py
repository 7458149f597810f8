"""Who may do what in a campaign of 三心评选, and what must hold. Questions only."""

from django.utils import timezone
from rules import predicate

from yichuang.domain.supervision.rules import answers_for_unit, keeper, named
from yichuang.kernel.refusals import rule

LEAST_NOTICE_DAYS = 5  # working days


@predicate(name="被提名的人 the nominee")
def nominee_itself(actor, thing):
    return bool(thing.nominated_account) and actor.account == thing.nominated_account


@predicate(name="任何人 anybody")
def anybody(actor, _thing):
    """A citizen, a visitor or a colleague; never the clock."""
    return actor.kind != "clock"


@predicate(name="在岗的工作人员 staff in a post")
def at_work(actor, _thing):
    return actor.is_staff and bool(actor.posts)


nominator = named(
    (keeper | answers_for_unit) & ~nominee_itself,
    "全区监督人 SUPERVISOR，或所在单位的首席代表 CHIEF、负责人 HEAD（不是本人）",
)
appraiser = named(at_work & ~nominee_itself, "在岗的工作人员（不投自己）")
unbiased = named(keeper & ~nominee_itself, "全区监督人 SUPERVISOR（不是被提名的人）")


# ---------------------------------------------------------------------------------------- of a campaign


@rule(
    "请至少选一个奖项，名额 1 到 20 人；投票、测评各 1 到 30 个工作日；"
    "三部分权重要是 0 到 100 的整数，加起来正好 100。"
)
def plan_is_sound(campaign):
    return campaign.plan_is_sound


@rule(f"公示不得少于 {LEAST_NOTICE_DAYS} 个工作日，最多 30 个。")
def notice_is_long_enough(campaign):
    return campaign.notice_is_long_enough


@rule("评选的这一期还没有结束，数据还会变：请等最后一天过完再评分。")
def period_is_over(campaign):
    return campaign.last < timezone.localdate()


@rule("还没有提名任何人。")
def has_nominees(campaign):
    return campaign.has_nominees


@rule("群众投票还没有结束：最后一天过完才能进入下一步。")
def vote_is_over(campaign):
    return is_past(campaign.vote_until)


@rule("民主测评还没有结束：最后一天过完才能进入下一步。")
def appraisal_is_over(campaign):
    return is_past(campaign.appraise_until)


@rule("还有可疑的投票没有认定：请逐组写明理由，计入或者剔除。")
def no_flag_is_open(campaign):
    return not campaign.open_flags


@rule("请在每个奖项的名额以内选人，至少选一人；一个人只能选本次提名里的。")
def choice_is_within_quota(campaign):
    return campaign.choice_is_within_quota


@rule("公示还没有期满：最后一天过完才能表彰。")
def notice_is_over(campaign):
    return is_past(campaign.notice_until)


@rule("还有异议没有处理：每一件都要写明理由作出决定，才能表彰。")
def no_objection_is_open(campaign):
    return not campaign.open_objections


@rule("公示的人都已不符合条件，没有可以表彰的人。请终止这次评选，写明理由。")
def somebody_is_left(campaign):
    return campaign.somebody_is_left


@rule("请写明理由。")
def reason_told(thing):
    return bool(thing.reason.strip())


def is_past(day) -> bool:
    """Whether a last day is known, and over."""
    return day is not None and day < timezone.localdate()


# ---------------------------------------------------------------------------------------- of a nominee


@rule("现在不是提名阶段。")
def nominating_is_open(nominee):
    return nominee.campaign.state == "NOMINATING"


@rule("这次评选没有这个奖项。")
def award_is_given(nominee):
    return nominee.award in nominee.campaign.awards


@rule("只能提名这个单位在岗的工作人员。")
def is_in_post(nominee):
    return nominee.is_in_post


@rule("请写明事迹。")
def merits_written(nominee):
    return bool(nominee.merits.strip())


@rule("有下面情形的，这一期不能参评：")
def nothing_bars(nominee):
    return not nominee.bars


# ---------------------------------------------------------------------------------------- of a vote


@rule("手机号还没有用验证码确认。")
def phone_answered(vote):
    return vote.phone_answered


@rule("现在不是群众投票的时间。")
def vote_is_open(vote):
    return vote.campaign.vote_is_open


@rule("现在不是民主测评的时间。")
def appraisal_is_open(vote):
    return vote.campaign.appraisal_is_open


@rule("这个人已经不参评了，请看看其他人。")
def nominee_stands(vote):
    return vote.nominee.state == "NOMINATED"


# ---------------------------------------------------------------------------------------- of an objection


@rule("现在不在公示期内，不能提异议。有问题请走投诉。")
def on_notice(objection):
    return objection.campaign.is_on_notice


@rule("请选择对公示的哪一位有异议。")
def about_somebody_proposed(objection):
    return objection.nominee.state == "PROPOSED"


@rule("请写明异议的内容。")
def objection_written(objection):
    return bool(objection.text.strip())
