"""Tags of HTML as they may stand in a text: which are kept, which are taken out, and what is none."""

import re

KEPT_TAGS = frozenset(
    ['sub', 'sup', 'ruby', 'rt', 'rp', 'rb', 'b', 'i', 'em', 'strong', 'mark', 'code', 's', 'del']
)
"""Elements that may be written; a kept tag is exactly `<name>` or `</name>`. `<br>` is a line break."""
FOREIGN_TAG = re.compile(r'<(?P<slash>/?)(?P<name>[A-Za-z][A-Za-z0-9]*)(?P<rest>(?:\s[^<>]*)?/?)>')
_FOREIGN = frozenset(
    re.findall(
        r'\w+',
        'a abbr address article aside audio big blockquote body button caption center cite col colgroup '
        'dd details dfn div dl dt figcaption figure font footer form h1 h2 h3 h4 h5 h6 head header hr '
        'html iframe img input ins kbd label li link main meta nav ol option p pre q samp section select '
        'small source span strike summary table tbody td textarea tfoot th thead time title tr tt u ul '
        'var video wbr o ',
    )
)
_VALUE = r"""(?:"[^"]*"|'[^']*'|[^\s"'=<>`]+)"""
_REST = re.compile(rf'(?:\s+[a-zA-Z_:-][a-zA-Z0-9_:.-]*(?:\s*=\s*{_VALUE})?)*\s*/?')


def is_foreign(name: str, rest: str) -> bool:
    """Tell whether `<name rest>` is a tag of HTML: a known name, and attributes that all have values."""
    if name not in _FOREIGN and name not in KEPT_TAGS:
        return False
    if name in KEPT_TAGS and not rest.strip(' /'):
        return False
    return bool(_REST.fullmatch(rest)) and (not rest.strip(' /') or '=' in rest)
