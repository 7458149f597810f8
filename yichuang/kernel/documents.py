"""Papers (文书): frozen when the act is done, drawn on first need, sealed by a worker that does not give up early.

A snapshot is what a domain's `papers` compose: JSON values only. It says at least `title`, `issued_on` (ISO), `body`
{code, name}, `number_word` (the sign of body and kind in the 文号), `seal` (the words of the seal), and `query`
{path, hint}, where its QR code leads.
"""

from datetime import date, timedelta
from hashlib import sha256
from logging import getLogger
from secrets import choice
from uuid import UUID

from django.conf import settings
from django.db import connection, transaction
from django.db.models import Q
from django.utils import timezone

from yichuang.kernel import files, numbers, room, sealing, typesetting
from yichuang.kernel.actors import Actor
from yichuang.kernel.composed import composed
from yichuang.kernel.models import Document, StoredFile, Thing
from yichuang.kernel.refusals import ActRefused

log = getLogger(__name__)

MOST_TRIES = 8
DESTROYED = "destroyed"  # as the last error of a paper whose words are gone (档案销毁)
SIGNS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"  # no 0 O 1 I: query codes are read aloud and typed
PATIENCE = timedelta(minutes=2)  # what a worker has before another asks again
SELDOM = timedelta(hours=6)  # between tries of what failed many times
LONG = timedelta(hours=1)  # a seal that takes longer is shown to staff

State = Document.Sealing


def issue(
    *, code: str, template: str, snapshot: dict, thing: Thing | str, body: str, by: Actor, sealed: bool,
    version: int = 0,
):  # fmt: skip
    """Freeze a paper in the transaction of the act it belongs to, with the next 文号 of body, kind and year.

    `version` of the template, 0: the newest. With `sealed`, the seal follows: the row itself is the order, taken up by
    the worker that comes first (`seal_waiting`). Outside a transaction this is a bug, and so is a snapshot without its
    title, body, day or number word.
    """
    on = date.fromisoformat(snapshot["issued_on"])
    number = next_number(body, on.year, snapshot["number_word"])
    query_code = "".join(choice(SIGNS) for _ in range(12))
    return Document.objects.create(
        code=code,
        number=number,
        title=snapshot["title"],
        thing=thing.thing if isinstance(thing, Thing) else thing,
        body=body,
        issued_on=on,
        issued_by=by.as_text(body),
        query_code=query_code,
        template=template,
        template_version=version or typesetting.newest(template),
        snapshot=frozen(snapshot, code, number, query_code, sealed=sealed),
        sealing=State.TO_BE_SEALED if sealed else State.NONE,
        next_try_at=timezone.now() if sealed else None,
    )


def next_number(body: str, year: int, word: str) -> str:
    """The next 文号 in the sequence of body, kind and year. The word of a 文号 is its kind: three papers of one code,
    such as those of a hearing, are three runs, and no run has a gap anybody could see."""
    return numbers.formatted(settings.DOCUMENT_NUMBER, f"document {body} {word} {year}", word=word, year=year)


def frozen(snapshot: dict, code: str, number: str, query_code: str, *, sealed: bool) -> dict:
    """The snapshot with what only its issue decides: number, query code, whether and with which key it is sealed."""
    address = settings.PUBLIC_BASE_URL + snapshot["query"]["path"]
    return snapshot | {
        "code": code,
        "number": number,
        "query": snapshot["query"] | {"code": spelled(query_code), "url": address},
        "sealed": sealed,
        "sample": sealed and sealing.uses_demo_key(),
    }


def spelled(query_code: str) -> str:
    """A query code as printed: ABCD-EFGH-JKLM."""
    return "-".join(query_code[place : place + 4] for place in range(0, len(query_code), 4))


def of(thing: Thing | str):
    """The papers of a thing, oldest first; those of one moment by their code, which follows the way of a matter."""
    papers = Document.objects.filter(thing=getattr(thing, "thing", thing))
    return papers.order_by("issued_at", "code", "number")


def of_any(*things: str):
    """The papers of several things at once, in the same order."""
    return Document.objects.filter(thing__in=things).order_by("issued_at", "code", "number")


@composed
def all_of(*, thing):
    return of(thing)


def with_id(key: str) -> Document | None:
    """The paper of this id; ValidationError where it is no id at all."""
    return Document.objects.filter(pk=key).first()


def with_content(content: bytes) -> Document | None:
    """The paper whose kept file has these very bytes."""
    return Document.objects.filter(file__sha256=sha256(content).hexdigest()).first()


def by_query_code(typed: str) -> Document | None:
    """The paper whose query code somebody typed, with or without dashes, in any case."""
    code = "".join(sign for sign in typed.upper() if sign in SIGNS)
    return Document.objects.filter(query_code=code).first()


def file_of(document: Document) -> StoredFile:
    """The paper's file, made now if nobody needed it before; every later call gives the same bytes.

    A sealed paper whose seal answers at once is sealed here, so that nobody at a counter waits for the worker. Where
    the seal takes its time, or has failed, the person is asked to come back (ActRefused).
    """
    if document.file_id:
        return document.file
    if document.last_error == DESTROYED:
        raise ActRefused(f"“{document.title}”已按档案保管期限销毁，不能再查看。", article="档案法31")
    if document.sealing == State.NONE or sealing.the_seal().at_once:
        try:
            return finish(document)
        except (sealing.NotYet, sealing.SealFailed) as failure:  # the worker goes on asking, and notes what it hears
            log.warning("no seal for %s yet: %s", document.pk, failure)
    if document.sealing == State.FAILED:
        raise ActRefused(f"“{document.title}”待签章：电子印章暂时没能盖上，工作人员已看到并会处理。请稍后再来查看。")
    raise ActRefused(f"“{document.title}”待签章：正在加盖电子印章，请过几分钟再来查看。")


def overtake(document: Document, *, by: Document) -> None:
    """Note that a later paper undid, replaced or corrected what this one says; the paper itself stays as it was."""
    document.overtaken_by = by
    document.save(update_fields=["overtaken_by"])


def destroy(thing: Thing | str, *, keep: tuple[str, ...] = ()) -> int:
    """Forget what the papers of a thing said, but for the kinds in `keep`; number, kind and day stay. How many."""
    papers = of(thing).exclude(code__in=keep).select_related("file")
    for paper in papers:
        stored, paper.file, paper.snapshot = paper.file, None, {}
        paper.sealing, paper.next_try_at, paper.last_error = State.NONE, None, DESTROYED
        paper.save(update_fields=["file", "snapshot", "sealing", "next_try_at", "last_error"])
        if stored and not stored.documents.exists():
            files.destroy(stored)
    return len(papers)


def pdf(document: Document) -> bytes:
    return files.content(file_of(document))


def finish(document: Document) -> StoredFile:
    """Draw the paper, have it sealed if it is to be, and keep the file.

    The seal is asked for outside any transaction of ours, because it may take its time; whoever comes second with a
    file throws it away.
    """
    beside, sealed = {}, document.sealing != State.NONE
    content = typesetting.typeset(document.template, document.template_version, document.snapshot, document.issued_at)
    if sealed:
        order, by = order_for(document), sealing.the_seal()
        content = by.seal(content, order)
        beside = by.beside(content, order)
    with transaction.atomic():
        document = Document.objects.select_for_update(of=("self",)).get(pk=document.pk)
        if document.file_id:  # somebody else was faster
            return document.file
        if sealed:
            document.sealing, document.next_try_at, document.last_error = State.SEALED, None, ""
        document.beside = beside
        document.file = files.keep_paper(content, name=f"{document.title}.pdf")
        document.save(update_fields=["file", "beside", "sealing", "next_try_at", "last_error"])
    return document.file


def beside_holds(document: Document, content: bytes) -> bool:
    """Whether the signature kept beside a paper's file is ours over these bytes; true where none is kept."""
    return not document.beside or sealing.the_seal().beside_holds(content, document.body, document.beside)


def order_for(document: Document) -> sealing.Order:
    snapshot = document.snapshot
    return sealing.Order(
        body=document.body, body_name=snapshot["body"]["name"], words=snapshot["seal"], reference=str(document.pk)
    )


def seal(document: Document) -> None:
    """Have one paper sealed. A failure is noted on it and tried again, more and more seldom, and never given up."""
    try:
        finish(document)
    except sealing.NotYet:  # whoever takes the order has recovered
        document.tries = 0
        note(document, PATIENCE)
    except sealing.SealFailed as failure:
        log.warning("sealing %s: %s", document.pk, failure)
        note(document, pause_after(document.tries), str(failure))
    except Exception as failure:
        log.exception("sealing %s failed", document.pk)
        note(document, pause_after(document.tries), said_of(failure))


def said_of(failure: Exception) -> str:
    """What staff read of a failure no seal system told."""
    if room.is_full(failure):
        return f"{room.SAID}，盖好的文书存不下。腾出空间后会自动再盖，也可以现在重试。"
    return f"程序出错：{type(failure).__name__}: {failure}"


def pause_after(tries: int) -> timedelta:
    """How long to wait after so many failures: 1, 2, 4 … minutes, then SELDOM."""
    return timedelta(minutes=2**tries) if tries + 1 < MOST_TRIES else SELDOM


def note(document: Document, wait: timedelta, error: str = "") -> None:
    """Write down when to ask again, and after MOST_TRIES failures that staff must look."""
    document.tries += bool(error)
    document.last_error = error[:2000]
    document.sealing = State.FAILED if document.tries >= MOST_TRIES else State.TO_BE_SEALED
    document.next_try_at = timezone.now() + wait
    changed = {name: getattr(document, name) for name in ("tries", "last_error", "sealing", "next_try_at")}
    Document.objects.unsealed().filter(pk=document.pk).update(**changed)  # never over a seal that came meanwhile


def seal_waiting(at_most: int = 50) -> int:
    """Ask for the seals that are due, oldest first; return for how many. Several workers may do so at once: each
    takes papers nobody else has, and what a worker that died had taken comes up again after PATIENCE."""
    if not due().exists():
        return 0  # the usual answer, found without a lock
    taken = taken_up(at_most)
    for document in taken:
        seal(document)
    return len(taken)


def due():
    """Papers whose seal is to be asked for now, those that failed many times among them."""
    return Document.objects.unsealed().filter(next_try_at__lte=timezone.now())


@transaction.atomic
def taken_up(at_most: int) -> list[Document]:
    """The next papers to be sealed, put off for everybody else."""
    now = timezone.now()
    free = (
        due()
        .order_by("next_try_at")
        .select_for_update(skip_locked=connection.features.has_select_for_update_skip_locked)
    )
    taken = list(free[:at_most])
    Document.objects.filter(pk__in=[document.pk for document in taken]).update(next_try_at=now + PATIENCE)
    return taken


def troubled():
    """Papers without their seal that staff should look at, newest first: it failed, or it is long in coming."""
    long_ago = timezone.now() - LONG
    return Document.objects.unsealed().filter(Q(tries__gt=0) | Q(issued_at__lt=long_ago)).order_by("-issued_at")


def try_again(papers) -> int:
    """Begin anew with seals that failed or are long in coming; return with how many."""
    return papers.unsealed().order_by().update(sealing=State.TO_BE_SEALED, tries=0, next_try_at=timezone.now())


def ask_now(reference: str) -> bool:
    """The seal service says that an order is done: ask it at once. False where no paper waits under the reference."""
    try:
        waiting = Document.objects.unsealed().filter(pk=UUID(reference.partition(".")[0]))
    except ValueError:
        return False
    return bool(waiting.update(next_try_at=timezone.now()))


def withheld(papers) -> list[Document]:
    """Those of some papers that cannot be handed to anybody yet, because their seal has not come.

    With a seal in hand (`Seal.holds`) a paper that never failed is none of them: nobody gets its file but sealed, in
    the moment of taking it.
    """
    unsealed = [paper for paper in papers if paper.sealing in (State.TO_BE_SEALED, State.FAILED)]
    by = sealing.the_seal()
    return [paper for paper in unsealed if paper.tries or not (by.at_once and by.holds(paper.body))]
