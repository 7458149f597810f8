// A form with data-keep="name" survives a reload: what is typed stays in this tab until the form is sent or the tab is closed.
// A form that was sent but met the sign-in page or a page gone stale (data-unsent) was not taken in: its draft stays.
// Only this tab (sessionStorage), because computers in the hall are shared; never passwords, codes or files.
const SKIPPED = new Set(["password", "file", "hidden", "submit", "button"]);

const SENT = "sent";

export function keepDrafts(root) {
  settle(root);
  for (const form of root.querySelectorAll("form[data-keep]")) keep(form, `draft:${form.dataset.keep}`);
}

function settle(root) {
  const key = sessionStorage.getItem(SENT);
  if (!key) return;
  if (!root.querySelector("[data-unsent]")) sessionStorage.removeItem(key);
  sessionStorage.removeItem(SENT);
}

function keep(form, key) {
  const fresh = !form.querySelector("[aria-invalid]"); // a form sent back with mistakes already carries what was typed
  const saved = sessionStorage.getItem(key);
  if (saved && fresh) restore(form, JSON.parse(saved));
  form.addEventListener("input", () => sessionStorage.setItem(key, JSON.stringify(read(form))));
  form.addEventListener("submit", (event) => {
    if (!event.defaultPrevented) sessionStorage.setItem(SENT, key);
  });
}

function kept(form) {
  return [...form.elements].filter((box) => box.name && !SKIPPED.has(box.type) && box.autocomplete !== "one-time-code");
}

function read(form) {
  return kept(form).map((box) => [box.name, box.value, isTick(box) ? box.checked : null]);
}

function restore(form, saved) {
  const boxes = kept(form);
  for (const [name, value, ticked] of saved) {
    const box = boxes.find((each) => each.name === name && (ticked === null || each.value === value));
    if (!box) continue;
    if (ticked === null) box.value = value;
    else box.checked = ticked;
  }
}

function isTick(box) {
  return box.type === "checkbox" || box.type === "radio";
}
