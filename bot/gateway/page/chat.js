// The chat of the page at "/". Everything from the server goes in as text nodes, never as HTML.
"use strict";

const SUGGESTIES = [
  "Hoe lang telt een medewerker mee voor de banenafspraak?",
  "Wat is loonkostensubsidie?",
  "Wat is een proefplaatsing?",
];
const log = document.getElementById("gesprek");
const list = log.querySelector("ol");
const form = document.getElementById("formulier");
const field = document.getElementById("vraag");
const peildatum = document.getElementById("peildatum");
const status_ = document.getElementById("status");
const fout = document.getElementById("vraag-fout");
const suggesties = document.getElementById("suggesties");
const verstuur = form.querySelector("button[type=submit]");
let conversation = null;
let busy = false;

/** An element with text and attributes. */
function el(name, text, attributes = {}) {
  const node = document.createElement(name);
  if (text) node.textContent = text;
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
  return node;
}

/** A link when the address is http(s) or mailto, else the bare text. */
function link(text, address) {
  let url;
  try { url = new URL(address); } catch { return document.createTextNode(text); }
  if (!["https:", "http:", "mailto:"].includes(url.protocol)) return document.createTextNode(text);
  return el("a", text, { href: url.href, rel: "noopener noreferrer" });
}

/** Bold, italic and links of one line of Markdown, as nodes. */
function inline(parent, text) {
  const pattern = /\*\*([^*]+)\*\*|\*([^*]+)\*|\[([^\]]+)\]\(([^()\s]+)\)/g;
  let last = 0;
  for (const match of text.matchAll(pattern)) {
    parent.append(text.slice(last, match.index));
    if (match[1]) parent.append(el("strong", match[1]));
    else if (match[2]) parent.append(el("em", match[2]));
    else parent.append(link(match[3], match[4]));
    last = match.index + match[0].length;
  }
  parent.append(text.slice(last));
}

/** Paragraphs and lists of Markdown, as nodes. */
function markdown(parent, text) {
  for (const block of text.split(/\n\s*\n/)) {
    let current = null;
    for (const line of block.split("\n")) {
      const item = /^\s*(?:[-*]|\d+\.)\s+(.*)$/.exec(line);
      if (item) {
        if (!current || current.tagName !== "UL") parent.append(current = el("ul"));
        const li = el("li");
        inline(li, item[1]);
        current.append(li);
      } else if (line.trim()) {
        if (current && current.tagName === "UL" && /^\s+/.test(line)) {
          current.lastChild.append(" ");
          inline(current.lastChild, line.trim());
          continue;
        }
        if (!current || current.tagName !== "P") parent.append(current = el("p"));
        else current.append(" ");
        inline(current, line.replace(/^#+\s*/, "").trim());
      }
    }
  }
}

function datum(iso) {
  return new Date(iso + "T12:00:00").toLocaleDateString("nl-NL", { day: "numeric", month: "long", year: "numeric" });
}

function sources(turn, reply) {
  if (!reply.bronnen.length) return;
  const block = el("div", "", { class: "sources" });
  block.append(el("h3", "Bronnen"));
  const ul = el("ul");
  for (const bron of reply.bronnen) {
    const li = el("li");
    li.append(bron.url ? link(bron.titel, bron.url) : bron.titel);
    const editie = bron.versie ? `versie ${bron.versie}` : datum(bron.datum);
    const rest = [bron.artikel && `artikel ${bron.artikel}`, editie, bron.vindplaats].filter(Boolean);
    li.append(", " + rest.join(", "));
    ul.append(li);
  }
  block.append(ul);
  if (reply.geldigheid) {
    const { vanaf, tot, peildatum: dag } = reply.geldigheid;
    const van = vanaf ? `Geldig vanaf ${datum(vanaf)}` : "Ingangsdatum niet vastgesteld";
    block.append(el("p", `${van}${tot ? ` tot en met ${datum(tot)}` : ""}. Gevraagd voor ${datum(dag)}.`));
  }
  turn.append(block);
}

function say(who, fill, mine) {
  const turn = el("li", "", { class: mine ? "turn mine" : "turn" });
  turn.append(el("p", who, { class: "who" }));
  fill(turn);
  list.append(turn);
  turn.scrollIntoView({ block: "nearest" });
  return turn;
}

function choices(buttons, label) {
  const group = el("div", "", { class: "choices", role: "group", "aria-label": label });
  for (const { titel, payload } of buttons) {
    const button = el("button", titel, { type: "button" });
    button.addEventListener("click", () => ask(payload));
    group.append(button);
  }
  return group;
}

async function post(path, body, headers = {}) {
  const response = await fetch(path, {
    method: "POST",
    headers: { "Content-Type": "application/json", ...headers },
    body: JSON.stringify(body),
  });
  const data = await response.json().catch(() => ({}));
  if (!response.ok) throw Object.assign(new Error(data.detail || "Er ging iets mis."), { status: response.status });
  return data;
}

async function send(text) {
  if (!conversation) conversation = await post("/api/v1/conversations", {});
  const body = { text, ...(peildatum.value ? { peildatum: peildatum.value } : {}) };
  return post(`/api/v1/conversations/${encodeURIComponent(conversation.id)}/messages`, body, {
    Authorization: `Bearer ${conversation.token}`,
  });
}

function setBusy(on) {
  busy = on;
  verstuur.setAttribute("aria-disabled", String(on));
  status_.textContent = on ? "Banenwijzer zoekt het antwoord." : "";
}

async function ask(text) {
  if (busy) return;
  setBusy(true);
  suggesties.replaceChildren();
  say("U", (turn) => turn.append(el("p", text)), true);
  field.focus();
  try {
    const { replies } = await send(text);
    for (const reply of replies) {
      say("Banenwijzer", (turn) => {
        markdown(turn, reply.text);
        sources(turn, reply);
        if (reply.knoppen.length) {
          turn.append(choices(reply.knoppen, reply.soort === "verduidelijking" ? "Kies uw vraag" : "Meer vragen"));
        }
      });
    }
  } catch (error) {
    if (error.status === 401) conversation = null;
    const message = error.status ? error.message : "Er is geen verbinding.";
    say("Banenwijzer", (turn) => {
      turn.append(el("p", `${message} Uw vraag is niet beantwoord.`, { class: "error" }));
      turn.append(choices([{ titel: "Probeer het opnieuw", payload: text }], "Opnieuw proberen"));
    });
  } finally {
    setBusy(false);
  }
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  const text = field.value.trim();
  fout.hidden = Boolean(text);
  fout.textContent = text ? "" : "Typ eerst uw vraag.";
  field.toggleAttribute("aria-invalid", !text);
  if (!text) { field.focus(); return; }
  if (busy) return;
  field.value = "";
  ask(text);
});
field.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
    event.preventDefault();
    form.requestSubmit();
  }
});
field.value = new URLSearchParams(location.search).get("vraag") || "";
suggesties.replaceChildren(...choices(SUGGESTIES.map((titel) => ({ titel, payload: titel })), "").children);
