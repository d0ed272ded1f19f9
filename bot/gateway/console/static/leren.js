/** The learning pages: pick what was found into the field it belongs to. Without this script one types it. */

for (const part of document.querySelectorAll("[data-alleen-script]")) part.hidden = false;

for (const field of document.querySelectorAll("[data-zoek]")) {
  field.addEventListener("keydown", (event) => {
    if (event.key === "Enter") event.preventDefault(); // searching is not sending the form
  });
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-waarde]");
  const found = button?.closest("[data-naar]");
  if (!found) return;
  const field = document.getElementById(found.dataset.naar);
  if (field.tagName === "TEXTAREA") {
    const lines = field.value.split("\n").filter((line) => line.trim());
    if (!lines.includes(button.dataset.waarde)) lines.push(button.dataset.waarde);
    field.value = lines.join("\n");
  } else {
    field.value = button.dataset.waarde;
  }
  const choice = document.getElementById(found.dataset.kies ?? "");
  if (choice) choice.checked = true;
  field.dispatchEvent(new Event("input", { bubbles: true }));
  field.focus();
});

/** A fault that is being mended no longer stands there; the check beside the form tells what is left. */
document.addEventListener("input", (event) => {
  const fault = document.getElementById(event.target.id?.replace("veld-", "fout-") ?? "");
  if (!fault || fault === event.target) return;
  fault.textContent = "";
  event.target.removeAttribute("aria-invalid");
});
