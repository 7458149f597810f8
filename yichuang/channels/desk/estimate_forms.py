"""What the pages of the estimate ask: for which year, what nobody measures, and what if."""

import re

from django import forms

from yichuang.channels.desk.sheets.form import words
from yichuang.domain.performance import reads
from yichuang.domain.performance.estimating.drivers import DRIVERS
from yichuang.domain.performance.estimating.what_if import Supposed

NARROW = {"inputmode": "numeric", "class": "govuk-input--width-5", "autocomplete": "off"}
MOST = 10_000_000
PER_CENT = FEN = 100
PRICE = re.compile(r"(?P<line>[A-Za-z][A-Za-z0-9]*)\s+(?P<price>[+-]?\d{1,3}(\.\d{1,2})?)\s*[%％]?")


def wrong(label: str) -> dict[str, str]:
    """What is wrong with a box, so that the summary above the page names it."""
    with_limit = label.replace("%", "%%")  # these two are filled in
    return {
        "invalid": f"{label}：请填数字",
        "min_value": f"{with_limit}：最小是 %(limit_value)s",
        "max_value": f"{with_limit}：最大是 %(limit_value)s",
    }


def number(label: str, help_text: str = "", *, least: int = 0, most: int = MOST) -> forms.IntegerField:
    return forms.IntegerField(
        label=label, help_text=help_text, required=False, min_value=least, max_value=most,
        widget=forms.TextInput(NARROW), error_messages=wrong(label),
    )  # fmt: skip


def decimal(label: str, help_text: str = "", *, least: int, most: int) -> forms.DecimalField:
    return forms.DecimalField(
        label=label, help_text=help_text, required=False, min_value=least, max_value=most, decimal_places=2,
        widget=forms.TextInput(NARROW | {"inputmode": "decimal"}), error_messages=wrong(label),
    )  # fmt: skip


class AskForm(forms.Form):
    """Which year is to be estimated, and what is known of the last one that nobody measures."""

    after = forms.ChoiceField(label="测算哪一年", help_text="上一年要已经过完")

    def __init__(self, *args, actor, **kwargs):
        super().__init__(*args, **kwargs)
        self.years = {one.number: one for one in reads.years_to_estimate(actor)}
        self.fields["after"].choices = [
            (key, f"{one.body.name} {one.year + 1}年（根据{one.year}年及以前的账）") for key, one in self.years.items()
        ]
        for name, driver in DRIVERS.items():
            self.fields[name] = number(f"上一年：{driver.word}（{driver.unit}）")
        for name, driver in DRIVERS.items():
            self.fields[f"quote_{name}"] = decimal(f"单价：{driver.a_unit}（元）", least=0, most=MOST)
        self.fields["prices"] = words(
            "已知的调价",
            "一行一条：科目代码和百分比，例如“P2 5”是涨百分之五，“P3 -3”是降百分之三",
            required=False,
            rows=3,
        )

    def clean_prices(self) -> dict[str, float]:
        """By line, as a share. Each line that cannot be read is named."""
        found, wrong = {}, []
        for row in filter(None, map(str.strip, self.cleaned_data["prices"].splitlines())):
            if read := PRICE.fullmatch(row):
                found[read["line"].upper()] = float(read["price"]) / PER_CENT
            else:
                wrong.append(f"“{row[:40]}”看不懂：请写科目代码、空格、百分比，例如 P2 5")
        if wrong:
            raise forms.ValidationError(wrong)
        return found

    @property
    def volumes(self) -> list:
        """The boxes everybody sees; the others open on demand."""
        return [self["after"], *(self[name] for name in DRIVERS)]

    @property
    def quotes(self) -> list:
        return [*(self[f"quote_{name}"] for name in DRIVERS), self["prices"]]

    def asked(self) -> dict:
        year = self.years[self.cleaned_data["after"]]
        told = {name: self.cleaned_data[name] for name in DRIVERS if self.cleaned_data[name] is not None}
        quoted = {name: self.cleaned_data[f"quote_{name}"] for name in DRIVERS}
        return {
            "body": year.body_id,
            "year": year.year + 1,
            "told": told,
            "quotes": {name: int(yuan * FEN) for name, yuan in quoted.items() if yuan is not None},
            "announced": self.cleaned_data["prices"],
        }


class WhatIfForm(forms.Form):
    """What if. Sent by GET: nothing is kept of it, and its address can be passed on."""

    closed = number("关闭窗口（个）", most=500)
    windows = number("大厅现有窗口（个）", most=500)
    months = number("关闭几个月", "不填就是全年", least=1, most=12)
    kiosks = number("增减自助终端（台）", "减少写负数", least=-1000, most=1000)
    circuits = number("增减外网线路（条）", "减少写负数", least=-1000, most=1000)
    heads = number("增减人员（人）", "减少写负数", least=-1000, most=1000)
    theme_cases = number("新主题带来的办件（件）")
    theme_guides = number("新主题印制的指南（份）")
    theme_sum = decimal("新主题一次性投入（万元）", least=0, most=100_000)
    price = decimal("价格涨跌（%）", "合同已定的不变；下降写负数", least=-90, most=500)

    def clean(self):
        told = super().clean()
        if told.get("closed") and told["closed"] > (told.get("windows") or 0):
            self.add_error("windows", "请填大厅现有几个窗口，不能比关闭的少")
        return told

    def supposed(self) -> Supposed:
        told = {name: value for name, value in self.cleaned_data.items() if value is not None}
        return Supposed(**told | {name: float(told[name]) for name in ("theme_sum", "price") if name in told})

    @property
    def is_asked(self) -> bool:
        return any(self.data.get(name) for name in self.fields)


class ReasonForm(forms.Form):
    reason = words("理由", "留在经过里，看得到这份测算的人都看得到", rows=3)
