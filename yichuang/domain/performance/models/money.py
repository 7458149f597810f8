"""The entries in the books of a year: budget lines, adjustments, contracts, income and payments, in whole fen.

An entry is never changed and never deleted: a correction strikes it, with who, when and why, and may put another in
its place that names it. What counts is what was not struck.
"""

from django.db import models
from django.db.models import Q

from yichuang.domain.performance.models import entries
from yichuang.domain.performance.tables.money import CONTRACT_KINDS, FUNDS, KINDS, PRICED_PER
from yichuang.kernel.fields import EncryptedText


class EntryQuerySet(models.QuerySet):
    def standing(self):
        """What was not struck."""
        return self.filter(struck_on__isnull=True)


class Entry(models.Model):
    """Something in the books of a year. `place` is its number there, over all kinds of entries.

    `source` says where a figure is from that was taken over from a document, and not entered from a voucher.
    """

    year = models.ForeignKey("performance.BudgetYear", models.PROTECT, related_name="%(class)ss")
    place = models.PositiveIntegerField("序号")
    source = models.CharField("来源", max_length=200, blank=True)
    entered_by = models.CharField("录入人账号", max_length=40)
    entered_on = models.DateField("录入日期")
    after_closing = models.BooleanField("关账后更正", default=False)
    replaces = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="replacement", verbose_name="更正的是"
    )
    struck_on = models.DateField("更正日期", null=True, blank=True)
    struck_by = models.CharField("更正人账号", max_length=40, blank=True)
    struck_why = models.CharField("更正理由", max_length=400, blank=True)
    struck_document = models.CharField("更正依据", max_length=120, blank=True)

    objects = EntryQuerySet.as_manager()
    told = ()  # the columns whose values the ledger keeps: no names of people among them

    class Meta:
        abstract = True
        constraints = [
            models.UniqueConstraint(fields=["year", "place"], name="%(class)s_has_its_place"),
            models.CheckConstraint(
                name="%(class)s_struck_says_by_whom_and_why",
                condition=Q(struck_on__isnull=True, struck_by="", struck_why="")
                | Q(struck_on__isnull=False) & ~Q(struck_by="") & ~Q(struck_why=""),
            ),
        ]

    def __str__(self):
        return f"{self._meta.model_name} {self.place}"

    @property
    def is_struck(self) -> bool:
        return self.struck_on is not None

    @property
    def kind_of_entry(self) -> str:
        return next(name for name, model in ENTRIES.items() if type(self) is model)

    @property
    def facts(self) -> dict:
        """What the ledger keeps of it."""
        kept = {name: getattr(self, name) for name in self.told}
        return {"place": self.place} | {
            name: value.isoformat() if hasattr(value, "isoformat") else value for name, value in kept.items()
        }

    def faults(self) -> dict[str, list[str]]:
        """What is wrong with it by itself, by column."""
        raise NotImplementedError


class BudgetLine(Entry):
    """A line of the budget (预算项目). `initial` may lack only where a source gives just the total of all lines;
    `goals` names the goals it serves."""

    code = models.CharField("项目代码", max_length=12)
    label = models.CharField("项目名称", max_length=120)
    fund = models.CharField("预算类别", max_length=20, choices=list(FUNDS.items()), default="general")
    kind = models.CharField("支出类型", max_length=16, choices=list(KINDS.items()))
    functional = models.CharField("功能分类", max_length=7, blank=True)
    economic = models.CharField("经济分类", max_length=5, blank=True)
    government = models.CharField("政府经济分类", max_length=5, blank=True)
    initial = models.BigIntegerField("年初预算", null=True, blank=True)
    goals = models.JSONField("绩效目标", default=list, blank=True)
    told = ("code", "fund", "kind", "functional", "economic", "initial")

    class Meta(Entry.Meta):
        constraints = [
            *Entry.Meta.constraints,
            models.UniqueConstraint(
                fields=["year", "code"], name="one_budget_line_of_a_code", condition=Q(struck_on__isnull=True)
            ),
            models.CheckConstraint(
                name="budget_line_is_not_negative", condition=Q(initial__isnull=True) | Q(initial__gte=0)
            ),
        ]

    def faults(self) -> dict[str, list[str]]:
        return entries.line_faults(self)


class Adjustment(Entry):
    """One line was given more or less in the year (调整), by a document. Without a code the whole year was, where a
    source tells only that."""

    code = models.CharField("项目代码", max_length=12, blank=True)
    amount = models.BigIntegerField("调整金额")
    document = models.CharField("文号", max_length=120)
    reason = models.CharField("理由", max_length=400)
    decided_on = models.DateField("文件日期", null=True, blank=True)
    told = ("code", "amount", "document", "decided_on")

    class Meta(Entry.Meta):
        constraints = [
            *Entry.Meta.constraints,
            models.CheckConstraint(name="adjustment_is_not_nothing", condition=~Q(amount=0)),
        ]

    def faults(self) -> dict[str, list[str]]:
        return entries.adjustment_faults(self, self.year.year)


class Contract(Entry):
    """A contract in force in the year. `unit_price` (fen) is the price of one unit, once or for each month or year;
    None where prices differ from unit to unit."""

    contract_no = models.CharField("合同号", max_length=60)
    label = models.CharField("合同名称", max_length=120)
    kind = models.CharField("类别", max_length=12, choices=list(CONTRACT_KINDS.items()))
    code = models.CharField("项目代码", max_length=12)
    party = models.CharField("签约方", max_length=120)
    first = models.DateField("起")
    last = models.DateField("止")
    amount = models.BigIntegerField("合同金额")
    units = models.PositiveIntegerField("数量", default=1)
    unit = models.CharField("单位", max_length=12, default="项")
    unit_price = models.BigIntegerField("单价", null=True, blank=True)
    per = models.CharField("计价", max_length=6, choices=list(PRICED_PER.items()), default="once")
    note = models.CharField("备注", max_length=200, blank=True)
    told = ("contract_no", "kind", "code", "amount", "units", "unit_price", "per", "first", "last")

    class Meta(Entry.Meta):
        constraints = [
            *Entry.Meta.constraints,
            models.UniqueConstraint(
                fields=["year", "contract_no"], name="one_contract_of_a_number", condition=Q(struck_on__isnull=True)
            ),
            models.CheckConstraint(
                name="contract_has_an_amount_and_a_period",
                condition=Q(amount__gt=0, units__gt=0, first__lte=models.F("last")),
            ),
        ]

    @property
    def worth(self) -> int:
        """Price times units times how often it falls due."""
        return (self.unit_price or 0) * self.units * entries.periods(self.first, self.last, self.per)

    def faults(self) -> dict[str, list[str]]:
        return entries.contract_faults(self)


class Income(Entry):
    """Money that came in from the finance bureau (财政拨款收入)."""

    fund = models.CharField("预算类别", max_length=20, choices=list(FUNDS.items()), default="general")
    amount = models.BigIntegerField("金额")
    received_on = models.DateField("到账日期", null=True, blank=True)
    voucher = models.CharField("凭证号", max_length=60, blank=True)
    purpose = models.CharField("摘要", max_length=200, blank=True)
    is_total = models.BooleanField("全年合计", default=False)
    told = ("fund", "amount", "voucher", "received_on")

    class Meta(Entry.Meta):
        constraints = [
            *Entry.Meta.constraints,
            models.CheckConstraint(name="income_is_more_than_nothing", condition=Q(amount__gt=0)),
        ]

    def faults(self) -> dict[str, list[str]]:
        return entries.income_faults(self, self.year.year)


class Payment(Entry):
    """Money that was paid (支付), with its voucher (凭证). `is_total`: the source gives one amount for the whole year
    and no vouchers; then there is no day and no voucher, and `source` says where the amount is from."""

    code = models.CharField("项目代码", max_length=12)
    amount = models.BigIntegerField("金额")
    paid_on = models.DateField("支付日期", null=True, blank=True)
    voucher = models.CharField("凭证号", max_length=60, blank=True)
    payee = EncryptedText("收款方")  # it may be a person
    economic = models.CharField("经济分类", max_length=5, blank=True)
    contract_no = models.CharField("合同号", max_length=60, blank=True)
    purpose = models.CharField("摘要", max_length=200, blank=True)
    is_total = models.BooleanField("全年合计", default=False)
    told = ("code", "amount", "voucher", "paid_on", "economic", "contract_no")

    class Meta(Entry.Meta):
        constraints = [
            *Entry.Meta.constraints,
            models.CheckConstraint(
                name="payment_has_its_voucher_or_is_a_total",
                condition=Q(is_total=True, voucher="", paid_on__isnull=True) & ~Q(source="")
                | Q(is_total=False, paid_on__isnull=False) & ~Q(voucher=""),
            ),
            models.CheckConstraint(name="payment_is_more_than_nothing", condition=Q(amount__gt=0)),
        ]
        indexes = [models.Index(fields=["year", "code", "-place"], name="payment_of_line")]

    def faults(self) -> dict[str, list[str]]:
        return entries.payment_faults(self, self.year.year)


# Kinds of entries by the name they have in addresses and files.
ENTRIES: dict[str, type[Entry]] = {
    "lines": BudgetLine, "adjustments": Adjustment, "contracts": Contract, "income": Income, "payments": Payment,
}  # fmt: skip
