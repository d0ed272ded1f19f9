// What a user can do with an answer: copy it, and say whether it helped.

/** Copying and judging. Not part of what is read out when an answer comes in. */
function answerTools(chat, reply, oordeel) {
  const judge = async (verdict, words) => {
    mark(verdict);
    try {
      await chat.conversation.judge(reply.message_id, verdict, words);
      chat.say("Dank u. Uw oordeel is bewaard.");
      chat.emit("feedback", { message_id: reply.message_id, oordeel: verdict });
    } catch (failure) {
      mark();
      chat.say(`${failure.message} Uw oordeel is niet bewaard.`);
    }
  };
  const id = `why-${(chat.ids += 1)}`;
  const words = el("textarea", { id, rows: "2", maxlength: "1000" });
  const why = el("form", {
    class: "why", hidden: true,
    onsubmit: (event) => {
      event.preventDefault();
      why.hidden = true;
      bad.focus();
      judge("fout", words.value);
    },
  }, el("label", { for: id }, "Wat miste er of klopte niet? Dit mag leeg blijven."), words,
  el("p", { class: "small" }, "Noem geen namen."), el("button", {}, "Stuur op"));
  const tool = (name, text, action) => {
    const made = button(text, action, { class: "plain" });
    made.prepend(icon(name));
    return made;
  };
  const good = tool("up", "Goed", () => {
    why.hidden = true;
    judge("goed");
  });
  const bad = tool("down", "Niet goed", () => {
    judge("fout");
    why.hidden = false;
    words.focus();
  });
  const mark = (verdict) => {
    good.setAttribute("aria-pressed", String(verdict === "goed"));
    bad.setAttribute("aria-pressed", String(verdict === "fout"));
  };
  mark(oordeel);
  const copy = tool("copy", "Kopieer", async () => chat.say(await copied(plainReply(reply), chat.panel) ? "Het antwoord is gekopieerd." : "Kopiëren lukt niet."));
  return el("div", { class: "tools", "aria-live": "off" }, el("div", { role: "group", "aria-label": "Dit antwoord" }, copy, good, bad), why);
}

/** Puts a text on the clipboard; on a page without https by the old way. */
async function copied(text, place) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const area = el("textarea", { class: "sr" });
    const before = place.getRootNode().activeElement;
    area.value = text;
    place.append(area);
    area.select();
    const done = document.execCommand("copy");
    area.remove();
    before?.focus();
    return done;
  }
}
