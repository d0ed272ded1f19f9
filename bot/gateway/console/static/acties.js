/** Buttons that need a script. A module of its own: one that a page loads itself must not be imported as well,
 * because under its address with a version it would be another module, and run twice. */

import { isPinned } from "./bewaard.js";

/** Show the buttons that need a script, and which of them are on. */
export function showActions(root) {
  for (const group of root.querySelectorAll("[data-acties]")) group.hidden = false;
  for (const button of root.querySelectorAll("[data-vastzetten]")) {
    button.setAttribute("aria-pressed", isPinned(button.closest("[data-entry]").dataset.entry));
  }
}
