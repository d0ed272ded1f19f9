// A question for an adviser: what goes along is shown first, and the answer is shown when it is there.

const LOOK = sheet(CSS);
const WAIT_MS = 60_000;
const CANNOT = "Een vraag naar een adviseur sturen kan hier nu niet.";

const path = (chat) => `conversations/${chat.conversation.known.id}/overdracht`;
const lines = (text) => text.split("\n").filter((line) => line.trim()).map((line) => el("p", {}, line));

function dressed(chat) {
  const { adoptedStyleSheets: sheets } = chat.shadowRoot;
  if (!sheets.includes(LOOK)) sheets.push(LOOK);
}

/** The dialog; it closes with its last word, and gives the cursor back. */
async function handOver(chat) {
  dressed(chat);
  let found;
  try {
    found = await chat.conversation.call("GET", path(chat));
  } catch (failure) {
    return chat.say(failure.message);
  }
  if (!found.aan) return chat.say(CANNOT);
  const away = () => {
    dialog.remove();
    chat.field.focus();
  };
  const dialog = el("dialog", {
    class: "hand", "aria-labelledby": "hand-title",
    onkeydown: (event) => {
      if (event.key !== "Escape") return;
      event.stopPropagation();
      event.preventDefault();
      away();
    },
    onclose: () => dialog.isConnected && away(),
  }, el("h3", { id: "hand-title", tabindex: "-1" }, "Vraag naar een adviseur"), sendingForm(chat, found, (sent) => {
    dialog.lastElementChild.replaceWith(sentNodes(chat, sent, () => dialog.close()));
    dialog.firstElementChild.focus();
  }, () => dialog.close()));
  chat.panel.append(dialog);
  dialog.showModal();
}

function sendingForm(chat, found, onsent, oncancel) {
  const question = el("textarea", { id: "hand-question", rows: "3", maxlength: String(MAX), "aria-describedby": "hand-error hand-help" });
  question.value = found.vraag;
  const along = el("input", { id: "hand-along", type: "checkbox", onchange: () => (turns.open = along.checked) });
  const turns = el("details", {}, el("summary", {}, "Dit gaat dan mee"),
    el("div", { class: "along", role: "region", "aria-label": "Dit gaat dan mee", tabindex: "0" }, ...found.beurten.flatMap(packedTurn)));
  const error = el("p", { id: "hand-error", class: "error", role: "alert" });
  const send = el("button", {}, "Verstuur naar een adviseur");
  return el("form", {
    novalidate: true,
    onsubmit: async (event) => {
      event.preventDefault();
      if (send.getAttribute("aria-disabled")) return;
      const vraag = question.value.trim();
      question.toggleAttribute("aria-invalid", !vraag);
      error.textContent = vraag ? "" : "Typ eerst uw vraag.";
      if (!vraag) return question.focus();
      send.setAttribute("aria-disabled", "true");
      try {
        onsent(await chat.conversation.call("POST", path(chat), { toestemming: true, vraag, met_gesprek: along.checked }));
      } catch (failure) {
        error.textContent = `${failure.message} Uw vraag is niet verstuurd.`;
      }
      send.removeAttribute("aria-disabled");
    },
  },
  el("p", {}, found.verwacht),
  el("label", { for: "hand-question" }, "Uw vraag"), question, error,
  el("p", { id: "hand-help", class: "small" }, "U kunt uw vraag aanpassen. Noem geen namen, BSN of medische gegevens."),
  found.onderwerp && el("p", { class: "small" }, `Herkend onderwerp: ${found.onderwerp}`),
  found.beurten.length > 0 && el("p", {}, along, " ", el("label", { for: "hand-along" }, "Stuur dit gesprek mee")),
  found.beurten.length > 0 && turns,
  el("p", { class: "small" }, `Uw naam gaat niet mee. Wij bewaren uw vraag en het antwoord ${DAYS} dagen. Wist u dit gesprek, dan wissen wij ook uw vraag.`),
  el("div", { class: "choices" }, send, button("Toch niet", oncancel)));
}

/** A turn as the adviser will see it. */
function packedTurn({ vraag, antwoorden }) {
  const answers = antwoorden.map(({ tekst, opmaak }) => {
    const box = el("div", { class: "body" });
    if (opmaak) markdown(box, tekst);
    else box.append(...lines(tekst));
    return box;
  });
  return [el("p", { class: "asked" }, `U: ${vraag}`), ...answers];
}

function sentNodes(chat, { code, verwacht }, onclose) {
  chat.reveal(chat.addTurn("Banenwijzer", el("div", { class: "body" },
    el("p", {}, "Uw vraag is naar een adviseur. Uw code is ", el("strong", {}, code), "."), el("p", {}, verwacht))));
  chat.conversation.handed = true;
  chat.tellTabs();
  watch(chat);
  const copy = button("Kopieer de code", async () => {
    try {
      await navigator.clipboard.writeText(code);
      copy.textContent = "Gekopieerd";
    } catch {
      getSelection().selectAllChildren(shown);
    }
  });
  const shown = el("p", { class: "code" }, code);
  return el("div", { role: "status" }, el("p", {}, "Uw vraag is verstuurd. Uw code is:"), shown, el("p", {}, verwacht),
    el("p", {}, "In deze browser ziet u het antwoord hier vanzelf. Ergens anders typt u de code in dit gesprek, of op de pagina ",
      link("antwoord", `${chat.conversation.base}antwoord`), "."),
    el("div", { class: "choices" }, copy, button("Sluiten", onclose)));
}

/** Shows what advisers answered, and that is not shown yet; what still waits is told once. */
async function showAnswers(chat) {
  dressed(chat);
  const { id } = chat.conversation.known;
  let found;
  try {
    found = await chat.conversation.call("GET", path(chat));
  } catch {
    return watch(chat);
  }
  if (id !== chat.conversation.known.id) return;
  if (chat.handedOf !== id) chat.handedShown = new Set();
  chat.handedOf = id;
  let turn;
  for (const { vraag, verstuurd, antwoorden, verwacht } of found.verstuurd) {
    const news = antwoorden.filter(({ tijd }) => isNew(chat, verstuurd + tijd));
    for (const { tekst, tijd } of news) {
      turn = chat.addTurn("Adviseur", el("div", { class: "body" }, el("p", { class: "small" }, `Antwoord van ${dayText(tijd.slice(0, 10))} op uw vraag: ${vraag}`), ...lines(tekst)));
    }
    if (!antwoorden.length && isNew(chat, verstuurd)) {
      turn = chat.addTurn("Banenwijzer", el("div", { class: "body" }, el("p", {}, `Uw vraag aan een adviseur: ${vraag}`),
        el("p", {}, `Er is nog geen antwoord. ${verwacht}`)));
    }
  }
  if (turn) {
    chat.suggestions.hidden = true;
    chat.reveal(turn);
  }
  watch(chat);
}

function isNew(chat, key) {
  const known = chat.handedShown.has(key);
  chat.handedShown.add(key);
  return !known;
}

/** Looks again later, while the page is looked at. */
function watch(chat) {
  clearTimeout(chat.handedLater);
  chat.handedLater = setTimeout(() => {
    if (!chat.isConnected || !chat.conversation.known.id) return;
    if (document.hidden || !chat.isOpen) watch(chat);
    else showAnswers(chat);
  }, WAIT_MS);
}

Object.assign(customElements.get("banenwijzer-chat"), { handOver, showAnswers, saveText, printTurns });
