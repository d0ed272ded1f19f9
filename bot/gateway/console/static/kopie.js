/** Copying an answer, as plain and as rich text at once, and telling that it worked. */

const signal = document.getElementById("seintje");

/** Tell in a word or two what was done: on the screen for a moment, and to a screen reader. */
export function told(text) {
  signal.textContent = "";
  // a live region says only what changed while it stood there
  requestAnimationFrame(() => {
    signal.textContent = text;
  });
  clearTimeout(told.timer);
  told.timer = setTimeout(() => (signal.textContent = ""), 4000);
}

/** Copy what `source` says: an element with data-kopie-url, or with the two templates in it. */
export async function copyFrom(source) {
  if (!source) return told("Er is hier niets om te kopiëren.");
  const copy = contentOf(source);
  try {
    await put(copy);
    told("Gekopieerd met bronnen");
  } catch {
    told("Kopiëren lukt niet. Selecteer de tekst en kopieer zelf.");
  }
}

export async function copyText(text) {
  try {
    await put(Promise.resolve({ text, html: "" }));
    told("Link gekopieerd");
  } catch {
    told(text);
  }
}

async function contentOf(source) {
  const text = source.querySelector("template.kopie-tekst");
  if (text) {
    return { text: text.content.textContent, html: source.querySelector("template.kopie-html").innerHTML };
  }
  const response = await fetch(source.dataset.kopieUrl, { headers: { "HX-Request": "true" } });
  if (!response.ok) throw new Error(`${response.status}`);
  return response.json();
}

/** `copy` is a promise: Safari wants to be asked in the key press itself, not when the answer has come. */
async function put(copy) {
  const blob = async (type, part) => new Blob([(await copy)[part]], { type });
  if (navigator.clipboard?.write && window.ClipboardItem) {
    const { html } = await Promise.race([copy, Promise.resolve({ html: "?" })]);
    const item = { "text/plain": blob("text/plain", "text") };
    if (html) item["text/html"] = blob("text/html", "html");
    try {
      await navigator.clipboard.write([new ClipboardItem(item)]);
      return;
    } catch {
      // not allowed, or a browser that wants no promises: the old way
    }
  }
  putTheOldWay(await copy);
}

function putTheOldWay({ text, html }) {
  const fill = (event) => {
    event.preventDefault();
    event.clipboardData.setData("text/plain", text);
    if (html) event.clipboardData.setData("text/html", html);
  };
  document.addEventListener("copy", fill, { once: true });
  const isDone = document.execCommand("copy");
  document.removeEventListener("copy", fill);
  if (!isDone) throw new Error("copy refused");
}
