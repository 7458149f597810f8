"""What anybody is told of an identifier or a file: valid, or why not, or not ours."""

from dataclasses import dataclass
from hashlib import sha256

from yichuang.domain.identity import reads as identity
from yichuang.domain.licences.models import Former, Licence
from yichuang.domain.licences.reads.standing import is_identifier, named, of_former, state_today
from yichuang.kernel import documents, sealing
from yichuang.kernel.codes import masked_name
from yichuang.kernel.models import Document


@dataclass(frozen=True)
class Verdict:
    """What anybody may learn: the verdict, a sentence, and the face of a licence of ours without personal data:
    an organisation's name is none.

    `verdict`: valid | superseded | expired | suspended | revoked | withdrawn | forfeited | cancelled | paper |
    overtaken | altered | numbered | awaited | not_ours. The last but one is told of numbers by `cases`.
    `since` and `decision` say since when it no longer holds and by which written decision.
    """

    verdict: str
    sentence: str
    identifier: str = ""
    name: str = ""
    number: str = ""
    holder: str = ""
    issuer: str = ""
    issued_on: str = ""
    valid_to: str = ""
    version: int = 0
    since: str = ""
    decision: str = ""


SENTENCES = {
    "valid": "该证照由{issuer}颁发，目前有效。",
    "superseded": "这是该证照以前的版本（第{version}版），已经换发为第{current}版。请向持证人索取现在的版本。",
    "expired": "该证照由{issuer}颁发，但已经过期，不能再使用。",
    "suspended": "该证照由{issuer}颁发，目前暂停使用。",
    "revoked": "该证照由{issuer}颁发，但已被撤销，不再有效。",
    "withdrawn": "该证照由{issuer}颁发，但已被撤回，不再有效。",
    "forfeited": "该证照由{issuer}颁发，但已被吊销，不再有效。",
    "cancelled": "该证照由{issuer}颁发，但已经注销，不再有效。",
    "paper": "该文件是{issuer}出具的文书，与保存的原件一致，没有被改动。它不是证照。",
    "overtaken": "该文件是{issuer}出具的文书，没有被改动；但后来的《{later}》（{number}）改变了它，请以后者为准。",
    "altered": "该文件被改动过，不能作为凭证。请向持证人索取原文件，或用证照标识查验。",
    "numbered": "这是{issuer}颁发的一份证照的编号。它现在是否有效，请扫证照上的二维码，或者填写证照标识查验。",
    "not_ours": "没有查到：该证照或文件不是由本平台颁发的。请核对标识是否抄写完整。",
}
BY_DECISION = frozenset({"suspended", "revoked", "withdrawn", "forfeited", "cancelled"})


def verify(identifier: str) -> Verdict:
    """What is to be said of an identifier, typed or scanned. Of a number (证照编号) only that there is a licence of
    it: numbers can be guessed one after the other, and nothing in one shows that it was copied right."""
    plain = identifier.strip().upper()
    if is_identifier(plain):
        licence, former = named(plain)
        return told(licence, former) if licence else Verdict("not_ours", SENTENCES["not_ours"], plain)
    licence = Licence.objects.select_related("issuer").filter(number__in=(identifier.strip(), plain)).first()
    if licence is None:
        return Verdict("not_ours", SENTENCES["not_ours"], plain)
    issuer = licence.issuer.name
    return Verdict("numbered", SENTENCES["numbered"].format(issuer=issuer), number=licence.number, issuer=issuer)


def told(licence: Licence, former: Former | None) -> Verdict:
    """A licence that no longer holds says so under every version of its face; else a former face says that it is."""
    verdict = str(state_today(licence))
    verdict = "superseded" if former and verdict == "valid" else verdict
    face = former or licence
    words = {"issuer": licence.issuer.name, "version": face.version, "current": licence.version}
    decided = verdict in BY_DECISION
    return Verdict(
        verdict,
        SENTENCES[verdict].format(**words),
        face.identifier,
        licence.type.name,
        licence.number,
        public_name(licence),
        licence.issuer.name,
        face.issued_on.isoformat(),
        face.valid_to.isoformat() if face.valid_to else "长期",
        face.version,
        licence.state_since.isoformat() if decided else former.replaced_on.isoformat() if former else "",
        licence.decision if decided else "",
    )


def public_name(licence: Licence) -> str:
    """Who holds it, as anybody may read it: an organisation's name is public and is what one compares with the sign
    over the door; a person's is masked (个人信息保护法25)."""
    is_a_person = identity.party(licence.holder_party).kind == "natural"
    return masked_name(licence.holder_name) if is_a_person else licence.holder_name


def verify_file(content: bytes) -> Verdict:
    """What is to be said of an uploaded file: the very licence we issued, or took over with this file, then as for its
    identifier; another paper of ours; altered; or not ours.

    Ours are the very bytes we keep, by their SHA-256, with a seal that holds where they were sealed: a seal cannot
    cover itself, so a file whose seal holds but whose bytes are not ours was altered.
    """
    licence, former = whose_paper(content)
    if licence:
        return told(licence, former)
    outcome = sealing.validate(content).outcome
    document = documents.with_content(content)
    if document is None or not documents.beside_holds(document, content):
        verdict = "altered" if document or outcome != sealing.Outcome.NOT_OURS else "not_ours"
        return Verdict(verdict, SENTENCES[verdict])
    licence, former = whose_face(document)
    return told(licence, former) if licence else told_of(document)


def whose_paper(content: bytes) -> tuple[Licence | None, Former | None]:
    """The licence that came from an older system with this very file."""
    mine = {"paper__sha256": sha256(content).hexdigest()}
    licence = Licence.objects.select_related("type", "issuer").filter(**mine).first()
    return (licence, None) if licence else of_former(Former.objects.filter(**mine))


def whose_face(document: Document) -> tuple[Licence | None, Former | None]:
    licence = Licence.objects.select_related("type", "issuer").filter(document=document).first()
    return (licence, None) if licence else of_former(Former.objects.filter(document=document))


def told_of(document: Document) -> Verdict:
    """A paper that is no licence: that it is genuine, without whom it speaks of."""
    issuer, later = document.snapshot["body"]["name"], document.overtaken_by
    verdict = "overtaken" if later else "paper"
    words = {"issuer": issuer, "later": later.title, "number": later.number} if later else {"issuer": issuer}
    return Verdict(
        verdict,
        SENTENCES[verdict].format(**words),
        name=document.title,
        number=document.number,
        issuer=issuer,
        issued_on=document.issued_on.isoformat(),
        since=later.issued_on.isoformat() if later else "",
        decision=later.number if later else "",
    )
