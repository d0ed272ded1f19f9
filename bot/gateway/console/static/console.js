/** What every console page does: the token goes along with htmx, and a failed request is told. */

const token = document.querySelector('meta[name="csrf-token"]').content;
const message = document.getElementById("melding");

document.addEventListener("htmx:configRequest", (event) => {
  event.detail.headers["X-CSRF-Token"] = token;
});

document.addEventListener("htmx:beforeRequest", () => message.replaceChildren());

document.addEventListener("htmx:responseError", (event) => {
  const { status, responseText } = event.detail.xhr;
  tell(detailOf(responseText));
  if (status === 401) {
    const link = document.createElement("a");
    link.href = `/console/aanmelden?naar=${encodeURIComponent(location.pathname + location.search)}`;
    link.textContent = "Aanmelden";
    message.lastChild.append(" ", link);
  }
});

for (const kind of ["htmx:sendError", "htmx:timeout"]) {
  document.addEventListener(kind, () => tell("De server is niet bereikbaar. Probeer het opnieuw."));
}

/** Show a message above the page, and have it read out. */
export function tell(text) {
  const line = document.createElement("p");
  line.className = "notice error";
  line.textContent = text;
  message.replaceChildren(line);
}

function detailOf(text) {
  try {
    return JSON.parse(text).detail || "Dit lukt nu niet.";
  } catch {
    return "Dit lukt nu niet. Probeer het later opnieuw.";
  }
}
