"""What is said of ratings, complaints, licences, mandates and one's account."""

from yichuang.domain.notices.tables.words import Template

LICENCE_TOPICS = {  # act on a licence: what its holder is told
    "suspend": "licence_suspended",
    "resume": "licence_resumed",
    **dict.fromkeys(("revoke", "withdraw", "forfeit", "cancel"), "licence_ended"),
    **dict.fromkeys(("change", "renew"), "licence_reissued"),
}

OF_OTHERS = {
    "rating_asked": Template(
        "这次办得怎么样",
        "{who}，您办的“{item}”（编号 {number}）这次服务怎么样？愿意的话请{by}评价：在本网站点“评价”，填评价码 {code}。评不评都可以；被评价的人看不到是谁评的。有事请打 {phone}。",
    ),
    "bad_rating_taken": Template(
        "您的评价已经有人办",
        "{who}，您对“{item}”的评价（编号 {number}）已经交给{body}的负责人核实，{by}整改好。被评价的人不参与办理。您不用做什么；有话补充请打 {phone}。",
    ),
    "bad_rating_verified": Template(
        "您反映的问题属实",
        "{who}，您对“{item}”的评价（编号 {number}）已经核实，问题属实，{by}整改好。给您添了麻烦，对不起。您不用做什么；有话补充请打 {phone}。",
    ),
    "bad_rating_mended": Template(
        "您反映的问题已经处理",
        "{who}，您对“{item}”的评价（编号 {number}）已经处理好，监督科会打电话听您的意见。等不及的，请打 {phone}。",
    ),
    "bad_rating_struck": Template(
        "一条评价已经撤销",
        "{who}，您对“{item}”的评价（编号 {number}）经另一个机关裁定，不再计入统计。不同意的，请打 {phone}，也可以在网上投诉。",
    ),
    "bad_rating_closed": Template(
        "您的评价已经办结",
        "{who}，您对“{item}”的评价（编号 {number}）已经办结。谢谢您帮我们改进。还有话说，请打 {phone}。",
    ),
    "complaint_registered": Template(
        "已经收到您反映的事",
        "{who}，您的{item}（编号 {number}）已经登记，{by}答复下一步。现在不用做什么。有话补充请打 {phone}。",
    ),
    "complaint_accepted": Template(
        "您反映的事已经受理",
        "{who}，您的{item}（编号 {number}）已经受理，{by}答复您。被投诉的人不参与办理。您不用做什么；有话补充请打 {phone}。",
    ),
    "complaint_declined": Template(
        "您反映的事没有受理",
        "{who}，您的{item}（编号 {number}）没有受理，原因和该找谁写在“投诉咨询”里。看不到的，请打 {phone}。",
    ),
    "complaint_extended": Template(
        "答复要晚几天",
        "{who}，您的{item}（编号 {number}）还要再查，延到{by}答复，对不起。原因可以打 {phone} 问。",
    ),
    "complaint_answered": Template(
        "您反映的事有答复了",
        "{who}，您的{item}（编号 {number}）已经答复，写在“投诉咨询”里。不满意，或者看不到，请打 {phone}。",
    ),
    "complaint_archived": Template(
        "您反映的事已经办结",
        "{who}，您的{item}（编号 {number}）已经办结。还有话说，请打 {phone}。",
    ),
    "licence_ends": Template(
        "证照快到期了",
        "{who}，您的《{licence}》（编号 {number}）{last_day}到期。还要用的，请{by}申请延续：在网上找到原来的事项，或者到{place}。",
        "行政许可法50",
    ),
    "licence_ends_for_good": Template(
        "证照快到期了",
        "{who}，您的《{licence}》（编号 {number}）{last_day}到期，这种证照不办延续。还要用的，请重新申请：在网上找到原来的事项，或者到{place}。",
    ),
    "licence_expired": Template(
        "证照已经到期",
        "{who}，您的《{licence}》（编号 {number}）{last_day}已经到期，不能再凭它办事。还要用的，请重新申请：在网上找到原来的事项，或者到{place}；正在办延续的，等办理结果。有不清楚的，请打 {phone}。",
    ),
    "licence_suspended": Template(
        "证照暂停使用",
        "{who}，您的《{licence}》（编号 {number}）从今天起暂停使用，依据是{decision}。暂停期间不能凭它办事。什么时候恢复，或者有不同意见，请打 {phone}，或者到{place}。",
    ),
    "licence_resumed": Template(
        "证照恢复使用",
        "{who}，您的《{licence}》（编号 {number}）从今天起恢复使用，依据是{decision}。您不用做什么；有不清楚的，请打 {phone}。",
    ),
    "licence_ended": Template(
        "证照不再有效",
        "{who}，您的《{licence}》（编号 {number}）{ended}，从今天起不再有效，依据是{decision}。不服怎么办，写在决定书上；有不清楚的，请打 {phone}，或者到{place}。",
    ),
    "licence_reissued": Template(
        "证照换发了新版本",
        "{who}，您的《{licence}》（编号 {number}）换发了新版本，依据是{decision}。编号不变，原来的版本查验时显示“已换发”。怎样领取，请打 {phone}，或者到{place}问。",
    ),
    "mandate_recorded": Template(
        "窗口登记了一份委托",
        "{who}，窗口凭纸质委托书登记：{agent}可以替您办事，到{last_day}为止（委托编号 {number}）。是您委托的，不用做什么；不是的，请马上在“替谁办事”里撤销，或者带身份证到{place}，或者打 {phone}。",
        sms="{who}，窗口登记了您的委托（编号 {number}）：{agent}可以替您办事，到{last_day}为止。不是您委托的，请马上打 {phone}。",
    ),
    "mandate_ended": Template(
        "一份委托已经撤销",
        "{who}，由{agent}代办的委托（委托编号 {number}）已经在窗口撤销，不能再凭它办事，以前办的事不受影响。您不用做什么；有疑问请打 {phone}。",
    ),
    "set_password": Template(
        "登录方式有变动",
        "{who}，您账号的登录方式在{when}改过，改了什么写在“我的账号”里。是您自己改的或者请人改的，不用做什么；不是的，请马上联系本单位的监督科，或者打 {phone}。",
    ),
    "enrol_second_factor": Template(
        "登录方式有变动",
        "{who}，您登录用的身份验证器在{when}重新绑定过。是您自己绑定的，不用做什么；不是的，请马上联系本单位的监督科，或者打 {phone}。",
    ),
    "change_phone": Template(
        "登录用的手机号已更换",
        "{who}，您的账号在{when}换了登录用的手机号，以后的短信发到新号码。是您自己换的，不用做什么；不是的，请马上打 {phone}。",
    ),
}
