// 版面: the booklet as spreads, with a strip of all its pages; only what is near the window is drawn.

import { el } from './dom.js';
import { PageBox } from './pagebox.js';
import { booklet, news } from './store.js';
import { w } from './words.js';

const SIZES = [0, 0.75, 1, 1.5, 2];

export function spreads(main, wanted) {
  const view = new Spreads(main);
  view.build();
  view.turn(wanted);
  const heard = ['outline', 'article', 'slides'].map((kind) => news.on(kind, () => view.refresh()));
  return { turn: (name) => view.turn(name), close: () => (heard.forEach((stop) => stop()), view.close()) };
}

class Spreads {
  constructor(main) {
    this.main = main;
    this.boxes = [];
    this.small = [];
  }

  build() {
    this.strip = el('nav', { class: 'strip', 'aria-label': w('thumbnails') });
    this.scroll = el('div', { class: 'spreads', tabindex: '0', role: 'region', 'aria-label': w('pages') });
    const size = el('select', { 'aria-label': w('zoom'), onchange: () => this.zoom(Number(size.value)) }, SIZES.map((each) => el('option', { value: String(each) }, each ? `${each * 100} %` : w('fit'))));
    this.tools = el('div', { class: 'tools' },
      el('button', { type: 'button', onclick: () => this.step(-1) }, w('previous')),
      el('output', { class: 'where' }),
      el('button', { type: 'button', onclick: () => this.step(1) }, w('next')), size);
    this.main.replaceChildren(el('h1', { class: 'heard' }, w('pages')), this.strip, el('div', { class: 'stage' }, this.tools, this.scroll));
    this.near = new IntersectionObserver((seen) => seen.forEach((each) => each.target.box.near(each.isIntersecting)), { root: this.scroll, rootMargin: '600px 0px' });
    this.nearSmall = new IntersectionObserver((seen) => seen.forEach((each) => each.target.box.near(each.isIntersecting)), { root: this.strip, rootMargin: '300px 0px' });
    this.scroll.addEventListener('scroll', () => this.tell(), { passive: true });
    this.scroll.addEventListener('keydown', (event) => this.key(event));
    this.refresh();
  }

  refresh() {
    const entries = booklet();
    if (!entries.length && !this.waiting) this.scroll.append((this.waiting = el('p', { class: 'wait', role: 'status' }, w('laying'))));
    else if (entries.length) this.waiting?.remove();
    while (this.boxes.length > entries.length) {
      this.boxes.pop().node.remove();
      this.small.pop().node.parentElement.remove();
    }
    entries.forEach((entry, index) => {
      if (!this.boxes[index]) this.add(index);
      this.boxes[index].set(entry);
      this.small[index].set(entry);
      this.small[index].node.parentElement.setAttribute('aria-label', w('page', { n: entry.folio || index + 1 }));
    });
    this.tell();
  }

  // The first page is a recto by itself, then come spreads.
  add(index) {
    const box = new PageBox({ isLive: true });
    box.node.box = box;
    this.boxes.push(box);
    let spread = this.scroll.querySelector(':scope > .spread:last-of-type');
    if (!spread || index % 2 === 1 || index === 0) {
      spread = el('div', { class: index === 0 ? 'spread first' : 'spread' });
      this.scroll.append(spread);
    }
    spread.append(box.node);
    this.near.observe(box.node);
    const small = new PageBox({ isLive: false });
    small.node.box = small;
    this.small.push(small);
    this.strip.append(el('button', { type: 'button', onclick: () => this.show(index) }, small.node));
    this.nearSmall.observe(small.node);
  }

  turn(name) {
    if (!name) return true;
    const index = this.boxes.findIndex((box) => box.entry.section === name || String(box.entry.folio) === name);
    if (index >= 0) this.show(index);
    return true;
  }

  show(index) {
    this.boxes[index]?.node.parentElement.scrollIntoView({ block: 'start' });
    this.scroll.focus({ preventScroll: true });
  }

  get at() {
    const top = this.scroll.scrollTop + this.scroll.clientHeight / 3;
    const index = this.boxes.findIndex((box) => box.node.parentElement.offsetTop + box.node.parentElement.offsetHeight > top);
    return Math.max(0, index);
  }

  step(by) {
    const at = this.at;
    const first = at === 0 ? 0 : at - ((at + 1) % 2);
    this.show(Math.min(this.boxes.length - 1, Math.max(0, by > 0 ? (at === 0 ? 1 : first + 2) : first - 2 < 1 ? 0 : first - 2)));
  }

  key(event) {
    const steps = { PageDown: 1, PageUp: -1, ArrowRight: 1, ArrowLeft: -1 };
    if (event.target !== this.scroll) return;
    if (steps[event.key]) this.step(steps[event.key]);
    else if (event.key === 'Home') this.show(0);
    else if (event.key === 'End') this.show(this.boxes.length - 1);
    else return;
    event.preventDefault();
  }

  tell() {
    const at = this.at;
    const box = this.boxes[at];
    if (!box) return;
    this.tools.querySelector('.where').textContent = `${w('page', { n: box.entry.folio || at + 1 })} / ${this.boxes.length}`;
    this.strip.querySelector('[aria-current]')?.removeAttribute('aria-current');
    const small = this.strip.children[at];
    small?.setAttribute('aria-current', 'true');
    if (small && (small.offsetTop < this.strip.scrollTop || small.offsetTop + small.offsetHeight > this.strip.scrollTop + this.strip.clientHeight)) {
      this.strip.scrollTop = small.offsetTop - this.strip.clientHeight / 2;
    }
  }

  zoom(factor) {
    this.scroll.style.setProperty('--zoom', factor || '');
    this.scroll.classList.toggle('fixed', factor > 0);
  }

  close() {
    this.near.disconnect();
    this.nearSmall.disconnect();
  }
}
