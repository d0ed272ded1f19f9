// The page at "/": takes over a question from its address, and lets the code be copied.
"use strict";

const asked = new URLSearchParams(location.search).get("vraag");
if (asked) document.querySelector("banenwijzer-chat").prefill(asked);

for (const block of document.querySelectorAll(".code")) {
  const copy = document.createElement("button");
  copy.type = "button";
  copy.textContent = "Kopieer";
  copy.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(block.querySelector("code").textContent);
      copy.textContent = "Gekopieerd";
    } catch {
      copy.textContent = "Kopiëren lukt niet";
    }
  });
  block.append(copy);
}
