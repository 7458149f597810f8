"""Who may act on the money of a year, and what must hold. Questions only."""

from django.utils import timezone
from rules import predicate

from yichuang.kernel.refusals import rule

FIRST_YEAR = 2000


@predicate(name="监督人 SUPERVISOR（经办）")
def keeper(actor, year):
    """Who keeps the books: the bureau's supervisors, for the bodies they cover."""
    return actor.is_staff and actor.holds("SUPERVISOR", year.body_code, year.region)


@predicate(name="本单位负责人 HEAD")
def head(actor, year):
    return any(post.role == "HEAD" and post.body == year.body_code and not post.items for post in actor.posts)


@predicate(name="录入过本年度账目的人 entered")
def entered(actor, year):
    return actor.account in year.entered_by


closer = head & ~entered  # who keeps the books does not close them
closer.name = "本单位负责人 HEAD（没有录入过本年度账目）"


@rule("年份不对，请填四位数的年份，最晚是明年。")
def year_is_plausible(year):
    return FIRST_YEAR <= year.year <= timezone.localdate().year + 1


@rule("还没有录入预算项目，请先逐项录入。")
def has_lines(year):
    return bool(year.standing.lines)


@rule("请填写批复文号。")
def approval_is_named(year):
    return bool(year.document.strip())


@rule("每个项目都要有年初预算；只有一个总数的，建立年度时要写明数字的来源。")
def every_line_has_its_budget(year):
    return year.standing.of_lines is not None or bool(year.source)


@rule("批复的总数和各项目年初预算之和对不上，请先核对。")
def approval_adds_up(year):
    return not year.standing.of_the_approval()


@rule("收入、支出和结转对不上，不能关账；每一处差额都写明了两边的数。")
def year_adds_up(year):
    return not year.standing.faults(ended=True)


@rule("请写明理由。")
def reason_told(year):
    return bool(year.why.strip())


@rule("这一年已经登记了合同，不能撤销。合同登记错了的，先把它更正为不再计入。")
def nothing_is_booked(year):
    return not year.is_booked


@rule("更正以后收入、支出和结转要重新对平：请同时改“更正以后结转下年多少”；每一处差额都写明了两边的数。")
def corrected_year_adds_up(year):
    return not year.standing.faults(ended=True)


@rule("全年预算不能是负数。")
def nothing_is_negative(year):
    return not year.standing.negative


@rule("支付不能超过全年预算，也不能超过合同金额。没有例外：请先按程序办理预算调整，再支付（预算法 13、72）。")
def nothing_is_overspent(year):
    return not year.standing.overspent


@rule("本年度还没有结束，请等最后一天过完再关账。")
def year_is_over(year):
    return year.year < timezone.localdate().year


@rule("请写明为什么更正，依据哪份文件。")
def correction_is_explained(year):
    return bool(year.why.strip() and year.by_what.strip())
