"""What must hold while a case is examined: its turn, site checks, procedures that stop the clock, extensions."""

from yichuang.kernel.refusals import rule


@rule("现场核查须由本机关两名工作人员进行，其中至少一名是审查人。")
def two_officers(case):
    return case.site_check_is_lawful


@rule("本事项有数量限制，应当按受理的先后审查：还有先受理的办件没有开始审查，请先办那一件。")
def next_in_line(case):
    return case.is_next_in_line


@rule("该程序不在本事项列明的特别程序之内，不能暂停计时。")
def procedure_listed(case):
    return case.special_kind in case.suspending_procedures


@rule("请写明所需的工作日数和理由；天数不能超过本事项列明的上限。")
def procedure_explained(case):
    return case.special_days > 0 and case.special_days <= case.most_special_days and bool(case.reason.strip())


@rule("法定期限已过，不能再延期。")
def before_statutory_due(case):
    return case.statutory_due is None or case.acting_on <= case.statutory_due


@rule("一个办件只能延期一次。")
def not_yet_extended(case):
    return not case.extended_days_before


@rule("延长的天数超过法定上限。")
def extension_within_law(case):
    return 0 < case.extended_days <= case.most_extension_days


@rule("本事项由上级机关决定的，才能上报。")
def two_level_item(case):
    return bool(case.body_above)


@rule("本事项由上级机关决定：请由首席代表附初审意见上报，这里不作决定。")
def decided_at_this_level(case):
    return not case.body_above
