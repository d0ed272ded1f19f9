// Makes the element known, and puts one on the page unless the page has its own.

customElements.define("banenwijzer-chat", BanenwijzerChat);

function place() {
  if (!document.querySelector("banenwijzer-chat")) document.body.append(el("banenwijzer-chat", { ...SCRIPT.dataset }));
}

if (SCRIPT && SCRIPT.dataset.handmatig === undefined) {
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", place);
  else place();
}
