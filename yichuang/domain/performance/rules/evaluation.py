"""Who may fill, review, finalise and publish the self-evaluation of a year, and what must hold. Questions only."""

from django.utils import timezone
from rules import predicate

from yichuang.domain.identity.reads import supervises_the_district
from yichuang.kernel.refusals import rule

LEADS = ("HEAD", "CHIEF")
FIRST_YEAR = 2000


def named(who, name: str):
    who.name = name
    return who


@predicate(name="任何人 anybody")
def anybody(_actor, _evaluation):
    return True


@predicate(name="监督人 SUPERVISOR")
def supervisor(actor, evaluation):
    return actor.is_staff and actor.holds("SUPERVISOR", evaluation.body_code, evaluation.region)


@predicate(name="本单位首席代表 CHIEF 或负责人 HEAD")
def leads(actor, evaluation):
    return any(post.role in LEADS and post.body == evaluation.body_code and not post.items for post in actor.posts)


@predicate(name="本单位负责人 HEAD")
def head(actor, evaluation):
    return any(post.role == "HEAD" and post.body == evaluation.body_code and not post.items for post in actor.posts)


@predicate(name="填报的人 filled")
def filled_it(actor, evaluation):
    """Whoever typed any of it, and who declared it complete."""
    return bool(actor.account) and actor.account in {evaluation.filled_by, *evaluation.typed_by}


@predicate(name="审核的人 reviewed")
def reviewed_it(actor, evaluation):
    return bool(actor.account) and actor.account == evaluation.reviewed_by


@predicate(name="全区监督人 SUPERVISOR")
def keeper(actor, _template):
    """Templates are the same for every body of the district: only who supervises all of them keeps them."""
    return actor.is_staff and supervises_the_district(actor)


member = supervisor | leads
filler = named(member, "监督人 SUPERVISOR，或本单位首席代表 CHIEF、负责人 HEAD")
reviewer = named(member & ~filled_it, "监督人 SUPERVISOR，或本单位首席代表 CHIEF、负责人 HEAD（没有填报过）")
finaliser = named(head & ~filled_it & ~reviewed_it, "本单位负责人 HEAD（没有填报过，也不是审核的人）")


@rule("年份不对，请填四位数的年份，最晚是今年。")
def year_is_plausible(evaluation):
    return FIRST_YEAR <= evaluation.year <= timezone.localdate().year


@rule("本年度还没有结束，数字还会变：请等最后一天过完再填报。")
def year_is_over(evaluation):
    return evaluation.year < timezone.localdate().year


@rule("各级权重要逐级相加相等，合计正好 100；不一致的地方已经逐处写明。")
def weights_add_up(thing):
    return not thing.faults


@rule("目标值要填数字，不能是负数；定性指标写明要达到什么程度。")
def target_fits(evaluation):
    return evaluation.told_fits


@rule("请填数值，并附上证明材料（文件）。")
def value_has_its_proof(evaluation):
    return evaluation.told_fits


@rule("达成程度和档内比例不一致：达成预期 80%—100%，部分达成 60%—80%，未达成 0—60%。")
def judgement_fits(evaluation):
    return evaluation.told_fits


@rule(
    "不能标为不适用：要写明理由；预算执行率总是适用；一个一级指标下面的指标不能全部不适用（满意度除外，它的分归效益）。"
)
def weight_can_be_shared(evaluation):
    return evaluation.told_fits


@rule("绩效目标要写明内容，所列的项目和指标都要存在。")
def goal_fits(evaluation):
    return evaluation.told_fits


@rule("还有偏差没有写明原因，请逐项补齐（缺少的已在页面上标出）。")
def deviations_are_explained(evaluation):
    return not evaluation.unexplained


@rule("还有指标没有得分，不能定稿。尚未测量的，可以改为填报并附上证明。")
def nothing_is_missing(evaluation):
    return not evaluation.missing


@rule("账目对不上，请先改正账目再定稿；每一处差额都写明了两边的数。")
def books_agree(evaluation):
    return not evaluation.book_faults


@rule("请写明理由。")
def reason_told(evaluation):
    return bool(evaluation.reason.strip())


@rule("请写明异议的内容。")
def objection_written(evaluation):
    return evaluation.told_fits


@rule("公示期已经结束。现在收到的意见，请走更正程序。")
def notice_is_running(evaluation):
    return evaluation.is_on_notice
