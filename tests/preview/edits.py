"""Random edits as a person makes them, in the Markdown of an article."""

import random
import re

SENTENCE = '柜门关好以后，请在登记本上写下时间和姓名，下一位同事接手时一眼就能看见。'
LETTERS = '清洁灯光试管标签柜门登记'
KINDS = ('word', 'word', 'sentence', 'delete', 'split', 'join', 'list', 'table', 'note', 'drop', 'block')


def edit(rng: random.Random, text: str) -> tuple[str, str]:
    """Return the kind of an edit, and the text after it."""
    kind = rng.choice(KINDS)
    body = text.index('---', 5) + 4
    stops = [at for at, character in enumerate(text) if character in '。，；.,' and at > body]
    gaps = [match.start() for match in re.finditer('\n\n', text) if match.start() > body]
    if not stops or not gaps:
        return 'word', text + '\n\n' + SENTENCE
    return kind, _edited(rng, text, kind, rng.choice(stops), rng.choice(gaps))


def _edited(rng: random.Random, text: str, kind: str, at: int, gap: int) -> str:
    def some(least: int, most: int) -> str:
        return ''.join(rng.choice(LETTERS) for _ in range(rng.randint(least, most)))

    following = next((match.start() for match in re.finditer('\n\n', text[gap + 1 :])), len(text) - gap - 1)
    stop = next((match.start() for match in re.finditer('[。，；.,]', text[at + 1 :])), 0)
    items = '\n'.join(f'- {some(4, 60)}。' for _ in range(rng.randint(2, 6)))
    rows = '\n'.join(f'| {some(4, 4)} | {some(4, 30)} |' for _ in range(rng.randint(2, 6)))
    block = rng.choice((f'## {some(5, 5)}', f'> {some(80, 80)}。', f'{some(120, 120)}。'))
    return {
        'word': text[:at] + some(1, 5) + text[at:],
        'sentence': text[: at + 1] + SENTENCE * rng.randint(1, 4) + text[at + 1 :],
        'delete': text[:at] + text[at + 1 + (stop if '\n' not in text[at : at + 1 + stop] else 0) :],
        'split': f'{text[: at + 1]}\n\n{text[at + 1 :]}',
        'join': text[:gap] + text[gap + 2 :],
        'list': f'{text[:gap]}\n\n{items}{text[gap:]}',
        'table': f'{text[:gap]}\n\n| 项目 | 说明 |\n| --- | --- |\n{rows}{text[gap:]}',
        'note': f'{text[: at + 1]}[^zz]{text[at + 1 :]}\n\n[^zz]: {some(10, 150)}。\n',
        'drop': text[:gap] + text[gap + 1 + following :],
        'block': f'{text[:gap]}\n\n{block}{text[gap:]}',
    }[kind]
