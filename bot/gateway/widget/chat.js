// The element itself: what it shows, and what happens on every key and click.

const LOOK = sheet(CSS);
const SLOW_MS = 4000;
const COARSE = matchMedia("(pointer: coarse)");
const NARROW = matchMedia("(max-width: 30em), (max-height: 26em)");

class BanenwijzerChat extends HTMLElement {
  constructor() {
    super();
    this.attachShadow({ mode: "open" }).adoptedStyleSheets = [LOOK];
    this.turns = [];
    this.ids = 0;
  }

  connectedCallback() {
    this.away = new AbortController();
    const { signal } = this.away;
    addEventListener("offline", () => this.say(OFFLINE), { signal });
    addEventListener("online", () => this.say(""), { signal });
    NARROW.addEventListener("change", () => this.isFloating && this.isOpen && this.unfold(), { signal });
    if (!this.panel) this.build();
    this.channel = new BroadcastChannel(this.conversation.key);
    this.channel.onmessage = ({ data }) => this.hearTab(data);
    if (!this.isFloating) this.start();
  }

  disconnectedCallback() {
    this.away.abort();
    this.channel.close();
  }

  // What a page may call. -------------------------------------------------------------------------------------

  get isOpen() {
    return !this.isFloating || this.panel.open;
  }

  /** Opens the panel and puts the cursor in the question. */
  open() {
    if (!this.isOpen) {
      this.unfold();
      this.launcher.setAttribute("aria-expanded", "true");
      this.start();
      this.emit("open");
    }
    // on a phone the keyboard would cover the conversation
    (COARSE.matches ? this.scroller : this.field).focus();
  }

  close() {
    this.panel.close?.();
  }

  /** Asks a question as if the user typed it. Resolves to the replies, or to null when there are none. */
  async ask(text, shown = text) {
    this.open();
    await this.start();
    if (this.isBusy || !text.trim()) return null;
    this.suggestions.hidden = true;
    const peildatum = this.date.value;
    const turn = this.addQuestion(shown, peildatum);
    this.emit("question", { text, peildatum: peildatum || null });
    return this.deliver(text, peildatum, turn);
  }

  /** Puts a question in the field; the user sends it. */
  prefill(text) {
    this.field.value = text;
    count(this);
  }

  /** Begins anew. The earlier conversation can no more be read back from this browser. */
  restart() {
    this.conversation.keep();
    this.clear();
    this.tellTabs();
    this.say("U begint een nieuw gesprek.");
    this.field.focus();
  }

  /** Has the server remove the conversation, and begins anew. */
  async erase() {
    try {
      await this.conversation.erase();
    } catch (failure) {
      return this.say(`${failure.message} Uw gesprek is niet gewist.`);
    }
    this.restart();
    this.say("Uw gesprek is gewist, ook op onze server.");
  }

  // Building. -------------------------------------------------------------------------------------------------

  build() {
    const base = this.setting("server", SERVER);
    this.conversation = new Conversation(base, this.setting("onthoud", "browser"));
    this.glossary = new Glossary(base);
    this.isFloating = this.setting("weergave") !== "inline";
    this.launcher = button(this.setting("knop", "Stel uw vraag"), () => (this.isOpen ? this.close() : this.open()), {
      class: "launcher", "aria-expanded": "false",
    });
    this.launcher.prepend(icon("chat"));
    this.panel = el(this.isFloating ? "dialog" : "section", {
      class: "panel", "aria-labelledby": "title", "aria-describedby": this.isFloating && "intro",
      onkeydown: (event) => putAway(this, event),
      onclose: () => this.closed(),
    }, frameHead(this, base), frameScroll(this, base), (this.status = el("p", { role: "status" })), frameForm(this));
    this.shadowRoot.append(el("div", { lang: "nl", class: "root" }, this.isFloating && this.launcher, this.panel));
    labelDate(this, this.setting("peildatum", ""));
    count(this);
  }

  setting(name, otherwise) {
    return this.getAttribute(name) ?? otherwise;
  }

  // Turns. ----------------------------------------------------------------------------------------------------

  addTurn(who, ...children) {
    const turn = el("li", { class: who === "U" ? "turn mine" : "turn" }, el("h3", {}, who), ...children);
    this.list.append(turn);
    return turn;
  }

  addQuestion(text, peildatum) {
    this.turns.push({ text, peildatum });
    const turn = this.addTurn("U", el("p", {}, text), peildatum && el("p", { class: "small" }, `Voor ${dayText(peildatum)}`));
    this.reveal(turn);
    return turn;
  }

  addReply(reply, oordeel) {
    this.turns.push({ reply });
    const body = el("div", { class: "body" });
    replyNodes(body, reply);
    const turn = this.addTurn("Banenwijzer", body);
    if (reply.knoppen.length) {
      const id = `choices-${(this.ids += 1)}`;
      turn.append(
        el("p", { class: "small", id }, reply.soort === "verduidelijking" ? "Maak een keuze" : "U kunt ook vragen"),
        el("div", { class: "choices", role: "group", "aria-labelledby": id },
          ...reply.knoppen.map(({ titel, payload }) => button(titel, () =>
            payload === reply.metadata?.overdracht ? this.more("handOver") : this.ask(payload, titel)))));
    }
    if (reply.soort !== "smalltalk") turn.append(answerTools(this, reply, oordeel));
    this.glossary.explain(body, reply.entry);
  }

  // Asking. ---------------------------------------------------------------------------------------------------

  submit() {
    const text = this.field.value.trim();
    const excess = [...text].length - KEPT.chars;
    const wrong = !text ? "Typ eerst uw vraag." : excess > 0 ? `Uw vraag is ${excess} tekens te lang.` : "";
    this.error.textContent = wrong;
    this.field.toggleAttribute("aria-invalid", Boolean(wrong));
    if (wrong) {
      this.say(wrong);
      this.field.focus();
    } else if (!this.isBusy) {
      this.prefill("");
      this.ask(text);
    }
  }

  async deliver(text, peildatum, turn) {
    this.busy(true);
    this.glossary.load();
    try {
      const replies = await this.conversation.send(text, peildatum);
      this.busy(false);
      // begun anew meanwhile
      if (!turn.isConnected) return null;
      for (const reply of replies) this.addReply(reply);
      this.reveal(turn);
      this.tellTabs();
      if (this.hasMissed) this.restore();
      this.emit("answer", { replies });
      return replies;
    } catch (failure) {
      this.busy(false);
      this.failed(failure, text, peildatum, turn);
      return null;
    }
  }

  /** The question stays; what can be tried again gets a button, what must be changed goes back to the field. */
  failed(failure, text, peildatum, turn) {
    const message = failure.message || "Er ging iets mis.";
    this.emit("error", { status: failure.status ?? 0, message });
    if (failure.status === 422) {
      turn.remove();
      this.turns.pop();
      this.field.value ||= text;
      this.error.textContent = message;
      this.field.toggleAttribute("aria-invalid", true);
      this.say(message);
      return;
    }
    const fault = this.addTurn("Banenwijzer", el("p", { class: "error" }, `${message} Uw vraag is niet beantwoord.`),
      el("div", { class: "choices" }, button("Probeer het opnieuw", () => {
        if (this.isBusy) return;
        this.field.focus();
        fault.remove();
        this.deliver(text, peildatum, turn);
      })));
    this.reveal(fault);
  }

  busy(on) {
    this.isBusy = on;
    this.send.setAttribute("aria-disabled", String(on));
    this.panel.classList.toggle("busy", on);
    clearTimeout(this.wait);
    if (on) this.wait = setTimeout(() => this.say("Dit duurt langer dan normaal. Ik zoek door…"), SLOW_MS);
    this.say(on ? "Ik zoek het antwoord…" : "");
  }

  // Reading back, and other tabs. -----------------------------------------------------------------------------

  /** Once: what the server has of an earlier conversation; when that is nothing, a new one begins. */
  start() {
    if (!this.started) this.conversation.read();
    return (this.started ||= this.restore().then(() => {
      if (!this.turns.length && !this.conversation.handed) this.conversation.known = {};
    }));
  }

  /** Adds the turns that the server has and this page does not show, without reading them all out. */
  async restore() {
    const turns = await this.conversation.turns();
    if (this.isBusy || !turns) return;
    const shown = new Set(this.turns.map(({ reply }) => reply?.message_id));
    const missing = turns.filter(({ replies }) => !shown.has(replies[0].message_id));
    this.log.setAttribute("aria-live", "off");
    let turn;
    for (const { text, peildatum, replies, oordelen } of missing) {
      this.suggestions.hidden = true;
      turn = this.addQuestion(text, peildatum);
      for (const reply of replies) this.addReply(reply, oordelen[reply.message_id]);
    }
    setTimeout(() => this.log.setAttribute("aria-live", "polite"), 500);
    if (turn) this.reveal(turn);
    if (this.conversation.handed) this.more("showAnswers");
  }

  /** The storage itself reaches another tab later than a message does. */
  tellTabs() {
    this.channel.postMessage(this.conversation.known);
  }

  hearTab(known) {
    if (!this.started || this.conversation.memory !== "browser") return;
    this.hasMissed = this.isBusy;
    if (this.isBusy) return;
    if (known.id !== this.conversation.known.id) this.clear();
    this.conversation.known = known;
    this.restore();
  }

  clear() {
    this.turns = [];
    this.list.replaceChildren();
    this.glossary.told.clear();
    this.suggestions.hidden = false;
    this.error.textContent = "";
    this.field.removeAttribute("aria-invalid");
    this.prefill("");
  }

  // Small things. ---------------------------------------------------------------------------------------------

  unfold() {
    // when it must go from beside the page to over it, or back
    this.panel.close();
    if (NARROW.matches) this.panel.showModal();
    else this.panel.show();
  }

  closed() {
    if (this.isOpen) return;
    this.launcher.setAttribute("aria-expanded", "false");
    this.launcher.focus();
    this.emit("close");
  }

  /** Does what is seldom needed: that comes from our own server at the first time. */
  async more(name) {
    try {
      await (BanenwijzerChat.extra ||= new Promise((onload, onerror) =>
        document.head.append(el("script", { src: `${this.conversation.base}widget-meer.js`, onload, onerror }))));
    } catch {
      BanenwijzerChat.extra = null;
      return this.say(OFFLINE);
    }
    BanenwijzerChat[name](this);
  }

  say(text) {
    this.status.textContent = text;
  }

  /** Brings the start of a turn in view, without moving the page around the widget. */
  reveal(turn) {
    const box = this.scroller.scrollHeight > this.scroller.clientHeight ? this.scroller : this.panel;
    box.scrollTop += turn.getBoundingClientRect().top - box.getBoundingClientRect().top - 8;
  }

  emit(name, detail) {
    this.dispatchEvent(new CustomEvent(`banenwijzer:${name}`, { bubbles: true, composed: true, detail }));
  }
}
