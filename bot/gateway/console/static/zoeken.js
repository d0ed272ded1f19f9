/** Results while typing. A newer query ends the one before it; the address follows, so that it can be shared. */

import { forget, frequent, pinned, recent } from "./bewaard.js";

const TYPING_MS = 80; // after a key, before we ask
const SETTLED_MS = 250; // after the last key: ask again, with the meaning of the last word too
const TOLD_MS = 700; // a screen reader hears the count when the typing has stopped
const SHOWN = 6;

const form = document.getElementById("zoekformulier");
const field = document.getElementById("q");
const results = document.getElementById("resultaten");
const start = document.getElementById("begin");
const status = document.getElementById("stand");
let running = null;
let timers = [];

field.addEventListener("input", (event) => {
  if (event.isComposing) return;
  later(() => search(true), TYPING_MS);
});
for (const select of form.querySelectorAll("select, input[type=date]")) {
  select.addEventListener("change", () => search(false));
}
form.addEventListener("submit", async (event) => {
  event.preventDefault();
  await search(false);
  links()[0]?.focus();
});
document.getElementById("filters-wissen").addEventListener("click", (event) => {
  event.preventDefault();
  for (const one of form.querySelectorAll("input, select")) one.value = "";
  search(false);
  field.focus();
});
form.addEventListener("keydown", (event) => {
  if (event.target === field && event.key === "ArrowDown" && links().length) {
    event.preventDefault();
    links()[0].focus();
  }
});
for (const list of [results, start]) list.addEventListener("keydown", move);
document.getElementById("lijsten-wissen").addEventListener("click", () => {
  forget();
  showOwn();
  field.focus();
});
document.addEventListener("vastgezet", showOwn);
window.addEventListener("pageshow", showOwn);

function later(call, ms) {
  for (const timer of timers) clearTimeout(timer);
  timers = [setTimeout(call, ms)];
}

function query() {
  const filled = [...new FormData(form)].filter(([, value]) => value.trim());
  return new URLSearchParams(filled);
}

async function search(isTyping) {
  for (const timer of timers) clearTimeout(timer);
  running?.abort();
  running = new AbortController();
  const { signal } = running;
  const asked = query();
  const address = asked.size ? `${form.action}?${asked}` : form.action;
  history.replaceState(null, "", address);
  document.title = document.title.replace(/^.*?(?=Opzoeken)/, asked.get("q") ? `${asked.get("q").trim()} – ` : "");
  start.hidden = ["q", "onderwerp", "bron", "publiek"].some((name) => asked.has(name));
  if (isTyping) asked.set("typend", "1");
  try {
    const response = await fetch(`${form.action}/resultaten?${asked}`, { headers: { "HX-Request": "true" }, signal });
    if (response.status === 401) return location.reload(); // the session has ended: sign in, and come back here
    if (!response.ok) throw new Error(`${response.status}`);
    show(await response.text());
  } catch (error) {
    if (error.name !== "AbortError") fail();
    return;
  }
  const found = results.querySelector(".found");
  if (isTyping && found?.dataset.voorlopig) timers = [setTimeout(() => search(false), SETTLED_MS)];
  timers.push(setTimeout(() => (status.textContent = found?.querySelector("[data-telling]")?.textContent || ""), TOLD_MS));
}

/** Put the results there; whoever has walked into them stays at the same entry. */
function show(html) {
  const here = results.contains(document.activeElement) ? document.activeElement.dataset.entry : null;
  results.innerHTML = html; // ours: the server escaped what others wrote
  if (here) (links().find((link) => link.dataset.entry === here) || links()[0] || field).focus();
}

function fail() {
  const line = document.createElement("p");
  line.className = "notice error";
  line.setAttribute("role", "alert");
  line.textContent = "De server is niet bereikbaar. Probeer het opnieuw.";
  results.replaceChildren(line);
}

function links() {
  const list = results.querySelectorAll(".result a");
  return [...(list.length ? list : start.querySelectorAll(".own a"))].filter((link) => link.checkVisibility?.() ?? true);
}

/** Arrows walk through the results; above the first is the field. */
function move(event) {
  const all = links();
  const place = all.indexOf(event.target);
  if (place < 0) return;
  const next = { ArrowDown: place + 1, ArrowUp: place - 1, Home: 0, End: all.length - 1 }[event.key];
  if (next === undefined) return;
  event.preventDefault();
  if (next < 0) field.focus();
  else all[Math.min(next, all.length - 1)].focus();
}

/** Pinned and seen entries of this browser. */
function showOwn() {
  const lists = { vast: pinned(), vaak: frequent(), laatst: recent() };
  let isAny = false;
  for (const [name, items] of Object.entries(lists)) {
    const box = document.querySelector(`[data-lijst="${name}"]`);
    box.hidden = !items.length;
    isAny ||= items.length > 0;
    box.querySelector("ol").replaceChildren(...items.slice(0, SHOWN).map(item));
  }
  document.querySelector(".own-note").hidden = !isAny;
}

function item({ id, vraag }) {
  const link = document.createElement("a");
  link.href = `/console/onderwerp/${id}`;
  link.textContent = vraag;
  link.dataset.entry = id;
  link.dataset.vraag = vraag;
  link.dataset.kopieUrl = `/console/onderwerp/${id}/kopie`;
  const line = document.createElement("li");
  line.append(link);
  return line;
}
