"""Who may change accounts, parties, mandates and posts, and what must hold."""

from django.conf import settings
from rules import predicate

from yichuang.kernel.actors import ADMINISTRATORS, SECURITY, SYSTEM
from yichuang.kernel.refusals import rule

KNOWN, IN_PERSON = 2, 3  # name and number were checked; a clerk saw person and document
BY_LETTER = ("operator", "agent", "helper")  # the kinds of mandate a counter enters and ends
MOST_DAYS = 366  # of a mandate recorded at a window


def keepers_of_accounts() -> tuple[str, ...]:
    """Who opens and shuts accounts and sets their ways in. Where administrators are apart (三权分立, 等保 8.1.4.2 d),
    supervisors, who see matters, do not."""
    return (SYSTEM,) if settings.ADMINISTRATORS_APART else (SYSTEM, "SUPERVISOR")


def keepers_of_posts() -> tuple[str, ...]:
    """Who gives and ends posts: the rights themselves."""
    return (SECURITY,) if settings.ADMINISTRATORS_APART else (SECURITY, "SUPERVISOR")


@predicate
def oneself(actor, account):
    return bool(actor.account) and actor.account == account.number


@predicate
def citizen_oneself(actor, account):
    """Staff are employed: their accounts are shut by a supervisor, and never erased."""
    return account.kind == "citizen" and oneself(actor, account)


@predicate
def the_person(actor, party):
    """The natural person, speaking for nobody else."""
    return actor.level >= KNOWN and party.kind == "natural" and actor.own_party == party.number


@predicate
def at_the_window(actor, _thing):
    """Somebody who sees the person and the papers."""
    return any(post.role in ("COUNTER", "ACCEPTOR") for post in actor.posts)


@predicate
def registering(actor, _party):
    """An officer who enters the registration or makes out its certificate; the act on the case says whose it is."""
    return any(post.role in ("COUNTER", "ACCEPTOR", "REVIEWER", "CERT_CLERK") for post in actor.posts)


@predicate
def supervisor(actor, thing):
    """The bureau's supervisors keep the accounts and posts of every body they cover."""
    return actor.holds("SUPERVISOR", thing.body_code)


@predicate
def keeper_of_accounts(actor, account):
    """The system administrator (系统管理员) of the body; its supervisor too, unless administrators are apart."""
    return any(actor.holds(role, account.body_code) for role in keepers_of_accounts())


@predicate
def keeper_of_posts(actor, post):
    """The security administrator (安全管理员) of the body; its supervisor and head too, unless administrators are
    apart."""
    roles = keepers_of_posts() if settings.ADMINISTRATORS_APART else (*keepers_of_posts(), "HEAD")
    return any(actor.holds(role, post.body_code) for role in roles)


@predicate
def opener(actor, account):
    """A citizen opens an account alone, by answering the phone; staff accounts are opened by who keeps them."""
    if account.kind == "citizen":
        return oneself(actor, account) or at_the_window(actor, account)
    return keeper_of_accounts(actor, account)


@predicate
def the_party(actor, party):
    """Whoever speaks for the party and is known by name."""
    return actor.level >= KNOWN and party.number in actor.parties


@predicate
def registrar(actor, party):
    """A citizen known by name registers a party alone; otherwise the window does, or who takes over an older system's
    work."""
    takes_over = "SUPERVISOR" in actor.roles
    return at_the_window(actor, party) or takes_over or (actor.kind == "citizen" and actor.level >= KNOWN)


@predicate
def principal(actor, mandate):
    """Who may bind the party: the natural person, or the legal representative of the legal one."""
    return actor.level >= KNOWN and actor.account in mandate.party.principals


@predicate
def mandated(actor, mandate):
    return actor.account == mandate.account.number


@predicate
def at_a_counter(actor, _thing):
    return "COUNTER" in actor.roles


@predicate
def the_counter_of_it(actor, mandate):
    """The clerk whose counter takes the letter in, and whom it does not concern: nobody enters a letter that makes
    them the agent, or binds themselves."""
    mine = actor.own_party in {mandate.party.number, getattr(mandate.account.own_party, "number", "")} - {""}
    counter = any(post.role == "COUNTER" and post.body == mandate.body_id for post in actor.posts)
    return counter and not mine and not mandated(actor, mandate)


@predicate
def the_clock(actor, _thing):
    return actor.kind == "clock"


@rule("这个证件号码已经绑定了另一个账号。请带身份证到窗口处理。")
def party_is_not_taken(account):
    return not account.shares_its_party


@rule("办事人的姓名由实名核验确定，不能由工作人员更改。")
def is_staff_account(account):
    return account.kind == "staff"


@rule("代岗只能由本机构的人员或行政审批局的人员担任。")
def stand_in_is_near(post):
    home = post.account.home_body
    return home is not None and (home.code == post.body_id or home.kind == "bureau")


@rule("账号已停用，不能再任职或代岗。")
def person_is_active(post):
    return post.account.is_active


@rule("只有工作人员的账号可以任职。")
def person_is_staff(post):
    return post.account.kind == "staff"


@rule("系统管理员、安全管理员、审计管理员要由三个人分别担任，也不能再担任别的岗位。")
def administrators_are_apart(post):
    roles = post.account.roles | {post.role}
    return len(roles) == 1 or not roles & ADMINISTRATORS


@rule("系统管理员、安全管理员、审计管理员只能设在行政审批局。")
def administrators_are_of_the_bureau(post):
    return post.role not in ADMINISTRATORS or post.body.kind == "bureau"


@rule("代岗要写明替谁、到哪一天、什么原因。")
def stand_in_is_recorded(post):
    return bool(post.stands_in_for_id and post.until and post.reason)


@rule("授权窗口办理，要写明哪些事项、依据哪份授权文件。")
def delegation_is_recorded(post):
    return bool(post.items and post.document)


@rule("代办人须先核验姓名和证件号码，再接受授权。")
def mandated_is_known(mandate):
    return mandate.account.level >= KNOWN


@rule("代理人办理，须留存授权委托书。")
def agent_has_a_document(mandate):
    return mandate.kind != "agent" or bool(mandate.document)


@rule("请上传签了字的委托书扫描件：没有留存委托书，窗口不能替当事人登记授权。")
def letter_is_kept(mandate):
    return mandate.letter_id is not None


@rule("窗口只能登记经办人、代理人和帮办员的委托书。法定代表人请在网上认领单位，监护人请带证明到窗口由本人申请。")
def letter_is_of_an_agent(mandate):
    return mandate.kind in BY_LETTER


@rule("工作人员的账号不能作代办人；请工作人员帮办的，到窗口登记帮办委托。")
def agent_is_a_citizen(mandate):
    return mandate.account.kind == "citizen" or (mandate.kind == "helper" and mandate.body_id is not None)


@rule("帮办的人应当担任帮办岗位。")
def helper_is_one(mandate):
    return mandate.kind != "helper" or mandate.account.is_helper


@rule("帮办委托一次只办一件事：请只写一个事项。")
def help_is_for_one_errand(mandate):
    return mandate.kind != "helper" or len(mandate.items) == 1


@rule("委托书要写明办哪些事项、到哪一天；窗口不登记什么都能办或者没有期限的委托，当事人可以自己在网上授权。")
def letter_has_limits(mandate):
    return bool(mandate.items and mandate.until)


@rule(f"窗口登记的委托，期限不能超过 {MOST_DAYS} 天；到期还需要的，请重新委托。")
def letter_is_not_for_ever(mandate):
    return mandate.until is None or (mandate.until - mandate.starts_on).days < MOST_DAYS


@rule("代办人须本人带身份证件到窗口，由工作人员当面核对。")
def agent_was_seen(mandate):
    return mandate.account.level >= IN_PERSON


@rule(
    "没有办法告知委托人：系统里没有委托人的账号，也没有以前登记的电话。请委托人（单位的，法定代表人）本人带身份证件"
    "到窗口，或者由委托人自己在网上授权。"
)
def principal_is_there_or_told(mandate):
    return mandate.principal_seen or mandate.party.can_be_told


@rule("窗口只能撤销经办人、代理人的委托。法定代表人的认领，请本人在网上撤销。")
def an_agent_s_is_ended(mandate):
    return mandate.kind in BY_LETTER


@rule("撤销委托，要由委托人或者代办人本人带身份证件到窗口提出。")
def wish_is_of_one_of_them(mandate):
    return mandate.wished_by in ("principal", "agent")


@rule("请写明为什么撤销。")
def reason_is_told(mandate):
    return bool(mandate.reason.strip())


@rule("不能授权给自己。")
def mandate_is_for_another(mandate):
    return mandate.party_id != mandate.account.own_party_id
