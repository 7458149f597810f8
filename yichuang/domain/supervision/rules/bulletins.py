"""Who may draft, review and sign a bulletin 通报, and what must hold. Questions only."""

from django.utils import timezone
from rules import predicate

from yichuang.domain.supervision.rules import keeper, named, the_clock
from yichuang.kernel.refusals import rule


@predicate(name="行政审批局的负责人 HEAD")
def head_of_bureau(actor, bulletin):
    return any(post.role == "HEAD" and post.body == bulletin.body_code and not post.items for post in actor.posts)


@predicate(name="审核的人 the reviewer")
def reviewed_it(actor, bulletin):
    return bool(bulletin.reviewed_by) and actor.account == bulletin.reviewed_by


writer = named(keeper | head_of_bureau, "全区监督人 SUPERVISOR，或行政审批局的负责人 HEAD")
drafter = named(the_clock | keeper, "系统时钟 SYSTEM，或全区监督人 SUPERVISOR")
signer = named(head_of_bureau & ~reviewed_it, "行政审批局的负责人 HEAD（不是审核的人）")


@rule("这一期还没有开始，不能起草。")
def has_begun(bulletin):
    return bulletin.first <= timezone.localdate()


@rule("这一期还没有结束，数字还会变：请等最后一天过完再审核、印发。")
def is_over(bulletin):
    return bulletin.last < timezone.localdate()


@rule("请写明为什么撤回。")
def reason_told(bulletin):
    return bool(bulletin.reason.strip())
