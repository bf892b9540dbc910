// 文章: a text beside its pages, and below them the slides that it gives.

import { el } from './dom.js';
import { get, post } from './link.js';
import { drafts } from './drafts.js';
import { Editor, findingList } from './editor.js';
import { Lines, offsetOf } from './offsets.js';
import { articleOfAnchor, PageBox, sessionOfAnchor, slidesOn, toggle } from './pagebox.js';
import { drawSlide } from './slides.js';
import { articles, news, pagesOf, sessions, slidesOf, state, textId } from './store.js';
import { titleOf } from './findings.js';
import { w } from './words.js';

export function article(main, id, place, count) {
  const known = id ?? sessionStorage.getItem('article') ?? textId(articles()[0]?.file);
  if (!state.texts[known]) {
    main.replaceChildren(el('p', { class: 'wait' }, w('loading')));
    const stop = news.on('outline', () => {
      if (!state.texts[id ?? textId(articles()[0]?.file)]) return;
      stop();
      window.dispatchEvent(new HashChangeEvent('hashchange'));
    });
    return { close: stop };
  }
  sessionStorage.setItem('article', known);
  const view = new Article(main, known);
  view.build().then(() => view.jump(place, count));
  return {
    turn: (other, at, characters) => other === known && (view.jump(at, characters), true),
    close: () => view.close(),
  };
}

class Article {
  constructor(main, id) {
    this.main = main;
    this.id = id;
    this.file = state.texts[id];
    this.anchor = articles().find((each) => each.file === this.file)?.anchor ?? null;
    this.boxes = [];
    this.heard = [];
  }

  async build() {
    this.editor = new Editor((text) => this.typed(text), (offset) => this.follow(offset), (isHeld) => this.draft.hold(isHeld));
    this.editor.label = w('textOf', { t: titleOf(this.file) });
    this.found = el('div', { class: 'below' });
    this.pages = el('div', { class: 'leaves', role: 'region', tabindex: '0', 'aria-label': w('pages') });
    this.strip = el('div', { class: 'film', role: 'region', 'aria-label': w('slides') });
    const choice = el('select', { class: 'choice', 'aria-label': w('choose'), onchange: () => (location.hash = `#/article/${choice.value}`) }, this.options());
    choice.value = this.id;
    this.main.replaceChildren(
      el('h1', { class: 'heard' }, titleOf(this.file)),
      el('div', { class: 'write' },
        el('div', { class: 'tools' }, choice, el('button', { type: 'button', onclick: () => this.history() }, w('history'))),
        this.editor.node, this.found),
      el('div', { class: 'see' }, this.pages, this.strip));
    this.near = new IntersectionObserver((seen) => seen.forEach((each) => each.target.box.near(each.isIntersecting)), { root: this.pages, rootMargin: '500px 0px' });
    this.editor.area.addEventListener('keydown', (event) => this.key(event));
    this.draft = await drafts.open(this.id);
    this.editor.begin(this.draft.text);
    this.on('article', (anchor) => anchor === this.anchor && this.refresh());
    this.on('outline', () => this.refresh());
    this.on('slides', (session) => session === this.session && this.showSlides());
    this.on('taken', (draft) => draft === this.draft && this.taken());
    this.on('conflict', (draft) => draft === this.draft && this.ask(draft));
    if (this.draft.conflict) this.ask(this.draft);
    if (this.anchor) {
      post(`open/${this.id}`);
      slidesOf(this.session).then(() => this.showSlides());
    }
    this.refresh();
  }

  get session() {
    return sessionOfAnchor(this.anchor ?? '');
  }

  on(kind, hear) {
    this.heard.push(news.on(kind, hear));
  }

  options() {
    const option = (file, words) => el('option', { value: textId(file) }, words);
    return [
      option(state.outline.semester.file, w('frame')),
      ...sessions().map((session) => el('optgroup', { label: w('session', { n: session.number }) + ' ' + session.title },
        option(session.file, w('sheet')), session.articles.map((each) => option(each.file, each.title)))),
    ];
  }

  taken() {
    this.editor.take(this.draft.text);
    for (const box of this.boxes) box.mark();
    this.showFindings();
  }

  typed(text) {
    if (text !== this.draft.text) this.draft.change(text);
  }

  refresh() {
    const name = this.anchor ?? sessions().find((each) => each.file === this.file)?.anchor + '-sheet';
    const entries = pagesOf(name);
    while (this.boxes.length > entries.length) this.boxes.pop().node.remove();
    entries.forEach((entry, index) => {
      if (!this.boxes[index]) {
        const box = new PageBox({ isLive: true, click: (anchor, count) => this.jump(anchor, count) });
        box.node.box = box;
        this.boxes.push(box);
        this.pages.append(box.node);
        this.near.observe(box.node);
      }
      this.boxes[index].set(entry);
    });
    this.showFindings();
  }

  showFindings() {
    const laid = state.laid[this.anchor];
    const findings = (laid?.findings ?? state.outline.findings).filter((each) => each.file === this.file);
    const lines = new Lines(this.editor.text);
    const spans = findings.filter((each) => each.line).map((each) => {
      const start = lines.offset(each.line, each.column);
      return [start, Math.max(start + 1, lines.offset(each.line, each.column + each.length)), `bad ${each.severity}`];
    });
    const how = slidesOn(this.anchor);
    for (const sentence of laid?.sentences ?? []) if (how.has(sentence[0])) spans.push([...lines.span(sentence), how.get(sentence[0])]);
    this.editor.show(spans);
    const key = JSON.stringify(findings);
    if (key === this.shownFindings) return;
    this.shownFindings = key;
    this.found.replaceChildren(...(findings.length ? [findingList(findings, (each) => this.jump(String(each.line), each.column))] : []));
  }

  // To a line, or to a character of a sentence or block.
  jump(place, count = 0) {
    if (!place) return;
    const lines = new Lines(this.editor.text);
    if (/^\d+$/.test(place)) return this.editor.place(lines.offset(Number(place), Number(count) || 1));
    if (articleOfAnchor(place) !== this.anchor) return;
    const laid = state.laid[this.anchor];
    const sentence = laid?.sentences.find((each) => each[0] === place);
    if (sentence) {
      const [start, end] = lines.span(sentence);
      this.editor.place(offsetOf(this.editor.text, start, end, Number(count)));
      this.turnTo(place);
      return;
    }
    const block = laid?.blocks.find((each) => each[0] === place);
    if (block) this.editor.place(lines.offset(block[1], 1));
    else if (!laid) this.later = [place, count];
  }

  // The cursor moved: its sentence is lifted on the page, the page comes into sight.
  follow(offset) {
    const laid = state.laid[this.anchor];
    if (!laid) return;
    const lines = new Lines(this.editor.text);
    const line = lines.line(offset);
    const sentence = laid.sentences.find((each) => each[1] <= line && line <= each[3] && lines.span(each)[0] <= offset && offset <= lines.span(each)[1]);
    this.current = sentence?.[0];
    if (sentence) this.turnTo(sentence[0]);
  }

  turnTo(anchor) {
    for (const box of this.boxes) {
      const area = box.sheet?.page?.areas.find((each) => each[0] === anchor);
      if (area) {
        box.lift(anchor);
        const top = box.node.offsetTop + (area[2] / box.sheet.page.height) * box.node.offsetHeight;
        if (top < this.pages.scrollTop || top > this.pages.scrollTop + this.pages.clientHeight - 40) this.pages.scrollTop = Math.max(0, top - this.pages.clientHeight / 3);
      } else box.lift();
    }
    const slide = this.strip.querySelector(`[data-anchors~="${anchor}"]`);
    this.strip.querySelector('[aria-current]')?.removeAttribute('aria-current');
    if (slide) {
      slide.setAttribute('aria-current', 'true');
      this.strip.scrollLeft = slide.offsetLeft - this.strip.clientWidth / 2 + slide.offsetWidth / 2;
    }
  }

  key(event) {
    if (event.altKey && event.key.toLowerCase() === 'k' && this.current) {
      event.preventDefault();
      toggle(this.current);
    }
  }

  showSlides() {
    const shown = state.slides[this.session];
    const number = Number(this.anchor?.split('a')[1]);
    const own = (shown?.slides ?? []).filter((slide) => slide.anchors.some((each) => articleOfAnchor(each) === this.anchor));
    this.drawn ??= new Map();
    const nodes = new Map();
    for (const slide of own) {
      const key = JSON.stringify(slide.lines);
      nodes.set(key, this.drawn.get(key) ?? el('button', { type: 'button', class: 'slide', 'data-anchors': slide.anchors.join(' '), 'aria-label': slide.text, onclick: () => this.jump(slide.anchors[0]) }, drawSlide(slide, shown)));
    }
    this.drawn = nodes;
    this.strip.replaceChildren(...nodes.values());
    this.strip.dataset.article = String(number);
    this.showFindings();
    for (const box of this.boxes) box.mark();
  }

  ask(draft) {
    const theirs = draft.conflict;
    const dialog = el('dialog', { class: 'conflict', 'aria-label': w('conflict', { f: theirs.file }) },
      el('p', {}, w('conflict', { f: theirs.file })),
      el('div', { class: 'two' },
        el('section', {}, el('h2', {}, w('mine')), el('pre', { tabindex: '0' }, draft.text)),
        el('section', {}, el('h2', {}, w('onDisk')), el('pre', { tabindex: '0' }, theirs.text))),
      el('p', { class: 'links' },
        ...[['useMine', draft.text], ['useDisk', theirs.text], ['useBoth', theirs.both]].map(([name, text]) =>
          el('button', { type: 'button', onclick: () => (draft.settle(text, theirs.digest), dialog.remove()) }, w(name)))));
    this.main.append(dialog);
    dialog.addEventListener('cancel', (event) => event.preventDefault());
    dialog.showModal();
  }

  async history() {
    const names = (await get(`text/${this.id}/versions`)) ?? [];
    const seen = el('pre', { tabindex: '0' });
    let text = null;
    const show = async (name) => {
      text = (await get(`text/${this.id}/versions/${name}`))?.text ?? '';
      seen.textContent = text;
      back.disabled = false;
    };
    const when = (name) => name.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d).*?Z-?(.*)\.md$/, (_, y, m, d, h, i, s, who) => new Date(`${y}-${m}-${d}T${h}:${i}:${s}Z`).toLocaleString() + (who ? ` · ${who}` : ''));
    const back = el('button', { type: 'button', disabled: true, onclick: () => (dialog.close(), this.editor.take(text)) }, w('restore'));
    const dialog = el('dialog', { class: 'history', 'aria-label': w('history'), onclose: () => dialog.remove() },
      el('h2', {}, w('history')),
      names.length ? el('div', { class: 'two' }, el('ul', {}, names.map((name) => el('li', {}, el('button', { type: 'button', onclick: () => show(name) }, when(name))))), seen) : el('p', {}, w('noVersions')),
      el('p', { class: 'links' }, back, el('button', { type: 'button', onclick: () => dialog.close() }, w('close'))));
    this.main.append(dialog);
    dialog.showModal();
  }

  close() {
    this.heard.forEach((stop) => stop());
    this.near?.disconnect();
  }
}
