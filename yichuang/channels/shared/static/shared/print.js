// A button marked data-print opens the print dialogue; it is hidden where there are no scripts, because the browser's own menu prints too.
export function watchPrint(root) {
  for (const button of root.querySelectorAll("[data-print]")) {
    button.hidden = false;
    button.addEventListener("click", () => window.print());
  }
}
