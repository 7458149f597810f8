"""Print a table of acts as the page the lawyers sign."""

from yichuang.kernel.states import NOTHING, STAYS, Table


def spoken(thing) -> str:
    return (getattr(thing, "name", None) or thing.__name__).replace("_", " ")


def printed(table: Table) -> str:
    """Markdown: one line per row, in the order of the table; conditions with the sentence a person reads."""
    words = {NOTHING: "—", STAYS: "stays 不变"} | {value: f"{label} {value}" for value, label in table.states.choices}
    lines = [
        f"# {table.title}",
        "",
        "Printed by `make law` from the act table; a test keeps it current.",
        "",
        "| Act | 办理动作 | From | To | Who | Provided that | Document | Clock | Held by | Article |",
        "|---|---|---|---|---|---|---|---|---|---|",
    ]
    lines += [
        "| "
        + " | ".join(
            (
                row.act,
                table.words[row.act],
                ", ".join(words[state] for state in row.frm),
                words[row.to],
                spoken(row.who),
                "; ".join(spoken(need) for need in row.needs) or "—",
                row.document or "—",
                "; ".join(row.clock) or "—",
                row.held_by or "—",
                row.article or "—",
            )
        )
        + " |"
        for row in table
    ]
    return "\n".join(lines) + "\n"
