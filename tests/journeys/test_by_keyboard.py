"""The keyboard alone: a person finds the item and begins to apply, an officer accepts. The pointer is never used."""

from tests.journeys.stations import MEI, ZHAO, brought

HERE = """() => {
  const here = document.activeElement;
  const label = here.labels?.[0]?.textContent ?? here.getAttribute("aria-label") ?? here.textContent;
  const ring = getComputedStyle(here);
  const seen = ring.outlineStyle !== "none" || ring.boxShadow !== "none";
  return [label.trim(), seen];
}"""
LONGEST_WAY = 60  # stops on a page


class Keyboard:
    def __init__(self, person):
        self.person, self.keys = person, person.page.keyboard

    def goes_to(self, words: str) -> None:
        """Tab on until the link, button or box of these words has the focus, and shows it."""
        passed = []
        for _ in range(LONGEST_WAY):
            self.keys.press("Tab")
            here, seen = self.person.page.evaluate(HERE)
            if here == words:
                assert seen, f"nobody sees that {words} has the focus"
                return
            passed.append(here)
        raise AssertionError(f"the keyboard never came to {words}, only to {passed}")

    def enters(self, words: str) -> None:
        self.goes_to(words)
        with self.person.page.expect_navigation(wait_until="domcontentloaded"):
            self.keys.press("Enter")

    def writes(self, box: str, words: str) -> None:
        self.goes_to(box)
        self.keys.press("ControlOrMeta+a")
        self.keys.insert_text(words)


def test_a_person_finds_and_begins_to_apply_by_keyboard(town):
    town.at("2026-03-23 09:00")
    mei = town.citizen(MEI)
    hands = Keyboard(mei)
    mei.opens("/")
    hands.goes_to("跳到正文")
    hands.writes("您想办什么事？", "食品经营许可")
    hands.enters("搜索")
    hands.enters("食品经营许可（新办）")
    hands.enters("网上申请")
    hands.enters("开始填写")
    hands.writes("联系地址", "示例路60号")
    hands.enters("保存，下一步")
    assert mei.heading == "事项信息"
    hands.goes_to("餐饮服务经营者")
    hands.keys.press("Space")
    hands.goes_to("热食类制售")
    hands.keys.press("Space")
    hands.writes("经营场所面积（平方米）", "68")
    hands.writes("食品安全管理人员姓名", "示例管理员")
    hands.goes_to("是")
    hands.keys.press("ArrowDown")
    hands.enters("保存，下一步")
    assert mei.heading == "上传材料"


def test_an_officer_accepts_by_keyboard(town):
    town.at("2026-03-24 09:00")
    number = brought("SCJG-021", "received").number
    zhao = town.officer(ZHAO)
    hands = Keyboard(zhao)
    zhao.opens("/desk/")
    hands.enters("食品经营许可（新办）")
    hands.enters("受理")
    zhao.reads(f"“受理”已办好。办件 {number} 现在的状态：已受理。", "承诺办结期限（5个工作日） 最晚3月31日（星期二）")
