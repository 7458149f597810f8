"""亮牌规则: when which card is shown; edited on a page, in and out as a file, each change kept."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from yichuang.channels.desk.access import only_over_all
from yichuang.channels.desk.card_forms import ChangedRuleForm, NewRuleForm
from yichuang.channels.desk.table_import import TableImport, taken_in
from yichuang.channels.shared.forms import sent
from yichuang.channels.shared.loading import found_or_404
from yichuang.channels.shared.refusals import said_in
from yichuang.channels.shared.tables import as_table
from yichuang.domain.supervision import acts, imports, reads
from yichuang.domain.supervision.states import CARD_RULES
from yichuang.domain.supervision.tables import ELSEWHERE, METRICS, NOT_YET, TOLD_ROLES
from yichuang.kernel import ledger

TITLE = "亮牌规则"
LOOK = "look"
BUTTONS = ("confirm", "switch_on", "switch_off")
SAID = {
    "switch_on": "已启用，几分钟内开始看。",
    "switch_off": "已停用，不再亮新的牌；已经亮的不变。",
    "confirm": "已确认，几分钟内开始亮牌。",
}


def shown(rule) -> dict:
    told = "、".join(TOLD_ROLES[role] for role in rule.told)
    return {"rule": rule, "told": told, "not_yet": NOT_YET if rule.measured.how == ELSEWHERE else ""}


@require_safe
@only_over_all
def card_rules(request):
    context = {"rows": [shown(rule) for rule in reads.rules()], "metrics": METRICS.values()}
    return render(request, "desk/card_rules.html", context)


@only_over_all
def card_rule(request, code):
    """One rule: what it says, how many open things it would card now, and what it said before."""
    found = found_or_404(reads.rule, code)
    first = {name: getattr(found, name) for name in ChangedRuleForm.base_fields if hasattr(found, name)}
    form = ChangedRuleForm(request.POST or None, initial=first)
    looked_at, many, open_acts = False, None, reads.rule_acts(request.actor, found)
    if form.is_valid():
        if LOOK not in request.POST and changed(request, found, form):
            return redirect("desk:card-rule", code)
        looked_at, many = True, reads.preview(found, form.ruling)
    context = {
        **shown(found),
        "form": form,
        "looked_at": looked_at,
        "many": many if looked_at else reads.would_card(found, timezone.localdate()),
        "buttons": [(act, CARD_RULES.words[act]) for act in BUTTONS if act in open_acts],
        "history": [(CARD_RULES.word(line.act), line) for line in reversed(ledger.of(found))],
    }
    return render(request, "desk/card_rule.html", context, status=422 if form.errors else 200)


def changed(request, found, form) -> bool:
    told = form.cleaned_data
    with said_in(form):
        acts.change(found, form.ruling, by=request.actor, version=told["version"], reason=told["reason"])
        messages.success(request, "已保存，几分钟内按新的规则看；已经亮的牌不变。")
    return not form.errors


@only_over_all
def card_rule_new(request):
    form = NewRuleForm(**sent(request))
    if form.is_valid():
        with said_in(form):
            made = acts.set_up(
                form.cleaned_data["code"], form.ruling, by=request.actor, on=False, reason=form.cleaned_data["reason"]
            )
            messages.success(request, "规则已设立，还没有启用。看看会亮多少张牌，再启用。")
            return redirect("desk:card-rule", made.number)
    return render(request, "desk/card_rule_new.html", {"form": form}, status=422 if form.errors else 200)


@require_POST
@only_over_all
def card_rule_act(request, code, act):
    found = found_or_404(lambda: reads.rule(code) if act in BUTTONS else None)
    getattr(acts, act)(found, by=request.actor)
    messages.success(request, SAID[act])
    return redirect("desk:card-rule", code)


@require_safe
@only_over_all
def card_rules_export(_request, ending):
    """The rules as the file they can be taken in from again."""
    heading, *rows = imports.exported()
    return as_table(TITLE, heading, rows, ending)


def load(_table, sheet, by) -> str:
    done = imports.load(sheet, by=by)
    return f"文件里有 {done.rows} 条规则，新增 {done.new}、变更 {done.changed}，其余没有变。"


IMPORT = TableImport(
    title="导入亮牌规则",
    address="desk:card-rules-import",
    back="desk:card-rules",
    back_word=TITLE,
    lead="文件里没有写到的规则保持不变，已经亮的牌也不变。最好先导出，改好再传回来。",
    check=lambda _table, name, content: imports.check(name, content),
    load=load,
    columns=(
        "code：规则代码。colour：blue 提示、yellow 黄牌、red 红牌。notify：告诉谁，用竖线“|”隔开。",
        "metric、operator、threshold、unit：指标、比较、数值、单位，例如 overdue_promise_wd、>=、1、working_day。",
        "points：扣分。reply_due_wd：答复期限（工作日），0 是不发督办单。on：1 启用，0 停用。",
    ),
)


@only_over_all
def card_rules_import(request):
    return taken_in(request, IMPORT)
