// One page on the screen: drawn when it is near the window, its sentences to be clicked or reached by keys.

import { arrange, el, svg } from './dom.js';
import { Sheet } from './draw.js';
import { post } from './link.js';
import { drafts } from './drafts.js';
import { articleOf, news, slidesOf, state, textId } from './store.js';
import { Lines, plain } from './offsets.js';
import { w } from './words.js';

export class PageBox {
  constructor({ isLive, click }) {
    this.isLive = isLive;
    this.click = click ?? openText;
    this.node = el('div', { class: 'page', role: isLive ? 'group' : undefined });
    this.sheet = null;
    this.isNear = false;
    this.entry = null;
    this.items = new Map();
    if (isLive) {
      this.node.addEventListener('click', (event) => this.clicked(event));
      this.node.addEventListener('pointermove', (event) => this.hover(event));
      this.node.addEventListener('pointerleave', () => this.lift());
    }
  }

  set(entry) {
    const isSame = this.entry && this.entry.id === entry.id && this.entry.shift === entry.shift && String(this.entry.overlays) === String(entry.overlays);
    this.entry = entry;
    this.node.dataset.id = entry.id;
    const [width, height] = state.outline.trim ?? [420, 595];
    this.node.style.aspectRatio = `${width} / ${height}`;
    if (this.isLive) this.node.setAttribute('aria-label', entry.folio ? w('page', { n: entry.folio }) : entry.section);
    if (this.isNear && (!isSame || !this.sheet?.page)) this.draw();
    else if (this.isNear) this.mark();
  }

  near(isNear) {
    if (isNear === this.isNear) return;
    this.isNear = isNear;
    if (isNear) this.draw();
    else if (this.sheet && !this.isLive) {
      this.sheet.node.remove();
      this.sheet = null;
    }
  }

  async draw() {
    if (!this.sheet) {
      this.sheet = new Sheet();
      this.node.prepend(this.sheet.node);
    }
    if (!(await this.sheet.show(this.entry))) return;
    this.node.classList.add('drawn');
    this.mark();
    if (this.isLive && this.entry.kind === 'article') this.activate();
  }

  // Sentences have places as soon as somebody looks at the article.
  activate() {
    const name = this.entry.section;
    const id = textId(articleOf(name)?.file);
    if (!id) return;
    if (!state.laid[name] && !asked.has(name)) {
      asked.add(name);
      post(`open/${id}`);
    }
    if (!ready.has(name)) ready.set(name, Promise.all([drafts.open(id), slidesOf(sessionOfAnchor(name))]));
    ready.get(name).then(() => this.mark());
  }

  // What stands on the slides is marked on the page.
  mark() {
    if (!this.isLive || !this.sheet?.page) return;
    const how = slidesOn(this.entry.section);
    const rects = this.sheet.page.areas
      .filter((area) => how.has(area[0]))
      .map((area) => svg('rect', { x: area[1], y: area[2] + 1, width: Math.max(0, area[3] - area[1]), height: area[4] - area[2] - 2, class: how.get(area[0]) }));
    this.sheet.marks.replaceChildren(...rects, ...(this.lifted ? this.outline(this.lifted) : []));
    this.list(how);
    if (this.sheet.page.unknown?.length && !this.node.querySelector('.unknown')) this.node.append(el('p', { class: 'unknown' }, w('cannotDraw')));
  }

  outline(anchor) {
    return this.sheet.page.areas.filter((area) => area[0] === anchor).map((area) => svg('rect', { x: area[1], y: area[2], width: area[3] - area[1], height: area[4] - area[2], class: 'lifted' }));
  }

  // For those who do not see the page: its sentences, each a button that puts it on the slides. A button stays
  // the same one, and keeps the focus, while its sentence changes.
  list(how) {
    const anchors = [...new Set(this.sheet.page.areas.map((area) => area[0]))];
    const words = wordsOf(this.entry.section);
    this.sentences ??= el('ul', { class: 'sentences', 'aria-label': w('sentencesOn') });
    const items = anchors.map((anchor) => {
      const item = this.items.get(anchor) ?? this.item(anchor);
      const button = item.firstChild;
      const text = words.get(anchor) ?? anchor;
      if (button.textContent !== text) button.textContent = text;
      if (button.ariaPressed !== String(how.has(anchor))) button.ariaPressed = String(how.has(anchor));
      return item;
    });
    this.items = new Map(anchors.map((anchor, index) => [anchor, items[index]]));
    arrange(this.sentences, items);
    if (!items.length) this.sentences.remove();
    else if (!this.sentences.isConnected) this.node.append(this.sentences);
  }

  item(anchor) {
    const act = (event) => (event.stopPropagation(), toggle(anchor));
    return el('li', {}, el('button', { type: 'button', onclick: act, onfocus: () => this.lift(anchor), onblur: () => this.lift() }));
  }

  areaAt(event) {
    if (!this.sheet?.page) return null;
    const [x, y] = this.sheet.point(event);
    return this.sheet.page.areas.find((area) => area[1] <= x && x <= area[3] && area[2] <= y && y <= area[4]) ?? null;
  }

  hover(event) {
    if (event.target.closest('.pin, .sentences')) return;
    const area = this.areaAt(event);
    if ((area?.[0] ?? null) !== this.lifted) this.lift(area?.[0], area);
  }

  lift(anchor = null, area = null) {
    if (this.lifted === anchor && !area) return;
    this.lifted = anchor;
    if (!this.sheet?.page) return;
    this.mark();
    this.pin?.remove();
    if (!anchor || !area) return;
    const last = this.sheet.page.areas.filter((each) => each[0] === anchor).at(-1);
    const { width, height } = this.sheet.page;
    const isOn = slidesOn(this.entry.section).has(anchor);
    this.pin = el('button', { type: 'button', class: 'pin', tabindex: '-1', onclick: (event) => (event.stopPropagation(), toggle(anchor)) }, w(isOn ? 'offSlides' : 'onSlides'));
    this.pin.style.left = `${Math.min(78, ((last[3] + (this.sheet.shift ?? 0)) / width) * 100)}%`;
    this.pin.style.top = `${(last[4] / height) * 100}%`;
    this.node.append(this.pin);
  }

  clicked(event) {
    if (event.target.closest('.pin, .sentences')) return;
    const area = this.areaAt(event);
    if (area) {
      const [x] = this.sheet.point(event);
      const share = (x - area[1]) / Math.max(1, area[3] - area[1]);
      return this.click(area[0], Math.floor(area[5] + share * (area[6] - area[5])), this);
    }
    const [x, y] = this.sheet?.page ? this.sheet.point(event) : [0, 0];
    const block = this.sheet?.page?.blocks.filter((each) => each[1] <= x && x <= each[3] && each[2] <= y && y <= each[4]).at(-1);
    if (block) this.click(block[0], 0, this);
  }
}

const asked = new Set();
const ready = new Map();
news.on('outline', () => asked.clear());
news.on('renewed', () => ready.clear());

export function articleOfAnchor(anchor) {
  return /^s\d+a\d+/.exec(anchor)?.[0];
}

export function sessionOfAnchor(anchor) {
  return /^s\d+/.exec(anchor)?.[0];
}

// Anchors of an article that stand on slides: pinned by hand, or chosen.
export function slidesOn(article) {
  const how = new Map();
  const session = sessionOfAnchor(article ?? '');
  const sentences = state.laid[article]?.sentences ?? [];
  for (const [first, last] of state.slides[session]?.chosen ?? []) {
    if (articleOfAnchor(first) !== article) continue;
    const from = sentences.findIndex((each) => each[0] === first);
    const to = sentences.findIndex((each) => each[0] === last);
    for (let at = Math.max(0, from); at <= Math.max(from, to) && sentences[at]; at += 1) how.set(sentences[at][0], 'chosen');
    how.set(first, 'chosen');
  }
  for (const each of sentences) if (each[5]) how.set(each[0], 'pinned');
  return how;
}

// The words of all sentences of an article, by their anchors.
function wordsOf(article) {
  const found = state.laid[article];
  const draft = found && drafts.known(textId(found.file));
  if (!draft?.text) return new Map();
  const lines = new Lines(draft.text);
  return new Map(found.sentences.map((each) => [each[0], plain(draft.text.slice(...lines.span(each)))]));
}

// On the slides or off: a pin by hand is taken back first, a choice of the program is then forbidden.
export async function toggle(anchor) {
  const article = articleOfAnchor(anchor);
  const file = state.laid[article]?.file;
  if (!file) return;
  const how = slidesOn(article).get(anchor);
  const draft = await drafts.open(textId(file));
  while (!draft.isSent && !draft.conflict) await new Promise((resolve) => setTimeout(resolve, 20));
  const wish = how === 'pinned' ? 'auto' : how === 'chosen' ? 'skip' : 'on';
  const answer = await post(`pin/${draft.id}`, { anchor, wish, digest: draft.digest });
  if (answer.status === 422) return news.emit('trouble', { message: { zh: w('cannotPin'), en: w('cannotPin') } });
  if (!answer.ok) return;
  const { text, digest } = await answer.json();
  draft.take(text, digest);
}

function openText(anchor, count) {
  const article = articleOf(articleOfAnchor(anchor));
  if (article) location.hash = `#/article/${textId(article.file)}/${anchor}/${count}`;
}
