"""Who may act on cards and on their rules, and what must hold. Questions only."""

from rules import predicate

from yichuang.domain.identity.reads import supervises_the_district
from yichuang.kernel.refusals import rule


def named(who, name: str):
    who.name = name
    return who


@predicate(name="系统时钟 SYSTEM")
def the_clock(actor, _thing):
    return actor.kind == "clock"


@predicate(name="全区监督人 SUPERVISOR")
def keeper(actor, _rule):
    """Rules are the same for every body: only who supervises all of them keeps them."""
    return actor.is_staff and supervises_the_district(actor)


@predicate(name="监督人 SUPERVISOR")
def supervisor(actor, card):
    return actor.holds("SUPERVISOR", card.unit_id, card.region)


@predicate(name="本人 carded person")
def carded(actor, card):
    return bool(card.person) and actor.account == card.person


@predicate(name="责任单位的首席代表 CHIEF 或负责人 HEAD")
def answers_for_unit(actor, card):
    return any(post.body == card.unit_id and post.role in {"CHIEF", "HEAD"} and not post.items for post in actor.posts)


@predicate(name="不是责任单位的人 outside the unit")
def outside_the_unit(actor, card):
    """Nobody judges their own house. Only the bureau, which supervises all, has nobody above it here: in its own
    cards whoever does nothing but supervise decides."""
    there = {post.role for post in actor.posts if post.body == card.unit_id}
    return not there or (card.of_the_bureau and there == {"SUPERVISOR"})


replier = named(carded | answers_for_unit, "本人，或者责任单位的首席代表 CHIEF、负责人 HEAD")
decider = named(supervisor & outside_the_unit & ~carded, "监督人 SUPERVISOR（不是责任单位的人；不是本人）")
recorder = named(supervisor & ~carded, "监督人 SUPERVISOR（不是本人）")
clock_or_recorder = named(the_clock | recorder, "系统时钟 SYSTEM，或监督人 SUPERVISOR（不是本人）")


# -------------------------------------------------------------------------------------------- of a card


@rule("请写明事实：什么时间、什么地点、谁、怎么发现的。")
def facts_written(card):
    return bool(card.finding.strip())


@rule("请附上证据（照片、截图或者文件）。")
def proof_kept(card):
    return card.proof is not None


@rule("这条规则不由人工登记，系统会按期限自己亮牌。")
def rule_is_by_hand(card):
    return card.by_hand


@rule("请写明内容。")
def words_written(card):
    return bool(card.reply.strip())


@rule("请写明理由。")
def reason_given(card):
    return bool(card.decision.strip())


@rule("还在答复期限内，对方还没有答复：先听申辩，再作决定。")
def was_heard(card):
    return card.heard


@rule("只有红牌可以改为黄牌。")
def was_red(card):
    return card.colour_before == "red"


# -------------------------------------------------------------------------------------------- of a rule


@rule("规则还不完整，请按提示改好。")
def is_sound(card_rule):
    return not card_rule.faults


@rule("各部分的权重要是 0 到 100 的整数，加起来正好 100。")
def adds_up(weights):
    return weights.adds_up


# -------------------------------------------------------------------------------------------- of the duties


@predicate(name="本机构的工作人员 staff of the body")
def colleague(actor, asked):
    return actor.is_staff and any(post.body == asked.unit_id for post in actor.posts)


@predicate(name="现在的责任人 responsible")
def responsible(actor, asked):
    return bool(asked.person) and actor.account == asked.person


@predicate(name="监督人 SUPERVISOR（以本人任职机构的名义）")
def patroller(actor, walked):
    """Whoever supervises walks the hall, in the name of the body of that post."""
    return any(post.role == "SUPERVISOR" and post.body == walked.unit_id for post in actor.posts)


@rule("您刚才已经登记过一次巡查，算同一次，不用再登记。")
def not_walked_just_now(walked):
    return not walked.walked_just_now


@rule("请附上照片或者截图。")
def photo_kept(patrol):
    return patrol.photo is not None


@rule("请写明问的是什么事。")
def question_written(asked):
    return bool(asked.question.strip())


@rule("请写明怎样答复的，或者移交时说了什么。")
def outcome_written(asked):
    return bool(asked.outcome.strip())


@rule("请选择接手的同事：在岗的工作人员，不是您自己。")
def receiver_fits(asked):
    return asked.receiver_fits
