/** Keys and buttons of the look-up pages. Keys of one character can be switched off (WCAG 2.1.4). */

import { showActions } from "./acties.js";
import { togglePin } from "./bewaard.js";
import { copyFrom, copyText, told } from "./kopie.js";

const SETTING = "banenwijzer.toetsen";
const overview = document.getElementById("toetsen");
const isOn = document.getElementById("toetsen-aan");
const field = () => document.getElementById("q");

isOn.checked = read() !== "uit";
isOn.addEventListener("change", () => write(isOn.checked ? "aan" : "uit"));
document.getElementById("toetsen-knop").hidden = false;
document.getElementById("toetsen-knop").addEventListener("click", () => overview.showModal());
for (const one of document.querySelectorAll(".keys")) one.hidden = false;
document.documentElement.classList.add("script");
showActions(document);

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (event.key === "Escape") return escape(event);
  if (!isOn.checked || overview.open || isTyping(event.target)) return;
  const action = { "/": toField, "?": () => overview.showModal(), c: copyHere, p: pinHere }[event.key];
  if (!action) return;
  event.preventDefault();
  action();
});

document.addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (!button) return;
  if (button.matches("[data-kopieer]")) copyFrom(copySource(button));
  else if (button.matches("[data-kopieer-link]")) copyText(new URL(button.dataset.kopieerLink, location.href).href);
  else if (button.matches("[data-afdrukken]")) window.print();
  else if (button.matches("[data-vastzetten]")) pin(button.closest("[data-entry]"));
});

function toField() {
  if (!field()) return location.assign("/console/zoeken");
  field().focus();
  field().select();
}

function escape(event) {
  if (overview.open || event.defaultPrevented || !field() || event.target === field()) return;
  if (event.target.closest?.("#resultaten")) field().focus();
}

function copyHere() {
  const selected = String(getSelection());
  if (selected.trim()) return copyText(selected).then(() => told("Selectie gekopieerd"));
  const result = document.activeElement?.closest?.(".result")?.querySelector("a") || document.activeElement;
  copyFrom(result?.dataset?.kopieUrl ? result : copySource(document.activeElement));
}

/** The answer that a key or button is about: the one around it, else the first of the page. */
function copySource(element) {
  return element?.closest?.("[data-kopie-url], [data-kopie]") || document.querySelector("[data-kopie-url], [data-kopie]");
}

function pinHere() {
  pin(document.activeElement?.closest?.("[data-entry]") || document.querySelector("[data-entry]"));
}

function pin(source) {
  if (!source) return told("Er is hier niets om vast te zetten.");
  const isNew = togglePin({ id: source.dataset.entry, vraag: source.dataset.vraag });
  showActions(document);
  document.dispatchEvent(new CustomEvent("vastgezet"));
  told(isNew ? "Vastgezet" : "Losgemaakt");
}

function isTyping(target) {
  return target.isContentEditable || target.matches?.("input:not([type=checkbox], [type=radio]), textarea, select");
}

function read() {
  try {
    return localStorage.getItem(SETTING);
  } catch {
    return null;
  }
}

function write(value) {
  try {
    localStorage.setItem(SETTING, value);
  } catch {
    // storage is off: the choice holds for this page
  }
}
