// 交付: one button makes everything; what was made is there to be taken.

import { el } from './dom.js';
import { get, request } from './link.js';
import { news, state } from './store.js';
import { findingList } from './editor.js';
import { jump } from './overview.js';
import { both, w } from './words.js';

const GROUPS = [
  ['printShop', (name) => name === 'print.zip' || name.startsWith('print/')],
  ['presenter', (name) => name.startsWith('slides/')],
  ['office', (name) => name.startsWith('office/')],
  ['screen', (name) => name.startsWith('screen/') || name.startsWith('epub/')],
  ['others', () => true],
];

export function delivery(main) {
  const show = () => main.replaceChildren(page());
  const stop = news.on('build', show);
  get('build').then((found) => {
    state.build = found;
    show();
  });
  show();
  return { close: stop };
}

function page() {
  const build = state.build ?? { state: 'idle', files: [] };
  return el('div', { class: 'wide' }, el('h1', {}, w('delivery')), status(build), el('div', { class: 'cards' }, groups(build.files ?? [])));
}

function status(build) {
  if (build.state === 'running') {
    const share = build.total ? build.done / build.total : 0;
    return el('section', { class: 'card' },
      el('p', { role: 'status' }, w('building', { s: w(build.stage === 'choose' ? 'choose_' : build.stage) }), ' ', `${build.done} / ${build.total}`),
      el('progress', { value: share, max: 1, 'aria-label': w('building', { s: '' }) }),
      el('p', { class: 'links' }, el('button', { type: 'button', onclick: () => request('build', { method: 'DELETE' }) }, w('cancel'))));
  }
  const said = { done: () => w('built', { n: build.report.seconds }), stopped: () => w('stopped'), failed: () => both(build.message) }[build.state]?.();
  return el('section', { class: 'card' },
    el('p', { class: 'links' }, el('button', { type: 'button', class: 'chief', onclick: () => request('build', { method: 'POST' }) }, w('build'))),
    said ? el('p', { role: 'status', class: build.state }, said) : null,
    build.report?.findings.length ? findingList(build.report.findings, jump) : null);
}

function groups(files) {
  if (!files.length) return el('p', { class: 'aside' }, w('nothingBuilt'));
  const rest = new Set(files);
  return GROUPS.map(([name, holds]) => {
    const own = [...rest].filter((file) => holds(file.name));
    own.forEach((file) => rest.delete(file));
    return own.length ? el('section', { class: 'card' }, el('h2', {}, w(name)), el('ul', { class: 'files' }, own.map(row))) : null;
  });
}

function row(file) {
  return el('li', {}, el('button', { type: 'button', class: 'link', onclick: () => take(file.name) }, file.name), ' ', el('span', { class: 'aside' }, size(file.size)));
}

function size(bytes) {
  return bytes > 1e6 ? `${(bytes / 1e6).toFixed(1)} MB` : `${Math.ceil(bytes / 1000)} KB`;
}

async function take(name) {
  const found = await request(`result/${name}`);
  if (!found.ok) return;
  const address = URL.createObjectURL(await found.blob());
  el('a', { href: address, download: name.split('/').pop() }).click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
