"""The picture of a 一件事: its lines say exactly what waits for what, whatever the plan."""

from types import SimpleNamespace

from hypothesis import given
from hypothesis import strategies as st

from yichuang.channels.citizen.matter_graph import drawn


def item(code, number, *waits_for, stands="waiting"):
    return SimpleNamespace(
        part=SimpleNamespace(item_code=code, waits_for=list(waits_for)), round=number, stands=stands
    )


@st.composite
def plans(draw):
    """Items in the plan's order: what is waited for stands before, a round is one later than the latest waited for."""
    made = []
    for place in range(draw(st.integers(1, 9))):
        waits = draw(st.lists(st.sampled_from(made), unique_by=id, max_size=3)) if made else []
        number = 1 + max((one.round for one in waits), default=0)
        made.append(item(f"I{place}", number, *(one.part.item_code for one in waits)))
    return made


def followed(graph) -> set[tuple[str, str]]:
    """Who gives to whom, read off the lines alone."""
    giver, found = {}, set()
    for round_ in graph.rounds:
        for one, lines in [(None, round_.lines), *((row.one, row.lines) for row in round_.rows)]:
            lanes = [line.lane for line in lines]
            assert len(set(lanes)) == len(lanes)
            assert set(giver) <= set(lanes)  # a line that has begun is in every row until it ends
            for line in lines:
                if line.run == "from":
                    assert line.lane not in giver
                    giver[line.lane] = one.part.item_code
                elif line.run in {"tee", "to"}:
                    found.add((giver[line.lane], one.part.item_code))
                if line.run == "to":
                    del giver[line.lane]
    assert not giver
    return found


@given(plans())
def test_the_lines_say_what_waits_for_what(shown):
    graph = drawn(shown)

    assert followed(graph) == {(item, one.part.item_code) for one in shown for item in one.part.waits_for}
    assert sum(len(each.rows) for each in graph.rounds) == len(shown)
    assert all(row.one.round == each.number for each in graph.rounds for row in each.rows)


def test_a_line_from_what_is_done_is_a_line_that_is_done():
    graph = drawn([item("A", 1, stands="usable"), item("B", 1), item("C", 2, "A", "B")])

    begun = {row.one.part.item_code: row.lines[-1].done for row in graph.rounds[0].rows}
    assert begun == {"A": True, "B": False}
    assert graph.lanes == 2


def test_items_that_wait_for_nothing_need_no_gutter():
    assert drawn([item("A", 1), item("B", 1)]).lanes == 0
