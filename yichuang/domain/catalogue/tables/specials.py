"""Special procedures (特别程序) an item may name, and which of them may stop its clock (APL art. 45)."""

HEARING = "听证"
SITE_CHECK = "现场勘验"
PUBLICITY = "公示"

# The whole list of article 45. A site check is part of the examination and never stops the clock.
ARTICLE_45 = ("听证", "招标", "拍卖", "检验", "检测", "检疫", "鉴定", "专家评审")
KINDS = (*ARTICLE_45, SITE_CHECK, PUBLICITY)


def may_suspend(kind: str, basis: str) -> bool:
    """Article 45 names what is not counted; 公示 is not among it and needs a legal basis of its own."""
    return kind in ARTICLE_45 or (kind == PUBLICITY and bool(basis))
