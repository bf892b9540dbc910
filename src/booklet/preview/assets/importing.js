// 导入: files dropped here become Markdown, by the command `booklet import`; what is unsure is ticked off.

import { el } from './dom.js';
import { request } from './link.js';
import { news, sessions, textId } from './store.js';
import { both, language, w } from './words.js';

const kept = { items: [] };

function isDoubtful(finding) {
  return finding.severity === 'error' || finding.severity === 'warning';
}

export function importing(main) {
  const view = new Importing(main);
  view.build();
  const stop = news.on('outline', () => view.show());
  return { close: stop };
}

class Importing {
  constructor(main) {
    this.main = main;
  }

  build() {
    const old = this.where?.value;
    this.where = el('select', { id: 'into' }, el('option', { value: '' }, w('asSession')), sessions().map((session) => el('option', { value: session.anchor }, `${w('into')} ${w('session', { n: session.number })} ${session.title}`)));
    if (old) this.where.value = old;
    this.input = el('input', { type: 'file', multiple: true, id: 'files', onchange: () => this.take([...this.input.files]) });
    this.zone = el('div', { class: 'zone', ondragover: (event) => (event.preventDefault(), this.zone.classList.add('over')), ondragleave: () => this.zone.classList.remove('over'), ondrop: (event) => this.drop(event) },
      el('p', {}, w('dropHere')), el('p', {}, el('label', { for: 'files', class: 'button' }, w('chooseFiles')), this.input));
    this.list = el('div', { class: 'cards one', 'aria-live': 'polite' });
    this.main.replaceChildren(el('div', { class: 'wide' }, el('h1', {}, w('importing')), el('p', { class: 'aside' }, w('importKinds')), el('p', {}, el('label', { for: 'into' }, w('whereTo'), ' ', this.where)), this.zone, this.list));
    this.show();
  }

  drop(event) {
    event.preventDefault();
    this.zone.classList.remove('over');
    this.take([...event.dataTransfer.files]);
  }

  async take(files) {
    for (const file of files) {
      const item = { name: file.name, state: 'running', ticked: new Set() };
      kept.items.unshift(item);
      this.show();
      try {
        const answer = await request(`import?name=${encodeURIComponent(file.name)}&session=${this.where.value}`, { method: 'PUT', body: file, headers: { 'x-language': language() } });
        if (answer.status === 413) Object.assign(item, { state: 'failed', words: w('tooLarge') });
        else {
          const made = await answer.json();
          Object.assign(item, made, { state: made.written.length ? 'done' : 'failed' });
        }
      } catch {
        Object.assign(item, { state: 'failed', words: w('offline') });
      }
      this.show();
    }
    this.input.value = '';
  }

  show() {
    this.list.replaceChildren(...kept.items.map((item) => this.card(item)));
  }

  card(item) {
    if (item.state === 'running') return el('section', { class: 'card' }, el('h2', {}, item.name), el('p', { role: 'status' }, w('readingFile')), el('progress', { 'aria-label': w('readingFile') }));
    if (item.state === 'failed') return el('section', { class: 'card' }, el('h2', {}, item.name), el('p', { class: 'failed' }, item.words || w('cannotImport')));
    const doubtful = item.unsure.filter(isDoubtful);
    const left = doubtful.filter((_, index) => !item.ticked.has(index)).length;
    return el('section', { class: 'card' },
      el('h2', {}, item.name),
      el('p', { class: 'links' }, item.written.filter((path) => path.endsWith('.md')).map((path) => el('a', { href: `#/article/${textId(path) ?? ''}` }, path.split('/').slice(-2).join('/')))),
      doubtful.length ? el('h3', { class: 'left' }, left ? w('unsure', { n: left }) : w('allSeen')) : el('p', { class: 'good' }, w('nothingUnsure')),
      el('ul', { class: 'unsure' }, doubtful.map((each, index) => this.row(item, each, index))),
      this.facts(item.unsure.filter((each) => !isDoubtful(each))));
  }

  row(item, each, index) {
    const id = `tick-${kept.items.indexOf(item)}-${index}`;
    const tick = el('input', { type: 'checkbox', id, onchange: () => (tick.checked ? item.ticked.add(index) : item.ticked.delete(index), this.count(item)) });
    tick.checked = item.ticked.has(index);
    const file = textId(each.file);
    return el('li', {}, tick, el('label', { for: id }, both(each.message)), file ? el('a', { href: `#/article/${file}/${each.line}/${each.column}` }, w('showPlace')) : null, both(each.hint) ? el('p', {}, w('hint'), both(each.hint)) : null);
  }

  count(item) {
    const at = kept.items.indexOf(item);
    const left = item.unsure.filter(isDoubtful).length - item.ticked.size;
    this.list.children[at].querySelector('.left').textContent = left ? w('unsure', { n: left }) : w('allSeen');
  }

  facts(found) {
    if (!found.length) return null;
    return el('details', {}, el('summary', {}, w('recognised', { n: found.length })), el('ul', {}, found.map((each) => el('li', {}, both(each.message)))));
  }
}
