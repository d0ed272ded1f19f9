// The conversation to take along: as a file, or on paper.

const PRINT = sheet("@media print{body :not(:has(banenwijzer-chat),banenwijzer-chat){display:none!important}}");

function transcript(chat) {
  const lines = chat.turns.map(({ text, peildatum, reply }) =>
    reply ? `Banenwijzer:\n${plainReply(reply)}` : `U${peildatum ? ` (voor ${dayText(peildatum)})` : ""}:\n${text}`);
  const now = new Date().toLocaleString("nl-NL");
  const notice = chat.shadowRoot.getElementById("intro").textContent;
  return [`Gesprek met ${chat.heading.textContent}, ${now}`, notice, ...lines].join("\n\n") + "\n";
}

/** The conversation as a text file. */
function saveText(chat) {
  const url = URL.createObjectURL(new Blob([transcript(chat)], { type: "text/plain;charset=utf-8" }));
  el("a", { href: url, download: "gesprek-banenwijzer.txt" }).click();
  setTimeout(() => URL.revokeObjectURL(url), 1000);
}

/** Prints the conversation alone, with everything folded open. */
function printTurns(chat) {
  const folds = [...chat.list.querySelectorAll("details:not([open])")];
  folds.forEach((one) => (one.open = true));
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, PRINT];
  addEventListener("afterprint", () => {
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== PRINT);
    folds.forEach((one) => (one.open = false));
  }, { once: true });
  print();
}
