// Elements made of names, attributes and children; text is always text, never markup.

export function el(name, attributes = {}, ...children) {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === undefined || value === null || value === false) continue;
    if (key.startsWith('on')) node.addEventListener(key.slice(2), value);
    else if (key === 'class') node.className = value;
    else if (key in node && typeof value !== 'string') node[key] = value;
    else node.setAttribute(key, value === true ? '' : value);
  }
  node.append(...children.flat().filter((child) => child !== null && child !== undefined));
  return node;
}

const SVG = 'http://www.w3.org/2000/svg';

export function svg(name, attributes = {}, ...children) {
  const node = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== null) node.setAttribute(key, value);
  }
  node.append(...children.flat());
  return node;
}

// Children brought into the order of `wanted` with as few moves as may be; what is not wanted goes.
export function arrange(parent, wanted) {
  let at = parent.firstChild;
  for (const node of wanted) {
    if (node === at) at = at.nextSibling;
    else parent.insertBefore(node, at);
  }
  while (at) {
    const next = at.nextSibling;
    at.remove();
    at = next;
  }
}

export class Emitter {
  #heard = new Map();

  on(kind, hear) {
    if (!this.#heard.has(kind)) this.#heard.set(kind, new Set());
    this.#heard.get(kind).add(hear);
    return () => this.#heard.get(kind).delete(hear);
  }

  emit(kind, value) {
    for (const hear of [...(this.#heard.get(kind) ?? [])]) hear(value);
  }
}
