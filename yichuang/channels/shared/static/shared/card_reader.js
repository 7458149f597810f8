// Card readers at the window type like a keyboard, very fast, and end with Enter. A form with data-card-reader takes such a
// burst, whatever box has the focus, splits it at | or Tab, and puts the parts into the boxes named there, in that order:
//   <form data-card-reader="name id_number address">
// A burst of one part alone is the number of a card and is looked up at once; one that says more leaves the cursor in the
// first empty box. A person typing is never mistaken for a reader: nobody enters
// characters less than 50 ms apart ten times in a row.
const FASTEST_HAND = 50; // milliseconds between two characters
const SHORTEST_CARD = 10; // characters

export function watchCardReaders(root) {
  for (const form of root.querySelectorAll("form[data-card-reader]")) {
    const burst = new Burst(form.ownerDocument);
    form.ownerDocument.addEventListener("beforeinput", () => burst.goesOn(), true);
    form.ownerDocument.addEventListener("keydown", (event) => take(event, burst, form), true);
  }
}

function take(event, burst, form) {
  burst.goesOn(event.key);
  if (event.key === "Tab" && burst.text()) {
    event.preventDefault();
    burst.cut();
  }
  if (event.key === "Enter" && burst.isCard()) {
    event.preventDefault(); // the reader's Enter ends the card, it does not send the form
    fill(form, burst.end());
  }
}

// What came in without a pause. Chinese names arrive in the focused box without keys of their own, so the box is compared
// with what it held before; where no box has the focus, only the keys are left to go by.
class Burst {
  constructor(page) {
    this.page = page;
    this.last = 0;
    this.start();
  }

  start() {
    const box = this.page.activeElement;
    this.box = box && "value" in box ? box : null;
    this.first = this.before = this.box ? this.box.value : "";
    this.keys = "";
    this.parts = [];
  }

  goesOn(key = "") {
    const now = performance.now();
    if (now - this.last > FASTEST_HAND) this.start();
    this.last = now;
    if (key.length === 1) this.keys += key;
  }

  text() {
    return this.box ? added(this.before, this.box.value) : this.keys;
  }

  cut() {
    this.parts.push(this.text());
    this.before = this.box ? this.box.value : "";
    this.keys = "";
  }

  isCard() {
    return performance.now() - this.last <= FASTEST_HAND && [...this.parts, this.text()].join("").length >= SHORTEST_CARD;
  }

  end() {
    const parts = [...this.parts, this.text()];
    if (this.box) this.box.value = this.first; // what the box held before the card ran into it
    this.start();
    return parts.flatMap((part) => part.split(/[|\t]/));
  }
}

// What was put into `before` to make `after`, at one place.
function added(before, after) {
  let head = 0;
  while (head < before.length && before[head] === after[head]) head += 1;
  return after.slice(head, after.length - (before.length - head));
}

function fill(form, parts) {
  const names = form.dataset.cardReader.split(/\s+/);
  const number = names.find((name) => name.includes("number")) ?? names[0];
  const values = parts.length === 1 ? { [number]: parts[0] } : Object.fromEntries(names.map((name, at) => [name, parts[at]]));
  for (const [name, value] of Object.entries(values)) {
    const box = form.elements.namedItem(name);
    if (!box || !value) continue;
    box.value = value.trim();
    box.dispatchEvent(new Event("input", { bubbles: true }));
  }
  if (parts.length === 1) form.requestSubmit();
  else [...form.elements].find((box) => box.type === "text" && !box.value)?.focus();
}
