"""The style sheet that a document brings along is parsed once for all documents that bring the same.

Every section has one: the measures of its pages. Besides the parsing, 3 ms a section, it lets computed styles
outlive the document, because they belong to the declarations of one parsed sheet (see `styles`).
"""

import re
from collections.abc import Callable, Iterator
from typing import Any, Final

import weasyprint.css
from weasyprint import CSS

from booklet.layout.engine.log import listening

_MOST: Final = 8
"""Sheets kept."""
_STATEFUL: Final = re.compile(r'@(?!page\b|(?:top|bottom|left|right)-)')
"""At-rules that leave more behind than rules: fonts, counter styles, colour profiles, layers, imports."""
_known: dict[tuple[str, str, str], CSS] = {}


def install() -> None:
    """Put the remembered sheets into WeasyPrint."""
    weasyprint.css.find_stylesheets = _replace(weasyprint.css.find_stylesheets)


def _replace(stock: Callable[..., Iterator[CSS]]) -> Callable[..., Iterator[CSS]]:
    def find_stylesheets(
        wrapper: Any, media: str, fetcher: Any, base_url: str, font_config: Any, counter_style: Any,
        profiles: Any, page_rules: list[Any], layers: Any,
    ) -> Iterator[CSS]:
        content = _only_sheet(wrapper)
        if content is None:
            yield from stock(
                wrapper, media, fetcher, base_url, font_config, counter_style, profiles, page_rules, layers
            )
            return
        sheet = _parse(content, base_url, media, fetcher)
        page_rules.extend(sheet.page_rules)
        yield sheet

    return find_stylesheets


def _only_sheet(wrapper: Any) -> str | None:
    """Return the text of a document's only sheet; None when there are others or it does more than style."""
    found = [each.etree_element for each in wrapper.query_all('style', 'link')]
    if len(found) != 1 or found[0].tag != 'style' or found[0].attrib or len(found[0]):
        return None
    content = found[0].text or ''
    return None if _STATEFUL.search(content) else content


def _parse(content: str, base_url: str, media: str, fetcher: Any) -> CSS:
    key = (content, base_url, media)
    sheet = _known.pop(key, None)
    if sheet is None:
        with listening() as heard:
            sheet = CSS(string=content, base_url=base_url, url_fetcher=fetcher, media_type=media)
        if heard.messages:
            # What is wrong with a sheet is said of every section that has it.
            return sheet
    _known[key] = sheet
    while len(_known) > _MOST:
        del _known[next(iter(_known))]
    return sheet
