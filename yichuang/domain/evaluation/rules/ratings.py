"""Who may rate, and what a rating must be."""

from django.conf import settings
from django.utils import timezone
from rules import predicate

from yichuang.domain.evaluation.rules.grievances import is_concerned
from yichuang.kernel.refusals import rule


@predicate(name="被服务的人（凭评价码，或者本人登录） RATER")
def rater(actor, _invitation):
    """Whoever holds the code, or the party's own session: the act looks. Nobody's name goes into the ledger."""
    return actor.kind == "rater"


@predicate(name="系统时钟 SYSTEM")
def the_clock(actor, _thing):
    return actor.kind == "clock"


@predicate(name="全区的监督人 SUPERVISOR")
def keeper(actor, thing):
    return actor.holds("SUPERVISOR", thing.body_code)


@predicate(name="被评价机关以外的监督人 SUPERVISOR")
def striker(actor, invitation):
    """Another body than the rated one, and nobody who was rated."""
    there = (post for post in actor.posts if post.role == "SUPERVISOR" and post.body != invitation.unit_id)
    return not is_concerned(actor, invitation) and any(post.covers(invitation.unit_id) for post in there)


@rule("评价的时间已经过了。有话想说，可以打投诉电话，或者在网上投诉、咨询。")
def in_time(invitation):
    return timezone.localdate() <= invitation.rate_until


@rule("评价的时间还没有过。")
def time_is_over(invitation):
    return timezone.localdate() > invitation.rate_until


@rule("请从五个等级里选一个。")
def grade_known(invitation):
    return invitation.told.stars in {1, 2, 3, 4, 5}


@rule("选的理由和评价的等级对不上，请重新选。")
def tags_belong(invitation):
    return invitation.tags_known


@rule("文字请不要超过 150 个字。")
def words_short_enough(invitation):
    return len(invitation.told.words) <= settings.RATING_WORDS


@rule("没有这种评价渠道。")
def way_known(invitation):
    return invitation.told.way in {1, 2, 3, 4, 5, 6}


@rule("每次服务评价一次，可以再追评一次；这次服务已经追评过了。")
def not_rated_again_yet(invitation):
    return invitation.given_before < 2


@rule("没有评价过，不用追评。")
def not_default(invitation):
    return invitation.given_before > 0


@rule("只有带着异常迹象的评价，或者申诉成立的差评，才能撤销；正在整改的差评请走申诉。")
def may_be_struck(invitation):
    return invitation.may_be_struck
