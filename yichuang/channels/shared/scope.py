"""How far a mandate reaches (委托的范围和期限): for which items, from when, until when."""

import re

from django import forms
from django.utils import timezone

from yichuang.channels.shared.dates import DateField
from yichuang.domain.catalogue import reads as catalogue


class ScopeForm(forms.Form):
    items = forms.CharField(
        label="只限哪些事项",
        required=False,
        max_length=400,
        help_text="填事项编码，几个的用空格或顿号分开；编码在办事指南里。不填的，所有事项都可以",
        widget=forms.TextInput({"autocomplete": "off"}),
    )
    starts_on = DateField(label="从哪一天起", required=False, help_text="不填的，从今天起")
    until = DateField(label="授权到哪一天", required=False, help_text="不填的，到您撤销为止")

    def clean_items(self):
        codes = re.split(r"[\s、，,;；]+", self.cleaned_data["items"].strip().upper())
        codes = list(dict.fromkeys(filter(None, codes)))
        if unknown := [code for code in codes if catalogue.latest_public(code) is None]:
            raise forms.ValidationError(f"没有这些事项编码：{'、'.join(unknown)}")
        return codes

    def clean(self):
        starts_on = self.cleaned_data.get("starts_on") or timezone.localdate()
        until = self.cleaned_data.get("until")
        if starts_on < timezone.localdate():
            self.add_error("starts_on", "不能早于今天")
        if until and until < starts_on:
            self.add_error("until", "不能早于授权开始的那一天")
        return self.cleaned_data
