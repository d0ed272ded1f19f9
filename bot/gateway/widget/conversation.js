// The way to the server: one conversation, known by an id and a token that the server gave.

const SILENCE_MS = 30_000;

const OFFLINE = "Er is geen verbinding met Banenwijzer.";

/** What went wrong, in words for the user. `status` 0: no connection. */
const failure = (status, message) => Object.assign(new Error(message), { status });

class Conversation {
  /**
   * @param {string} base  address of the server, with a slash at the end
   * @param {"browser"|"tab"|"niet"} memory  where the id and token are kept
   */
  constructor(base, memory) {
    this.base = base;
    this.memory = memory;
    this.key = `banenwijzer:${base}`;
    this.known = {};
  }

  get storage() {
    return window[{ browser: "localStorage", tab: "sessionStorage" }[this.memory]];
  }

  /** Takes over what is stored, if there is a place to store and something in it that is ours. */
  read() {
    try {
      this.known = JSON.parse(this.storage.getItem(this.key)) || {};
    } catch {
      this.known = {};
    }
  }

  /** @param {{id?: string, token?: string}} known  nothing: forget */
  keep(known = {}) {
    this.known = known;
    try {
      this.storage.setItem(this.key, JSON.stringify(known));
      if (!known.id) this.storage.removeItem(this.key);
    } catch {
      // without a place to store, a conversation lasts as long as the page
    }
  }

  /** The replies to a text. Rejects with a failure. A conversation that the server no longer knows is begun anew. */
  async send(text, peildatum, isFirst = true) {
    if (!this.known.id) this.keep(await this.call("POST", "conversations", {}));
    try {
      return (await this.call("POST", `conversations/${this.known.id}/messages`, { text, ...(peildatum && { peildatum }) }, true)).replies;
    } catch (error) {
      if (error.status !== 401 || !isFirst) throw error;
      this.keep();
      return this.send(text, peildatum, false);
    }
  }

  /** The turns that the server still has; none when there is no conversation. */
  async turns() {
    if (!this.known.id) return [];
    try {
      const { turns, overdracht } = await this.call("GET", `conversations/${this.known.id}`);
      this.handed = overdracht;
      return turns;
    } catch (error) {
      if (error.status === 401) this.keep();
      return null;
    }
  }

  judge(message_id, oordeel, toelichting) {
    return this.call("POST", "feedback", { message_id, oordeel, toelichting });
  }

  async erase() {
    if (this.known.id) await this.call("DELETE", `conversations/${this.known.id}`);
    this.keep();
  }

  async call(method, path, body, streams) {
    const abort = new AbortController();
    let timer;
    const alive = () => {
      clearTimeout(timer);
      timer = setTimeout(() => abort.abort(), SILENCE_MS);
    };
    alive();
    try {
      const response = await fetch(`${this.base}api/v1/${path}`, {
        method,
        credentials: "omit",
        signal: abort.signal,
        headers: {
          ...(body && { "Content-Type": "application/json" }),
          ...(this.known.token && { Authorization: `Bearer ${this.known.token}` }),
          ...(streams && { Accept: "text/event-stream, application/json" }),
        },
        body: body && JSON.stringify(body),
      });
      const isStream = response.headers.get("Content-Type")?.startsWith("text/event-stream");
      const data = isStream ? await lastEvent(response, alive) : await response.json();
      if (!response.ok || data.status) throw failure(data.status || response.status, data.detail || "Er ging iets mis.");
      return data;
    } catch (error) {
      throw error.status ? error : failure(0, OFFLINE);
    } finally {
      clearTimeout(timer);
    }
  }
}

/** The data of the event "replies" or "fout"; `alive` is called for every sign of life. */
async function lastEvent(response, alive) {
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let text = "";
  for (;;) {
    const { done, value } = await reader.read();
    if (done) throw new Error("cut off");
    alive();
    text += value;
    const found = /^event: (?:replies|fout)\ndata: ([^\n]*)\n\n/m.exec(text);
    if (found) return JSON.parse(found[1]);
  }
}
