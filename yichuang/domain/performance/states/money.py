"""The life of a budget year (预算年度): prepared, carried out, closed."""

from django.db.models import TextChoices

from yichuang.domain.performance.rules import money as r
from yichuang.kernel.states import NOTHING, STAYS, Row, Table


class YearState(TextChoices):
    DRAFT = "DRAFT", "编制中"
    OPEN = "OPEN", "执行中"
    CLOSED = "CLOSED", "已关账"
    GIVEN_UP = "GIVEN_UP", "已撤销"


Y = YearState
RUNNING = (Y.DRAFT, Y.OPEN)

# fmt: off
YEARS = Table(
    "The life of a budget year 预算年度", YearState,
    {"begin": "建立预算年度", "enter_line": "录入预算项目", "appropriate": "下达年初预算", "adjust": "预算调整", "sign": "登记合同",
     "receive": "登记拨款收入", "pay": "登记支付", "close": "关账", "correct": "更正",
     "restate": "更正批复", "give_up": "撤销年度"},
    #   act            from         to         who         provided that                                                                              held by                article
    Row("begin",       (NOTHING,),  Y.DRAFT,   r.keeper,   (r.year_is_plausible,),                                                                    held_by="unit",        article="预算法 32"),
    Row("enter_line",  (Y.DRAFT,),  STAYS,     r.keeper,   (r.nothing_is_negative,),                                                                  held_by=STAYS,         article="预算法 27、32"),
    Row("appropriate", (Y.DRAFT,),  Y.OPEN,    r.keeper,   (r.has_lines, r.approval_is_named, r.every_line_has_its_budget, r.approval_adds_up),             held_by=STAYS,         article="预算法 52"),
    Row("adjust",      (Y.OPEN,),   STAYS,     r.keeper,   (r.nothing_is_negative, r.nothing_is_overspent),                                           held_by=STAYS,         article="预算法 72"),
    Row("sign",        RUNNING,     STAYS,     r.keeper,   (),                                                                                        held_by=STAYS,         article="政府采购法 43"),
    Row("receive",     (Y.OPEN,),   STAYS,     r.keeper,   (),                                                                                        held_by=STAYS,         article="预算法 57、58"),
    Row("pay",         (Y.OPEN,),   STAYS,     r.keeper,   (r.nothing_is_overspent,),                                                                 held_by=STAYS,         article="预算法 13、57"),
    Row("close",       (Y.OPEN,),   Y.CLOSED,  r.closer,   (r.year_is_over, r.year_adds_up, r.nothing_is_negative, r.nothing_is_overspent),           held_by="nobody",      article="预算法 74、75"),
    Row("correct",     RUNNING,     STAYS,     r.keeper,   (r.correction_is_explained, r.nothing_is_negative, r.nothing_is_overspent),                held_by=STAYS,         article="会计法 15"),
    Row("correct",     (Y.CLOSED,), STAYS,     r.closer,   (r.correction_is_explained, r.nothing_is_negative, r.nothing_is_overspent, r.corrected_year_adds_up), held_by=STAYS, article="会计法 15；预算法 75"),
    Row("restate",     (Y.OPEN,),   STAYS,     r.keeper,   (r.reason_told, r.approval_is_named, r.approval_adds_up),                                  held_by=STAYS,         article="预算法 52；会计法 15"),
    Row("restate",     (Y.CLOSED,), STAYS,     r.closer,   (r.reason_told, r.approval_is_named, r.approval_adds_up),                                  held_by=STAYS,         article="预算法 52、75；会计法 15"),
    Row("give_up",     (Y.DRAFT,),  Y.GIVEN_UP, r.keeper,  (r.reason_told, r.nothing_is_booked),                                                      held_by="nobody",      article="会计法 15"),
)
# fmt: on
