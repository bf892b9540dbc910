// 新建: a semester, a session, an article; their order; what is cancelled or moved.

import { el } from './dom.js';
import { post } from './link.js';
import { news, sessions, state, textId } from './store.js';
import { language, w } from './words.js';

export function making(main) {
  const show = () => {
    if (!main.contains(document.activeElement) || document.activeElement === main || document.activeElement.closest('.order')) main.replaceChildren(page());
  };
  main.replaceChildren(page());
  const stop = news.on('outline', show);
  return { close: stop };
}

function page() {
  return el('div', { class: 'wide' }, el('h1', {}, w('making')),
    el('div', { class: 'cards' },
      form('article', [field('title', w('title')), choice()]),
      form('session', [field('title', w('topic'))]),
      form('semester', [field('name', w('semesterName'), '2026-autumn'), field('title', w('bookTitle')), field('organisation', w('organisation')), field('term', w('term'))])),
    semesters(),
    el('h2', { class: 'apart' }, w('order')),
    el('div', { class: 'order cards' }, sessions().map((session, index, all) => box(session, index, all))));
}

function field(name, words, placeholder = '') {
  return el('label', {}, words, el('input', { name, maxlength: '80', placeholder: placeholder || null }));
}

function choice() {
  return el('label', {}, w('into'), el('select', { name: 'session' }, sessions().map((session) => el('option', { value: session.anchor }, `${w('session', { n: session.number })} ${session.title}`)), []));
}

function form(kind, fields) {
  const said = el('p', { role: 'status', class: 'aside' });
  const node = el('form', { class: 'card', onsubmit: async (event) => {
    event.preventDefault();
    const values = Object.fromEntries(new FormData(node));
    const answer = await post('new', { kind, ...values }, { 'x-language': language() });
    const made = await answer.json();
    if (!answer.ok) return (said.textContent = made.words || w('cannotMake')), said.classList.add('failed');
    node.reset();
    said.classList.remove('failed');
    said.textContent = `${w('madeNow')} ${made.written.join(' ')}`;
    if (kind === 'semester') post('semester', { name: made.written[0].split('/')[1] });
    else openSoon(made.written[0]);
  } }, el('h2', {}, w(`new_${kind}`)), fields, el('p', { class: 'links' }, el('button', { type: 'submit' }, w('makeIt'))), said);
  return node;
}

function openSoon(file) {
  const go = () => {
    const id = textId(file);
    if (id) {
      stop();
      location.hash = `#/article/${id}`;
    }
  };
  const stop = news.on('outline', go);
  go();
}

function semesters() {
  const names = state.semesters ?? [];
  if (names.length < 2) return null;
  return el('p', { class: 'links' }, w('semesters'), names.map((name) => el('button', { type: 'button', 'aria-pressed': String(name === state.name), onclick: () => name !== state.name && post('semester', { name }) }, name)));
}

function box(session, index, all) {
  const name = `${w('session', { n: session.number })} ${session.title}`;
  return el('section', { class: 'card' },
    el('h3', {}, name), tools(session.anchor, index, all, name),
    el('ol', {}, session.articles.map((article, at) => el('li', {}, el('span', {}, article.title), tools(article.anchor, at, session.articles, article.title), mover(article, session, all)))));
}

function tools(anchor, index, all, name) {
  const swap = (to) => {
    const anchors = all.map((each) => each.anchor);
    [anchors[index], anchors[to]] = [anchors[to], anchors[index]];
    post('order', { anchors });
  };
  return el('span', { class: 'small' },
    el('button', { type: 'button', disabled: index === 0, 'aria-label': `${w('earlier')} ${name}`, onclick: () => swap(index - 1) }, '↑'),
    el('button', { type: 'button', disabled: index === all.length - 1, 'aria-label': `${w('later')} ${name}`, onclick: () => swap(index + 1) }, '↓'),
    el('button', { type: 'button', 'aria-label': `${w('cancelIt')} ${name}`, onclick: () => confirm(w('cancelSure', { t: name })) && post('remove', { anchor }) }, w('cancelIt')));
}

function mover(article, own, all) {
  const others = all.filter((session) => session !== own);
  if (!others.length) return null;
  const select = el('select', { 'aria-label': `${w('moveTo')} ${article.title}`, onchange: async () => {
    const answer = await post('move', { anchor: article.anchor, session: select.value });
    if (answer.status === 422) news.emit('trouble', { message: { zh: w('cannotMove'), en: w('cannotMove') } });
    select.value = '';
  } }, el('option', { value: '' }, w('moveTo')), others.map((session) => el('option', { value: session.anchor }, `${w('session', { n: session.number })} ${session.title}`)));
  return select;
}
