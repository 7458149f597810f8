"""操作记录: what was done in the whole house, line by line as the ledger has it, for who audits it (等保 8.1.5.2)."""

from django import forms
from django.core.exceptions import PermissionDenied
from django.shortcuts import render
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from yichuang.channels.desk.access import only
from yichuang.channels.desk.record_words import words_of
from yichuang.domain.identity import reads as identity
from yichuang.kernel import ledger
from yichuang.kernel.actors import AUDITOR

SIZE = 50
LONGEST_KEY = 19  # digits of what a table counts to


class FilterForm(forms.Form):
    thing = forms.CharField(
        label="编号（要写全）", required=False, max_length=40,
        widget=forms.TextInput({"autocomplete": "off", "class": "govuk-input--width-20"}),
    )  # fmt: skip
    account = forms.CharField(
        label="谁办的（账号）", required=False, max_length=40,
        widget=forms.TextInput({"autocomplete": "off", "class": "govuk-input--width-10"}),
    )  # fmt: skip


@require_safe
@only(AUDITOR)
def records(request):
    """Nothing can be done here, and no line leads to the matter it is about: who audits reads the record alone. Lines
    are of the whole house, so the post has to be for the whole house."""
    if not identity.holds_in_the_district(request.actor, AUDITOR):
        raise PermissionDenied
    form = FilterForm(request.GET or None)
    asked = {name: value.strip() for name, value in (form.cleaned_data if form.is_valid() else {}).items()}
    before = request.GET.get("before", "")
    place = int(before) if before.isdecimal() and len(before) < LONGEST_KEY else 0
    lines = list(ledger.lines(**asked, before=place)[: SIZE + 1])
    kept = {name: value for name, value in asked.items() if value}
    context = {
        "form": form,
        "lines": lines[:SIZE],
        "said": [(line, words_of(line)) for line in lines[:SIZE]],
        "reach": f"{ledger.REACH:,}",
        "next": f"?{urlencode(kept | {'before': lines[SIZE - 1].pk})}" if len(lines) > SIZE else "",
        "first": f"?{urlencode(kept)}" if before else "",
    }
    return render(request, "desk/records.html", context, status=422 if form.errors else 200)
