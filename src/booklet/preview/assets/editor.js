// A native text area with what was found shown under its lines; changes from elsewhere go through its own undo.

import { el } from './dom.js';
import { both, w } from './words.js';

const SEVERE = ['error', 'warning', 'note', 'info'];

export class Editor {
  // `change` takes the text, `select` the place of the cursor, `hold` whether an input method composes.
  constructor(change, select, hold) {
    this.area = el('textarea', { class: 'text', spellcheck: 'false', wrap: 'soft', autocapitalize: 'off', autocomplete: 'off' });
    this.back = el('div', { class: 'back', 'aria-hidden': 'true' });
    this.node = el('div', { class: 'editor' }, this.back, this.area);
    this.findings = [];
    this.spans = [];
    this.isComposing = false;
    this.area.addEventListener('compositionstart', () => hold((this.isComposing = true)));
    this.area.addEventListener('compositionend', () => {
      hold((this.isComposing = false));
      change(this.area.value);
      this.paint();
    });
    this.area.addEventListener('input', () => {
      if (!this.isComposing) change(this.area.value);
      this.paint();
    });
    this.area.addEventListener('scroll', () => (this.back.scrollTop = this.area.scrollTop));
    for (const kind of ['keyup', 'pointerup']) this.area.addEventListener(kind, () => select(this.area.selectionStart));
    this.change = change;
  }

  set label(words) {
    this.area.setAttribute('aria-label', words);
  }

  get text() {
    return this.area.value;
  }

  begin(text) {
    this.area.value = text;
    this.paint();
  }

  // Another text, of which only what differs is typed in; never while an input method composes (`Draft.isHeld`).
  take(text) {
    const old = this.area.value;
    if (old === text) return;
    let first = 0;
    while (first < old.length && first < text.length && old[first] === text[first]) first += 1;
    let last = 0;
    while (last < old.length - first && last < text.length - first && old[old.length - 1 - last] === text[text.length - 1 - last]) last += 1;
    this.#replace(first, old.length - last, text.slice(first, text.length - last));
  }

  #replace(start, end, words) {
    const { selectionStart, selectionEnd, scrollTop } = this.area;
    const active = document.activeElement;
    const shift = words.length - (end - start);
    const moved = (at) => (at <= start ? at : at >= end ? at + shift : start + words.length);
    this.area.focus({ preventScroll: true });
    this.area.setSelectionRange(start, end);
    const typed = words ? document.execCommand('insertText', false, words) : document.execCommand('delete');
    if (!typed) {
      this.area.setRangeText(words, start, end, 'end');
      this.area.dispatchEvent(new Event('input'));
    }
    this.area.setSelectionRange(moved(selectionStart), moved(selectionEnd));
    this.area.scrollTop = scrollTop;
    if (active && active !== this.area && active !== document.body) active.focus({ preventScroll: true });
    this.paint();
  }

  // Put the cursor at an offset and show it.
  place(offset, end = offset) {
    this.area.focus({ preventScroll: true });
    this.area.setSelectionRange(offset, end);
    const mark = this.#markAt(offset);
    if (mark !== null) {
      const room = this.area.clientHeight;
      if (mark < this.area.scrollTop + 24 || mark > this.area.scrollTop + room - 48) this.area.scrollTop = Math.max(0, mark - room / 3);
    }
    this.back.scrollTop = this.area.scrollTop;
  }

  #markAt(offset) {
    const probe = el('span', {}, '\u200b');
    const before = document.createTextNode(this.area.value.slice(0, offset));
    const kept = [...this.back.childNodes];
    this.back.replaceChildren(before, probe, document.createTextNode(this.area.value.slice(offset)));
    const top = probe.offsetTop;
    this.back.replaceChildren(...kept);
    return top;
  }

  // Spans `[start, end, class, title]`; drawn behind the letters.
  show(spans) {
    this.spans = spans;
    this.paint();
  }

  paint() {
    const text = this.area.value;
    const cuts = new Set([0, text.length]);
    for (const [start, end] of this.spans) cuts.add(Math.min(start, text.length)).add(Math.min(end, text.length));
    const places = [...cuts].sort((a, b) => a - b);
    const parts = [];
    for (let at = 0; at + 1 < places.length; at += 1) {
      const [from, to] = [places[at], places[at + 1]];
      const classes = this.spans.filter(([start, end]) => start <= from && to <= end).map((span) => span[2]);
      const words = text.slice(from, to);
      parts.push(classes.length ? el('span', { class: classes.join(' ') }, words) : document.createTextNode(words));
    }
    this.back.replaceChildren(...parts, document.createTextNode('\n\u200b'));
    this.back.scrollTop = this.area.scrollTop;
  }
}

// The findings of a text as a list; each leads to its place.
export function findingList(findings, jump) {
  const sorted = [...findings].sort((a, b) => SEVERE.indexOf(a.severity) - SEVERE.indexOf(b.severity) || a.line - b.line);
  return el('ul', { class: 'found' }, sorted.map((each) =>
    el('li', { class: each.severity },
      el('button', { type: 'button', onclick: () => jump(each) }, el('b', {}, w(each.severity)), ' ', each.line ? w('line', { n: each.line }) + ' ' : '', both(each.message)),
      both(each.hint) ? el('p', {}, w('hint'), both(each.hint)) : null)));
}
