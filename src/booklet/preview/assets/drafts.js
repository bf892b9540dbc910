// Texts on their way to the disk: one at a time, the newest next; kept here until the server has them.

import { isOnline, request } from './link.js';
import { news, state } from './store.js';

const RETRY = 900;
const texts = new Map();

// A text as it is here: `text`, the `digest` of what it came of, and whether the server has it.
class Draft {
  constructor(id) {
    this.id = id;
    this.text = '';
    this.digest = '';
    this.isSent = true;
    this.conflict = null;
    this.isSending = false;
    this.isHeld = false;
    this.count = 0;
  }

  get key() {
    return `draft:${this.id}`;
  }

  change(text) {
    this.text = text;
    this.count += 1;
    this.isSent = false;
    this.#keep();
    news.emit('saved');
    this.send();
  }

  #keep() {
    localStorage.setItem(this.key, JSON.stringify({ text: this.text, digest: this.digest, sent: this.sent }));
  }

  async send() {
    if (this.isSending || this.isSent || this.conflict) return;
    this.isSending = true;
    const [count, text] = [this.count, this.text];
    this.sent = text;
    this.#keep();
    try {
      const answer = await request(`text/${this.id}`, { method: 'PUT', body: text, headers: { 'if-match': this.digest, 'content-type': 'text/plain; charset=utf-8' } });
      if (answer.ok) this.#accepted(await answer.json(), count, text);
      else if (answer.status === 409) {
        this.conflict = await answer.json();
        news.emit('conflict', this);
      } else throw new Error(String(answer.status));
    } catch {
      setTimeout(() => this.send(), RETRY);
    }
    this.isSending = false;
    news.emit('saved');
    if (!this.isSent && count !== this.count) this.send();
  }

  #accepted(answer, count, text) {
    this.digest = answer.digest;
    if (count === this.count) {
      this.isSent = true;
      localStorage.removeItem(this.key);
      // Others' words wait while an input method composes: the server merges what it will give.
      if (answer.text !== undefined && this.isHeld) this.digest = answer.own;
      else if (answer.text !== undefined) this.take(answer.text, answer.digest);
    } else if (answer.own !== undefined) {
      // More was typed while others' words came in: the server merges again, from what was sent.
      this.digest = answer.own;
    }
  }

  // Words of others: shown where they stand.
  take(text, digest) {
    this.digest = digest;
    if (text === this.text) return;
    this.text = text;
    news.emit('taken', this);
  }

  // An input method begins or ends; what others wrote meanwhile is asked for when it gave nothing.
  async hold(isHeld) {
    this.isHeld = isHeld;
    await null;
    if (!isHeld && this.isSent) await refresh(this);
  }

  settle(text, digest) {
    this.conflict = null;
    this.digest = digest;
    this.change(text);
    news.emit('taken', this);
  }
}

export const drafts = {
  async open(id) {
    let draft = texts.get(id);
    if (!draft) {
      draft = new Draft(id);
      texts.set(id, draft);
    }
    if (draft.isSent) {
      const found = await request(`text/${id}`);
      if (found.ok) {
        const { text, digest } = await found.json();
        if (draft.isSent) Object.assign(draft, { text, digest });
      }
    }
    return draft;
  },

  // What was typed before the page was closed or the server was gone.
  async recover() {
    for (const key of Object.keys(localStorage).filter((each) => each.startsWith('draft:'))) {
      const id = key.slice(6);
      if (!state.texts[id] || texts.has(id)) continue;
      const { text, digest, sent } = JSON.parse(localStorage.getItem(key));
      const draft = new Draft(id);
      texts.set(id, draft);
      const found = await (await request(`text/${id}`)).json();
      // What was sent last may have arrived without an answer.
      draft.digest = found.text === sent ? found.digest : digest;
      draft.change(text);
      news.emit('taken', draft);
    }
  },

  known: (id) => texts.get(id),

  state() {
    if (!isOnline()) return 'unsaved';
    return [...texts.values()].every((each) => each.isSent) ? 'saved' : 'saving';
  },
};

news.on('text', (event) => {
  const draft = texts.get(event.text);
  if (draft && event.digest !== draft.digest) refresh(draft);
});

async function refresh(draft) {
  const isFree = () => draft.isSent && !draft.isHeld;
  if (!isFree()) return;
  const found = await request(`text/${draft.id}`);
  if (!found.ok || !isFree()) return;
  const { text, digest } = await found.json();
  if (isFree()) draft.take(text, digest);
}

window.addEventListener('beforeunload', (event) => {
  if (![...texts.values()].every((each) => each.isSent)) event.preventDefault();
});
