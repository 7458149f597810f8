"""A report on a page of the desk: its blocks with an id and a way to the cases behind each figure."""

from django.urls import reverse
from django.utils.http import urlencode

from yichuang.kernel.reports.composing import NUMBERS


def links_of(figures: dict) -> dict[str, str]:
    """Id -> the page of its measure, asked as the figure was: what it means, and the very cases that count now."""
    return {name: link for name, figure in figures.items() if (link := link_of(figure["source"]))}


def link_of(source: dict) -> str:
    if not source.get("measure"):
        return ""
    first, last = source["period"] or ("", "")
    asked = {"from": first, "to": last} if first else {}
    asked |= {name: "" if value is None else value for name, value in source["at"].items()}
    return f"{reverse('desk:measure', args=[source['measure']])}{'?' + urlencode(asked) if asked else ''}"


def on_page(said: dict) -> list[dict]:
    """The blocks as the component shows them: each run with `id` and `href`, "" where it has none."""
    links = links_of(said["figures"])
    return [block_of(block, links) for block in said["blocks"]]


def block_of(block: dict, links: dict[str, str]) -> dict:
    def runs(parts: list[dict]) -> list[dict]:
        return [run_of(part, links) for part in parts]

    if block["kind"] == "words":
        return block | {"runs": runs(block["runs"])}
    if block["kind"] == "table":
        heads = block["heads"]
        columns = [
            (head, "yes" if kind == NUMBERS else "") for head, kind in zip(heads, block["columns"], strict=True)
        ]
        rows = [[(*column, runs(cell)) for column, cell in zip(columns, row, strict=True)] for row in block["rows"]]
        return block | {"lines": [(row[0][2], row[1:]) for row in rows], "columns": columns}
    if block["kind"] == "bars":
        return block | {"bars": [bar | {"runs": runs(bar["runs"])} for bar in block["bars"]]}
    return block | {"terms": block["items"]} if block["kind"] == "notes" else block


def run_of(part: dict, links: dict[str, str]) -> dict:
    name = part.get("figure", "")
    return {"text": part["text"], "id": name if part.get("place") else "", "href": links.get(name, "")}
