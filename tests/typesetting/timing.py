"""Processor time of whole processes, stock WeasyPrint against the bridge, for the same HTML, in turns.

python -m tests.typesetting.timing PARAGRAPHS ROUNDS
"""

from __future__ import annotations

import resource
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

CSS = """
@page { size: 148mm 210mm; margin: 20mm 18mm 22mm 20mm; @bottom-center { content: counter(page) } }
html { font: 10.5pt/1.7 'Noto Serif CJK SC'; text-align: justify; hyphens: auto; orphans: 2; widows: 2 }
body { margin: 0 }
p { margin: 0; text-indent: 2em }
b { font-family: 'Noto Sans CJK SC' }
em { font-family: 'LXGW WenKai'; font-style: normal }
b, em { line-height: 0 }
sup { font-size: .6em; line-height: 0 }
h2 { text-indent: 0; font: bold 13pt/2 'Noto Sans CJK SC' }
"""
SETTING = 'html { text-justify: inter-character; text-autospace: normal; text-spacing-trim: trim-both }'


def render(mode: str, paragraphs: int, path: str) -> int:
    """Write the PDF of invented text; return the number of its pages."""
    from weasyprint import HTML

    from tests.typesetting.invented import invent_html

    css = CSS
    if mode == 'set':
        from booklet.layout.engine.chinese import install

        install()
        css += SETTING
    html = f'<html lang="zh-CN"><style>{css}</style><body>{invent_html(1, paragraphs)}</body></html>'
    document = HTML(string=html).render()
    document.write_pdf(path)
    return len(document.pages)


def main() -> None:
    """Run both modes in turns and print the medians and their ratio."""
    paragraphs, rounds = int(sys.argv[1]), int(sys.argv[2])
    times: dict[str, list[float]] = {'stock': [], 'set': []}
    for _ in range(rounds):
        for mode, found in times.items():
            start = _spent()
            command = [sys.executable, '-m', 'tests.typesetting.timing', mode, str(paragraphs)]
            pages = subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()
            found.append(_spent() - start)
            print(mode, pages, 'pages', round(found[-1], 2), 's')
    stock, own = (statistics.median(times[mode]) for mode in ('stock', 'set'))
    print(f'median stock {stock:.2f} s, set {own:.2f} s, ratio {own / stock:.3f}')


def _spent() -> float:
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


if __name__ == '__main__':
    if sys.argv[1] in {'stock', 'set'}:
        target = Path(tempfile.gettempdir()) / f'ls-{sys.argv[1]}.pdf'
        print(render(sys.argv[1], int(sys.argv[2]), str(target)))
    else:
        main()
