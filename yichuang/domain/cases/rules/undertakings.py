"""Conditions on what stands in for a paper: a licence held, a promise made, a paper to follow, somebody acting for
another; and on what is handed out. Questions only."""

from yichuang.kernel.refusals import rule


@rule("没有一份证照核验不通过，不需要改收材料。")
def a_licence_failed(case):
    return bool(case.failed_checks)


@rule("本事项没有实行告知承诺，或者没有可以用承诺代替的材料，请提交证明材料。")
def commitment_offered(case):
    return bool(case.terms.get("commitment"))


@rule("申请人有承诺不实的记录，还不能再用告知承诺方式，请提交证明材料。")
def not_barred(case):
    return not (case.promises_facts and case.barred_until)


@rule("本件没有待核查的承诺。")
def post_check_open(case):
    return case.post_check_before in {"open", "ordered"}


@rule("本件没有待改正的承诺，或者已经责令过改正。")
def may_be_ordered(case):
    found_at_once = case.post_check_before == "false" and not case.was_ordered
    return case.post_check_before in {"open", "ordered"} or found_at_once


@rule("请选择核查结果：属实、已改正或者不实。只有责令改正以后才谈得上“已改正”。")
def finding_named(case):
    return case.post_check in {"kept", "false"} or (
        case.post_check == "corrected" and case.post_check_before == "ordered"
    )


@rule("请写明限几个工作日改正。")
def remedy_days_named(case):
    return 0 < case.remedy_days <= 60


@rule("有材料需要容缺后补，请先由申请人作出补交承诺。")
def owed_is_promised(case):
    return not case.owed or case.tolerance_promised


@rule("容缺的材料补齐之前，不能发放结果。")
def nothing_owed(case):
    return not case.owed or case.state == "DENIED"  # a refusal is never withheld


@rule(
    "决定书或证照还待签章，盖好电子印章之前不能出件、送达。系统会自动再试；急的可以请监督人在“系统待处理”里再试一次。"
)
def papers_sealed(case):
    return not case.withheld


@rule("结果是证照的，先制证再转出件窗口。")
def certificate_made(case):
    made = case.licence_identifier and not case.purpose  # a later case names the licence it is about from its start
    return case.state == "CERT_MAKING" or bool(made) or not case.needs_certificate


@rule("没有可以容缺后补的材料。")
def something_owed(case):
    return bool(case.owed)


@rule("容缺补交的期限还没有过。")
def owed_too_long(case):
    return case.owes_too_long


@rule("本事项没有规定容缺逾期自动终止。")
def ends_when_owing(case):
    return case.terms.get("owed_ends", False)


@rule("请填写送达方式和凭据（取件人证件、快递单号等）。")
def delivery_proven(case):
    return bool(case.delivery_mode) and bool(case.delivery_proof.strip())


@rule("本事项的结果不是证照，不需要制证。")
def result_is_licence(case):
    return case.result_is_licence


@rule(
    "本件所变更的决定没有在本系统制过证照，没有可以换发的证照。决定书可以直接转出件窗口；"
    "证照由原系统颁发的，先接管证照，再在那份证照的页面上凭本件决定书的文号变更。"
)
def has_a_licence_to_change(case):
    return not case.has_no_licence_to_change
