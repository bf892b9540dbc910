"""Cases for the findings of Chinese line setting."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from weasyprint import HTML

from booklet.diagnostics import Finding, finding
from booklet.layout.engine.chinese import install, take_remarks

SHEET = 'p { width: 5em; font: 10pt sans-serif; text-align: justify; text-justify: inter-character }'


def _line(text: str) -> Iterable[Finding]:
    install()
    take_remarks()
    HTML(string=f'<html lang="zh-CN"><style>{SHEET}</style><p>{text}</p></html>').render()
    return [finding(remark.slug, None, **dict(remark.arguments)) for remark in take_remarks()]


CASES: dict[str, Callable[[Path], Iterable[Finding]]] = {
    'setting.line-loose': lambda _: _line('测定 nucleotides 的量'),
    'setting.line-overfull': lambda _: _line('deoxyribonucleotides'),
}
