"""The boxes of a theme: what it is called, one of its questions, one of its items."""

from django import forms

from yichuang.channels.desk.sheets.form import line, one_of, words
from yichuang.domain.catalogue.rules.themes import NUMBER, YES_NO, Line, Question

KINDS = (("single", "单选"), ("multi", "多选"), ("number", "数字"), ("boolean", "是或否"))
YES = {"yes": "是", "no": "否"}
AUDIENCES = (("person", "个人"), ("corp", "企业"))
CONDITION = '例如 form == "company" and area >= 50；多选写 "food" in goods。只能用前面问过的问题。'


def whole(label: str, help_text: str = "", *, least: int = 0, most: int = 365, required: bool = True):
    box = forms.TextInput({"inputmode": "numeric", "class": "govuk-input--width-3", "autocomplete": "off"})
    wrong = {"invalid": "请填整数，只写数字", "min_value": f"不能小于 {least}", "max_value": f"不能大于 {most}"}
    return forms.IntegerField(
        label=label, help_text=help_text, min_value=least, max_value=most, required=required, widget=box,
        error_messages=wrong,
    )  # fmt: skip


def place_box(what: str):
    return whole("排在第几", f"1 是最前面；不填的，新的排在最后，原有的不动。{what}", least=1, most=99, required=False)


def removal(word: str) -> forms.BooleanField:
    return forms.BooleanField(label=word, required=False)


class FactsForm(forms.Form):
    name = forms.CharField(label="名称", max_length=60, widget=forms.TextInput({"autocomplete": "off"}))
    audience = one_of("面向", AUDIENCES)
    promise_days = whole("承诺时限（工作日）")
    visits = whole("最多跑几次", most=20)
    summary = forms.CharField(label="说明", max_length=500, widget=forms.Textarea({"rows": 3}))
    keywords = words("群众说法", "一行写一个，例如：开饭店", rows=8)

    def clean_keywords(self) -> list[str]:
        said = self.cleaned_data["keywords"].replace("|", "\n").splitlines()  # a bar parts them in the file
        return list(dict.fromkeys(each.strip() for each in said if each.strip()))


class QuestionForm(forms.Form):
    id = forms.RegexField(
        r"^[a-z][a-z0-9_]{0,39}$", label="代号", help_text="小写字母、数字和下划线，条件里用它，例如 area",
        error_messages={"invalid": "代号要用小写字母开头，只含小写字母、数字和下划线"},
        widget=forms.TextInput({"class": "govuk-input--width-10", "autocomplete": "off"}),
    )  # fmt: skip
    text = line("问题", "用群众听得懂的话问")
    help = line("说明", required=False)
    kind = one_of("怎么回答", KINDS)
    options = words("选项", "一行一个，写成 值=文字，例如 company=公司。数字和是或否不用填。", required=False, rows=6)
    show_if = line("显示条件", f"不填就总要问。{CONDITION}", required=False)
    place = place_box("后面的问题才能用前面的回答。")
    remove = removal("删掉这个问题")

    def clean_options(self) -> dict[str, str]:
        pairs = [each.strip().partition("=") for each in self.cleaned_data["options"].splitlines() if each.strip()]
        if wrong := [before for before, equals, after in pairs if not (before and equals and after)]:
            raise forms.ValidationError(f"要写成 值=文字：{'、'.join(wrong)}")
        if any("|" in part for pair in pairs for part in pair):
            raise forms.ValidationError("选项里不能有竖线“|”：导出的文件用它隔开选项")
        return {before.strip(): after.strip() for before, _, after in pairs}

    def part(self) -> Question:
        told = self.cleaned_data
        options = YES if told["kind"] == YES_NO else {} if told["kind"] == NUMBER else told["options"]
        return Question(told["id"], told["text"], told["kind"], told["help"], options, told["show_if"].strip())

    @staticmethod
    def of(question: Question) -> dict:
        options = "\n".join(f"{value}={label}" for value, label in question.options.items())
        return {name: getattr(question, name) for name in ("id", "text", "help", "kind", "show_if")} | {
            "options": options
        }


class LineForm(forms.Form):
    item = line("事项编码", "例如 SCJG-021", width="10")
    condition = line("什么时候要办", f"不填就总要办。{CONDITION}", required=False)
    depends_on = line("要等哪几项办好", "写事项编码，用竖线“|”隔开", required=False)
    note = line("说明", required=False)
    own_clock = forms.BooleanField(label="另行计时（以后再办，不算在承诺时限里）", required=False)
    place = place_box("")
    remove = removal("从这件事里去掉")

    def part(self) -> Line:
        told = self.cleaned_data
        waits = tuple(code.strip() for code in told["depends_on"].replace("｜", "|").split("|") if code.strip())
        return Line(told["item"].strip().upper(), told["condition"].strip(), waits, told["note"], told["own_clock"])

    @staticmethod
    def of(each: Line) -> dict:
        found = {name: getattr(each, name) for name in ("item", "condition", "note", "own_clock")}
        return found | {"depends_on": "|".join(each.depends_on)}
