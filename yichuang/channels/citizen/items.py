"""Finding an item and reading its guide."""

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from yichuang.channels.citizen import guide
from yichuang.channels.citizen.places import places
from yichuang.domain.cases import reads as cases
from yichuang.domain.catalogue import reads
from yichuang.domain.guidance import acts as guidance_acts
from yichuang.domain.guidance import reads as guidance
from yichuang.domain.identity import reads as identity

LONGEST_QUERY = 100
KINDS = ("item", "theme")
NOTHING_ASKED = guidance.Answer([], nothing_fits=False)
MOST_FOUND = 20
FRONT = "found"  # where the front page shows what is found while somebody types
MOST_BESIDE = 5
WORDS_TO_TRY = ("食品经营许可", "开公司", "社保卡丢了", "老年证", "生育登记", "营业执照注销")
PERSON = {"person": True, "organisation": False}
SEARCHED = {"person": "person", "organisation": "corp"}
AUDIENCES = {"person": "个人办事", "organisation": "企业办事"}


@require_safe
def home(request):
    return render(
        request,
        "citizen/home.html",
        {
            "tries": WORDS_TO_TRY,
            "person_topics": reads.topics(person=True),
            "organisation_topics": reads.topics(person=False),
            "most_done": reads.most_done(10),
            "total": reads.in_force().count(),
        },
    )


@require_safe
def items(request):
    """Search results when something is asked, else the list narrowed by audience, topic and department."""
    words = request.GET.get("q", "").strip()[:LONGEST_QUERY]
    asked = {name: request.GET.get(name, "") for name in ("audience", "topic", "department")}
    audience = SEARCHED.get(asked["audience"], "")
    answer = guidance.find(words, kinds=KINDS, audience=audience, limit=MOST_FOUND) if words else NOTHING_ASKED
    part = request.htmx and not request.htmx.history_restore_request
    if part and not words and request.htmx.target == FRONT:
        return HttpResponse()  # the box was emptied again
    if not part:  # not each letter of somebody typing
        answer = settled(words, answer)
    found = among(answer, **asked) if words else listed(request.GET.get("cursor", ""), **asked)
    whys = {hit.row.code: hit.why for hit in answer.hits}
    themes = reads.themes_among(answer.codes("theme")) if narrow(asked) else []
    context = {
        "words": words,
        "answer": answer,
        "themes": [(version, whys[version.theme_id]) for version in themes],
        "rows": [(version, guide.in_short(version), whys.get(version.item_id)) for version in found.results],
        "next": f"?{urlencode({**asked, 'cursor': found.next})}" if found.next else "",
        "heading": heading(asked),
        **asked,
    }
    return render(request, "citizen/results.html" if part else "citizen/items.html", context)


def settled(words: str, answer: guidance.Answer) -> guidance.Answer:
    """A question asked to its end: noted where nothing fits, else answered in the best order there is."""
    if answer.nothing_fits:
        guidance_acts.note_unanswered(words)
    return guidance.in_better_order(words, answer)


def among(answer: guidance.Answer, *, topic: str, department: str, **_asked: str) -> reads.Page:
    """What was found, narrowed to a topic and a department; the search itself has looked at the audience."""
    fitting = [
        version
        for version in reads.published_among(answer.codes("item"))
        if (not topic or topic in version.person_topics + version.corp_topics)
        and (not department or version.item.body_id == department)
    ]
    return reads.Page(fitting)


def narrow(asked: dict) -> bool:
    """Whether nothing was chosen but words and audience: a theme belongs to no topic and no department."""
    return not (asked["topic"] or asked["department"])


def listed(cursor: str, *, audience: str, topic: str, department: str) -> reads.Page:
    return reads.published(person=PERSON.get(audience), topic=topic, body=department, cursor=cursor)


def heading(asked: dict) -> str:
    body = next((body.name for body in identity.bodies() if body.code == asked["department"]), "")
    return " · ".join(filter(None, (body, AUDIENCES.get(asked["audience"], ""), asked["topic"]))) or "全部事项"


@require_safe
def topics(request, audience):
    context = {
        "audience": audience,
        "heading": AUDIENCES[audience],
        "topics": reads.topics(person=PERSON[audience]),
    }
    return render(request, "citizen/topics.html", context)


@require_safe
def departments(request):
    return render(request, "citizen/departments.html", {"departments": reads.departments()})


@require_safe
def item(request, code, template="citizen/item.html"):
    """The guide of an item as it is in force; one that is suspended or abolished says so and takes no application."""
    version = reads.latest_public(code)
    if version is None:
        raise Http404
    context = {
        "version": version,
        "facts": guide.facts(version),
        "audience": guide.audience(version),
        "who_decides": guide.who_decides(version),
        "promise_explained": guide.promise_explained(version),
        "specials": [(special, guide.special_explained(special)) for special in version.specials.all()],
        "materials": [material(row) for row in version.materials.all()],
        "places": places(reads.windows_for(version)),
        "district": (district := identity.district()),
        "reviewed_here": version.is_decided_here and bool(district.review_body or district.litigation_court),
        "online": guide.may_apply_online(version) and version.state == "published",
        "closing": settings.CLOSING_TIME,
        "not_published": guide.NOT_PUBLISHED,
        **beside(code),
    }
    return render(request, template, context)


def beside(code: str) -> dict:
    """The themes of an item, and what else people need who do it: what most of them also applied for, where enough
    did that nobody can be told by it; else what belongs to the same themes."""
    themes, together = reads.beside(code, MOST_BESIDE)
    wanted = list(dict.fromkeys([*cases.also_done(code, MOST_BESIDE), *together]))[:MOST_BESIDE]
    return {"themes": themes[:MOST_BESIDE], "beside": reads.names_in_force(wanted)}


def material(row) -> dict:
    return {
        "name": row.name,
        "when": guide.when_needed(row),
        "copies": guide.copies(row),
        "how": guide.how_to_get(row),
        "licence": guide.saved_by_licence(row),
        "note": row.note,
        "standard": row.standard,
        "made": row.made_from_form,
    }


@require_safe
def sheet(request, code):
    """The same guide on paper."""
    return item(request, code, template="citizen/item_sheet.html")
