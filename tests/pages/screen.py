"""A real browser before the pages: every request it makes is answered from here, so that no server has to run."""

import json
from pathlib import Path
from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe
from django.contrib.staticfiles import finders

ORIGIN = "http://127.0.0.1"
NARROW, PHONE, DESK = ({"width": width, "height": height} for width, height in ((320, 640), (375, 812), (1280, 900)))
LOOKS = (Path(__file__).parent / "looks.js").read_text(encoding="utf-8")
AXE = Axe().axe_script
KINDS = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml", ".png": "image/png"}
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"]
OPTIONS = {"runOnly": {"type": "tag", "values": WCAG}, "resultTypes": ["violations"]}


class Screen:
    """One tab of Chromium. What it opens is what the test client of somebody got, headers and all; style sheets and
    scripts are the built ones. `said` is what the browser complained of."""

    def __init__(self, browser, *, scripts: bool = True):
        self.page = browser.new_context(locale="zh-CN", timezone_id="Asia/Shanghai").new_page()
        self.scripts, self.said = scripts, []
        self.page.on("console", lambda message: self.said.append(message.text) if message.type == "error" else None)
        self.page.on("pageerror", lambda error: self.said.append(str(error)))
        self.page.route("**/*", self.answer)

    def open(self, response, size=DESK):
        """Show an answer of the test client at its own address."""
        self.response, self.said[:] = response, []
        self.page.set_viewport_size(size)
        self.page.goto(ORIGIN + response.wsgi_request.get_full_path(), wait_until="load")
        return self.page

    def answer(self, route):
        path = urlsplit(route.request.url).path
        if route.request.is_navigation_request():
            headers = {name: value for name, value in self.response.headers.items() if name != "Content-Length"}
            route.fulfill(status=self.response.status_code, headers=headers, body=self.response.content)
        elif path.startswith("/static/"):
            self.send_file(route, path.removeprefix("/static/"))
        elif path == "/screens/events/":
            said = json.dumps(self.response.context["shown"], ensure_ascii=False)
            route.fulfill(content_type="text/event-stream; charset=utf-8", body=f"data: {said}\n\n")
        else:
            route.abort()

    def send_file(self, route, path: str):
        ending = path[path.rfind(".") :]
        found = finders.find(path)
        if found is None or (ending == ".js" and not self.scripts):
            route.abort()
        else:
            route.fulfill(path=found, content_type=KINDS[ending])

    def asked(self, question: str, size=None) -> list[str]:
        """What the browser answers to a question of looks.js, at this size."""
        if size:
            self.page.set_viewport_size(size)
        return self.page.evaluate(f"({LOOKS})()[{question!r}]()")

    def picture(self, folder: str, name: str) -> None:
        for size in (PHONE, DESK):
            self.page.set_viewport_size(size)
            self.page.screenshot(path=f"{folder}/{name}-{size['width']}.png", full_page=True)

    def faults(self, size) -> list[str]:
        """What axe finds against WCAG 2 A and AA at this size, each with the place."""
        self.page.set_viewport_size(size)
        if self.page.evaluate("typeof axe") == "undefined":
            self.page.evaluate(AXE)
        found = self.page.evaluate("options => axe.run(options).then(found => found.violations)", OPTIONS)
        return [
            f"{size['width']}px {violation['id']}: {node['html'][:160]} ({node['failureSummary'][:200]})"
            for violation in found
            for node in violation["nodes"]
        ]
