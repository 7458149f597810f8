"""What is meant in a sentence people type: the words that only hold it together are left out, the rest is cut."""

import re

import rjieba

HAN = "\u3400-\u9fff"
RUNS = re.compile(rf"[{HAN}]+|[0-9a-z]+(?:-[0-9a-z]+)*")
STOPS = re.compile(r"[，。！？；,.!?;\s]+")
# Words of the language, in speech and in the dialect of Hunan, that carry no matter.
FILLERS = """
怎么办 怎么 怎样 如何 什么 啥 么子 哪里 哪儿 去哪 在哪 哪个 要不要 要不 能不能 可不可以 可以 是不是 算不算 多久 多少
几天 需要 要办 请问 一下 办理 手续 条件 材料 资料 我想 想要 想在 我要 我们 我家 人家 他们 这个 那个 这边 那边 有个
吗 呢 吧 啊 呀 哒 咯 了 我 你 您 他 她 它 们 着 过 得 把 被 给 让 就 都 也 又 还 才 只 很 太 最 会 能 要 想 去 来 到
从 在 是 和 跟 与 及 或 于 国家 政府 东西 有人 现在 今年 去年 前年 明年 已经 以前 以后 知道 不知道 听说 问 说 讲
帮忙 帮 政策 个 一个 一本 一张 张 先 再
"""
FILLED = re.compile("|".join(map(re.escape, sorted(FILLERS.split(), key=len, reverse=True))))


def meant(text: str) -> str:
    """The text in small letters, with a gap wherever something was said that carries no matter."""
    return FILLED.sub(" ", text.lower().replace("的", ""))


def pairs(text: str) -> list[str]:
    """Pairs of neighbouring characters of what is meant; a single character and a Latin word stand alone."""
    found = []
    for run in RUNS.findall(meant(text)):
        if not is_han(run) or len(run) == 1:
            found.append(run)
        else:
            found += [run[at : at + 2] for at in range(len(run) - 1)]
    return found


def parted(text: str) -> list[str]:
    """A long sentence in the parts that its commas and stops make; a single one is no part."""
    found = [part for part in STOPS.split(text) if len(part) > 1]
    return found if len(found) > 1 else []


def words(text: str) -> list[str]:
    """The words of two characters and more that a dictionary finds, longer ones with the shorter ones in them."""
    return [word for word in rjieba.cut_for_search(meant(text)) if len(word) > 1 and RUNS.match(word)]


def tokens(text: str) -> list[str]:
    return pairs(text) + words(text)


def nouns(text: str) -> list[str]:
    """What a dictionary takes for names of things and matters."""
    return [word for word, tag in rjieba.tag(meant(text)) if len(word) > 1 and tag.startswith("n") and is_han(word)]


def is_han(run: str) -> bool:
    return run[0] >= HAN[0]


def characters(text: str) -> str:
    """The Chinese characters of what is meant, without gaps."""
    return "".join(run for run in RUNS.findall(meant(text)) if is_han(run))


NOBODY = ("nr", "ns", "nt", "m", "t", "eng", "x")  # names of people, places and bodies, numbers, times, Latin letters


def telling_nobody(text: str) -> str:
    """The words of matter of a question, without names, places, numbers and times, so that nobody is told by them."""
    said = [
        word for word, tag in rjieba.tag(meant(text)) if len(word) > 1 and is_han(word) and not tag.startswith(NOBODY)
    ]
    return " ".join(said)
