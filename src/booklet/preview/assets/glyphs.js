// Outlines of letters, each in the document once; pages only point at them.

import { svg } from './dom.js';

const known = new Set();

export function addGlyphs(outlines) {
  const defs = document.querySelector('#glyphs defs');
  for (const [name, path] of Object.entries(outlines)) {
    if (known.has(name)) continue;
    known.add(name);
    defs.append(svg('path', { id: `g-${name}`, d: path }));
  }
}

export function missingGlyphs(names) {
  return names.filter((name) => !known.has(name));
}
