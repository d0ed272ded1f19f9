// A reply of the server as nodes, and as plain text for copying and saving.

/** "Besluit SUWI, artikel 3.2, 1 juli 2026": what stands behind the title of a source. */
function sourceParts(bron) {
  const edition = bron.versie ? `versie ${bron.versie}` : bron.datum && dayText(bron.datum);
  return [bron.artikel && `artikel ${bron.artikel}`, edition, !bron.url && bron.vindplaats].filter(Boolean).join(", ");
}

function validity({ vanaf, tot, peildatum }) {
  const from = vanaf ? `Geldig vanaf ${dayText(vanaf)}` : "Ingangsdatum niet vastgesteld";
  return `${from}${tot ? ` tot en met ${dayText(tot)}` : ""}. Gevraagd voor ${dayText(peildatum)}.`;
}

/** Everything that a reply says, as text. */
function plainReply(reply) {
  if (reply.berekening?.kopieertekst) return reply.berekening.kopieertekst;
  const parts = [withoutMarkup(reply.text)];
  const steps = reply.berekening?.stappen || [];
  if (steps.length) parts.push(["Zo is dit berekend:", ...steps.map((step) => `- ${step}`)].join("\n"));
  const sources = reply.bronnen.map((bron) => `- ${bron.titel}, ${sourceParts(bron)}${bron.url ? `: ${bron.url}` : ""}`);
  if (sources.length) parts.push(["Bronnen:", ...sources].join("\n"));
  if (sources.length && reply.geldigheid) parts.push(validity(reply.geldigheid));
  return parts.join("\n\n");
}

/** The contents of a turn: text, calculation, sources, validity. */
function replyNodes(parent, reply) {
  markdown(parent, reply.text);
  if (reply.berekening) calculation(parent, reply.berekening);
  if (!reply.bronnen.length) return;
  const items = reply.bronnen.map((bron) =>
    el("li", {}, bron.url ? link(bron.titel, bron.url) : bron.titel, `, ${sourceParts(bron)}`));
  const block = el("div", { class: "sources" }, el("h4", {}, "Bronnen"), el("ul", {}, ...items.slice(0, 3)));
  if (items.length > 3) block.append(fold("Meer bronnen", el("ul", {}, ...items.slice(3))));
  if (reply.geldigheid) block.append(el("p", {}, validity(reply.geldigheid)));
  parent.append(block);
}

function calculation(parent, { stappen = [], figuren = [] }) {
  const inside = [];
  if (stappen.length) inside.push(el("ol", {}, ...stappen.map((step) => el("li", {}, step))));
  if (figuren.length) {
    inside.push(el("h4", {}, "Gebruikte getallen"), el("ul", {}, ...figuren.map(({ titel, tekst }) => el("li", {}, `${titel}: ${tekst}`))));
  }
  if (inside.length) parent.append(fold("Zo is dit berekend", ...inside));
}

const fold = (title, ...children) => el("details", {}, el("summary", {}, title), ...children);
