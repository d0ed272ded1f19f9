// Building blocks: elements, icons, dates. Nothing here ever parses HTML.

const ICONS = {
  chat: "M4 4h16v12H9l-5 4z",
  send: "M3 20l18-8L3 4v6l11 2-11 2z",
  copy: "M8 3h12v13H8zM4 7h2v11h11v2H4z",
  up: "M2 10h4v10H2zm6 0l5-8 2 1-1 6h7l-2 11H8z",
  down: "M2 4h4v10H2zm6 0h11l2 11h-7l1 6-2 1-5-8z",
};

/**
 * An element with attributes and children. A function is a listener (`onclick`), false leaves an attribute out.
 * @param {string} name
 * @param {Record<string, any>} [attributes]
 * @param {...(Node|string|false|null|undefined)} children
 * @returns {HTMLElement}
 */
function el(name, attributes = {}, ...children) {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === "function") node.addEventListener(key.slice(2), value);
    else if (value !== false && value != null) node.setAttribute(key, value === true ? "" : value);
  }
  node.append(...children.filter(Boolean));
  return node;
}

/** A picture of which the text beside it, or the button's name, tells the meaning. */
function icon(name) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const path = document.createElementNS(svg.namespaceURI, "path");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  path.setAttribute("d", ICONS[name]);
  svg.append(path);
  return svg;
}

const button = (text, onclick, attributes = {}) => el("button", { type: "button", onclick, ...attributes }, text);
const iconButton = (picture, label, onclick, attributes = {}) =>
  el("button", { type: "button", class: "icon", title: label, onclick, ...attributes }, picture, hidden(label));
const sign = (text) => el("span", { "aria-hidden": "true" }, text);
const hidden = (text) => el("span", { class: "sr" }, text);

/** A link when its address may be followed, else its bare text. */
function link(text, address, attributes = {}, schemes = ["https:", "http:", "mailto:"]) {
  let url;
  try {
    url = new URL(address);
  } catch {
    return document.createTextNode(text);
  }
  if (!schemes.includes(url.protocol)) return document.createTextNode(text);
  return el("a", { href: url.href, target: "_blank", rel: "noopener noreferrer", ...attributes }, text);
}

/** "2026-07-01" as "1 juli 2026". */
function dayText(iso) {
  return new Date(iso + "T12:00:00").toLocaleDateString("nl-NL", { dateStyle: "long" });
}

function sheet(text) {
  const made = new CSSStyleSheet();
  made.replaceSync(text);
  return made;
}
