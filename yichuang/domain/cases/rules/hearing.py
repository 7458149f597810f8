"""What must hold before somebody is heard, and before a decision may follow (行政许可法36、46–48)."""

from django.utils import timezone

from yichuang.kernel.refusals import rule


@rule("请写明听证的事项。")
def subject_named(case):
    return bool(case.hearing_subject.strip())


@rule("本件已经告知过听证权利，或者正在听证，不用再告知。")
def hearing_not_offered(case):
    return case.hearing_before == ""


@rule("本件没有告知听证权利，或者已经要求过听证。")
def hearing_offered(case):
    return case.hearing_before == "offered"


@rule("要求听证的期限已经过了，依法视为放弃。")
def asked_in_time(case):
    return case.ask_by is None or case.acting_on <= case.ask_by


@rule("没有人要求听证。本机关认为涉及公共利益、应当主动听证的，请勾选并写明理由。")
def hearing_wanted(case):
    return case.hearing_before == "asked" or (case.hearing_before != "held" and case.of_public_interest)


@rule("举行听证的时间、地点，应当至少提前七个工作日通知。")
def seven_days_ahead(case):
    return case.hearing_day is not None and case.hearing_day >= case.hearing_earliest


@rule("听证应当在被要求之后二十个工作日内举行。")
def within_twenty_days(case):
    return case.hearing_latest is None or (case.hearing_day is not None and case.hearing_day <= case.hearing_latest)


@rule("听证主持人应当是本机关的工作人员，并且不是审查本件的人。")
def presider_did_not_examine(case):
    return case.presider_fits


@rule("请写明听证地点和记录人。")
def place_named(case):
    return case.hearing_place_named


@rule("还没有发出听证通知，不能记录笔录。")
def hearing_called(case):
    return case.hearing_before == "called"


@rule("听证还没有举行。")
def hearing_day_come(case):
    return case.hearing_day is not None and case.hearing_day <= case.acting_on


@rule("请写明到场的人和听证经过。")
def minutes_written(case):
    return case.minutes_written


@rule("请写明利害关系人的姓名或者名称，以及该申请怎样直接关系到其利益。")
def interested_party_named(case):
    return case.interested_party_named


@rule("没有告知过这个利害关系人，或者已经听取过。")
def party_was_told(case):
    return case.party_was_told


@rule("要求听证或者陈述、申辩的期限还没有过，现在不能作出决定。")
def voices_had_their_time(case):
    return case.voices_until is None or timezone.localdate() > case.voices_until


@rule("已经要求或者通知了听证，把听证笔录记入以后才能作出决定。")
def hearing_is_over(case):
    return case.hearing not in {"asked", "called"}
