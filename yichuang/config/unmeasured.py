"""What the platform cannot know yet, with the reason. A line moves to its domain when that is built."""

from yichuang.kernel.measures import not_yet, register

KIOSKS = "自助终端还没有接入本系统"
PORTAL = "政府网站的统计还没有接入本系统"
NETWORK = "电子政务外网的监测还没有接入本系统"

register(
    not_yet(
        "kiosks.active", "在用自助终端", "期间内至少有一天在线的自助终端数。", unit="台", why=KIOSKS,
        brought_by="kiosks", reported="R18",
    ),
    not_yet(
        "publicity.page_views", "门户网站页面浏览量", "期间内政府门户网站的页面浏览次数。", unit="次", why=PORTAL,
        brought_by="publicity", reported="R30",
    ),
    not_yet(
        "publicity.visitors", "门户网站用户浏览量", "期间内政府门户网站的用户浏览量，名称和口径照原文，不是独立访客数。",
        unit="次", why=PORTAL, brought_by="publicity", reported="R31",
    ),
    not_yet(
        "network.towns", "外网覆盖镇街", "电子政务外网连通的镇（街道）数。", unit="个", why=NETWORK, brought_by="network",
        reported="R28",
    ),
    not_yet(
        "network.villages", "外网覆盖村（社区）", "电子政务外网连通的村（社区）数。", unit="个", why=NETWORK,
        brought_by="network", reported="R29",
    ),
)  # fmt: skip
