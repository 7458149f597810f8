"""What a case of a 一件事 leaves to its matter, and what the clock does for it on the applicant's mandate."""

from rules import predicate

from yichuang.kernel.refusals import rule


@predicate(name="系统时钟 SYSTEM（凭申请人在一件事申请中的授权）")
def clock_for_a_matter(actor, case):
    """Files what follows, on the mandate given with the application (民法典165)."""
    return actor.kind == "clock" and bool(case.matter) and actor.party == case.party_number


@predicate(name="系统时钟 SYSTEM（一件事统一告知）")
def clock_for_all_of_a_matter(actor, case):
    return actor.kind == "clock" and bool(case.matter)


@rule("本件是一件事里的办件：补正内容请写到一件事里，由一件事一次告知申请人。")
def told_with_its_matter(case):
    return not case.matter or case.through_its_matter


@rule("申请人选择结果一并领取，本件请随一件事一起送达。")
def delivered_with_its_matter(case):
    return not case.with_the_others or case.through_its_matter


@rule("本件决定后新单位即成立，请填写它登记的名称和统一社会信用代码。")
def what_it_sets_up_is_named(case):
    return not case.sets_up_its_party or bool(case.formed and case.formed.get("name") and case.formed.get("code"))


@rule("申请人还没有成立，没有可以持证的单位；请等它登记成立后再制证。")
def holder_exists(case):
    return case.party is None or case.party.kind != "forming" or case.sets_up_its_party
