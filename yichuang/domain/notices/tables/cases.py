"""What is said of cases and matters, step by step."""

from yichuang.domain.notices.tables.words import Template

OF_CASES = {
    "received": Template(
        "已经收到您的申请",
        "{who}，您申请的“{item}”（办件编号 {number}）已经收件，{body}{by}答复是否受理。现在不用做什么；要补材料会一次告诉您。",
        "行政许可法32",
    ),
    "submitted": Template(
        "申请已经提交",
        "{who}，“{item}”（办件编号 {number}）的申请已经提交，{body}{by}答复是否受理。现在不用做什么；要补材料会一次告诉您。",
        inbox_only=True,
    ),
    "submitted_for_you": Template(
        "有人替您提交了申请",
        "{who}，{agent}凭委托提交了“{item}”的申请（办件编号 {number}），{body}{by}答复是否受理。是您委托的，不用做什么；"
        "不是的，请马上在“替谁办事”里撤销委托，或者打 {phone}。",
        sms="{who}，{agent}凭委托替您提交了“{item}”的申请（办件编号 {number}），{by}答复。不是您委托的，请马上打 {phone}。",
    ),
    "supplement_received": Template(
        "补交的材料已经收到",
        "{who}，“{item}”（办件编号 {number}）要补的材料已经收齐，{body}{by}答复是否受理。现在不用做什么。",
        "行政许可法32",
    ),
    "returned_for_edit": Template(
        "申请退回修改",
        "{who}，“{item}”（办件编号 {number}）还差一点：要改的地方写在“我的办件”里，改好后再提交就行。需要人帮忙，可以到{place}。有不清楚的，请打 {phone}。",
    ),
    "not_required": Template(
        "这件事不用办",
        "{who}，您申请的“{item}”（办件编号 {number}）不需要办理许可，原因写在“我的办件”里的告知书上。不用再做什么。有不清楚的，请打 {phone}。",
        "行政许可法32(1)(1)",
    ),
    "not_accepted": Template(
        "申请没有受理",
        "{who}，您申请的“{item}”（办件编号 {number}）不归{body}办。该找哪个机关、不服怎么办，写在“我的办件”里的通知书上。有不清楚的，请打 {phone}。",
        "行政许可法32(1)(2)",
    ),
    "fee_asked": Template(
        "请您缴费",
        "{who}，您申请的“{item}”（办件编号 {number}）需要缴费。缴多少、凭哪个缴款码、最晚哪天缴，写在“我的办件”里的缴费通知单上；可以网上缴，也可以到{place}缴。有不清楚的，请打 {phone}。",
    ),
    "fee_reduced": Template(
        "费用减了",
        "{who}，“{item}”（办件编号 {number}）的费用已经减免。现在应缴多少、依据是什么，写在“我的办件”里新的缴费通知单上，"
        "原来的通知单不再用；全部免了的，不用缴。有不清楚的，请打 {phone}。",
    ),
    "payment_noted": Template(
        "缴费已经登记",
        "{who}，“{item}”（办件编号 {number}）的缴费已经登记，票据号码写在“我的办件”里。您不用做什么；没有缴过，或者对不上的，请打 {phone}。",
        inbox_only=True,
    ),
    "matter_correction": Template(
        "有材料需要您一次补正",
        "{who}，您办的“{item}”（编号 {number}）有材料要补正，各部门要的都写在一份补正告知书上。请{by}一次补齐：在“我的一件事”里上传，或者送到{place}。有不清楚的，请打 {phone}。",
        "行政许可法32",
    ),
    "matter_needs_you": Template(
        "后续事项要您看一下",
        "{who}，您办的“{item}”（编号 {number}）有一项没能自动提交，原因和怎么办写在“我的一件事”里；其他事项照常办。需要人帮忙，可以到{place}。有不清楚的，请打 {phone}。",
    ),
    "matter_done": Template(
        "一件事办好了",
        "{who}，您办的“{item}”（编号 {number}）已经全部办好，结果也已送达。谢谢您。",
    ),
    "matter_ended": Template(
        "一件事办结",
        "{who}，您办的“{item}”（编号 {number}）已经办结，有的事项没有办成。哪些办成、哪些没办成和原因，写在“我的一件事”里。有不清楚的，请打 {phone}。",
    ),
    "correction_asked": Template(
        "有材料需要您补正",
        "{who}，您申请的“{item}”（办件编号 {number}）有材料要补正。请{by}补交：在“我的办件”里上传，或者送到{place}。要补什么、怎么补，一次都写在补正告知书上。有不清楚的，请打 {phone}。",
        "行政许可法32(1)(4)",
    ),
    "correction_ends": Template(
        "补正的期限快到了",
        "{who}，“{item}”（办件编号 {number}）要补的材料还没有交齐，请{by}补交：在“我的办件”里上传，或者送到{place}。来不及或者有困难，请打 {phone}。",
    ),
    "accepted": Template(
        "您的申请已经受理",
        "{who}，{body}已经受理您申请的“{item}”（办件编号 {number}），{by}办结。现在不用做什么，有结果马上告诉您。",
        "行政许可法32(1)(5)",
    ),
    "deemed_accepted": Template(
        "您的申请已经视为受理",
        "{who}，您申请的“{item}”（办件编号 {number}）没有按时得到答复，很抱歉。按照法律，它从收到材料那天起就算受理，{body}{by}办结。您不用做什么。",
        "行政许可法32(1)(4)",
    ),
    "review_started": Template(
        "开始审查",
        "{who}，“{item}”（办件编号 {number}）已经交给承办人审查，{body}{by}办结。您不用做什么，有结果马上告诉您。",
        inbox_only=True,
    ),
    "forwarded": Template(
        "已经转到办理系统",
        "{who}，“{item}”（办件编号 {number}）已经转到作出决定的业务系统办理，期限不变，{by}办结。您不用做什么，也不用再交一次材料。",
        inbox_only=True,
    ),
    "sent_up": Template(
        "已经上报上级机关",
        "{who}，{body}已经完成“{item}”（办件编号 {number}）的初步审查，连同全部材料上报上级机关决定。您不用再交材料，有结果马上告诉您。"
        "有不清楚的，请打 {phone}。",
        inbox_only=True,
    ),
    "special_started": Template(
        "开始做{procedure}",
        "{who}，“{item}”（办件编号 {number}）要做{procedure}，需要 {days} 个工作日，这段时间不算在办理期限里。您不用做什么，做完会告诉您。",
        "行政许可法45",
    ),
    "special_ended": Template(
        "特别程序做完了",
        "{who}，“{item}”（办件编号 {number}）要做的检验、听证等已经做完，接着办理，{by}办结。您不用做什么。",
    ),
    "extended": Template(
        "办理期限延长了",
        "{who}，“{item}”（办件编号 {number}）经批准延长期限，{by}办结，理由写在“我的办件”里的延期办理告知书上。您不用做什么。有不清楚的，请打 {phone}。",
        "行政许可法42",
    ),
    "granted": Template(
        "已经准予",
        "{who}，您申请的“{item}”（办件编号 {number}）已经准予，结果{by}送达。办好后会告诉您到哪里领，现在不用做什么。",
        "行政许可法38",
    ),
    "owed_ends": Template(
        "补交材料的期限快到了",
        "{who}，“{item}”（办件编号 {number}）您承诺后补的材料还没有交齐，请{by}补交：在“我的办件”里上传，或者送到{place}。没有补齐领不到结果。有困难请打 {phone}。",
    ),
    "owed_supplied": Template(
        "后补的材料已经收到",
        "{who}，“{item}”（办件编号 {number}）承诺后补的材料收到了一次，收了什么写在“我的办件”里的收件凭证上，还差什么也写在那里。"
        "都补齐的，不用再做什么。",
        inbox_only=True,
    ),
    "correction_ordered": Template(
        "请改正与承诺不符的情况",
        "{who}，“{item}”（办件编号 {number}）是按告知承诺办的，核查时发现与承诺不符，请{by}改正。要改什么写在“我的办件”里的责令限期改正通知书上；不改正会撤销决定。有困难请打 {phone}。",
        "国办发〔2020〕42号",
    ),
    "denied": Template(
        "没有准予",
        "{who}，您申请的“{item}”（办件编号 {number}）没有准予。理由，以及 60 日内申请复议、6 个月内起诉的办法，都写在决定书上，{by}送达。有不清楚的，请打 {phone}。",
        "行政许可法38",
    ),
    "follow_up_decided": Template(
        "有一份新的决定",
        "{who}，关于“{item}”（办件编号 {number}），{body}作出了新的决定，内容和不服的办法写在决定书上，{by}送达。有不清楚的，请打 {phone}。",
        "行政许可法38",
    ),
    "taken_up": Template(
        "您的一项许可正在重新审查",
        "{who}，{body}对您已经办好的事项重新立案审查：“{item}”（办件编号 {number}）。作出决定以前会书面告诉您，您可以陈述、申辩，也可以要求听证。现在不用做什么；有话要说，请打 {phone}。",
        "行政许可法7",
    ),
    "hearing_offered": Template(
        "您有权要求听证",
        "{who}，关于“{item}”（办件编号 {number}），作出决定以前，您可以陈述、申辩或者要求听证，请{by}提出：到{place}，或者打 {phone}。内容写在“我的办件”里的听证告知书上。听证不收费。",
        "行政许可法47",
    ),
    "hearing_called": Template(
        "听证会定了日子",
        "{who}，关于“{item}”（办件编号 {number}）的听证会定在{day}举行。时间、地点、主持人写在“我的办件”里的听证通知书上。"
        "请带身份证件参加，不收费用；来不了的，请打 {phone}。",
        "行政许可法48",
    ),
    "waiver_ended": Template(
        "有一份材料要您补交",
        "{who}，“{item}”（办件编号 {number}）原来用电子证照代替了一份材料，现在这份证照核验没有通过，要请您补交材料，"
        "交来以前不能作出准予决定。交什么、为什么写在“我的办件”里；也可以送到{place}。有不清楚的，请打 {phone}。",
        "国令716第10条",
    ),
    "promise_checked": Template(
        "您的承诺核查过了",
        "{who}，“{item}”（办件编号 {number}）是按告知承诺办的，事后核查已经做完，结果写在“我的办件”里。"
        "您不用做什么；对结果有不同意见的，请打 {phone}。",
        "国办发〔2020〕42号",
    ),
    "deemed_renewed": Template(
        "您的申请已经视为准予延续",
        "{who}，“{item}”（办件编号 {number}）没有按时得到答复，很抱歉。按照法律，有效期满后视为准予延续，{body}{by}把新的证照送给您。您不用做什么。",
        "行政许可法50",
    ),
    "paper_corrected": Template(
        "一份文书有误，已经更正",
        "{who}，“{item}”（办件编号 {number}）有一份文书写错了，很抱歉。已经出具更正通知书，写在“我的办件”里，会再送给您一次。有不清楚的，请打 {phone}。",
        "行政许可法38",
    ),
    "recalled": Template(
        "送达有误，会重新送达",
        "{who}，“{item}”（办件编号 {number}）的结果送错了，很抱歉。我们已经收回，{by}重新送达，决定的内容不变。您不用做什么；已经收到的文书有不对的，请打 {phone}。",
        "行政许可法44",
    ),
    "certificate_made": Template(
        "证照做好了",
        "{who}，“{item}”（办件编号 {number}）的证照已经做好，正在加盖印章，结果{by}送达。可以领取时会告诉您，现在不用做什么。",
        inbox_only=True,
    ),
    "ready": Template(
        "结果已经办好，请来领取",
        "{who}，“{item}”（办件编号 {number}）的结果已经办好。请带身份证到{place}领取，{hours}。不方便来，请打 {phone} 商量怎么送。",
        "行政许可法44",
    ),
    "ready_to_send": Template(
        "结果已经办好，马上送给您",
        "{who}，“{item}”（办件编号 {number}）的结果已经办好，会按您申请时的选择{how}，不用到大厅来。一周内没有收到的，请打 {phone}。",
        "行政许可法44",
    ),
    "delivered": Template(
        "结果已经送达",
        "{who}，“{item}”（办件编号 {number}）的结果已经送达，这件事办完了。请核对内容，有错请打 {phone}，我们更正。",
    ),
    "returned": Template(
        "申请已经退件",
        "{who}，“{item}”（办件编号 {number}）在补正期限内没有收到材料，已经退件，说明写在“我的办件”里。以后还需要办，可以随时重新申请。有不清楚的，请打 {phone}。",
        "事项规定",
    ),
    "terminated": Template(
        "办理已经终止",
        "{who}，“{item}”（办件编号 {number}）已经终止办理，原因写在“我的办件”里的通知书上。以后还需要办，可以随时重新申请。有不清楚的，请打 {phone}。",
        "事项规定",
    ),
    "withdrawn": Template(
        "申请已经撤回",
        "{who}，“{item}”（办件编号 {number}）已经按您的要求撤回，不再办理。以后还需要办，可以随时重新申请。有不清楚的，请打 {phone}。",
    ),
    "voided": Template(
        "一份办件已经作废",
        "{who}，“{item}”（办件编号 {number}）录入有误，已经作废，对您没有影响。有不清楚的，请打 {phone}。",
    ),
}
