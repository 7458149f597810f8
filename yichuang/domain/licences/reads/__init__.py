"""Questions about licences: whose they are, whether they hold, whether a file is ours."""

from yichuang.domain.licences.reads.holding import Held, held, may_replace, presented_in, why_not_usable
from yichuang.domain.licences.reads.lists import (
    asked_by,
    face_lines,
    listed,
    of_party,
    open_acts,
    paper_of,
    presented_of,
    read_by,
    shown,
    type_called,
    type_with_code,
    types,
    visible,
    visible_to,
    with_document,
)
from yichuang.domain.licences.reads.standing import ROOT, is_identifier, named, state_today, takes
from yichuang.domain.licences.reads.verifying import SENTENCES, Verdict, verify, verify_file

__all__ = [
    "ROOT",
    "SENTENCES",
    "Held",
    "Verdict",
    "asked_by",
    "face_lines",
    "held",
    "is_identifier",
    "listed",
    "may_replace",
    "named",
    "of_party",
    "open_acts",
    "paper_of",
    "presented_in",
    "presented_of",
    "read_by",
    "shown",
    "state_today",
    "takes",
    "type_called",
    "type_with_code",
    "types",
    "verify",
    "verify_file",
    "visible",
    "visible_to",
    "why_not_usable",
    "with_document",
]
