"""HTML and style sheet -> PDF and boxes, by WeasyPrint; imported only where a section is laid out."""

import functools
import io
import multiprocessing.util
import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

from booklet.errors import MissingOnMachineError
from booklet.language import Words
from booklet.layout.engine import seams
from booklet.layout.engine.boxes import hotspots_on, links_on, marks_on, outline_on
from booklet.layout.engine.fetch import BASE, LIMIT, RefusedError, Resources
from booklet.layout.engine.figure_room import MOST, emptiness, moved_figures
from booklet.layout.engine.job import Look, SectionJob, SectionResult, Sheet, Trouble
from booklet.layout.engine.log import Heard, listening
from booklet.layout.engine.overflow import overflows_on
from booklet.layout.engine.speed.collecting import collecting_rarely
from booklet.model.pages import Anchor
from booklet.pictures import embedded_picture, page_picture
from booklet.values import dataclass

try:
    import weasyprint  # noqa: F401
except OSError as error:
    raise MissingOnMachineError(
        Words(f"The layout engine cannot load its libraries: {error}", f"排版引擎无法载入所需的库：{error}"),
        Words("Debian: sudo apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 · "
              "macOS: brew install pango",
              "Debian：sudo apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 · "
              "macOS：brew install pango"),
    ) from error
seams.require_setting()
try:
    from weasyprint import CSS, HTML
    from weasyprint.css.counters import CounterStyle
    from weasyprint.text.fonts import FontConfiguration
    from weasyprint.urls import URLFetcherResponse

    from booklet.layout.engine.chinese import install, take_remarks
    from booklet.layout.engine.embedding import carrying, finish, shrink_fonts
    from booklet.layout.engine.self_test import require_set_line
    from booklet.layout.engine.speed.installing import install as install_speed
    from booklet.layout.engine.tags.marking import tagged
    from booklet.layout.engine.tags.tree import read_structure
    from booklet.layout.engine.whole_drawings import install as install_whole_drawings
except ImportError as error:
    raise seams.cannot_set(str(error)) from error

_CONTENT = f'{BASE}content/'
"""Where pictures of the editor are, in whatever form cameras and programs gave them."""
install()
shrink_fonts()
install_whole_drawings()
install_speed()


def render(job: SectionJob, fonts: Path, look: Look | None = None) -> SectionResult:
    """Lay out `job` and read the box tree and let `look` read it before the PDF is written."""
    setting = _setting(job.sheet, fonts)
    fetcher = _Fetcher(Resources((*job.sheet.resources, *job.resources), fonts))
    with collecting_rarely(), listening() as heard:
        document = _laid_out(job.html, setting, fetcher)
        if look is not None:
            look(_boxes(document))
        result = _drawn(document, job.carries_faces)
    lines = tuple(Trouble(each.slug, Anchor(''), each.arguments) for each in take_remarks())
    heard_of = _troubles(fetcher, heard, job.name)
    return replace(result, troubles=(*setting.troubles, *heard_of, *lines, *result.troubles))


def _laid_out(html: str, setting: '_Setting', fetcher: '_Fetcher') -> Any:
    """Lay `html` out, again with figures moved as long as less stays empty before them."""

    def laid(text: str) -> Any:
        return HTML(string=text, base_url=BASE, url_fetcher=fetcher).render(
            font_config=setting.fonts, counter_style=setting.counters.copy(), stylesheets=[setting.sheet]
        )

    document, tried = laid(html), set[str]()
    while '<figure' in html and len(tried) < MOST:
        moved = moved_figures(html, _boxes(document), tried)
        if moved is None:
            break
        changed, empty = moved
        trial = laid(changed)
        if len(trial.pages) <= len(document.pages) and emptiness(_boxes(trial)) < empty:
            html, document = changed, trial
    return document


def _boxes(document: Any) -> list[Any]:
    return [page._page_box for page in document.pages]


def get_ready(sheet: Sheet, fonts: Path) -> None:
    """Prepare what all sections with this style sheet share."""
    _setting(sheet, fonts)


def _drawn(document: Any, carries_faces: bool) -> SectionResult:
    """Read the boxes of a document and draw it."""
    pages = [page._page_box for page in document.pages]
    marks, links, outline = marks_on(pages), links_on(document.pages), outline_on(pages)
    structure = read_structure(pages, hotspots_on(document.pages))
    _strip(document)
    with carrying(carries_faces):
        pdf, tags = tagged(document, structure, finish)
    return SectionResult(pdf, len(pages), marks, links, outline, overflows_on(pages), tags)


def _strip(document: Any) -> None:
    """Take links, anchors and bookmarks out, so that the PDF has neither annotations nor destinations.

    Their targets mostly lie in other sections; the press adds them to the whole booklet from the values.
    """
    for page in document.pages:
        page.links, page.anchors, page.bookmarks = [], {}, []


class _Fetcher:
    """Serves the files of the project and nothing else, and remembers what it refused.

    It is all that WeasyPrint asks of a `URLFetcher`, and has nothing of it that could reach a network.
    """

    _fail_on_errors = False

    def __init__(self, resources: Resources) -> None:
        self._resources = resources
        self.refused: list[Trouble] = []

    def __call__(self, url: str) -> URLFetcherResponse:
        """Return the file that `url` stands for; raise RefusedError, which ends as a log line."""
        if picture := embedded_picture(url):
            return _Response('', page_picture(picture))
        try:
            body = self._resources.read(url)
            return _Response(url, page_picture(body) if url.startswith(_CONTENT) else body)
        except RefusedError as refused:
            arguments: tuple[tuple[str, str], ...] = (('address', refused.address),)
            if refused.slug == 'layout.resource-large':
                arguments += (('limit', str(LIMIT)),)
            self.refused.append(Trouble(refused.slug, Anchor(''), arguments))
            raise


class _Response(URLFetcherResponse):  # type: ignore[misc]
    """A file served; its headers, which say nothing, are made when they are asked for."""

    def __init__(self, url: str, body: bytes) -> None:
        self.url, self.status = url, 200
        self._file_obj = io.BytesIO(body)

    @property
    def content_type(self) -> str:
        """That of drawings, so that Pillow need not load forty modules to say that it knows none of them."""
        return 'image/svg+xml' if self.url.lower().endswith('.svg') else 'text/plain'

    @functools.cached_property
    def headers(self) -> Any:
        """What WeasyPrint would make."""
        return URLFetcherResponse(self.url).headers


@dataclass(frozen=True, slots=True)
class _Setting:
    """What sections share that are laid out in one process with one style sheet."""

    fonts: Any
    counters: Any
    sheet: Any
    troubles: tuple[Trouble, ...]


@functools.lru_cache(maxsize=4)
def _setting(sheet: Sheet, folder: Path) -> _Setting:
    """Parse the style sheet once per process; its fonts are copied and scanned once with it."""
    fetcher = _Fetcher(Resources(sheet.resources, folder))
    fonts, counters = FontConfiguration(), CounterStyle()
    with listening() as heard:
        parsed = CSS(
            string=sheet.css, base_url=BASE, url_fetcher=fetcher, font_config=fonts, counter_style=counters
        )
    # Workers end without calling __del__, and the copies of the fonts would stay in the temporary folder.
    # The folder's name and not a method: a method would keep every font of every setting alive.
    if fonts._folder:
        multiprocessing.util.Finalize(fonts, shutil.rmtree, (fonts._folder, True), exitpriority=1)
    return _Setting(fonts, counters, parsed, _troubles(fetcher, heard, 'styles'))


def _troubles(fetcher: _Fetcher, heard: Heard, section: str) -> tuple[Trouble, ...]:
    """Return what was refused and what the engine said, except its lines about what was refused."""
    spoken = (trouble for trouble in heard.troubles(section) if not _is_about_refusal(trouble))
    return tuple(dict.fromkeys((*fetcher.refused, *spoken)))


def _is_about_refusal(trouble: Trouble) -> bool:
    return f'{RefusedError.__name__}: ' in dict(trouble.arguments).get('message', '')


require_set_line(lambda document: _drawn(document, carries_faces=True))
