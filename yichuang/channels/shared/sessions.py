"""Where somebody is signed in, in words they know: the browser, the machine, since when."""

from django.utils import timezone

from yichuang.domain.identity import acts, reads

BROWSERS = (
    ("MicroMessenger", "微信"), ("Edg", "Edge"), ("Firefox", "火狐"), ("QQBrowser", "QQ 浏览器"), ("Chrome", "Chrome"),
    ("Safari", "Safari"),
)  # fmt: skip
MACHINES = (
    ("Android", "安卓手机"), ("iPhone", "苹果手机"), ("iPad", "苹果平板"), ("Windows", "Windows 电脑"),
    ("Macintosh", "苹果电脑"), ("Linux", "Linux 电脑"),
)  # fmt: skip
A_LITTLE = "其他浏览器"


def words_of(agent: str) -> str:
    """What a browser says of itself, in two words; whatever it says else is not kept."""
    browser = next((word for sign, word in BROWSERS if sign in agent), A_LITTLE)
    machine = next((word for sign, word in MACHINES if sign in agent), "")
    return f"{machine} {browser}".strip()


def opened(request) -> None:
    """Write into the session of whoever just signed in when that was, and with what."""
    acts.note_opening(request.session, words_of(request.headers.get("User-Agent", "")))


def lines_of(request) -> list[dict]:
    """The sessions of the person, this one first."""
    own = request.session.session_key
    lines = [
        {
            "mark": each.mark,
            "browser": each.browser or "其他方式登录",
            "opened_at": each.opened_at,
            "until": timezone.localtime(each.expire_date),
            "is_this": each.pk == own,
        }
        for each in reads.sessions_of(request.user)
    ]
    return sorted(lines, key=lambda line: not line["is_this"])


def end_others(request) -> int:
    """End the session the button stood beside, or all but this one; how many were ended."""
    only = request.POST.get("session", "")
    return acts.end_sessions(request.user, by=request.actor, keep=request.session.session_key or "", only=only)
