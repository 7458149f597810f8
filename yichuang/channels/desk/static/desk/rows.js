// A form of rows grows here and now: the button “再加…” copies the last row, empties it and puts the cursor into it.
// Without scripts the same button asks the server for a row more. The form says how its rows are named:
//   <form data-rows="gap-" data-rows-first="1" data-rows-count="rows">  rows gap-1-…, gap-2-…, their number in the box "rows"
const MOST = 12;

for (const form of document.querySelectorAll("form[data-rows]")) {
  form.querySelector('button[name="more"]')?.addEventListener("click", (event) => {
    const rows = [...form.querySelectorAll("[data-row]")];
    const count = form.elements.namedItem(form.dataset.rowsCount);
    if (!count || rows.length === 0 || rows.length >= MOST) return;
    event.preventDefault();
    const first = Number(form.dataset.rowsFirst);
    const last = rows[rows.length - 1];
    const row = last.cloneNode(true);
    rename(row, form.dataset.rows, rows.length - 1 + first, rows.length + first);
    empty(row);
    row.querySelector("legend").textContent = last.querySelector("legend").textContent.replace(/\d+/, String(rows.length + 1));
    last.after(row);
    count.value = String(rows.length + 1);
    row.querySelector("select, input, textarea")?.focus();
  });
}

function rename(row, prefix, from, to) {
  for (const element of row.querySelectorAll("[name], [id], [for], [aria-describedby]")) {
    for (const name of ["name", "id", "for", "aria-describedby"]) {
      const value = element.getAttribute(name);
      if (value) element.setAttribute(name, value.replaceAll(`${prefix}${from}-`, `${prefix}${to}-`));
    }
  }
}

function empty(row) {
  for (const box of row.querySelectorAll("input, textarea")) {
    if (box.type === "checkbox") box.checked = false;
    else box.value = "";
  }
  for (const choice of row.querySelectorAll("select")) choice.selectedIndex = 0;
  for (const wrong of row.querySelectorAll(".govuk-error-message")) wrong.remove();
  for (const marked of row.querySelectorAll(".govuk-form-group--error")) marked.classList.remove("govuk-form-group--error");
}
