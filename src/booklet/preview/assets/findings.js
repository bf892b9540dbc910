// 问题: everything that was found, by text; each leads to its place.

import { el } from './dom.js';
import { findingList } from './editor.js';
import { jump } from './overview.js';
import { allFindings, articles, news, sessions, state } from './store.js';
import { w } from './words.js';

export function findingsView(main) {
  const show = () => main.replaceChildren(page());
  const heard = ['outline', 'article'].map((kind) => news.on(kind, show));
  show();
  return { close: () => heard.forEach((stop) => stop()) };
}

function page() {
  const groups = Map.groupBy ? Map.groupBy(allFindings(), (each) => each.file) : grouped();
  return el('div', { class: 'wide' },
    el('h1', {}, w('findings')),
    groups.size ? [...groups].map(([file, found]) => el('section', { class: 'card' }, el('h2', {}, titleOf(file)), findingList(found, jump))) : el('p', { class: 'good' }, w('none')));
}

function grouped() {
  const groups = new Map();
  for (const each of allFindings()) groups.set(each.file, [...(groups.get(each.file) ?? []), each]);
  return groups;
}

export function titleOf(file) {
  const article = articles().find((each) => each.file === file);
  if (article) return `${w('session', { n: article.session.number })} · ${article.title}`;
  const session = sessions().find((each) => each.file === file);
  if (session) return `${w('session', { n: session.number })} · ${w('sheet')}`;
  return file === state.outline.semester?.file ? w('frame') : file || 'booklet';
}
