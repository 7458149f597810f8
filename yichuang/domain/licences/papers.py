"""What a licence says on its face (DOC-12)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from urllib.parse import quote

from django.conf import settings
from django.utils import timezone

from yichuang.domain.catalogue import reads as catalogue
from yichuang.domain.licences.rules import last_day
from yichuang.kernel import typesetting
from yichuang.kernel.codes import masked
from yichuang.kernel.whole import Whole, plain

CODE, TEMPLATE, SIGN = "DOC-12", "licences/licence", "证"
CREDIT_CODES = frozenset({"001", "002"})  # public by law; every other number is personal and shown masked
LONG_TERM = "长期"
GRANTED, CASE = "许可事项", "办件编号"  # the first and the last line that every face has
ALWAYS = frozenset({GRANTED, CASE})
SAMPLE = "示例"
AS_THE_ITEM = "按事项"  # in the place of the last day


@dataclass(frozen=True)
class Holder(Whole):
    """Who holds a licence. `code` is the whole number of kind `code_kind` (handbook B10)."""

    name: str
    code_kind: str
    code: str

    @property
    def shown_code(self) -> str:
        return self.code if self.code_kind in CREDIT_CODES else masked(self.code)


@dataclass(frozen=True)
class Issuer(Whole):
    """The body a licence speaks for; `word` is its sign in the 文号."""

    code: str
    name: str
    word: str
    contact_phone: str
    complaint_phone: str
    address: str = ""


@dataclass(frozen=True)
class Face(Whole):
    """Who may do what, by whom, from when to when. `details` are the lines between holder and validity."""

    title: str
    number: str
    identifier: str
    holder: Holder
    issuer: Issuer
    case: str
    item_code: str
    issued_on: date
    valid_from: date
    valid_to: date | None = None  # None: 长期
    details: tuple[tuple[str, str], ...] = ()

    def snapshot(self) -> dict:
        """For `documents.issue`: the common fields of handbook B4, and the face."""
        path = settings.LICENCE_PATH.format(identifier=quote(self.identifier))
        body = {name: value for name, value in plain(self.issuer).items() if name != "word"}
        code = self.holder.shown_code
        return {
            "title": self.title,
            "issued_on": self.issued_on.isoformat(),
            "body": body,
            "applicant": {"name": self.holder.name, "code_kind": "证件号码", "code": code},
            "item": {"name": self.title, "task_code": self.item_code},
            "case": self.case,
            "number_word": self.issuer.word + SIGN,
            "seal": "",
            "stamp": False,
            "query": {"path": path, "hint": "扫码查验真伪和状态"},
            "licence": {
                "number": self.number,
                "identifier": self.identifier,
                "lines": plain((("持证主体", self.holder.name), ("证件号码", code), *self.details)),
                "valid_from": self.valid_from.isoformat(),
                "valid_to": self.valid_to.isoformat() if self.valid_to else LONG_TERM,
            },
        }


def details_of(asks, told: Mapping[str, tuple[str, str]], *, granted: str, case: str) -> list[tuple[str, str]]:
    """The lines between holder and validity: what is granted, what the type `asks` of the application as far as it
    `told` it (element: label, value), the case."""
    lines = [(word or told[element][0], told[element][1]) for element, word in asks if element in told]
    return [(GRANTED, granted), *lines, (CASE, case)]


def specimen(kind) -> bytes:
    """The certificate of a licence type as a PDF, with sample values and 样张 across it. It takes no number, bears no
    seal and is kept nowhere; its QR code leads to a page that knows no such licence."""
    today = timezone.localdate()
    labels = catalogue.element_labels()
    named = {element: word or labels.get(element) for element, word in kind.asks}
    told = {element: (word, f"示例{word}") for element, word in named.items() if word}
    body = kind.defined_by
    face = Face(
        title=kind.name,
        number=typesetting.SPECIMEN,
        identifier=SAMPLE,
        holder=Holder("示例持证人", "001", "示例证件号码"),
        issuer=Issuer(body.code, f"{body.name}（示例）", SAMPLE, "示例电话", "示例电话"),
        case=SAMPLE,
        item_code=SAMPLE,
        issued_on=today,
        valid_from=today,
        valid_to=last_day(today, kind.validity_years or 0),
        details=tuple(details_of(kind.asks, told, granted="示例许可事项", case=SAMPLE)),
    ).snapshot()
    if kind.validity_years is None:
        face["licence"]["valid_to"] = AS_THE_ITEM
    face["query"]["hint"] = "样张，不能查验"
    return typesetting.specimen(kind.template, kind.template_version, face)
