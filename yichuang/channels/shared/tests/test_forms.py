from datetime import date

import pytest
from django import forms

from yichuang.channels.shared.dates import DateField
from yichuang.channels.shared.samples import SampleForm


class BirthdayForm(forms.Form):
    born_on = DateField(label="出生日期")
    married_on = DateField(label="结婚日期", required=False)


def boxes(name, year, month, day):
    return {f"{name}_year": year, f"{name}_month": month, f"{name}_day": day}


def test_a_missing_field_says_what_to_do_in_the_word_that_fits_it():
    form = SampleForm({})

    assert form.errors["name"] == ["请填写姓名"]
    assert form.errors["kind"] == ["请选择食品经营主体业态"]
    assert form.errors["plan"] == ["请上传场所平面图"]
    assert form.errors["agreed"] == ["请勾选我已阅读并同意"]
    assert "address" not in form.errors


def test_a_label_that_says_to_write_is_not_told_to_be_filled_in():
    class TellingForm(forms.Form):
        words = forms.CharField(label="写明怎样办的")

    assert TellingForm({}).errors["words"] == ["请写明怎样办的"]


def test_every_field_names_its_component():
    kinds = {field.name: field.kind for field in SampleForm()}

    assert kinds == {
        "name": "input",
        "phone": "input",
        "address": "textarea",
        "born_on": "date",
        "kind": "choices",
        "scope": "choices",
        "town": "select",
        "plan": "file",
        "agreed": "tick",
    }


def test_a_field_with_a_mistake_points_to_its_message():
    field = SampleForm({})["name"]

    assert 'aria-invalid="true"' in str(field)
    assert 'aria-describedby="id_name_helptext id_name_error"' in str(field)
    assert "govuk-input--error" in str(field)


def test_the_error_summary_jumps_to_the_first_box_of_a_group():
    form = SampleForm({})

    assert (form["name"].focus_id, form["kind"].focus_id, form["born_on"].focus_id) == (
        "id_name",
        "id_kind_0",
        "id_born_on_0",
    )


def test_three_boxes_make_a_date():
    form = BirthdayForm(boxes("born_on", "1958", "3", "9"))

    assert form.is_valid()
    assert form.cleaned_data == {"born_on": date(1958, 3, 9), "married_on": None}


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (("", "", ""), "请填写出生日期"),
        (("1958", "", "9"), "请把年、月、日都填上"),
        (("1958", "2", "30"), "没有这一天，请核对年、月、日"),
        (("一九五八", "2", "3"), "没有这一天，请核对年、月、日"),
    ],
)
def test_a_date_that_is_none_says_why(typed, said):
    assert BirthdayForm(boxes("born_on", *typed)).errors == {"born_on": [said]}


def test_a_saved_date_comes_back_into_its_boxes():
    form = BirthdayForm(initial={"born_on": "1958-03-09"})

    assert [box["value"] for box in form["born_on"].subwidgets[0].data["subwidgets"]] == ["1958", "3", "9"]


def test_a_year_of_one_digit_is_a_slip_of_the_hand():
    form = BirthdayForm(boxes("born_on", "3", "3", "3"))

    assert form.errors["born_on"] == ["年份不对，请填四位数的年份"]
