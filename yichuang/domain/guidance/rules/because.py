"""Why a row was found, in one sentence for whoever asked."""

WORDS, PHRASES, HEARD, NAMED, LETTERS, SPELLING, CHARACTERS = range(7)


def why(question, engine, parts, place: int) -> str:
    """By the way that found most of it; words of the law that people say otherwise come first."""
    row, found = engine.rows[place], {way: part[place] for way, part in enumerate(parts) if place in part}
    if term := spoken(question, row):
        return f"您说的“{term[0]}”，办事时叫“{term[1]}”"
    return named(row) if NAMED in found else by_the_best(engine, row, found)


def by_the_best(engine, row, found) -> str:
    best = max(found, key=lambda way: found[way][0])
    if best == LETTERS:
        return f"拼音与“{found[LETTERS][1]}”相同"
    if best == SPELLING and PHRASES not in found:
        return f"写法接近“{saying(engine, found[SPELLING][1])}”"
    if PHRASES in found and found[PHRASES][0] >= found.get(HEARD, (0,))[0]:
        return phrase(row, saying(engine, found[PHRASES][1]))
    if HEARD in found:
        return f"读音与“{saying(engine, found[HEARD][1])}”相近"
    return "说明文字里提到您说的内容"


def spoken(question, row) -> tuple[str, str] | None:
    """An everyday word of the question and the official one that stands in the row's name or phrases."""
    says = " ".join(row.sayings)
    for term in sorted(question.said, key=len, reverse=True):
        if term in says:
            continue
        for word in question.said[term]:
            if word in says:
                return term, word
    return None


def phrase(row, text: str) -> str:
    return named(row) if text == row.name else f"大家也常说“{text}”"


def named(row) -> str:
    return f"名称与您说的相符：{row.name}"


def saying(engine, number: int) -> str:
    return engine.phrases.texts[number]
