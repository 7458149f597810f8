"""What lies in a case's folder: materials with their files, documents with their PDF. Opened through the case."""

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from yichuang.channels.desk.access import staff_only
from yichuang.channels.shared.downloads import in_browser, paper_in_browser
from yichuang.channels.shared.loading import visible_case
from yichuang.domain.cases import reads
from yichuang.kernel import files

NECESSITY = {"required": "必要", "conditional": "视情形", "deferrable": "可容缺"}


def materials_of(case) -> list[dict]:
    """Every line of the material list, with what came in for it; what was replaced is kept, below."""
    there = reads.taken_over_with(case)
    return [
        {
            "line": line,
            "when": NECESSITY[line.necessity],
            "promised": case.promises_facts and line.promisable,
            "waiver": reads.waiver_of(line),
            "supplies": [supply for supply in line.supplies.all() if not supply.replaced],
            "taken_over": [supply.pk for supply in line.supplies.all() if supply.sha256 in there],
            "replaced": [supply for supply in line.supplies.all() if supply.replaced],
        }
        for line in reads.with_waivers(case)
    ]


@require_safe
@staff_only
def file(request, number, supply):
    """A file handed in with this case, shown in the browser."""
    case = visible_case(request.actor, number)
    found = next((each for line in materials_of(case) for each in (*line["supplies"], *line["replaced"])
                  if each.pk == supply and each.file), None)  # fmt: skip
    stored = files.of(found.by, found.file).first() if found else None
    if stored is None:
        raise Http404
    return in_browser(stored)


@require_safe
@staff_only
def document(request, number, paper):
    """A document of this case as a PDF, drawn and sealed on first need."""
    case = visible_case(request.actor, number)
    found = get_object_or_404(reads.documents_of(case), pk=paper)
    return paper_in_browser(found, number, request.actor)
