"""The table of constructs: what in a source is markup and does not print as it stands."""

import re

_ATTRIBUTES = r'(?:\{[^{}\n]*\})?'

CONSTRUCTS: dict[str, re.Pattern[str]] = {
    name: re.compile(pattern)
    for name, pattern in {
        'heading': r'[#＃]+|\s*[#＃]+\s*|=+\s*',
        'heading-number': r'[^\n]{1,12}',
        'divider': r'(?:[-*_－＊＿][ \t]*){3,}',
        'quotation': r'[ \t]*(?:[>＞][ \t]*)+',
        'item': r'[-*+•·●○■□◆◇▪▶►◦－＊–]|\d{1,9}[.)]',
        'dash': r'[ \u3000]*(?:——|⸺)[ \u3000]*',
        'definition': r':',
        'task-box': r'\[[ xX]\]',
        'pipe': r'[|｜]',
        'table-rule': r'[-|:｜－：—\s]+',
        'caption': r'\s*(?:表|Table)\s*[:：]\s*|\s*\{:?\s*#[^{}\n]+\}\s*',
        'container': r'[:：]{3,}[ \t\u3000]*[^\s]*\s*',
        'note': r'[\[［]\^[^\]］\n]+[\]］][:：]',
        'note-call': r'[\[［]\^[^\]］\n]+[\]］]',
        'note-unprinted': r'[\s\S]*',
        'target': r'[\[［][^\]］\n]+[\]］][:：][^\n]*',
        'attributes': r'\{[^{}\n]*\}',
        'fence': r'[ \t>\u3000]*(?:[`｀]{3,}|~{3,})[^\n]*|\$\$',
        'formula': r'\$[^$]+\$|\$\$[^$]+\$\$',
        'remark': r'<!--[\s\S]*?-->',
        'script': r'<(script|style)[\s\S]*?</\1>',
        'tag': r'</?[A-Za-z]+\s*/?>',
        'tag-dropped': r'</?[A-Za-z][^<>]*>',
        'entity': r'&[#A-Za-z0-9]+;',
        'escape': r'\\',
        'hard-break': r'\\',
        'code': r'`+',
        'emphasis': r'[*_=~＊＝～]{1,3}',
        'link': r'[\[［<>]|<mailto:|[\]］](?:[(（][^\n]*[)）]|[ ]?\[[^\[\]\n]*\])?' + _ATTRIBUTES,
        'image': r'[!！]\[[\s\S]*\](?:[(（][\s\S]*[)）]|[ ]?\[[^\[\]\n]*\])?' + _ATTRIBUTES,
        'gloss': r'[^\n]*',
    }.items()
}
"""By name: all that such markup may be. Few may hold words, and those are a finding or print elsewhere: a
note that is not printed, a dropped tag, a typed number; a description, a gloss, a formula that is drawn."""
