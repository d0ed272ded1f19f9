/** The try-out chat without a new page for each turn. */

const form = document.getElementById("zeg");
const field = document.getElementById("q");
const log = document.getElementById("gesprek");
const token = document.querySelector('meta[name="csrf-token"]').content;

for (const one of [form, log]) one.addEventListener("submit", say);

async function say(event) {
  event.preventDefault();
  const data = new URLSearchParams(new FormData(event.target, event.submitter));
  if (event.target !== form) {
    data.set("peildatum", form.elements.peildatum.value);
    data.set("gesprek", form.elements.gesprek.value);
  }
  if (!data.get("vraag")?.trim()) return field.focus();
  log.setAttribute("aria-busy", "true");
  try {
    const response = await fetch(form.action, {
      method: "POST",
      body: data,
      headers: { "X-CSRF-Token": token, "HX-Request": "true" },
    });
    if (response.status === 401) return location.reload();
    if (!response.ok) throw new Error(`${response.status}`);
    log.insertAdjacentHTML("beforeend", await response.text()); // ours: the server escaped what others wrote
    if (event.target === form) field.value = "";
  } catch {
    const line = document.createElement("p");
    line.className = "notice error";
    line.textContent = "De server is niet bereikbaar. Probeer het opnieuw.";
    log.append(line);
  } finally {
    log.removeAttribute("aria-busy");
  }
  log.lastElementChild.scrollIntoView({ block: "start" });
  field.focus({ preventScroll: true });
}
