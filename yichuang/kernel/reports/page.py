"""A frozen report as one HTML file that needs nothing else: to keep, to send, to publish."""

from collections.abc import Mapping

from django.utils.html import format_html, format_html_join

LOOK = (
    "body{max-width:46em;margin:2em auto;padding:0 1em;font:1.1rem/1.8 FangSong,serif;color:#0b0c0c}"
    "h1,h2,h3,th,caption,dt{font-family:SimHei,sans-serif}h1,.issued{text-align:center}"
    "table{width:100%;border-collapse:collapse;font-size:.9rem;margin:1em 0}caption{font-weight:bold;padding:.4em}"
    "th,td{border:1px solid #6f777b;padding:.3em .5em;text-align:right}th:first-child,td.words{text-align:left}"
    "figure{margin:1em 0}td.bar{width:45%}td.bar svg{width:100%;height:1em;fill:#1d70b8}"
    ".signed{text-align:right}a{color:#1a65a6}@media print{a{color:inherit;text-decoration:none}}"
)
NOTHING: dict = {}


def page(snapshot: dict, links: Mapping[str, str] = NOTHING) -> str:
    """The whole file. Every figure stands in an element whose id is its id; `links` leads from an id to an address."""
    return format_html(
        '<!DOCTYPE html>\n<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" '
        'content="width=device-width, initial-scale=1"><title>{title} {number}</title><style>{look}</style></head>'
        '<body><main><p class="issued">{body}</p><h1>{title}</h1>{issued}{addressee}{said}'
        '<p class="signed">{body}<br>{day}</p></main></body></html>\n',
        title=snapshot["title"],
        number=snapshot["number"],
        issued=format_html('<p class="issued">{}</p>', snapshot["number"]) if snapshot["number"] else "",
        look=LOOK,
        body=snapshot["body"]["name"],
        addressee=format_html("<p>{}：</p>", snapshot["addressee"]) if snapshot.get("addressee") else "",
        said=format_html_join("\n", "{}", ((drawn(block, links),) for block in snapshot["blocks"])),
        day=snapshot["issued_on"],
    )


def drawn(block: dict, links: Mapping[str, str]):
    return DRAWN[block["kind"]](block, links)


def heading(block, _links):
    tag = f"h{block['level'] + 1}"
    return format_html("<{}>{}</{}>", tag, block["text"], tag)


def words(block, links):
    return format_html("<p>{}</p>", runs(block["runs"], links))


def table(block, links):
    heads = format_html_join("", '<th scope="col">{}</th>', ((head,) for head in block["heads"]))
    rows = format_html_join(
        "\n",
        '<tr><th scope="row">{}</th>{}</tr>',
        (
            (
                runs(first, links),
                format_html_join(
                    "",
                    '<td class="{}">{}</td>',
                    ((kind, runs(cell, links)) for kind, cell in zip(block["columns"][1:], cells, strict=True)),
                ),
            )
            for first, *cells in block["rows"]
        ),
    )
    return format_html(
        "<table><caption>{}</caption><thead><tr>{}</tr></thead><tbody>{}</tbody></table>",
        block["caption"],
        heads,
        rows,
    )


def bars(block, links):
    """A chart is a table: each bar beside its words and its figure, which are read like any others; the figure around
    it says all of it in one sentence."""
    rows = format_html_join(
        "\n",
        '<tr><th scope="row">{}</th><td class="bar" aria-hidden="true"><svg viewBox="0 0 1000 10" '
        'preserveAspectRatio="none"><rect width="{}" height="10"></rect></svg></td><td>{}</td></tr>',
        ((bar["label"], bar["share"], runs(bar["runs"], links)) for bar in block["bars"]),
    )
    return format_html(
        '<figure role="group" aria-label="{}"><table><caption>{}</caption><tbody>{}</tbody></table></figure>',
        block["alt"], block["caption"], rows,
    )  # fmt: skip


def notes(block, _links):
    return format_html("<dl>{}</dl>", format_html_join("\n", "<dt>{}</dt><dd>{}</dd>", block["items"]))


DRAWN = {"heading": heading, "words": words, "table": table, "bars": bars, "notes": notes}


def runs(parts, links):
    return format_html_join("", "{}", ((run(part, links),) for part in parts))


def run(part: dict, links: Mapping[str, str]):
    text, name = part["text"], part.get("figure", "")
    shown = format_html('<a href="{}">{}</a>', links[name], text) if name in links else text
    return format_html('<span id="{}">{}</span>', name, shown) if part.get("place") else shown
