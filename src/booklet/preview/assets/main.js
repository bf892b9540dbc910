// Which view the address names, the bar above it, and what everybody must see: saving, trouble, the line.

import { el } from './dom.js';
import { findToken, line } from './link.js';
import { begin, news, state } from './store.js';
import { drafts } from './drafts.js';
import { both, language, setLanguage, w } from './words.js';
import { article } from './article.js';
import { delivery } from './delivery.js';
import { findingsView } from './findings.js';
import { importing } from './importing.js';
import { making } from './making.js';
import { overview } from './overview.js';
import { slidesView } from './slides.js';
import { spreads } from './spreads.js';

export const VIEWS = { overview, article, pages: spreads, slides: slidesView, findings: findingsView, importing, making, delivery };

const COLOURS = ['light', 'dark', 'paper'];
const bar = (id) => document.getElementById(id);
let shown = null;

function go() {
  const [name, ...rest] = location.hash.replace(/^#\/?/, '').split('/').map(decodeURIComponent);
  const view = VIEWS[name] ?? VIEWS.overview;
  const known = VIEWS[name] ? name : 'overview';
  if (shown?.name === known && shown.turn?.(...rest)) return;
  shown?.close?.();
  bar('main').replaceChildren();
  bar('main').className = known;
  const opened = view(bar('main'), ...rest) ?? {};
  shown = { name: known, ...opened };
  label();
  document.title = `${w(known)} · ${state.outline.semester?.title ?? 'booklet'}`;
}

function label() {
  bar('skip').textContent = w('skip');
  bar('name').textContent = state.outline.semester?.title ?? '';
  bar('people').textContent = state.people?.length > 1 ? w('together', { n: state.people.join('、') }) : '';
  bar('language').textContent = w('language');
  bar('colours').textContent = w(COLOURS[(COLOURS.indexOf(colours()) + 1) % COLOURS.length]);
  const counts = { findings: state.outline.findings.length };
  bar('views').replaceChildren(
    ...Object.keys(VIEWS).map((name) =>
      el('a', { href: `#/${name}`, 'aria-current': shown?.name === name ? 'page' : undefined }, w(name), counts[name] ? el('span', { class: 'count' }, String(counts[name])) : null),
    ),
  );
  showSaved();
}

function showSaved() {
  const how = !state.isOpen ? 'loading' : drafts.state();
  bar('saved').textContent = w(how) + (state.busy.is_busy && how === 'saved' ? ` · ${laying()}` : '');
  bar('saved').dataset.how = how;
}

function laying() {
  const { stage, done, total } = state.busy;
  return w('laying') + (stage === 'lay-out' && total > 2 ? ` ${done} / ${total}` : '');
}

export function notice(words, kind = 'note') {
  const box = bar('notice');
  box.hidden = !words;
  box.dataset.kind = kind;
  box.replaceChildren(words ?? '', el('button', { type: 'button', onclick: () => notice('') }, w('close')));
}

function colours() {
  return localStorage.getItem('colours') ?? (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light');
}

function paint(name) {
  document.documentElement.dataset.colours = name;
}

async function start() {
  setLanguage(language());
  paint(colours());
  bar('language').onclick = () => {
    setLanguage(language() === 'zh' ? 'en' : 'zh');
    shown = null;
    go();
  };
  bar('colours').onclick = () => {
    localStorage.setItem('colours', COLOURS[(COLOURS.indexOf(colours()) + 1) % COLOURS.length]);
    paint(colours());
    label();
  };
  bar('skip').onclick = (event) => {
    event.preventDefault();
    bar('main').focus();
  };
  await findToken();
  label();
  try {
    await begin();
  } catch {
    return notice(w('locked'), 'error');
  }
  state.isOpen = true;
  drafts.recover();
  news.on('outline', label);
  news.on('outline', () => drafts.recover());
  news.on('busy', showSaved);
  news.on('saved', showSaved);
  news.on('people', label);
  news.on('renewed', () => {
    sessionStorage.removeItem('article');
    sessionStorage.removeItem('session');
    shown?.close?.();
    shown = null;
    location.hash === '#/overview' ? go() : (location.hash = '#/overview');
  });
  news.on('trouble', (event) => notice(both(event.message), 'error'));
  line.on('line', (isUp) => notice(isUp ? '' : w('offline'), 'error'));
  line.on('locked', () => notice(w('locked'), 'error'));
  window.addEventListener('hashchange', go);
  go();
}

start();
