"""What must hold of 党员先锋岗, 雷锋志愿岗 and voluntary hours."""

from django.utils import timezone

from yichuang.kernel.refusals import rule

MOST_HOURS = 12  # of voluntary service in a day


@rule("请选择在岗的工作人员。")
def is_in_post(honour):
    return honour.in_post


@rule("这位同事已经有这块牌子了。")
def not_held_yet(honour):
    return not honour.held_already


@rule("请写明事迹。")
def merits_written(honour):
    return bool(honour.merits.strip())


@rule("请写明做了什么。")
def service_written(service):
    return bool(service.what.strip())


@rule("服务日期不能晚于今天。")
def day_is_over(service):
    return service.served_on <= timezone.localdate()


@rule(f"时长要是 0.5 的倍数，同一个人一天最多 {MOST_HOURS} 小时。")
def hours_fit(service):
    return service.hours > 0 and service.hours * 2 % 1 == 0 and service.hours_that_day + service.hours <= MOST_HOURS
