"""Which numbers are kept back: those that stand on few rows, and as many others as it takes that none of the few is
worked out by taking the rest from a sum that is told (complementary suppression)."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from itertools import combinations


def kept_back(many: Mapping[tuple, int], least: int) -> set[tuple]:
    """Of a table, `many` rows behind each cell by the values of its dimensions, the cells that are kept back below
    `least` rows. The sums over any of its dimensions are told, or kept back by the same rule."""
    width = len(next(iter(many), ()))
    groups = []
    for size in range(width):
        for places in combinations(range(width), size):
            members: dict[tuple, list[tuple]] = defaultdict(list)
            for key in many:
                members[tuple(key[place] for place in places)].append(key)
            gone = kept_back({part: sum(many[key] for key in keys) for part, keys in members.items()}, least)
            groups += [(keys, part in gone) for part, keys in members.items()]
    return completed(many, least, groups)


def completed(many: Mapping, least: int, groups: Iterable[tuple[Collection, bool]]) -> set:
    """The few, and the smallest others until what is kept back of each group is two or more that stand on `least` rows
    together: a single one is the sum less the others. A group is the keys that add up to one sum, and whether that sum
    is kept back although it stands on enough: then something of it has to be, for else it could be added up. Of a
    group that stands on few altogether nothing is told anyhow."""
    groups = [(keys, is_gone) for keys, is_gone in groups if sum(many[key] for key in keys) >= least]
    hidden = {key for key, number in many.items() if 0 < number < least}
    before = -1
    while len(hidden) != before:  # what one group needs may be one more of another
        before = len(hidden)
        for keys, is_gone in groups:
            while added := missing(keys, is_gone, many, least, hidden):
                hidden |= added
    return hidden


def missing(keys: Collection, is_gone: bool, many: Mapping, least: int, hidden: set) -> set:
    """The next one of a group to keep back too; none where enough of it is."""
    kept = [key for key in keys if key in hidden]
    told = [key for key in keys if key not in hidden and many[key]]
    is_enough = sum(many[key] for key in kept) >= least and (is_gone or len(kept) > 1)
    if is_enough or not told or not (kept or is_gone):
        return set()
    return {min(told, key=lambda key: (many[key], str(key)))}
