// 幻灯片: the slides of a session as they will be shown, with the notes; each leads to its sentence.

import { el, svg } from './dom.js';
import { articleOfAnchor } from './pagebox.js';
import { articleOf, news, sessions, slidesOf, state, textId } from './store.js';
import { picture } from './draw.js';
import { w } from './words.js';

const ANCHORS = { l: 'start', ctr: 'middle', r: 'end' };

export function drawSlide(slide, deck) {
  const [width, height] = deck.size;
  const face = `${deck.faces.map((each) => `"${each}"`).join(', ')}, "Noto Sans CJK SC", "PingFang SC", sans-serif`;
  const node = svg('svg', { viewBox: `0 0 ${width} ${height}`, class: 'face', 'aria-hidden': 'true', 'font-family': face });
  for (const line of slide.lines) node.append(SHAPES[line[0]](line, slide));
  return node;
}

const SHAPES = {
  r: ([, x, y, width, height, fill]) => svg('rect', { x, y, width, height, fill }),
  x: ([, x, y, size, isBold, fill, align, text]) => svg('text', { x, y, 'font-size': size, 'font-weight': isBold ? 700 : null, fill, 'text-anchor': ANCHORS[align] ?? 'start' }, text),
  i([, x, y, width, height, name]) {
    const image = svg('image', { x, y, width, height });
    picture(name).then((address) => image.setAttribute('href', address));
    return image;
  },
};

export function slidesView(main, session) {
  const anchor = session ?? sessionStorage.getItem('session') ?? sessions()[0]?.anchor;
  if (!anchor) {
    main.replaceChildren(el('p', { class: 'wait' }, w('loading')));
    const stop = news.on('outline', () => sessions().length && (stop(), window.dispatchEvent(new HashChangeEvent('hashchange'))));
    return { close: stop };
  }
  sessionStorage.setItem('session', anchor);
  const view = new Slides(main, anchor);
  view.build();
  const stop = news.on('slides', (changed) => changed === anchor && view.show());
  return { close: stop };
}

class Slides {
  constructor(main, anchor) {
    this.main = main;
    this.anchor = anchor;
    this.at = 0;
  }

  build() {
    const choice = el('select', { 'aria-label': w('slides'), onchange: () => (location.hash = `#/slides/${choice.value}`) }, sessions().map((each) => el('option', { value: each.anchor }, `${w('session', { n: each.number })} ${each.title}`)));
    choice.value = this.anchor;
    this.count = el('output', {});
    this.list = el('div', { class: 'sorter', role: 'listbox', tabindex: '0', 'aria-label': w('slides'), onkeydown: (event) => this.key(event) });
    this.large = el('div', { class: 'large' });
    this.main.replaceChildren(el('h1', { class: 'heard' }, w('slides')), el('div', { class: 'tools' }, choice, this.count), this.list, this.large);
    this.list.replaceChildren(el('p', { class: 'wait' }, w('loading')));
    slidesOf(this.anchor).then(() => this.show());
  }

  show() {
    const deck = state.slides[this.anchor];
    if (!deck) return;
    this.deck = deck;
    this.count.textContent = w('of', { n: deck.slides.length });
    this.at = Math.min(this.at, deck.slides.length - 1);
    this.list.replaceChildren(...deck.slides.map((slide, index) =>
      el('div', { class: 'slide', role: 'option', id: `slide-${index}`, 'aria-selected': String(index === this.at), 'aria-label': `${index + 1}. ${slide.text}`, onclick: () => this.choose(index) }, drawSlide(slide, deck), el('span', { class: 'number', 'aria-hidden': 'true' }, String(index + 1)))));
    this.choose(this.at);
  }

  choose(index) {
    this.at = Math.max(0, Math.min(index, this.deck.slides.length - 1));
    [...this.list.children].forEach((each, number) => each.setAttribute('aria-selected', String(number === this.at)));
    this.list.setAttribute('aria-activedescendant', `slide-${this.at}`);
    this.list.children[this.at]?.scrollIntoView({ block: 'nearest' });
    const slide = this.deck.slides[this.at];
    const article = articleOf(articleOfAnchor(slide.anchors[0] ?? ''));
    const link = article ? el('a', { class: 'button', href: `#/article/${textId(article.file)}/${slide.anchors[0]}/0` }, w('toSentence')) : null;
    this.large.replaceChildren(drawSlide(slide, this.deck), el('p', { class: 'links' }, link), hasFace(this.deck.faces[1]) ? '' : el('p', { class: 'aside' }, w('otherFace', { f: this.deck.faces[1] })), el('h2', {}, w('notes')), el('div', { class: 'notes', tabindex: '0', role: 'region', 'aria-label': w('notes') }, slide.notes.map((note) => el('p', {}, note))));
  }

  key(event) {
    const steps = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1, PageDown: 4, PageUp: -4 };
    if (steps[event.key]) this.choose(this.at + steps[event.key]);
    else if (event.key === 'Home') this.choose(0);
    else if (event.key === 'End') this.choose(this.deck.slides.length - 1);
    else if (event.key === 'Enter') this.large.querySelector('a')?.click();
    else return;
    event.preventDefault();
  }
}

// A face that is not there is drawn as another: then both measure alike.
function hasFace(name) {
  const context = document.createElement('canvas').getContext('2d');
  const width = (face) => ((context.font = `40px ${face}`), context.measureText('mmmiiiWW汉字0123').width);
  return ['monospace', 'serif'].some((other) => width(`"${name}", ${other}`) !== width(other));
}
