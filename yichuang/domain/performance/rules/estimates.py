"""Who may ask for, adopt and take back an estimate of next year's budget 测算, and what must hold. Questions only."""

from rules import predicate

from yichuang.kernel.refusals import rule


def named(who, name: str):
    who.name = name
    return who


@predicate(name="系统时钟 SYSTEM")
def the_clock(actor, _estimate):
    return actor.kind == "clock"


@predicate(name="监督人 SUPERVISOR")
def keeper(actor, estimate):
    return actor.is_staff and actor.holds("SUPERVISOR", estimate.body_code, estimate.region)


@predicate(name="本单位负责人 HEAD")
def head(actor, estimate):
    return any(post.role == "HEAD" and post.body == estimate.body_code and not post.items for post in actor.posts)


@predicate(name="提出测算的人 the asker")
def asked_for_it(actor, estimate):
    return bool(estimate.asked_by) and actor.account == estimate.asked_by


asker = named(keeper | head, "监督人 SUPERVISOR，或者本单位负责人 HEAD")
adopter = named(head & ~asked_for_it, "本单位负责人 HEAD（不是提出测算的人）")


@rule("还没有账：要有至少一年已经过完、记了支出的预算，才能测算下一年。")
def has_books(estimate):
    return bool(estimate.inputs)


@rule("请写明理由。")
def reason_told(estimate):
    return bool(estimate.reason.strip())


@rule("这一年已经采用了一份测算。要改用这一份，请先撤下原来的。")
def none_is_adopted(estimate):
    return not estimate.another_is_adopted
