"""Fonts of Word reports by GB/T 9704, each with what stands in for it where it is missing, best first."""

OF_REPORTS = {
    "title": "方正小标宋简体,小标宋,宋体,SimSun,Noto Serif CJK SC",
    "body": "仿宋_GB2312,仿宋,FangSong,Noto Serif CJK SC",
    "heading": "黑体,SimHei,Noto Sans CJK SC",
    "subheading": "楷体_GB2312,楷体,KaiTi,Noto Serif CJK SC",
}
