// A form marked data-once is sent once: a second press while the first is under way does nothing.
export function submitOnce(root) {
  root.addEventListener("submit", (event) => {
    const form = event.target.closest("form[data-once]");
    if (!form || event.defaultPrevented) return;
    if (form.dataset.sent) return event.preventDefault();
    form.dataset.sent = "yes";
    for (const button of buttonsOf(form)) button.setAttribute("aria-busy", "true");
  });
  // Coming back with the browser's back button shows the page as it was left; it must be usable again.
  window.addEventListener("pageshow", () => {
    for (const form of root.querySelectorAll("form[data-sent]")) {
      delete form.dataset.sent;
      for (const button of buttonsOf(form)) button.removeAttribute("aria-busy");
    }
  });
}

function buttonsOf(form) {
  return [...form.elements].filter((element) => element.type === "submit");
}
