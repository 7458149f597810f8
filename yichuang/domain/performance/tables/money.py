"""The words of money."""

KINDS = {
    "personnel": "人员经费",
    "public": "公用经费",
    "special": "专项资金",
    "other_project": "其他项目",
    "carry_over": "上年结转结余",
    "reserve": "预备费",
}
FUNDS = {
    "general": "一般公共预算",
    "government_fund": "政府性基金预算",
    "state_capital": "国有资本经营预算",
    "social_insurance": "社会保险基金预算",
}
CONTRACT_KINDS = {
    "network": "网络租赁",
    "portal": "门户网站维护",
    "kiosk": "自助终端运维",
    "other": "其他",
}
PRICED_PER = {"once": "一次性", "month": "每月", "year": "每年"}
TOTAL = "全年合计"  # how an entry without date and voucher is called: its source gives one total for the whole year
