// What a page looks like to somebody at it, asked of the browser itself. Each question answers the places at fault.
() => {
  const shown = (element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: false });
  const named = (element) => `${element.tagName.toLowerCase()}.${[...element.classList].join(".")} “${(element.innerText || element.name || element.value || "").trim().slice(0, 30)}”`;
  const REACHABLE = "a[href], button, input:not([type=hidden]), select, textarea, summary";
  const reachable = () => [...document.querySelectorAll(REACHABLE)].filter((element) => shown(element) && !element.disabled);
  const MARKS = ["outlineStyle", "outlineWidth", "outlineColor", "boxShadow", "backgroundColor", "borderColor", "borderBottomWidth", "textDecorationLine", "color"];
  const marks = (style) => MARKS.map((name) => style[name]).join("|");
  // A box drawn by its label, as ticks are, is marked there.
  const looks = (element) => [element, ...(element.labels || [])].flatMap((part) => [null, "::before"].map((pseudo) => marks(getComputedStyle(part, pseudo)))).join("/");

  return {
    // Places that can be reached by keyboard and do not change when they are.
    focusUnseen: () => {
      const seen = new Set();
      return reachable().filter((element) => {
        const kind = `${element.tagName} ${element.className} ${element.type || ""}`;
        if (seen.has(kind)) return false;
        seen.add(kind);
        document.activeElement.blur();
        const before = looks(element);
        element.focus({ focusVisible: true, preventScroll: true });
        return looks(element) === before;
      }).map(named);
    },
    // Parts with words in them that are not to be seen, though nobody folded them away.
    unseen: () => [...document.querySelectorAll("main *")].filter((element) =>
      !shown(element) && element.textContent.trim() && !element.closest("details:not([open]), script, template, datalist, option, optgroup, [hidden][data-print]")
      && (!element.parentElement || shown(element.parentElement))).map(named),
    // Buttons that do nothing by themselves.
    idle: () => [...document.querySelectorAll("button[type=button]")].filter(shown).map(named),
    // Whether something sticks out to the side.
    sticksOut: () => document.documentElement.scrollWidth <= window.innerWidth ? [] :
      [...document.querySelectorAll("body *")].filter((element) => element.getBoundingClientRect().right > window.innerWidth + 1).map(named).slice(0, 5),
    // Words too long for their own box, which then lie over what stands beside it.
    runsOver: () => [...document.querySelectorAll("main dd, main td, main th, main p, main li, main h1, main h2, main h3")]
      .filter((element) => shown(element) && element.clientWidth && element.scrollWidth > element.clientWidth + 1
        && !element.closest("[class*=scroll], [class*=visually-hidden]")).map(named).slice(0, 5),
    // Buttons and boxes too low for a thumb.
    low: () => [...document.querySelectorAll("main button, main .govuk-button, main input:not([type=hidden]):not([type=file]), main select, main textarea")]
      .filter((element) => shown(element) && !element.closest("[class*=visually-hidden], .yc-button--plain") && element.getBoundingClientRect().height < 40).map(named),
  };
}
