"""Who hears of a card: the roles its rule names, each in the desk inbox."""

from datetime import date

from yichuang.domain.identity import reads as identity
from yichuang.domain.notices import acts as notices
from yichuang.domain.notices import reads as words
from yichuang.domain.supervision.models import Card, CardRule
from yichuang.domain.supervision.tables import AT_WORK, COLOURS, TOLD_ROLES

TOPIC = "card"
DECIDES = frozenset({"CHIEF", "HEAD"})


def accounts_of(card: Card) -> list[str]:
    """Of those at work on the matter the one who answers for it; chief, head and supervisors by their posts. Nobody
    known who answers: everybody of the body in that role."""
    held = identity.holding(card.unit_id, *TOLD_ROLES)
    found = [card.person] if card.person else []
    for role in card.told:
        own = [account for account in held[role] if role not in AT_WORK or not card.person]
        found += own
    return list(dict.fromkeys(found))


def tell(card: Card, key: str, title: str, text: str) -> None:
    notices.tell_staff(
        accounts_of(card), topic=TOPIC, key=f"{card.thing} {key}", about=card.thing, body=card.unit_id, title=title,
        text=text,
    )  # fmt: skip


def tell_of_showing(card: Card, place: int) -> None:
    """What was shown, for what, and what to do by when."""
    todo = f"请{words.by_day(card.reply_due)}答复或者申辩。" if card.reply_due else "请尽快办理；有不同意见可以申辩。"
    title = f"{COLOURS[card.colour]}：{card.rule_name}"
    tell(card, f"shown {place}", title, f"{card.subject}：{card.rule_name}（{card.number}）。{todo}")


def tell_of_decision(card: Card, line: int, word: str) -> None:
    title = f"{COLOURS[card.colour]}{word}"
    text = f"{card.subject}（{card.number}）：{card.rule_name}，{word}。理由见红黄牌页面。"
    tell(card, f"decided {line}", title, text)


def tell_of_withdrawal(card: Card, line: int, why: str) -> None:
    text = f"{card.subject}（{card.number}）：{why}这张牌已经撤销，不再扣分，您不用做什么。"
    tell(card, f"withdrawn {line}", f"{COLOURS[card.colour]}已撤销", text)


def tell_of_reply(card: Card, line: int, word: str) -> None:
    """The supervisors hear that somebody answered."""
    supervisors = identity.holding(card.unit_id, "SUPERVISOR")["SUPERVISOR"]
    notices.tell_staff(
        supervisors, topic=TOPIC, key=f"{card.thing} replied {line}", about=card.thing, body=card.unit_id,
        title=f"{COLOURS[card.colour]}{word}", text=f"{card.subject}（{card.number}）：责任单位{word}，请复核。",
    )  # fmt: skip


def able_to_take_up(kind: str, name: str, rules: list[CardRule]) -> list[str]:
    """Who can go on with a matter that a body has in hand and nobody of it: those the rules name, and who decides; of
    one at a window, whoever is there."""
    if kind == "window":
        return [post.account.number for post in identity.posts_at(name)]
    if kind != "body":
        return []
    roles = {role for rule in rules for role in rule.told} - {"SUPERVISOR"} | DECIDES
    held = identity.holding(name, *sorted(roles))
    return list(dict.fromkeys(account for accounts in held.values() for account in accounts))


def hint_to(account: str, own: int, shared: int, today: date) -> bool:
    """Whether somebody was told who had not been told today."""
    many = [f"您手上有 {own} 件" if own else "", f"您单位有 {shared} 件等人承办或者等决定" if shared else ""]
    said = notices.tell_staff(
        [account], topic=TOPIC, key=f"hint {today}", about="", body="", title="有办件快到期了",
        text=f"{'，'.join(filter(None, many))}，快到承诺期限，在待办里是蓝灯和黄灯。先办这些，就不会亮牌。",
    )  # fmt: skip
    return bool(said)


def tell_of_many(rule: CardRule, shown: int = 0) -> None:
    """A rule waits because it would show very many cards, after those of this day where it has shown some."""
    would = f"“{rule.name}”一次会亮 {rule.waiting} 张牌，超过了上限。确认以前一张也不亮。"
    if shown:
        would = f"“{rule.name}”今天已经亮了 {shown} 张牌，还有 {rule.waiting} 张等着，超过了上限。确认以前不再亮。"
    supervisors = identity.holding("", "SUPERVISOR")["SUPERVISOR"]
    notices.tell_staff(
        supervisors, topic=TOPIC, key=f"{rule.thing} {rule.version} asks {rule.waiting}", about=rule.thing, body="",
        title=f"规则 {rule.number} 等您确认",
        text=f"{would}请看看规则对不对。",
    )  # fmt: skip
