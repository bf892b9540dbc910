// 总览: the sessions of the semester, where everything stands, and what is missing.

import { el } from './dom.js';
import { allFindings, articles, foliosOf, news, sessions, state, textId } from './store.js';
import { findingList } from './editor.js';
import { language, w } from './words.js';

export function overview(main) {
  const show = () => main.replaceChildren(page());
  const heard = [news.on('outline', show)];
  show();
  return { close: () => heard.forEach((stop) => stop()) };
}

function page() {
  const semester = state.outline.semester;
  if (!semester) return el('p', { class: 'wait' }, w('loading'));
  return el('div', { class: 'wide' },
    el('h1', {}, semester.title),
    el('p', { class: 'aside' }, [semester.organisation, semester.term, state.outline.pages ? w('pageCount', { n: state.outline.pages }) : ''].filter(Boolean).join(' · '), ' ', link(semester.file, w('frame'))),
    missing(),
    el('div', { class: 'cards' }, sessions().map(card)));
}

function missing() {
  const found = allFindings().filter((each) => each.severity === 'error' || each.severity === 'warning');
  return el('section', { class: 'missing' },
    el('h2', {}, w('missing')),
    found.length ? findingList(found.slice(0, 8), jump) : el('p', {}, w('nothingMissing')));
}

export function jump(finding) {
  const id = textId(finding.file);
  if (id) location.hash = `#/article/${id}/${finding.line}`;
}

function card(session) {
  const date = session.date ? new Date(`${session.date}T12:00`).toLocaleDateString(language() === 'zh' ? 'zh-CN' : 'en', { month: 'long', day: 'numeric', weekday: 'long' }) : '';
  const facts = [date, session.form, session.place, session.minutes ? w('minutes', { n: session.minutes }) : ''];
  return el('section', { class: 'card', 'aria-labelledby': `h-${session.anchor}` },
    el('h2', { id: `h-${session.anchor}` }, el('span', { class: 'number' }, w('session', { n: session.number })), ' ', session.title),
    el('p', { class: 'aside' }, facts.filter(Boolean).join(' · ')),
    el('ol', {}, session.articles.map((article) => el('li', {}, link(article.file, article.title), ' ', el('span', { class: 'aside' }, facets(article))))),
    el('p', { class: 'links' },
      link(session.file, w('sheet')), ' ',
      el('a', { href: `#/pages/${session.anchor}-sheet` }, w('showPages')), ' ',
      el('a', { href: `#/slides/${session.anchor}` }, w('showSlides'))));
}

function facets(article) {
  const folios = foliosOf(article.anchor);
  const where = !folios ? '' : folios[0] === folios[1] ? w('page', { n: folios[0] }) : w('pagesOf', { a: folios[0], b: folios[1] });
  return [where, article.minutes ? w('minutes', { n: article.minutes }) : ''].filter(Boolean).join(' · ');
}

function link(file, words) {
  const id = textId(file);
  return id ? el('a', { href: `#/article/${id}` }, words) : el('span', {}, words);
}

export function articleLinks() {
  return articles().map((article) => ({ id: textId(article.file), title: article.title, session: article.session }));
}
