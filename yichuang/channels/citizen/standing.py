"""Where a matter stands, in a sentence: what happens now, who has it, and whether the person has to do anything."""

from django.utils import timezone

from yichuang.channels.citizen import clocks

NOTHING_TO_DO = "您现在不用做什么。"
UNDER_WAY = {  # {body} decides
    "SUBMITTED": f"申请已经送到窗口，等工作人员查看，{{body}}会答复您是否受理。{NOTHING_TO_DO}",
    "PRE_REVIEW": f"窗口工作人员正在查看您的申请；有要改的，会退回来请您改。{NOTHING_TO_DO}",
    "RECEIVED": f"材料已经收下，{{body}}正在看是否齐全、能不能受理。{NOTHING_TO_DO}",
    "CORRECTION": "材料还不齐，现在轮到您：请一次补齐。补齐以后，{body}接着办。",
    "ACCEPTED": f"{{body}}已经受理，正在安排人审查。{NOTHING_TO_DO}",
    "IN_REVIEW": f"{{body}}的承办人正在审查材料，需要时会到现场看。{NOTHING_TO_DO}",
    "SPECIAL": "{body}正在做检验、听证等特别程序，做完以后接着计时。",
    "PENDING_DECISION": f"审查已经做完，正在等{{body}}的负责人作决定。{NOTHING_TO_DO}",
    "GRANTED": f"已经同意，正在办后面的手续，办好以后请您领取。{NOTHING_TO_DO}",
    "CERT_MAKING": f"已经同意，证照已经做好，正在转到大厅的出件窗口。{NOTHING_TO_DO}",
    "READY": "结果已经办好，在大厅的出件窗口，等待领取或送达。",
}
ELSEWHERE = f"已经受理，并转到上级机关或别的系统，由那里作决定；结果一到，这里就会写明。{NOTHING_TO_DO}"
SENT_UP = f"{{body}}已经初审完，连同全部材料上报{{above}}，由它作决定；结果一到，这里就会写明。{NOTHING_TO_DO}"
WILL_BE_SENT_UP = "初审以后上报{above}，由它决定。"
EXAMINED_HERE = frozenset({"SUBMITTED", "PRE_REVIEW", "RECEIVED", "CORRECTION", "ACCEPTED", "IN_REVIEW", "SPECIAL"})
DENIED_ELSEWHERE = (
    "{who}没有同意。理由和怎样申请复议、起诉，写在它的决定书里，我们会送达给您；有疑问也可以打下面文书上的电话。"
)
ENDED = {
    "DENIED": "没有同意。理由和怎样申请复议、起诉，写在决定书里，请看下面的“文书和证照”。",
    "DELIVERED": "已经办好，结果已经送达。",
    "NOT_REQUIRED": "这件事不需要办，说明写在下面的文书里。",
    "NOT_ACCEPTED": "不归这个部门办，该找谁写在下面的文书里。",
    "WITHDRAWN": "您已经撤回。需要时可以重新申请。",
    "TERMINATED": "已经终止办理，原因写在下面的文书里。",
    "RETURNED": "没有在期限内补齐，已经退件。准备好以后可以重新申请。",
    "VOIDED": "这份办件录入有误，已经作废。",
}
HEARD_FIRST = "作出决定以前会书面告诉您，您可以陈述、申辩，也可以要求听证。"
UNDOING = {  # of a case the body opened itself
    "ACCEPTED": f"{{body}}对这项许可重新立案审查。{HEARD_FIRST}",
    "IN_REVIEW": f"{{body}}正在审查这项许可。{HEARD_FIRST}",
    "PENDING_DECISION": "审查已经做完，正在等{body}的负责人作决定。您有意见，请尽快提出。",
}
UNDONE = {"revoke": "撤销", "withdraw": "撤回", "cancel": "注销"}
NO_LONGER = (
    "已经决定{undone}，原来的许可和证照不再有效。理由和怎样申请复议、起诉，写在决定书里，请看下面的“文书和证照”。"
)
SOON = "预计在{day}做完。"
LATE = "本应在{day}做完，已经超时；可以打文书上的电话，问什么时候做完。"


def standing(case) -> str:
    """How it came out, or what happens now. A draft says what to do in its own box."""
    if case.purpose in UNDONE and case.state in {"GRANTED", "READY", "DELIVERED"}:
        return NO_LONGER.format(undone=UNDONE[case.purpose])
    if case.state == "DENIED" and case.decided == "elsewhere" and not case.purpose:
        return DENIED_ELSEWHERE.format(who=case.body_above or "作决定的机关")
    said = ENDED.get(case.state) or under_way(case)
    return said.replace(NOTHING_TO_DO, "") if waits_for_the_person(case) else said


def waits_for_the_person(case) -> bool:
    """Beside the state: a fee to pay, a hearing to come to, something to put right, a paper still owed."""
    owes = bool(case.owed) and case.accepted_on is not None
    return case.fee == "due" or case.hearing == "called" or case.post_check == "ordered" or owes


def under_way(case) -> str:
    """What happens now with a matter that is not at its end; nothing of one that is. Names nobody and no paper."""
    above = case.body_above
    if case.held_by.startswith("outside:"):
        return SENT_UP.format(body=case.deciding_body.name, above=above) if above else ELSEWHERE
    words = UNDER_WAY | UNDOING if case.ex_officio else UNDER_WAY
    said = words.get(case.state, "").format(body=case.deciding_body.name)
    if above and case.state in EXAMINED_HERE:
        rest = NOTHING_TO_DO if said.endswith(NOTHING_TO_DO) else ""
        said = said.removesuffix(rest) + WILL_BE_SENT_UP.format(above=above) + rest
    if case.resumes_on:
        should_be_done = LATE if case.overruns(timezone.localdate()) else SOON
        said += should_be_done.format(day=clocks.day(case.resumes_on))
    return said
