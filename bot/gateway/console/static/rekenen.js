/** A calculation while one fills in the form. Sent in the body: a date of birth is never in an address. */

import { showActions } from "./acties.js";

const WAIT_MS = 250;
const token = document.querySelector('meta[name="csrf-token"]').content;

for (const form of document.querySelectorAll("form.calculate")) live(form);

function live(form) {
  const around = form.parentElement;
  const place = around.querySelector("[data-uitkomst-hier]");
  const status = around.querySelector("[data-uitkomst-stand]");
  let running = null;
  let timer = null;

  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(() => calculate(false), WAIT_MS);
  });
  form.addEventListener("change", () => {
    clearTimeout(timer);
    timer = setTimeout(() => calculate(false), 0);
  });
  form.addEventListener("submit", (event) => {
    if (event.submitter?.name === "erbij") return;
    event.preventDefault();
    clearTimeout(timer);
    calculate(true);
  });
  showFirstFault(form);

  /** isAsked: the button was pressed, so tell what is missing as well. */
  async function calculate(isAsked) {
    running?.abort();
    running = new AbortController();
    let html;
    try {
      const response = await fetch(form.dataset.uitkomst, {
        method: "POST",
        body: new URLSearchParams(new FormData(form)),
        headers: { "X-CSRF-Token": token, "HX-Request": "true" },
        signal: running.signal,
      });
      if (response.status === 401) return location.reload();
      if (!response.ok) throw new Error(`${response.status}`);
      html = await response.text();
    } catch (error) {
      if (error.name !== "AbortError") status.textContent = "De server is niet bereikbaar.";
      return;
    }
    place.innerHTML = html; // ours: the server escaped what others wrote
    showActions(place);
    const outcome = place.querySelector(".outcome");
    const isTold = Boolean(outcome.dataset.veld) && (isAsked || !outcome.dataset.mist);
    tellFault(form, isTold ? outcome.dataset.veld : "", outcome.dataset.fout, isAsked);
    if ("eigenPagina" in form.dataset) history.replaceState(null, "", outcome.dataset.link);
    const first = outcome.querySelector(".answer p, .notice, .muted");
    status.textContent = first ? `Uitkomst: ${first.textContent}` : "";
  }
}

/** The message stands at its field; when it was asked for, that field gets the focus too. */
function tellFault(form, name, message, isAsked) {
  for (const line of form.querySelectorAll(".fault")) line.textContent = "";
  for (const field of form.querySelectorAll("[aria-invalid]")) field.removeAttribute("aria-invalid");
  const field = name && form.elements[name];
  if (!field) return;
  field.setAttribute("aria-invalid", "true");
  field.closest("details")?.setAttribute("open", "");
  const line = document.getElementById(`fout-${field.id}`);
  if (line) line.textContent = message;
  if (isAsked) field.focus();
}

/** After a page load with a fault in it, the focus goes to its field. */
function showFirstFault(form) {
  form.querySelector("[aria-invalid]")?.focus();
}
