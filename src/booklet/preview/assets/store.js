// What the server said: outline, texts, pages, sentences, slides; and everybody here who wants to know.

import { Emitter } from './dom.js';
import { get, line, listenFrom, post, setRevision } from './link.js';
import { addGlyphs, missingGlyphs } from './glyphs.js';

export const news = new Emitter();
export const state = { outline: { semester: null, sections: [], findings: [] }, texts: {}, laid: {}, slides: {}, build: null, busy: {} };

const PAGES_KEPT = 400;
const pages = new Map();
const asked = new Map();

export async function begin() {
  const found = await get('state');
  if (!found) throw new Error('locked');
  take(found);
  for (const [kind, hear] of Object.entries(HEARD)) line.on(kind, hear);
  line.on('late', async () => take(await get('state')));
  listenFrom(state.revision);
}

function take(found) {
  if (!found) return;
  state.revision = found.revision;
  setRevision(found.revision);
  state.outline = found.outline;
  state.texts = found.texts;
  state.laid = found.laid;
  state.slides = {};
  state.people = found.people;
  state.name = found.name;
  state.semesters = found.semesters;
  state.busy = found.busy;
  news.emit('outline');
  for (const article of Object.keys(state.laid)) news.emit('article', article);
}

const HEARD = {
  outline(event) {
    const { texts, sections, ...parts } = event.parts;
    Object.assign(state.outline, parts);
    if (texts) state.texts = texts;
    if (sections) state.outline.sections = patched(state.outline.sections, sections);
    news.emit('outline');
  },
  unlaid(event) {
    delete state.laid[event.article];
    news.emit('outline');
  },
  pages(event) {
    const old = state.laid[event.article] ?? { sentences: [], blocks: [], findings: [] };
    for (const patch of Object.values(event.patches)) takePatch(patch);
    state.laid[event.article] = {
      file: state.texts[event.text],
      pages: event.pages,
      sentences: patched(old.sentences, event.sentences),
      blocks: patched(old.blocks, event.blocks),
      findings: event.findings ?? old.findings,
    };
    news.emit('article', event.article);
  },
  slides(event) {
    const old = state.slides[event.session];
    if (!old && event.slides.some((step) => Array.isArray(step))) return;
    state.slides[event.session] = { ...event, slides: patched(old?.slides ?? [], event.slides) };
    news.emit('slides', event.session);
  },
  text: (event) => news.emit('text', event),
  build(event) {
    state.build = { ...state.build, ...event.build };
    news.emit('build');
  },
  busy(event) {
    state.busy = event.busy;
    news.emit('busy');
  },
  async renewed() {
    pages.clear();
    take(await get('state'));
    news.emit('renewed');
  },
  people(event) {
    state.people = event.people;
    news.emit('people');
  },
  trouble: (event) => news.emit('trouble', event),
};

export function patched(before, steps) {
  const after = [];
  for (const step of steps) {
    if (Array.isArray(step)) after.push(...before.slice(step[0], step[0] + step[1]));
    else after.push(step.new);
  }
  return after;
}

function takePatch(patch) {
  const before = pages.get(patch.base);
  if (!before) return;
  addGlyphs(patch.glyphs);
  const page = { ...patch };
  for (const name of ['items', 'areas', 'blocks']) page[name] = patched(before[name], patch[name]);
  keep(page);
}

function keep(page) {
  pages.delete(page.id);
  pages.set(page.id, page);
  while (pages.size > PAGES_KEPT) pages.delete(pages.keys().next().value);
}

export function knownPage(id) {
  return pages.get(id);
}

export async function page(id) {
  if (pages.has(id)) return pages.get(id);
  if (!asked.has(id)) asked.set(id, fetched(id).finally(() => asked.delete(id)));
  return asked.get(id);
}

async function fetched(id) {
  const found = await get(`page/${id}`);
  if (!found) return null;
  const wanted = missingGlyphs(found.glyphs);
  if (wanted.length) addGlyphs(await (await post('glyphs', wanted)).json());
  keep(found);
  return found;
}

export async function slidesOf(session) {
  if (!state.slides[session]) {
    const found = await get(`slides/${session}`);
    if (found) state.slides[session] = found;
  }
  return state.slides[session];
}

export function sessions() {
  return state.outline.semester?.sessions ?? [];
}

export function articles() {
  return sessions().flatMap((session) => session.articles.map((article) => ({ ...article, session })));
}

export function articleOf(anchor) {
  return articles().find((article) => article.anchor === anchor);
}

export function textId(file) {
  return Object.keys(state.texts).find((id) => state.texts[id] === file);
}

export function section(name) {
  return state.outline.sections.find((each) => each.name === name);
}

// Pages of an article that is typed before the booklet was laid out.
export function pagesOf(name) {
  const known = booklet().filter((entry) => entry.section === name);
  if (known.length) return known;
  return (state.laid[name]?.pages ?? []).map((id, index) => ({ id, section: name, kind: 'article', index, folio: '', overlays: [], shift: 0 }));
}

// All pages in reading order, each with what lies over it; pages of an article as they are being typed.
export function booklet() {
  const all = [];
  for (const each of state.outline.sections) {
    const ids = state.laid[each.name]?.pages ?? each.pages;
    ids.forEach((id, index) =>
      all.push({
        id,
        section: each.name,
        kind: each.kind,
        index,
        folio: each.folios[index] ?? '',
        overlays: each.overlays[index] ?? [],
        shift: each.shifts[index] ?? 0,
      }),
    );
  }
  return all;
}

export function foliosOf(name) {
  const folios = section(name)?.folios ?? [];
  return folios.length ? [folios[0], folios[folios.length - 1]] : null;
}

export function allFindings() {
  const typed = Object.values(state.laid);
  const files = new Set(typed.map((each) => each.file));
  const others = state.outline.findings.filter((each) => !files.has(each.file));
  return [...others, ...typed.flatMap((each) => each.findings ?? [])];
}
