"""A member of staff at a browser: signed in, and by the keyboard alone."""

from django.conf import settings as product

from yichuang.channels.desk.tests.conftest import Desk


def signed_in(context, actor, base_url):
    session = Desk(actor).cookies[product.SESSION_COOKIE_NAME].value
    context.add_cookies([{"name": product.SESSION_COOKIE_NAME, "value": session, "url": base_url}])


def press(page, *keys):
    for key in keys:
        page.keyboard.press(key)


def tab_to(page, name):
    """Go on with the Tab key until the box or button of this name has the cursor."""
    for _ in range(80):
        page.keyboard.press("Tab")
        here = page.evaluate("document.activeElement.name || document.activeElement.textContent.trim()")
        if here == name:
            return
    raise AssertionError(f"the keyboard does not reach {name}")
