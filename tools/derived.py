"""make derived: how well the search answers questions made from the district's own words, by rule and always the same.

Every way of putting a thing that the tables know is taken out of the index and then asked for: as it is, in a long
sentence, or in the speech of Hunan. What stays in the index is asked for misspelled, by other characters of the same
sound, in pinyin, in part in pinyin, and by first letters. Questions about nothing of ours are taken from a file.
"""

import argparse
import csv
import time
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from random import Random
from zlib import crc32

from pypinyin import lazy_pinyin

from tools import evaluate

FOLDS = 4
COMMON = [
    bytes([row, cell]).decode("gb2312") for row in range(0xB0, 0xD7) for cell in range(0xA1, 0xFF)
]  # the 3,755 characters everybody knows
AROUND = (
    ("你好，我是去年才搬到这边来住的，", "，听邻居讲可以到大厅来弄，是不是要本人来"),
    ("我爸妈年纪大了不会用手机，想问下", "这件事，星期六上不上班"),
    ("跑了两趟都没搞清楚，", "，到底要带些什么东西，麻烦说详细点"),
    ("我有个朋友在建设路那边上班，他上个月", "，说一个礼拜就好了，我也想弄"),
)
HUNAN = (("", "，要么子手续咯"), ("请问哒，", "到哪里搞"), ("我屋里要", "，何解搞"))


@dataclass(frozen=True)
class Asked:
    kind: str
    text: str
    code: str
    fold: int = -1  # what is out of the index while this is asked: nothing


def main() -> None:
    asks = argparse.ArgumentParser(prog="make derived", description=__doc__)
    asks.add_argument("--kind", default="", help="list the questions of this kind whose answer is not among five")
    asked = asks.parse_args()
    evaluate.prepare()
    for what in ("item", "theme"):
        measured(what, asked.kind)
    strangers()


def measured(what: str, listed: str) -> None:
    from yichuang.domain.guidance.reads import finding  # noqa: PLC0415 - needs the settings

    whole = finding.current()
    rows = [cut.row for cut in whole.cuts.values() if cut.row.kind == what]
    indexes = {-1: whole} | {fold: without(whole, rows, fold) for fold in range(FOLDS)}
    places, nothing, took = defaultdict(list), defaultdict(int), []
    for one in derived(rows):
        began = time.perf_counter()
        answer = finding.answered(one.text, indexes[one.fold])
        took.append((time.perf_counter() - began) * 1000)
        found = answer.codes(what)
        place = found.index(one.code) + 1 if one.code in found else 0
        places[one.kind].append(place)
        nothing[one.kind] += answer.nothing_fits
        if one.kind == listed and (not 0 < place <= evaluate.BEST or answer.nothing_fits):
            print(f"  {place or '—'}  {'✗' * answer.nothing_fits} {one.text}  {one.code}  {' '.join(found[:3])}")
    print(f"\n{what}: {len(took)} questions, p95 {sorted(took)[int(len(took) * 0.95)]:.1f} ms")
    print(f"  {'kind':<12} {'n':>5} {'hit@1':>6} {'hit@5':>6} {'MRR':>6} {'nothing fits':>13}")
    for kind, found in places.items():
        scores = (evaluate.hit(found, 1), evaluate.hit(found, evaluate.BEST), evaluate.mrr(found))
        print(
            f"  {kind:<12} {len(found):>5} {scores[0]:>6.3f} {scores[1]:>6.3f} {scores[2]:>6.3f} {nothing[kind]:>13}"
        )


def without(whole, rows, fold: int):
    """The index as it would be, had nobody thought of the phrases of this fold."""
    from yichuang.domain.guidance.rules.engine import Engine, cut  # noqa: PLC0415

    kept = [replace(row, phrases=tuple(p for p in row.phrases if fold_of(row, p) != fold)) for row in rows]
    engine = Engine([cut(row) for row in kept], whole.synonyms)
    return replace(whole, engines=whole.engines | {rows[0].kind: engine})


def fold_of(row, phrase: str) -> int:
    return crc32(f"{row.code}{phrase}".encode()) % FOLDS


def derived(rows) -> Iterator[Asked]:
    for row in rows:
        for phrase in row.phrases:
            by, fold = Random(f"{row.code}{phrase}"), fold_of(row, phrase)  # noqa: S311 - the same every time
            yield Asked("unheard", phrase, row.code, fold)
            yield Asked("in noise", around(phrase, AROUND, by), row.code, fold)
            yield Asked("in Hunan", around(phrase, HUNAN, by), row.code, fold)
        by = Random(row.code)  # noqa: S311
        for text in (row.name.split("（")[0], by.choice(row.phrases)):
            for kind, spoil in SPOILT.items():
                yield Asked(kind, spoil(text, by), row.code)


def around(phrase: str, sentences, by: Random) -> str:
    before, after = by.choice(sentences)
    return f"{before}{phrase}{after}"


def same_sound(text: str, by: Random) -> str:
    return changed(
        text, by, lambda old: [new for new in COMMON if new != old and lazy_pinyin(new) == lazy_pinyin(old)]
    )


def other(text: str, by: Random) -> str:
    return changed(text, by, lambda old: [new for new in COMMON if new != old])


def changed(text: str, by: Random, choices) -> str:
    places = [place for place, old in enumerate(text) if "\u3400" <= old <= "\u9fff"]
    by.shuffle(places)
    for place in places:
        if there := choices(text[place]):
            return text[:place] + by.choice(there) + text[place + 1 :]
    return text


def in_pinyin(text: str, _by: Random) -> str:
    return "".join(lazy_pinyin(text[:8]))


def half_in_pinyin(text: str, by: Random) -> str:
    middle, text = len(text[:8]) // 2, text[:8]
    return by.choice((text[:middle] + in_pinyin(text[middle:], by), in_pinyin(text[:middle], by) + text[middle:]))


def first_letters(text: str, _by: Random) -> str:
    return "".join(said[0] for said in lazy_pinyin(text[:7]))


SPOILT = {
    "same sound": same_sound,
    "wrong": other,
    "pinyin": in_pinyin,
    "half pinyin": half_in_pinyin,
    "letters": first_letters,
}


def strangers() -> None:
    """Questions about nothing of ours, from the folder of our own questions."""
    from yichuang.domain.guidance import reads  # noqa: PLC0415

    with (evaluate.ROOT / "tests" / "eval" / "own" / "negatives.csv").open(encoding="utf-8", newline="") as file:
        asked = [row["query"] for row in csv.DictReader(file)]
    wrong = [text for text in asked if not reads.find(text).nothing_fits]
    print(f"\nnot ours: nothing fits is said of {len(asked) - len(wrong)} of {len(asked)}; not of: {'；'.join(wrong)}")


if __name__ == "__main__":
    main()
