"""Papers of a hearing (APL 46–48) and the notice to whoever else it touches (APL 36)."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from yichuang.domain.cases.papers.sheet import Matter, Sheet, composer
from yichuang.kernel.whole import Whole

REQUEST_DAYS = 5  # APL 47: asked for within five days of being told
ORGANISE_DAYS = 20  # APL 47: held within twenty days of being asked for
NOTICE_DAYS = 7  # APL 48: time and place told seven days before
LICENSING = "《中华人民共和国行政许可法》"


def by_law(matter: Matter, article: str) -> str:
    """The article a licensing matter rests on; any other has its own rule."""
    return LICENSING + article if matter.is_licensing else "本事项的有关规定"


def moment(at: datetime) -> str:
    """2026年10月20日（星期二）上午9:30, as an invitation says it."""
    at = timezone.localtime(at)
    part = "上午" if at.hour < 12 else "下午"
    weekday = "一二三四五六日"[at.weekday()]
    return f"{at.year}年{at.month}月{at.day}日（星期{weekday}）{part}{(at.hour - 1) % 12 + 1}:{at:%M}"


@dataclass(frozen=True)
class HearingRight(Sheet):
    """DOC-08 听证告知书: there is a right to a hearing; `ask_by` is the last day to ask for one (APL 46, 47)."""

    code, template, title, sign, seal = "DOC-08", "cases/hearing-right", "听证告知书", "听告", ""

    to: str  # the applicant, or who else it touches
    matter_of_hearing: str
    why: str
    ask_by: date
    how: str = "书面或者当面向本机关提出；不要求听证的，可以在上述期限内书面陈述、申辩"

    def words(self) -> dict:
        basis = by_law(self.matter, "第四十六条、第四十七条")
        return {"legal_basis": basis, "request_days": REQUEST_DAYS, "organise_days": ORGANISE_DAYS}


@dataclass(frozen=True)
class HearingCall(Sheet):
    """DOC-08 听证通知书: when, where and before whom, at least seven days before (APL 48)."""

    code, template, title, sign, seal = "DOC-08", "cases/hearing-call", "听证通知书", "听通", ""

    to: tuple[str, ...]
    matter_of_hearing: str
    opens_at: datetime
    place: str
    presider: str  # name and post; never who examined the matter
    clerk: str
    examiner: str
    public: bool = True
    why_closed: str = ""

    def words(self) -> dict:
        return {
            "legal_basis": by_law(self.matter, "第四十八条"),
            "opens_at": moment(self.opens_at),
            "openness": "公开举行" if self.public else f"不公开举行（{self.why_closed}）",
        }


@dataclass(frozen=True)
class Said(Whole):
    """What somebody said at a hearing, in what part."""

    who: str
    what: str


@dataclass(frozen=True)
class HearingMinutes(Sheet):
    """DOC-08 听证笔录: who was there and what was said; signed by those present, and the decision rests on it."""

    code, template, title, sign, seal = "DOC-08", "cases/hearing-minutes", "听证笔录", "听录", ""

    matter_of_hearing: str
    opened_at: datetime
    closed_at: datetime
    place: str
    presider: str
    clerk: str
    examiner: str
    attended: tuple[str, ...]
    statements: tuple[Said, ...]
    absent: str = ""

    def words(self) -> dict:
        opened, closed = moment(self.opened_at), timezone.localtime(self.closed_at)
        return {"held": f"{opened}至{closed:%H:%M}", "basis": by_law(self.matter, "第四十八条")}


@dataclass(frozen=True)
class InterestedPartyNotice(Sheet):
    """DOC-09 利害关系人告知书: whom a licence would touch may state their views until `answer_by` (APL 36)."""

    code, template, title, sign, seal = "DOC-09", "cases/interested-party-notice", "利害关系人告知书", "利", ""

    to: str
    content: str  # what was applied for, as far as it touches them
    interest: str  # how it touches them
    answer_by: date
    how: str = "书面、电话或者当面向本机关提出"
    may_ask_for_hearing: bool = False

    def words(self) -> dict:
        return {"legal_basis": by_law(self.matter, "第三十六条"), "request_days": REQUEST_DAYS}


hearing_right = composer(HearingRight)
hearing_call = composer(HearingCall)
hearing_minutes = composer(HearingMinutes)
interested_party_notice = composer(InterestedPartyNotice)
