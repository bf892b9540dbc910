"""A Report -> one HTML page for a lay person: verdict, rules with reason and cure, pictures of pages."""

import base64
from collections.abc import Iterable, Mapping
from importlib.resources import files

import jinja2
from msgspec import Struct

from booklet.diagnostics import Severity
from booklet.language import Language, Words
from booklet.preflight.report import Observation, Report
from booklet.preflight.rules import RULES
from booklet.units import POINTS_PER_MILLIMETRE

LISTED = 12
"""Lines of one rule that are shown; like ones follow by page number."""
SHOWN = 6
"""Pictures of pages with one rule."""

SEVERITIES = {
    Severity.ERROR: Words("must be cured", "必须改正"),
    Severity.WARNING: Words("look at it", "请核对"),
    Severity.NOTE: Words("for your knowledge", "供参考"),
}

VERDICTS = {
    'passed': Words("Ready for the shop", "可以送印"),
    'passed-with-warnings': Words("Ready, if what follows is meant", "可以送印，请先核对下面的内容"),
    'failed': Words("Not ready for the shop", "暂时不能送印"),
}

WORDS = {
    'title': Words("Preflight report", "印前检查报告"),
    'checked': Words("Self-checked against the rules of", "已按以下规则自行检查："),
    'not_certified': Words(
        "This is our own check against published rules; the shop's preflight has the last word.",
        "这是按公开规则做的自查，最终以印刷厂的印前检查为准。",
    ),
    'page': Words("page", "第"),
    'pages': Words("Pages", "页码"),
    'whole': Words("the whole file", "整个文件"),
    'reason': Words("Why a shop minds", "为什么要紧"),
    'cure': Words("What to do", "怎么办"),
    'seen': Words("Seen", "看到的情况"),
    'more': Words("more of this kind", "处同样的情况"),
    'nothing': Words("Nothing to complain about.", "没有发现问题。"),
    'file': Words("The file", "文件概况"),
    'size': Words("Size", "大小"),
    'version': Words("PDF version", "PDF 版本"),
    'name': Words("Title", "标题"),
    'producer': Words("Made by", "生成软件"),
    'intent': Words("Output intent", "输出意图"),
    'fonts': Words("Fonts", "字体"),
    'missing': Words("not embedded", "未嵌入"),
    'trimmed': Words("Trimmed size", "成品尺寸"),
    'count': Words("Number of pages", "页数"),
    'coloured': Words("Pages with colour", "彩色页"),
    'none': Words("none", "无"),
    'all': Words("all", "全部"),
}


class Group(Struct, frozen=True):
    """All that one rule saw."""

    slug: str
    severity: str
    label: str
    observations: tuple[tuple[str, str, str], ...]
    """Page, object and what was seen."""
    more: int
    pages: str
    pictures: tuple[tuple[str, str], ...]
    """Page number and data URI."""
    reason: str
    cure: str


def to_html(
    report: Report, thumbnails: Mapping[int, bytes], language: Language, name: str = ''
) -> str:
    """Return the page; `thumbnails` are PNG by page index, `name` is the file's name.

    The page stands alone: styles and pictures are in it, nothing is loaded and no script runs. jinja2 is used
    here beside the layout for its escaping: names of fonts and titles come from foreign files.
    """
    source = files('booklet.preflight').joinpath('report.html').read_text(encoding='utf-8')
    template = jinja2.Environment(autoescape=True, undefined=jinja2.StrictUndefined).from_string(source)
    return template.render(
        name=name,
        language=language,
        words={key: words.in_language(language) for key, words in WORDS.items()},
        verdict=report.verdict,
        headline=VERDICTS[report.verdict].in_language(language),
        standard=report.standard.words.in_language(language),
        counts=[
            (severity.name.lower(), label.in_language(language), len({each.slug for each in found}))
            for (severity, label), found in zip(
                SEVERITIES.items(), (report.errors, report.warnings, report.notes), strict=True
            )
        ],
        groups=list(_groups(report, thumbnails, language)),
        facts=list(_facts(report, language)),
    )


def pages_concerned(report: Report) -> tuple[int, ...]:
    """Return the indexes of the pages that a report should show, those with errors first."""
    pages: dict[int, None] = {}
    for group in (report.errors, report.warnings, report.notes):
        for slug in dict.fromkeys(each.slug for each in group):
            found = dict.fromkeys(each.page for each in group if each.slug == slug and each.page is not None)
            pages.update(dict.fromkeys(list(found)[:SHOWN]))
    return tuple(pages)


def _groups(report: Report, thumbnails: Mapping[int, bytes], language: Language) -> Iterable[Group]:
    omitted = dict(report.omitted)
    for severity, label in SEVERITIES.items():
        for slug in RULES:
            found = [each for each in report.observations if each.slug == slug and each.severity == severity]
            if found:
                words = label.in_language(language)
                yield _group(slug, severity, words, found, omitted, thumbnails, language)


def _group(
    slug: str,
    severity: Severity,
    label: str,
    found: list[Observation],
    omitted: Mapping[str, int],
    thumbnails: Mapping[int, bytes],
    language: Language,
) -> Group:
    pages = list(dict.fromkeys(each.page for each in found if each.page is not None))
    pictures = [(str(page + 1), _data_uri(thumbnails[page])) for page in pages if page in thumbnails]
    return Group(
        slug,
        severity.name.lower(),
        label,
        tuple((_page(each.page, language), each.thing, each.message(language)) for each in found[:LISTED]),
        max(len(found) - LISTED, 0) + omitted.get(slug, 0),
        page_ranges(pages),
        tuple(pictures[:SHOWN]),
        RULES[slug].reason.in_language(language),
        RULES[slug].cure.in_language(language),
    )


def page_ranges(pages: Iterable[int]) -> str:
    """Return indexes as people write page numbers: `1–3, 7`."""
    runs: list[list[int]] = []
    for page in sorted(set(pages)):
        if runs and runs[-1][-1] == page - 1:
            runs[-1].append(page)
        else:
            runs.append([page])
    return ', '.join(f'{run[0] + 1}–{run[-1] + 1}' if len(run) > 1 else f'{run[0] + 1}' for run in runs)


def _size(count: int) -> str:
    return f'{count / 2**20:.1f} MB' if count > 2**20 else f'{count / 2**10:.0f} kB'


def _page(page: int | None, language: Language) -> str:
    if page is None:
        return ''
    return f'第 {page + 1} 页' if language == 'zh' else f'page {page + 1}'


def _data_uri(picture: bytes) -> str:
    return 'data:image/png;base64,' + base64.b64encode(picture).decode()


def _facts(report: Report, language: Language) -> Iterable[tuple[str, str]]:
    facts = report.facts
    if facts is None:
        return

    def word(key: str) -> str:
        return WORDS[key].in_language(language)

    first = report.pages[0]
    width, height = (side / POINTS_PER_MILLIMETRE for side in (first.width, first.height))
    yield word('count'), str(len(report.pages))
    yield word('trimmed'), f'{width:.1f} × {height:.1f} mm'
    coloured = report.colour_pages
    is_all = len(coloured) == len(report.pages) > 1
    yield word('coloured'), word('all') if is_all else page_ranges(coloured) or word('none')
    yield word('name'), facts.title or '—'
    yield word('producer'), facts.producer or '—'
    yield word('version'), facts.version
    yield word('intent'), facts.intent or '—'
    yield word('size'), _size(facts.size)
    names = [name if is_embedded else f'{name} ({word("missing")})' for name, _, is_embedded in facts.fonts]
    yield word('fonts'), ', '.join(dict.fromkeys(names)) or word('none')
