"""Text as it comes -> text that an XML file and a slide can hold: no controls, no halves of characters."""

import re

BREAKS = re.compile('\r\n?|[\v\f\x85\u2028\u2029]')
"""All ways to break a line, for one."""

UNFIT = re.compile(
    '[\x00-\x08\x0e-\x1f\x7f-\x9f'  # controls; XML 1.0 allows only tab, LF and CR
    '\ud800-\udfff'  # halves of characters
    '\ufdd0-\ufdef\ufffe\uffff'  # not characters
    '\ufeff\u200e\u200f\u202a-\u202e\u2060-\u2069]'  # marks that reorder or glue what one does not see
    '|[\U0001fffe\U0001ffff\U0002fffe\U0002ffff\U0003fffe\U0003ffff]'
)


def clean(text: str) -> str:
    """Return `text` with line breaks as `\\n`, tabs as spaces, and nothing that a slide cannot hold."""
    return UNFIT.sub('', BREAKS.sub('\n', text)).replace('\t', ' ').strip()


def clean_line(text: str) -> str:
    """Return `text` cleaned, on one line."""
    return ' '.join(part for part in (line.strip(' ') for line in clean(text).split('\n')) if part)
