"""Every act a member of staff may do to a case: its address, its form, and what the page says before it is done."""

from dataclasses import dataclass

from yichuang.channels.desk.sheets import afterwards, ending, fees, hearing, intake, review, supplying
from yichuang.channels.desk.sheets.form import ActForm

MAIN, OTHER, GRAVE = "", "secondary", "warning"


@dataclass(frozen=True)
class Sheet:
    """`kind` is how much the button weighs. `looked_at` keeps a page before an act that asks nothing."""

    act: str
    noun: str
    form: type = ActForm
    kind: str = MAIN
    says: str = ""
    template: str = "desk/act.html"
    looked_at: bool = False

    @property
    def name(self) -> str:
        return f"case-{self.act}"

    @property
    def rows(self) -> str:
        """How the rows of its form are named, where it has any."""
        return "gap-" if self.template == GAPS else ""

    @property
    def takes_files(self) -> str:
        return "yes" if self.template == PAPERS else ""


GAPS, PAPERS, FIELDS = "desk/act_gaps.html", "desk/act_materials.html", "desk/act_amendment.html"

# fmt: off
SHEETS = (
    # act                  noun of the address       form                        weight
    Sheet("pre_review",          "pre-review",         ActForm,                    OTHER),
    Sheet("receive",             "receipt",            intake.ReceiveForm,         MAIN),
    Sheet("return_for_edit",     "edit-return",        intake.ReturnForEditForm,   OTHER, "退回给申请人在网上修改。请一次写清所有问题；法定的五个工作日不停。", GAPS),
    Sheet("turn_away",           "turning-away",       intake.TurnAwayForm,        GRAVE, "当场作出，马上出具告知书。"),
    Sheet("amend",               "amendment",          intake.AmendForm,           OTHER, "申请人在场、可以当场改正的小错误。改了什么会记入办理过程。", FIELDS),
    Sheet("ask_to_correct",      "correction-notice",  intake.CorrectionForm,      OTHER, "只能告知一次。请把所有问题一次写全：以后再发现本来看得见的问题，不能再要求补正。", GAPS),
    Sheet("allow_second_notice", "second-notice",      intake.SecondNoticeForm,    GRAVE, "一次性告知是法定要求。批准后会记一次黄牌。"),
    Sheet("correct",             "supplement",         supplying.CorrectForm,      MAIN,  "申请人把补正的材料交到窗口。补齐后重新收件，另计五个工作日。", PAPERS),
    Sheet("accept",              "acceptance",         ActForm,                    MAIN),
    Sheet("decide_on_the_spot",  "spot-decision",      ending.SpotDecisionForm,    MAIN,  "即办件：受理和决定一步完成，当场出具《受理通知书》和决定书。"),
    Sheet("promise_owed",        "tolerance",          ActForm,                    OTHER, "申请人承诺在规定的工作日内补交暂缺的材料。受理时出具《容缺受理承诺书》，补齐以前不发放结果。", looked_at=True),
    Sheet("promise_facts",       "commitment",         ActForm,                    OTHER, "申请人自愿选择告知承诺，签署《告知承诺书》，不再提交由承诺代替的证明材料。决定作出以后核查。", looked_at=True),
    Sheet("start_review",        "review",             review.StartReviewForm,     MAIN),
    Sheet("reassign",            "reassignment",       review.ReassignForm,        OTHER, "转交后由接手的人负责，期限不变。"),
    Sheet("record_site_check",   "site-check",         review.SiteCheckForm,       OTHER, "现场核查不暂停计时，期限照常计算。"),
    Sheet("start_special",       "special-procedure",  review.SpecialForm,         OTHER, "从今天起暂停计时，出具《特别程序告知书》。"),
    Sheet("finish_special",      "special-result",     review.SpecialResultForm,   MAIN),
    Sheet("offer_hearing",       "hearing-right",      hearing.OfferForm,          OTHER, "申请人有五个工作日可以要求听证，期限过了才能作出决定。期限不停；要停，另行启动“听证”特别程序。"),
    Sheet("ask_for_hearing",     "hearing-request",    hearing.AskForm,            OTHER, "听证不收费。收到要求以后，二十个工作日内举行。"),
    Sheet("call_hearing",        "hearing-call",       hearing.CallForm,           MAIN,  "出具《听证通知书》，送申请人和已告知的利害关系人。"),
    Sheet("record_hearing",      "hearing-minutes",    hearing.MinutesForm,        MAIN,  "决定要根据笔录作出，请照实记录。"),
    Sheet("tell_interested_party", "interested-party", hearing.InterestedForm,     OTHER, "该申请直接关系他人重大利益的，应当告知。对方有五个工作日可以陈述、申辩。"),
    Sheet("hear_views",          "views",              hearing.ViewsForm,          OTHER),
    Sheet("extend",              "extension",          review.ExtendForm,          OTHER, "由机关负责人批准，并书面告知申请人理由。"),
    Sheet("send_up",             "report",             review.SendUpForm,          MAIN,  "附初审意见和全部材料报上级机关决定。"),
    Sheet("propose",             "proposal",           review.ProposeForm,         MAIN),
    Sheet("send_back",           "return",             review.SendBackForm,        OTHER),
    Sheet("grant",               "grant",              ending.GrantForm,           MAIN,  "准予后出具决定书，法定期限和承诺期限到此为止，十个工作日内送达。", looked_at=True),
    Sheet("deny",                "denial",             ending.DenyForm,            GRAVE, "决定书会写明理由、依据，以及申请复议和提起诉讼的途径。"),
    Sheet("forward",             "forwarding",         ActForm,                    MAIN),
    Sheet("record_outcome",      "outcome",            review.RecordOutcomeForm,   MAIN,  "照外部系统或者上级机关的结果录入。证照由那里出具，这里不签发。"),
    Sheet("register",            "registration",       review.ReferenceForm,       MAIN,  "本事项在别的系统全程办理，这里只登记结果。"),
    Sheet("charge",              "payment-notice",     fees.ChargeForm,            OTHER, "出具《缴费通知单》。钱由申请人直接缴入国库，本系统不收款；缴清以前不能转出件窗口。"),
    Sheet("note_payment",        "payment",            fees.PaymentForm,           MAIN,  "照财政票据登记。一张票据只能登记一次。"),
    Sheet("reduce_fee",          "fee-reduction",      fees.ReductionForm,         OTHER, "由负责人依法减免，重新出具《缴费通知单》并写明依据。"),
    Sheet("make_certificate",    "certificate",        review.CertificateForm,     MAIN),
    Sheet("supply_owed",         "owed-materials",     supplying.OwedForm,         OTHER, "容缺受理时承诺后补的材料。补齐之前不能发放结果。", PAPERS),
    Sheet("hand_over",           "hand-over",          ActForm,                    MAIN),
    Sheet("deliver",             "delivery",           ending.DeliverForm,         MAIN),
    Sheet("post_check",          "post-check",         ending.PostCheckForm,       MAIN,  "承诺不实的，记入申请人的信用记录，以后不再适用告知承诺；由负责人另行立案撤销。"),
    Sheet("order_correction",    "remedy-order",       ending.RemedyForm,          OTHER, "出具《责令限期改正通知书》，期满再核查一次。"),
    Sheet("withdraw",            "withdrawal",         ending.WithdrawForm,        GRAVE, "申请人在决定作出以前可以撤回。撤回后不能恢复，可以重新申请。"),
    Sheet("terminate",           "termination",        ending.TerminateForm,       GRAVE, "只能依法定情形终止，并出具《终止办理通知书》。"),
    Sheet("void",                "voiding",            ending.VoidForm,            GRAVE),
    Sheet("allow_change",        "change",             ActForm,                    MAIN,  "出具准予变更决定书，再制新证；证照编号不变，原来的版本查验时显示“已换发”。", looked_at=True),
    Sheet("allow_renewal",       "renewal",            ActForm,                    MAIN,  "出具准予延续决定书，再制新证；有效期从原来的最后一天接着算。", looked_at=True),
    Sheet("revoke",              "revocation",         afterwards.RevokeForm,      GRAVE, "决定一作出，证照同时失效，公开查验立即显示“已撤销”，不能恢复。"),
    Sheet("withdraw_grant",      "withdrawal-of-grant", afterwards.UndoForm,       GRAVE, "决定一作出，证照同时失效，公开查验立即显示“已撤回”；造成财产损失的，依法补偿。"),
    Sheet("cancel",              "cancellation",       afterwards.UndoForm,        GRAVE, "决定一作出，证照同时失效，公开查验立即显示“已注销”，不能恢复。"),
    Sheet("correct_paper",       "correction-of-paper", afterwards.CorrectPaperForm, OTHER, "只更正笔误，不改变决定的内容；要改变决定，请另行立案。出具《更正通知书》；已经送达的，重新送达一次。"),
    Sheet("recall",              "recall",             afterwards.RecallForm,      GRAVE, "送错了人或者东西的，先收回，再重新送达，出具《更正通知书》和新的《送达回证》。决定的内容不变。"),
    Sheet("ask_follow_up",       "follow-up-request",  afterwards.WishForm,        OTHER, "申请人在窗口申请变更、延续或者注销的，在这里代录，接着填申请表、收件。"),
    Sheet("open_follow_up",      "follow-up",          afterwards.FollowUpForm,    OTHER, "由本机关另立一个新办件，自今日起单独计算期限，并通知当事人。作出不利决定以前，要先告知当事人陈述、申辩和听证的权利。"),
)
# fmt: on

BY_ACT = {sheet.act: sheet for sheet in SHEETS}
BY_NOUN = {sheet.noun: sheet for sheet in SHEETS}
