// Lines and columns in code points, as the server counts, <-> offsets in a string of this language.

export class Lines {
  constructor(text) {
    this.text = text;
    this.starts = [0];
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) this.starts.push(at + 1);
  }

  offset(line, column) {
    const start = this.starts[Math.min(line, this.starts.length) - 1] ?? this.text.length;
    let at = start;
    for (let count = 1; count < column && at < this.text.length && this.text[at] !== '\n'; count += 1) {
      at += this.text.codePointAt(at) > 0xffff ? 2 : 1;
    }
    return at;
  }

  line(offset) {
    let low = 0;
    let high = this.starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.starts[middle] <= offset) low = middle;
      else high = middle - 1;
    }
    return low + 1;
  }

  // Where a sentence `[anchor, line, column, line, column, isPinned]` begins and ends.
  span(sentence) {
    const end = this.offset(sentence[3], sentence[4]);
    return [this.offset(sentence[1], sentence[2]), end + (this.text.codePointAt(end) > 0xffff ? 2 : 1)];
  }
}

const SPACE = /[\s\u200b\u2060\u00ad]/;
const MARKUP = /[*_=`~^[\]]/;

// The offset in a source of the character `count` of what a reader sees of it; notation does not count.
export function offsetOf(source, start, end, count) {
  let at = start;
  let passed = 0;
  while (at < end) {
    const rest = source.slice(at, end);
    const note = /^\[\^[^\]]*\]|^\]\([^)]*\)|^\{[^}]*\}/.exec(rest);
    if (note) at += note[0].length;
    else if (MARKUP.test(source[at]) || SPACE.test(source[at])) at += 1;
    else {
      if (passed >= count) return at;
      passed += 1;
      at += 1;
    }
  }
  return end;
}

// Words of a source as a reader sees them.
export function plain(source) {
  return source.replace(/\[\^[^\]]*\]|\]\([^)]*\)|\{[^}]*\}/g, '').replace(/[*_=`[\]]/g, '').replace(/\s*\n\s*/g, '');
}
