"""What is asked of anybody who objects during a public notice 公示: what is wrong, a name and phone if they like."""

import re
from unicodedata import normalize

from django import forms

PHONE = re.compile(r"1[3-9]\d{9}")


class ObjectingForm(forms.Form):
    text = forms.CharField(
        label="是什么问题",
        max_length=2000,
        help_text="写清楚时间、地点、事情；不用写身份证号",
        widget=forms.Textarea({"rows": 5}),
    )
    name = forms.CharField(
        label="怎么称呼您", required=False, max_length=30, widget=forms.TextInput({"autocomplete": "name"})
    )
    phone = forms.CharField(
        label="手机号",
        required=False,
        max_length=20,
        help_text="想让我们找您核实的才填；不公开",
        widget=forms.TextInput({"autocomplete": "tel", "inputmode": "tel", "class": "govuk-input--width-20"}),
    )

    def clean_phone(self):
        phone = re.sub(r"[\s-]|^\+86", "", normalize("NFKC", self.cleaned_data["phone"]))
        if phone and not PHONE.fullmatch(phone):
            raise forms.ValidationError("请填 11 位手机号，或者不填")
        return phone
