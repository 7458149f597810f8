"""What must hold before a decision that was delivered is carried on, undone or put right (handbook B6 row 30)."""

from yichuang.kernel.refusals import rule


@rule("变更、延续、撤销、撤回、注销各有自己的决定，不能按首次申请决定。")
def first_decision(case):
    return not case.purpose


@rule("本件不是变更办件。")
def for_change(case):
    return case.purpose == "change"


@rule("本件不是延续办件。")
def for_renewal(case):
    return case.purpose == "renew"


@rule("本件不是撤销办件。")
def for_revocation(case):
    return case.purpose == "revoke"


@rule("本件不是撤回许可办件。")
def for_withdrawal(case):
    return case.purpose == "withdraw"


@rule("本件不是注销办件。")
def for_cancellation(case):
    return case.purpose == "cancel"


@rule("本件由本机关依职权立案，当事人不能撤回；可以陈述、申辩，也可以要求听证。")
def asked_for(case):
    return not case.ex_officio


@rule("本件由本机关依职权立案，没有申请可以不予；查明不应当处理的，请终止办理。")
def can_be_denied(case):
    return not case.ex_officio


@rule("本件没有作出过准予决定，没有可以变更、延续或者撤销的内容。")
def was_granted(case):
    return case.was_granted


@rule("本件本身就是后续办件。请到原办件另行立案。")
def is_the_first(case):
    return case.origin_id is None


@rule("同样的后续办件已经在办，请先办完那一件。")
def none_under_way(case):
    return not case.same_under_way


@rule("请选择法定情形。")
def ground_named(case):
    return case.ground_is_known


@rule("证照现在的状态不允许这样处理，或者与所选的法定情形不符。")
def licence_allows(case):
    return case.licence_allows


@rule("延续申请应当在有效期届满前提出。已经过期的，请重新申请。")
def asked_before_its_end(case):
    return not case.asked_too_late


@rule("变更申请没有改动任何内容。请在申请表里写上变更以后的内容。")
def says_what_changes(case):
    return case.differs


@rule("因承诺不实撤销的，应当先责令限期改正，期满复核仍不符合条件，再立案。")
def ordered_to_put_right_first(case):
    return case.was_ordered


@rule("请写明查明的事实。")
def facts_found(case):
    return case.facts_written


@rule("作出不利决定以前，先告知当事人有权陈述、申辩和要求听证：请审查人出具《听证告知书》。")
def party_was_heard(case):
    return not case.must_be_heard or case.hearing != ""


@rule("只有以欺骗、贿赂等不正当手段取得许可的，才限制再次申请。")
def bars_for_fraud_only(case):
    return not case.bars_again or case.ground == "fraud"


@rule("当事人曾以欺骗、贿赂等不正当手段取得本事项的许可，限制申请的期限还没有过，不能受理。")
def may_apply_again(case):
    return case.kept_out_until is None


@rule("还没有到视为准予延续的时候：提出申请时离有效期届满不少于三十日，期满仍没有决定的，才视为准予。")
def renewal_left_undecided(case):
    return case.left_undecided


@rule("请选择本件已经出具、加盖印章的一份决定书或者证照。")
def paper_chosen(case):
    return case.paper_chosen


@rule("请写明哪里错了、原来怎样、应当怎样；更正前后不能一样。")
def mistake_told(case):
    return case.mistake_told


@rule("这份文书或者证照的照面上没有这一项，或者原来的内容对不上，不能更正；请照着原文填写。")
def stands_on_the_face(case):
    return case.stands_on_the_face


@rule(
    "证照编号编定以后不能更正成别的编号。有效期在制证以前可以更正，请只写几年（如 3年）或者长期；"
    "证照已经制出的，不能只更正决定书上的有效期。"
)
def certificate_agrees(case):
    return case.certificate_agrees
