"""What must hold before a fee is asked for, reduced, noted as paid; and before a result that costs one is handed out
(行政许可法58、59: no fee without a basis in law, by its published standard)."""

from yichuang.kernel.refusals import rule

PAY_AT = "可以凭缴款码在网上缴费，或者到政务服务大厅的银行窗口缴纳"


def costs_a_fee(case) -> bool:
    """Whether the first decision on this case, taken here, is one the item charges for. A refusal is never withheld
    for money, and later decisions on it are not charged again."""
    return bool(case.terms.get("fee")) and case.decided == "here" and not case.purpose


@rule("本事项不收费，不能出具缴费通知单。")
def item_charges(case):
    return costs_a_fee(case)


@rule("本件已经出具过缴费通知单；金额要变的，由负责人办理减免。")
def not_charged_yet(case):
    return case.fee_before == ""


@rule("请填写应缴金额（大于零）、缴款码和缴费期限；期限不能早于今天。")
def charge_is_whole(case):
    return case.charge_is_whole


@rule("没有待缴的费用：还没有出具缴费通知单，或者已经缴清、免缴。")
def fee_open(case):
    return case.fee_before == "due"


@rule("减免的金额应当大于零，并且不超过还应缴的金额。")
def reduction_fits(case):
    return case.reduction_fits


@rule("请填写票据号码。")
def bill_given(case):
    return case.bill_given


@rule("这个票据号码已经登记过，请核对票据；一张票据只能登记一次。")
def bill_is_new(case):
    return case.bill_is_new


@rule("登记的金额与应缴金额不一致，请核对票据和《缴费通知单》。")
def amount_is_owed(case):
    return case.amount_is_owed


@rule("缴费日期不能晚于今天，也不能早于《缴费通知单》的日期。")
def paid_in_time(case):
    return case.paid_in_time


@rule("本事项收费，还没有出具《缴费通知单》，不能发放结果。请先出具；依法免缴的，出具以后由负责人办理减免。")
def fee_asked_for(case):
    return not costs_a_fee(case) or case.state == "DENIED" or case.fee != ""


@rule(f"费用还没有缴清，不能发放结果。应缴多少、缴款码是什么，见《缴费通知单》：{PAY_AT}。缴费以后请登记票据。")
def fee_settled(case):
    return case.fee != "due" or case.state == "DENIED"
