"""Hearings and interested parties of a case, as pages ask for them."""


def hearing_of(case):
    """The newest hearing, None where there was never one."""
    return case.hearings.last()


def waiting_to_be_heard(case) -> list[str]:
    """Names of those who were told and have not stated their views yet: the party, while it may ask for a hearing, and
    whomever else it touches."""
    hearing = hearing_of(case) if case.hearing == "offered" else None
    party = [case.applicant_name] if hearing and hearing.heard_on is None else []
    others = [told.name for told in case.interested_parties.filter(heard_on=None)]
    return list(dict.fromkeys([*party, *others]))
