"""A case as the national exchange names its columns (handbook B10), for whoever hands it to another system."""

from yichuang.domain.cases.models import Case
from yichuang.domain.cases.states import LIFE, State
from yichuang.domain.cases.tables import GET_TYPES, SUBMISSION_CODES
from yichuang.domain.identity import reads as identity
from yichuang.kernel import documents, ledger

APPLICANT_TYPES = {"natural": "1", "legal": "2", "forming": "2"}
SOURCE = "一窗"


def exchange_records(case: Case) -> dict[str, list[dict]]:
    """Every record of the exchange this case fills so far. It names the applicant: only for who may hand it over."""
    return {
        "up_pro_accept": [accept_record(case)],
        "up_pro_material": [material_record(case, line) for line in case.materials.prefetch_related("supplies")],
        "up_pro_process": [process_record(case, entry) for entry in ledger.of(case)],
        "up_pro_special_procedure": special_records(case),
        "up_pro_result": [result_record(case)] if case.decided_on else [],
    }


def project_number(case: Case) -> str:
    return case.exchange_number or case.number


def accept_record(case: Case) -> dict:
    version, item, body = case.version, case.version.item, case.deciding_body
    party = identity.party(case.party_number)
    acceptance = documents.of(case).filter(code="DOC-03").last()
    handler = identity.names_of({case.handler}).get(case.handler, "") if case.handler else ""
    return {
        "project_no": project_number(case),
        "catalog_code": item.row_id or "",
        "task_code": item.task_code,
        "task_handle_item": item.handling_code,
        "task_name": case.item_name,
        "task_version": version.version,
        "project_type": version.kind,
        "project_name": case.item_name,
        "org_code": body.uscc,
        "org_name": body.name,
        "apply_type": SUBMISSION_CODES[case.channel],
        "apply_date": day(case.asked_on),
        "accept_date": day(case.accepted_on),
        "accept_doc_no": acceptance.number if acceptance else "",
        "promise_date": day(case.promise_due),
        "handle_user_name": handler,
        "applyer_type": APPLICANT_TYPES[party.kind],
        "applyer_name": case.applicant_name,
        "applyer_page_type": party.code_kind,
        "applyer_page_code": party.code,
        "legal": party.details.get("legal_rep_name", ""),
        "contact_name": case.answers.get("contact_name") or case.applicant_name,
        "contact_type": "111" if party.kind == "natural" else "",
        "contact_code": party.code if party.kind == "natural" else "",
        "contact_mobile": case.answers.get("contact_phone") or case.answers.get("phone") or party.phone,
        "address": case.answers.get("org_address") or case.answers.get("address") or party.address,
        "zip_code": "",
        "data_source": SOURCE,
    }


def material_record(case: Case, line) -> dict:
    supplies = [supply for supply in line.supplies.all() if not supply.replaced]
    return {
        "project_no": project_number(case),
        "material_name": line.name,
        "get_type": GET_TYPES[supplies[-1].kind] if supplies else "",
        "get_num": max(line.originals, line.copies, len(supplies)) if supplies else 0,
        "material_attach_name": "|".join(supply.file_name for supply in supplies if supply.file_name),
    }


def process_record(case: Case, entry) -> dict:
    return {
        "project_no": project_number(case),
        "process_name": LIFE.word(entry.act),
        "event_name": "2",  # GB/T 39046 table 7: 已办
        "event_start_time": entry.at.isoformat(timespec="seconds"),
        "event_end_time": entry.at.isoformat(timespec="seconds"),
        "handle_user_name": entry.actor or entry.post,
        "handle_explain": LIFE.word(entry.act),
        "remark": entry.document,
    }


def special_records(case: Case) -> list[dict]:
    """Each start with its end: suspensions are type 2, extensions type 1 (GB/T 39046 A.7)."""
    words = {(remark.act, remark.at.date()): remark.text for remark in case.remarks.all()}
    records = []
    for entry in ledger.of(case).filter(act__in=("start_special", "finish_special", "extend", "take_over")):
        if entry.act == "take_over" and "since" not in entry.facts:
            continue  # it came without a procedure under way
        said = words.get((entry.act, entry.at.date()), "")
        if entry.act == "finish_special":
            records[-1] |= {"end_time": day(entry.on), "result": said}
            continue
        records.append(
            {
                "project_no": project_number(case),
                "special_type": "1" if entry.act == "extend" else "2",
                "special_name": entry.facts.get("procedure", "延长办理期限"),
                "special_reason": said,
                "special_time": entry.facts.get("since") or day(entry.on),
                "end_time": "",
                "result": "",
                "handle_user": entry.actor,
            }
        )
    return records


def result_record(case: Case) -> dict:
    decision = ledger.of(case).filter(to__in=(State.GRANTED, State.DENIED)).first()
    return {
        "project_no": project_number(case),
        "result_type": "1" if decision.to == State.DENIED else "0",  # the monitor's codes: 出证办结, 不予许可
        "result_date": day(case.decided_on),
        "result_explain": case.outside_reference,
        "result_cetr_name": case.terms["result_name"],
        "result_cetr_no": case.licence_identifier,
        "is_delivery_results": "1" if case.delivery_mode else "0",
        "handle_user_name": decision.actor,
    }


def day(on) -> str:
    return on.isoformat() if on else ""
