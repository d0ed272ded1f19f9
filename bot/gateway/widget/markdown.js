// The small part of Markdown that answers use: paragraphs, headings, lists, emphasis and links.

const INLINE = /\*\*(?=\S)(.+?)\*\*(?!\*)|\*(?=\S)([^*]+?)\*|\[([^\]]+)\]\(([^()\s]+)\)/g;
const ITEM = /^(\s*)(?:[-*]|(\d+)[.)])\s+(.*)$/;

/** Emphasis and links of one line, as nodes in `parent`. */
function inline(parent, text) {
  let last = 0;
  for (const match of text.matchAll(INLINE)) {
    parent.append(text.slice(last, match.index));
    const [all, strong, em, label, address] = match;
    if (strong) inline(parent.appendChild(el("strong")), strong);
    else if (em) inline(parent.appendChild(el("em")), em);
    else parent.append(link(label, address));
    last = match.index + all.length;
  }
  parent.append(text.slice(last));
  return parent;
}

/** A text as nodes in `parent`. A line that continues a list item or paragraph joins it. */
function markdown(parent, text) {
  /** @type {{indent: number, list: HTMLElement}[]} */
  let lists = [];
  let open = null;
  for (const line of text.split("\n")) {
    const item = ITEM.exec(line);
    const heading = /^#{1,6}\s+(.*)$/.exec(line);
    if (!line.trim()) {
      open = null;
    } else if (heading) {
      lists = [];
      open = null;
      parent.append(inline(el("h4"), heading[1]));
    } else if (item) {
      const indent = item[1].length;
      const kind = item[2] ? "ol" : "ul";
      let last;
      while ((last = lists.at(-1)) && (last.indent > indent || (last.indent === indent && last.list.localName !== kind))) lists.pop();
      if (last?.indent !== indent) {
        const list = el(kind, { start: item[2] > 1 && item[2] });
        (last?.list.lastElementChild || parent).append(list);
        lists.push({ indent, list });
      }
      open = inline(el("li"), item[3]);
      lists.at(-1).list.append(open);
    } else if (open) {
      inline(open, " " + line.trim());
    } else {
      lists = [];
      open = inline(el("p"), line.trim());
      parent.append(open);
    }
  }
}

/** A text without markup signs. */
function withoutMarkup(text) {
  return text
    .replace(/^#{1,6}\s+/gm, "")
    .replace(/\[([^\]]+)\]\(([^()\s]+)\)/g, "$1 ($2)")
    .replace(/\*\*(.+?)\*\*|\*(?=\S)([^*]+?)\*/g, "$1$2");
}
