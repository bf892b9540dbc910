"""What a sheet says of its semester -> semester.toml, begun or with its empty fields filled."""

import json
import re
import tomllib

FIELDS = ('title', 'term', 'organisation', 'series')


def filled_frame(text: str, sheet: dict[str, str]) -> str | None:
    """Return semester.toml with what `sheet` (school, term, series) knows; None when nothing is to be added.

    A field that says something stays as it is; a file that cannot be read is left alone.
    """
    try:
        known = tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return None
    term, series = sheet.get('term', ''), sheet.get('series', '')
    offered = {
        'title': f'{term}{series}',
        'term': term,
        'organisation': sheet.get('school', ''),
        'series': series,
    }
    added = {key: offered[key] for key in FIELDS if offered[key] and not known.get(key)}
    if not added or (not text and 'term' not in added):
        return None
    lines = text.splitlines(keepends=True)
    for key, value in reversed(added.items()):
        line = f'{key} = {json.dumps(value, ensure_ascii=False)}'
        at = next((at for at, old in enumerate(lines) if re.match(rf'\s*{key}\s*=', old)), None)
        if at is None:
            lines.insert(0, f'{line}\n')
        else:
            before, _, behind = lines[at].partition('=')
            lines[at] = f'{before}= {json.dumps(value, ensure_ascii=False)}{behind.strip(" ")[2:]}'
    return ''.join(lines)
