/** What this browser remembers of its user: entries that were pinned or seen, by name. Nothing goes to the server. */

const PINNED = "banenwijzer.vast";
const SEEN = "banenwijzer.bekeken";
const MOST = 60;
const ID = /^[a-z0-9-]+\/[a-z0-9-]+$/;

function read(key) {
  try {
    const items = JSON.parse(localStorage.getItem(key)) || [];
    return items.filter((item) => ID.test(item.id) && typeof item.vraag === "string");
  } catch {
    return []; // storage is off, or holds something else
  }
}

function write(key, items) {
  try {
    localStorage.setItem(key, JSON.stringify(items.slice(0, MOST)));
  } catch {
    // full or off: then it is not remembered
  }
}

export const pinned = () => read(PINNED);
export const recent = () => read(SEEN);
export const frequent = () => read(SEEN).filter((item) => item.keer > 1).sort((a, b) => b.keer - a.keer);
export const isPinned = (id) => pinned().some((item) => item.id === id);

/** Pin, or unpin what was pinned; tells which of the two. */
export function togglePin({ id, vraag }) {
  const others = pinned().filter((item) => item.id !== id);
  const isNew = others.length === pinned().length;
  write(PINNED, isNew ? [{ id, vraag }, ...others] : others);
  return isNew;
}

/** Remember that an entry was opened. */
export function saw({ id, vraag }) {
  const before = recent();
  const keer = (before.find((item) => item.id === id)?.keer || 0) + 1;
  write(SEEN, [{ id, vraag, keer }, ...before.filter((item) => item.id !== id)]);
}

export function forget() {
  for (const key of [PINNED, SEEN]) localStorage.removeItem(key);
}
