// Terms of the law explained where they stand: on focus, on hover and on touch; the panel's Escape puts it away.

const MAX_TERMS = 3;

class Glossary {
  /** @param {string} base  address of the server */
  constructor(base) {
    this.base = base;
    this.told = new Set();
    this.number = 0;
  }

  /** The terms; asked for with the first question, so that they are there before its answer is read out. */
  load() {
    return (this.terms ||= fetch(this.base + "api/v1/begrippen").then((response) => (response.ok ? response.json() : []), () => []));
  }

  /** Marks the first terms in a turn; without an answer from the server the text stays as it is. */
  async explain(turn, entry) {
    const terms = await this.load();
    if (!this.pattern && terms.length) {
      this.byName = new Map(terms.flatMap((term) => [term.naam, ...term.ook].map((name) => [name.toLowerCase(), term])));
      const names = [...this.byName.keys()].filter((name) => name.length > 2).sort((a, b) => b.length - a.length);
      const either = names.map((name) => name.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&")).join("|");
      this.pattern = new RegExp(`(?<![\\p{L}\\p{N}-])(?:${either})(?![\\p{L}\\p{N}-])`, "giu");
    }
    if (this.pattern) this.mark(turn, entry);
  }

  mark(turn, entry) {
    let room = MAX_TERMS;
    const walker = document.createTreeWalker(turn, NodeFilter.SHOW_TEXT);
    const texts = [];
    while (walker.nextNode()) {
      if (!walker.currentNode.parentElement.closest("a, button, h3, h4, summary, .sources, [role=tooltip]")) texts.push(walker.currentNode);
    }
    for (const text of texts) {
      for (const match of [...text.data.matchAll(this.pattern)].reverse()) {
        const term = this.byName.get(match[0].toLowerCase());
        if (!room || this.told.has(term) || term.entry === entry) continue;
        this.told.add(term);
        room -= 1;
        const rest = text.splitText(match.index);
        rest.data = rest.data.slice(match[0].length);
        rest.before(...this.term(match[0], term));
      }
    }
  }

  /** The term as a button, with its explanation. */
  term(word, { naam, betekenis }) {
    const id = `term-${(this.number += 1)}`;
    let leaving;
    const show = () => {
      clearTimeout(leaving);
      tip.hidden = false;
      tip.style.top = `${name.offsetTop + name.offsetHeight}px`;
    };
    const hide = () => (tip.hidden = true);
    const events = { onmouseenter: show, onmouseleave: () => (leaving = setTimeout(hide, 200)) };
    const tip = el("span", { role: "tooltip", id, hidden: true, ...events }, el("strong", {}, naam), `: ${betekenis}`);
    const name = button(word, show, { class: "term", "aria-describedby": id, onfocus: show, onblur: hide, ...events });
    return [name, tip];
  }
}
