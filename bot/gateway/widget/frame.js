// The frame of the widget: its head with the menu, its introduction, and the form to ask with.

const INTRO = "Goedendag. Stel uw vraag over de banenafspraak, de Participatiewet, loonwaarde of proefplaatsing.";
const NOTICE =
  "U praat met een computer. Noem geen namen, BSN of medische gegevens. Een besluit neemt UWV, de gemeente of de Belastingdienst.";
const QUESTIONS = "Hoe lang telt een medewerker mee voor de banenafspraak?|Wat is loonkostensubsidie?|Wat is een proefplaatsing?";
const PERSON = "Ik wil een medewerker spreken";

/** Title, menu and closing button. */
function frameHead(chat, base) {
  const act = (text, action) => button(text, () => {
    chat.menu.open = false;
    action();
  });
  chat.heading = el("h2", { id: "title" }, chat.setting("titel", "Banenwijzer"));
  chat.menu = el("details", { class: "menu" },
    el("summary", { title: "Meer" }, sign("⋯"), hidden("Meer")),
    el("div", {},
      act("Opnieuw beginnen", () => chat.restart()),
      act("Opslaan als tekst", () => chat.more("saveText")),
      act("Afdrukken", () => chat.more("printTurns")),
      act("Gesprek wissen", () => confirm("Wilt u dit gesprek wissen, ook op onze server?") && chat.erase()),
      ...["Privacy", "Toegankelijkheid", "Begrippen"].map((name) => link(name, base + name.toLowerCase()))));
  chat.menu.addEventListener("focusout", (event) => {
    if (!chat.menu.contains(event.relatedTarget)) chat.menu.open = false;
  });
  return el("div", { class: "head" }, icon("chat"),
    el("div", {}, chat.heading, el("p", {}, "Digitale assistent, geen mens")),
    chat.menu,
    chat.isFloating && iconButton(sign("×"), "Sluiten", () => chat.close()));
}

/** What comes before the first question, and the place where turns come. */
function frameScroll(chat, base) {
  const [, lang, line] = /^(?:([a-z]{2}):)?(.*)$/s.exec(chat.setting("taalregel", ""));
  const questions = chat.setting("vragen", QUESTIONS).split("|").map((text) => text.trim()).filter(Boolean);
  chat.suggestions = el("div", { class: "choices", role: "group", "aria-label": "Voorbeelden van vragen" },
    ...questions.map((text) => button(text, () => chat.ask(text))));
  chat.list = el("ol");
  chat.log = el("div", { role: "log", "aria-live": "polite", "aria-label": "Berichten" }, chat.list);
  const stored = `Wij bewaren uw vragen ${KEPT.days} dagen. BSN, telefoonnummer, e-mail en rekeningnummer halen we er eerst uit. Lees meer over `;
  return (chat.scroller = el("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": "Gesprek" },
    el("div", { class: "intro" },
      el("p", {}, chat.setting("begroeting", INTRO)), el("p", { lang }, line),
      el("p", { class: "notice", id: "intro" }, NOTICE),
      el("p", { class: "small" }, stored, link("privacy", `${base}privacy`), " en ",
        link("toegankelijkheid", `${base}toegankelijkheid`), ".")),
    chat.suggestions, chat.log));
}

/** Question, date and the way to a person. */
function frameForm(chat) {
  chat.field = el("textarea", {
    id: "question", rows: "1", placeholder: "Typ hier uw vraag", "aria-describedby": "error help",
    oninput: () => count(chat),
    onkeydown: (event) => {
      if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
      event.preventDefault();
      chat.submit();
    },
  });
  chat.error = el("p", { id: "error", class: "error" });
  chat.counter = el("span");
  chat.dateTitle = el("summary");
  chat.date = el("input", { id: "date", type: "date", min: "1990-01-01", max: "2100-12-31", onchange: () => labelDate(chat, chat.date.value) });
  const address = chat.setting("contact");
  const person = "Iemand spreken";
  chat.send = iconButton(icon("send"), "Verstuur", null, { class: "icon send", type: "submit" });
  return el("form", {
    novalidate: true,
    onsubmit: (event) => {
      event.preventDefault();
      chat.submit();
    },
  },
  el("label", { for: "question" }, "Uw vraag"),
  el("div", { class: "row" }, chat.field, chat.send),
  chat.error,
  el("p", { id: "help", class: "small" }, hidden("Enter verstuurt, Shift en Enter begint een nieuwe regel."), chat.counter),
  el("div", { class: "row extra" },
    el("details", {}, chat.dateTitle, el("label", { for: "date" }, "Peildatum"), chat.date),
    address
      ? link(person, address, {}, ["https:", "http:", "mailto:", "tel:"])
      : button(person, () => chat.ask(PERSON), { class: "plain" })));
}

function labelDate(chat, iso) {
  chat.date.value = iso;
  chat.dateTitle.textContent = chat.date.value ? `Voor ${dayText(chat.date.value)}` : "Andere datum";
}

/** Tells what is left of the room for a question, once that is little. */
function count(chat) {
  const left = KEPT.chars - [...chat.field.value].length;
  chat.counter.textContent = left > KEPT.chars / 5 ? "" : left < 0 ? `${-left} tekens te veel` : `Nog ${left} tekens`;
  chat.counter.classList.toggle("error", left < 0);
}

/** Escape puts away what is on top: an explanation, the menu, the panel. */
function putAway(chat, event) {
  if (event.key !== "Escape") return;
  // or a panel over the page would close at once
  event.preventDefault();
  const explained = chat.list.querySelector("[role=tooltip]:not([hidden])");
  if (explained) {
    explained.hidden = true;
  } else if (chat.menu.open) {
    chat.menu.open = false;
    chat.menu.firstElementChild.focus();
  } else {
    chat.close();
  }
}
