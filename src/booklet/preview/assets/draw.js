// Drawing instructions of the server -> SVG; a page that changes keeps the nodes of all lines that did not.

import { arrange, svg } from './dom.js';
import { request } from './link.js';
import { page as fetchPage } from './store.js';

let clips = 0;

function matrix(values) {
  return `matrix(${values.join(' ')})`;
}

function draw(item) {
  const clip = item[item.length - 1];
  return clipped(SHAPES[item[0]](item), clip);
}

const SHAPES = {
  t([, place, fill, alpha, face, glyphs]) {
    const node = svg('g', { transform: matrix(place), fill, opacity: alpha < 1 ? alpha : null });
    for (let at = 0; at < glyphs.length; at += 2) {
      node.append(svg('use', { href: `#g-${face}-${glyphs[at]}`, x: glyphs[at + 1] }));
    }
    return node;
  },
  p([, place, fill, isEvenOdd, stroke, width, dash, alpha, path]) {
    return svg('path', {
      transform: matrix(place),
      d: path,
      fill: fill || 'none',
      'fill-rule': isEvenOdd ? 'evenodd' : null,
      stroke: stroke || null,
      'stroke-width': stroke ? width : null,
      'stroke-dasharray': stroke && dash ? dash : null,
      opacity: alpha < 1 ? alpha : null,
    });
  },
  i([, place, alpha, name]) {
    const flipped = [place[0], place[1], -place[2], -place[3], place[4] + place[2], place[5] + place[3]];
    const image = svg('image', { transform: matrix(flipped), width: 1, height: 1, preserveAspectRatio: 'none', opacity: alpha < 1 ? alpha : null });
    picture(name).then((address) => image.setAttribute('href', address));
    return image;
  },
  g([, alpha, items]) {
    return svg('g', { opacity: alpha }, items.map(draw));
  },
};

function clipped(node, list) {
  for (const [place, isEvenOdd, path] of list) {
    const id = `c${(clips += 1)}`;
    const shape = svg('path', { transform: matrix(place), d: path, 'clip-rule': isEvenOdd ? 'evenodd' : null });
    node = svg('g', {}, svg('clipPath', { id, clipPathUnits: 'userSpaceOnUse' }, shape), svg('g', { 'clip-path': `url(#${id})` }, node));
  }
  return node;
}

const pictures = new Map();

export function picture(name) {
  if (!pictures.has(name)) {
    pictures.set(name, request(`picture/${name}`).then(async (found) => URL.createObjectURL(await found.blob())));
  }
  return pictures.get(name);
}

// One page: what is printed, what lies over it, what is marked on it.
export class Sheet {
  constructor() {
    this.marks = svg('g', { class: 'marks' });
    this.ink = svg('g');
    this.over = svg('g');
    this.flow = svg('g', {}, this.marks, this.ink);
    this.node = svg('svg', { class: 'sheet', 'aria-hidden': 'true', focusable: 'false' }, this.flow, this.over);
    this.page = null;
    this.wanted = null;
    this.overlays = '';
    this.nodes = new Map();
  }

  // Show a page of `booklet()`; the old one stays until the new one is there.
  async show(entry) {
    this.wanted = entry.id;
    const page = await fetchPage(entry.id);
    if (!page || this.wanted !== entry.id) return false;
    this.flow.setAttribute('transform', entry.shift ? `translate(${entry.shift} 0)` : 'translate(0 0)');
    this.shift = entry.shift;
    if (this.page?.id !== page.id) this.#put(page);
    const overlays = JSON.stringify(entry.overlays);
    if (overlays !== this.overlays) {
      this.overlays = overlays;
      const lying = await Promise.all(entry.overlays.map(fetchPage));
      arrange(this.over, lying.filter(Boolean).flatMap((each) => each.items.map(draw)));
    }
    return true;
  }

  #put(page) {
    this.page = page;
    this.node.setAttribute('viewBox', `0 0 ${page.width} ${page.height}`);
    const nodes = new Map();
    const wanted = page.items.map((item) => {
      const text = JSON.stringify(item);
      const kept = this.nodes.get(text)?.pop() ?? draw(item);
      if (!nodes.has(text)) nodes.set(text, []);
      nodes.get(text).push(kept);
      return kept;
    });
    this.nodes = nodes;
    arrange(this.ink, wanted);
  }

  // Where on the page an event happened, in its points.
  point(event) {
    const box = this.node.getBoundingClientRect();
    const scale = this.page.width / box.width;
    return [(event.clientX - box.left) * scale - (this.shift ?? 0), (event.clientY - box.top) * scale];
  }
}
