"""Somebody with a browser: does what the words on the page say, and finds things by those words."""

import re
from pathlib import Path

from playwright.sync_api import Locator, Page


def watched(page: Page) -> list[str]:
    """What goes wrong on this page from now on: script errors, and refusals by our own policy."""
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("console", lambda said: wrong.append(said.text) if "Content Security Policy" in said.text else None)
    return wrong


PATIENCE = 15_000  # milliseconds: a busy machine is slow, a missing word stays missing


class Person:
    """Every act waits for the page it leads to."""

    def __init__(self, page: Page):
        self.page = page
        page.set_default_timeout(PATIENCE)
        self.wrong = watched(page)

    # ------------------------------------------------------------------------------------------- going about

    def opens(self, address: str) -> int:
        """Type an address; the answer's status."""
        return self.page.goto(address, wait_until="domcontentloaded").status

    def follows(self, words: str) -> None:
        with self.page.expect_navigation(wait_until="domcontentloaded"):
            self.page.get_by_role("link", name=words, exact=True).first.click()

    def presses(self, words: str, *, beside: str = "") -> None:
        """A button; where several rows have one of these words, the one `beside` what is meant."""
        button = self.page.get_by_role("button", name=words, exact=True)
        if beside:
            button = self.page.locator("li, tr", has_text=beside).get_by_role("button", name=words, exact=True)
        with self.page.expect_navigation(wait_until="domcontentloaded"):
            button.first.click()

    def unfolds(self, words: str) -> None:
        """Open every fold of these words that is in sight."""
        for summary in self.page.locator("summary", has_text=words).all():
            if summary.is_visible():
                summary.click()

    def searches(self, words: str) -> None:
        self.page.get_by_role("searchbox").first.fill(words)
        self.presses("搜索")

    # ------------------------------------------------------------------------------------------------ forms

    def box(self, label: str) -> Locator:
        """The box that carries this label, marked optional or not."""
        return self.page.get_by_label(re.compile(rf"^{re.escape(label)}(（选填）)?$"))

    def fills(self, answers: dict[str, str]) -> None:
        for label, answer in answers.items():
            self.box(label).fill(answer)

    def fills_day(self, label: str, day: str) -> None:
        """A day in its three boxes, from 2026-07-08."""
        boxes = self.page.get_by_role("group", name=label)
        for word, part in zip("年月日", day.split("-"), strict=True):
            boxes.get_by_label(word, exact=True).fill(part)

    def chooses(self, answers: dict[str, str]) -> None:
        """Pick one of a list."""
        for label, option in answers.items():
            self.box(label).select_option(label=option)

    def ticks(self, *labels: str, of: str = "") -> None:
        """Radio buttons and boxes to tick, of one group where the same words stand in several."""
        place = self.page.get_by_role("group", name=of) if of else self.page
        for label in labels:
            place.get_by_label(re.compile(rf"^{re.escape(label)}(（.*）)?$")).check()

    def hands_in(self, papers: dict[str, Path | list[Path]]) -> None:
        """Choose files for materials, each in the box of its name."""
        for material, files in papers.items():
            place = self.page.locator(".yc-upload, .govuk-form-group, fieldset", has_text=material).last
            place.locator("input[type=file]").set_input_files(files)

    # ------------------------------------------------------------------------------------------------ looking

    @property
    def sees(self) -> str:
        """All the words a person can see on the page now."""
        return self.page.locator("body").inner_text()

    @property
    def heading(self) -> str:
        return self.page.locator("h1").first.inner_text()

    def reads(self, *sentences: str) -> None:
        """Every one of these stands on the page, in sight, wherever its lines break."""
        seen = self.sees
        missing = [sentence for sentence in sentences if plain(sentence) not in plain(seen)]
        assert not missing, f"{missing} is not on {self.page.url}, which says:\n{seen}"

    def does_not_read(self, *sentences: str) -> None:
        seen = self.sees
        there = [sentence for sentence in sentences if plain(sentence) in plain(seen)]
        assert not there, f"{there} is on {self.page.url}, which says:\n{seen}"

    def offers(self, words: str) -> bool:
        """Whether there is a link or button of this name."""
        link, button = (self.page.get_by_role(role, name=words, exact=True) for role in ("link", "button"))
        return link.or_(button).count() > 0

    def stands_beside(self, name: str) -> str:
        """What a summary says beside this name."""
        row = self.page.locator("dt", has_text=re.compile(rf"^\s*{re.escape(name)}\s*$")).first
        return row.locator("xpath=following-sibling::dd[1]").inner_text().strip()

    def downloads(self, words: str) -> bytes:
        """The file a link leads to, fetched with this person's own session."""
        link = self.page.locator("a:visible", has_text=words).first
        answer = self.page.request.get(link.evaluate("link => link.href"))
        assert answer.ok, f"{answer.status} {answer.url}"
        return answer.body()


def plain(words: str) -> str:
    """Without blanks and line breaks, which the layout decides."""
    return re.sub(r"\s+", "", words)
