"""Theme versions as those who keep them read them: which there are, what is wrong, what changed."""

from yichuang.domain.catalogue.models import ItemVersion, ThemeVersion
from yichuang.domain.catalogue.reads.sheet import Difference
from yichuang.domain.catalogue.rules.keepers import editor
from yichuang.domain.catalogue.rules.themes import Line, Question, Sheet, faults
from yichuang.domain.catalogue.states import THEMES, ThemeState
from yichuang.kernel.actors import Actor

SHOWN = (ThemeState.DRAFT, ThemeState.PUBLISHED, ThemeState.WITHDRAWN)
COLUMNS = {
    "name": "名称", "audience": "面向", "promise_days": "承诺时限（工作日）", "visits": "跑动次数", "summary": "说明",
    "keywords": "群众说法",
}  # fmt: skip
KINDS = {"single": "单选", "multi": "多选", "number": "数字", "boolean": "是或否"}


def themes_kept(by: Actor) -> list[ThemeVersion]:
    """The drafts, what is in force and what was withdrawn, of the themes this person keeps."""
    found = ThemeVersion.objects.filter(state__in=SHOWN).select_related("theme__lead").order_by("theme", "-version")
    return [version for version in found if editor(by, version)]


def theme_version(number: str, *, by: Actor) -> ThemeVersion | None:
    """A version in any state, for those who keep the theme; for others it is not there."""
    found = ThemeVersion.objects.filter(number=number).select_related("theme__lead").first()
    return found if found and editor(by, found) else None


def theme_in_force(version: ThemeVersion) -> ThemeVersion | None:
    return ThemeVersion.objects.filter(theme=version.theme_id, state=ThemeState.PUBLISHED).first()


def theme_acts(version: ThemeVersion, *, by: Actor) -> list[str]:
    """The acts open to this person now."""
    return [row.act for row in THEMES.open_to(by, version)]


def theme_faults(version: ThemeVersion) -> list[str]:
    """Everything that stands in the way of publishing: what the sheet says wrong, and items out of force."""
    names = item_names(version)
    missing = [line["item"] for line in version.lines if line["item"] not in names]
    return [*faults(version.sheet), *(f"{code} 没有公布，不能办" for code in dict.fromkeys(missing))]


def item_names(version: ThemeVersion) -> dict[str, str]:
    """The names of the items of a theme that are in force, by code."""
    codes = [line["item"] for line in version.lines]
    return dict(ItemVersion.objects.published().filter(item__in=codes).values_list("item", "name"))


def theme_differences(old: ThemeVersion, new: ThemeVersion) -> list[Difference]:
    """What changed from the old to the new version: columns, then questions, then items, each matched by its name."""
    columns = [
        Difference("一件事", word, said(getattr(old, name)), said(getattr(new, name)))
        for name, word in COLUMNS.items()
        if getattr(old, name) != getattr(new, name)
    ]
    return [
        *columns,
        *parts("问题", questions(old.sheet), questions(new.sheet)),
        *parts("事项", lines(old.sheet), lines(new.sheet)),
    ]


def said(value) -> str:
    return "、".join(value) if isinstance(value, list) else str(value)


def parts(section: str, before: dict[str, str], after: dict[str, str]) -> list[Difference]:
    names = [*before, *(name for name in after if name not in before)]
    return [
        Difference(section, name, before.get(name, ""), after.get(name, ""))
        for name in names
        if before.get(name) != after.get(name)
    ]


def questions(sheet: Sheet) -> dict[str, str]:
    return {each.id: f"第 {place} 问：{question_in_words(each)}" for place, each in enumerate(sheet.questions, 1)}


def question_in_words(question: Question) -> str:
    options = "、".join(f"{label}（{value}）" for value, label in question.options.items())
    shown = question.show_if and f"显示条件 {question.show_if}"
    return "；".join(
        filter(None, (question.text, KINDS.get(question.kind, question.kind), options, shown, question.help))
    )


def lines(sheet: Sheet) -> dict[str, str]:
    return {line.item: line_in_words(line) for line in sheet.lines}


def line_in_words(line: Line) -> str:
    waits = line.depends_on and f"等 {'、'.join(line.depends_on)} 办好"
    own = line.own_clock and "另行计时"
    return "；".join(filter(None, (line.condition or "总要办", waits, own, line.note)))
