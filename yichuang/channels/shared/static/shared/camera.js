// Beside a plain file box marked data-camera: a button that opens the camera of a phone. What is taken goes into the same box.
export function watchCameras(root) {
  const phone = window.matchMedia("(pointer: coarse)").matches;
  if (!phone) return;
  for (const zone of root.querySelectorAll("[data-camera]")) {
    const input = zone.querySelector('input[type="file"]');
    if (input?.accept.includes("image")) addCamera(zone, input);
  }
}

function addCamera(zone, input) {
  const lens = document.createElement("input");
  lens.type = "file";
  lens.accept = "image/*";
  lens.setAttribute("capture", "environment");
  lens.hidden = true;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "govuk-button govuk-button--secondary yc-upload__camera";
  button.textContent = "拍照上传";
  button.addEventListener("click", () => lens.click());
  lens.addEventListener("change", () => {
    input.files = lens.files;
    input.dispatchEvent(new Event("change", { bubbles: true }));
  });
  zone.append(button, lens);
}
