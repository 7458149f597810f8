"""What must hold of a figure of a similar town. Questions only; who may keep them, `rules.evaluation` tells."""

from django.utils import timezone

from yichuang.kernel.refusals import rule

FIRST_YEAR = 2000


@rule("年度不对，请填四位数的年份，最晚是今年。")
def year_is_plausible(one):
    return FIRST_YEAR <= one.year <= timezone.localdate().year


@rule("请写明是哪个地区。")
def town_is_named(one):
    return bool(one.town.strip())


@rule("没有这个口径，请从表里选。")
def cost_is_known(one):
    return one.is_known


@rule("数值要大于零。")
def value_is_more_than_nothing(one):
    return one.fen > 0


@rule("请写明出处和出处的日期；日期不能晚于今天。")
def source_is_named(one):
    return bool(one.source.strip()) and one.dated is not None and one.dated <= timezone.localdate()


@rule("请写明理由。")
def reason_told(one):
    return bool(one.reason.strip())
