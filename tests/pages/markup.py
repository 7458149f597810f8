"""An answer read as the elements it is made of, and its forms as a browser without scripts would send them."""

from dataclasses import dataclass
from urllib.parse import urljoin

from lxml import html


@dataclass(frozen=True)
class Sent:
    """What pressing one button sends, and where."""

    button: str
    method: str
    address: str
    boxes: tuple


def document(response):
    return html.document_fromstring(response.text)


def sendings(response) -> list[Sent]:
    """Every form of a page as it stands, once for each of its buttons."""
    page = document(response)
    here = response.wsgi_request.get_full_path()
    return [
        Sent(
            " ".join(button.text_content().split()),
            (form.get("method") or "get").lower(),
            urljoin(here, form.get("action") or ""),
            (*boxes_of(form), *named(button)),
        )
        for form in page.iter("form")
        for button in buttons_of(page, form)
    ]


def buttons_of(page, form) -> list:
    """The buttons inside a form, and those elsewhere that name it."""
    inside = [button for button in form.iter("button") if not button.get("form")]
    outside = page.xpath("//button[@form=$id]", id=form.get("id")) if form.get("id") else []
    return [button for button in (*inside, *outside) if button.get("type", "submit") == "submit"]


def named(element) -> list[tuple[str, str]]:
    return [(element.get("name"), element.get("value", ""))] if element.get("name") else []


def boxes_of(form) -> list[tuple[str, str]]:
    """Names and values as a browser sends them: what is ticked, chosen or typed; a file box holds nothing."""
    found = []
    for box in form.inputs:
        kind = box.get("type", "text") if box.tag == "input" else box.tag
        if box.get("disabled") is not None or not box.get("name") or kind in ("button", "submit", "file"):
            continue
        if kind in ("checkbox", "radio"):
            found += [(box.name, box.get("value", "on"))] if box.get("checked") is not None else []
        elif kind == "select":
            found += [(box.name, value) for value in chosen(box)]
        else:
            found.append((box.name, box.value or ""))
    return found


def chosen(select) -> list[str]:
    if select.multiple:
        return list(select.value)
    return [select.value] if select.value is not None else []
