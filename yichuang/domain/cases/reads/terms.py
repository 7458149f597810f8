"""What a version of an item promises, taken down with the case on the day of filing."""

from django.conf import settings

from yichuang.domain.catalogue import reads as catalogue
from yichuang.domain.catalogue.tables import codes
from yichuang.domain.licences.reads import years_said

LONGEST_NAME = 120  # of a licence type
NECESSITY = {codes.REQUIRED: "required", codes.CONDITIONAL: "conditional", codes.DEFERRABLE: "deferrable"}


def version_of(case):
    """The version a case was filed under, with its parts."""
    return catalogue.kept(case.version_id)


def terms_of(version) -> dict:
    """Limits, levels, procedures and result of a version. Where the law sets no limit the promise counts as one."""
    promise = version.limit("promise") or version.limit("statutory") or {"length": 0, "unit": "workday"}
    return {
        "notice_days": settings.NOTICE_DAYS,
        "delivery_days": settings.DELIVERY_DAYS,
        "extension_days": settings.EXTENSION_DAYS["alone"],
        "correction_days": version.correction_days,
        "returns_when_overdue": False,
        "statutory": version.limit("statutory") or promise,
        "statutory_by_law": version.limit("statutory") is not None,
        "promise": promise,
        "identity_level": version.identity_level,
        "result_type": version.result_type,
        "result_name": version.result_name,
        "licence_type": version.licence_type,
        "validity_years": version.validity_years,
        "item_type": version.item_type,
        "limited": version.quantity_limit.strip() not in {"", "无"},
        "fee": version.fee_standard if version.is_charged else "",
        "procedures": [
            {
                "kind": special.kind,
                "most_days": special.longest_days,
                "suspends": special.may_suspend,
                "basis": special.legal_basis,
            }
            for special in version.specials.all()
        ],
        "upper_body": version.upper_body,
        "owed_ends": version.owed_ends,
        "result_by_post": bool(version.result_by_post),
        "commitment": commitment_of(version),
    }


def certificate_named(licence_type: str, result_name: str, item_name: str) -> str:
    """What the certificate of an item is called, on the decision and on its face; where the item's list leaves that
    open, after the matter."""
    return licence_type or result_name or item_name[:LONGEST_NAME]


def years_promised(version) -> int:
    """For how many years (0: for good) what this version gives will hold, as its guide says."""
    if not version.is_decided_here:
        return version.validity_years
    name = certificate_named(version.licence_type, version.result_name, version.name)
    return years_said(name, version.validity_years)


def commitment_of(version) -> dict:
    """What the body tells before a commitment (告知承诺): the form's version, what must be met, on which basis. Empty
    where the item offers none, or nothing that a commitment could replace."""
    offered = version.allows_commitment and version.is_decided_here
    if not offered or not any(line.promisable for line in version.materials.all()):
        return {}
    return {
        "version": version.number,
        "conditions": [line for line in version.conditions.splitlines() if line.strip()],
        "legal_basis": [line for line in version.legal_basis.splitlines() if line.strip()],
    }


def delivery_modes(case) -> list[str]:
    """How the applicant may ask to have the result (handbook B9): at the window; by post where the item's guide says
    so (结果可邮寄); electronically where it is decided here, for then the papers are electronic."""
    modes = ["window"]
    modes += ["post"] if case.terms.get("result_by_post") else []
    return modes + (["electronic"] if case.decided == "here" and not case.body_above else [])


def material_lines(version) -> list[dict]:
    """The material list of a version as a case keeps it; what the platform makes from the form is not asked for."""
    return [
        {
            "seq": line.seq,
            "name": line.name,
            "canonical": line.canonical_id,
            "necessity": NECESSITY[line.necessity],
            "originals": line.originals,
            "copies": line.copies,
            "medium": line.medium,
            "licence_type": line.licence_type,
            "promisable": line.promisable,
            "owed_days": line.owed_days or settings.OWED_DAYS,
        }
        for line in version.materials.all()
        if not line.made_from_form
    ]


def outstanding(case, lines=None) -> tuple[list[str], list[str]]:
    """Names of the required and of the deferrable materials neither supplied nor replaced by the commitment."""
    lines = list(case.materials.all()) if lines is None else list(lines)
    wanted = [line for line in lines if not line.supplied and not (case.promises_facts and line.promisable)]
    return (
        [line.name for line in wanted if line.necessity == "required"],
        [line.name for line in wanted if line.necessity == "deferrable"],
    )
