"""What people do about accounts, parties, mandates and posts; one file per chapter."""

from yichuang.domain.identity.acts.accounts import (
    correct_staff,
    deactivate,
    edit_profile,
    open_citizen,
    open_staff,
    reopen,
    see_in_person,
    set_password,
    verify,
)
from yichuang.domain.identity.acts.letters import record_mandate, revoke_at_window, take_letter
from yichuang.domain.identity.acts.loads import record_load, store
from yichuang.domain.identity.acts.mandates import claim_company, grant_mandate, plan_company, revoke_mandate
from yichuang.domain.identity.acts.own_data import erase, take_copy
from yichuang.domain.identity.acts.parties import bring_up_to_date, correct_party, form_party, register_party
from yichuang.domain.identity.acts.posts import appoint, delegate, end_post, stand_in
from yichuang.domain.identity.acts.sessions import end_sessions, note_opening
from yichuang.domain.identity.acts.sign_in import (
    answers,
    change_phone,
    check_second_factor,
    enrol_second_factor,
    issue_token,
    open_with_claims,
    open_with_code,
    revoke_tokens,
    send_code,
)

__all__ = [
    "answers",
    "appoint",
    "bring_up_to_date",
    "change_phone",
    "check_second_factor",
    "claim_company",
    "correct_party",
    "correct_staff",
    "deactivate",
    "delegate",
    "edit_profile",
    "end_post",
    "end_sessions",
    "enrol_second_factor",
    "erase",
    "form_party",
    "grant_mandate",
    "issue_token",
    "note_opening",
    "open_citizen",
    "open_staff",
    "open_with_claims",
    "open_with_code",
    "plan_company",
    "record_load",
    "record_mandate",
    "register_party",
    "reopen",
    "revoke_at_window",
    "revoke_mandate",
    "revoke_tokens",
    "see_in_person",
    "send_code",
    "set_password",
    "stand_in",
    "store",
    "take_copy",
    "take_letter",
    "verify",
]
