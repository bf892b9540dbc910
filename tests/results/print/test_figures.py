"""What the preflight says of a picture names its file and the line that shows it."""

from booklet.diagnostics import Place, Severity
from booklet.model.laid import LaidBooklet, LaidSection, Mark, PlacedSection, SectionKind
from booklet.model.pages import Anchor, Folio, PageMap
from booklet.preflight import Observation, Report, Standard
from booklet.results.print.figures import PrintedFigure, figure_findings, printed_figures, with_figures
from tests.layout.semesters import make_figure, make_semester, with_blocks

TRAY = PrintedFigure(6, 'content/a/figures/tray.png', Place('content/a/1-tray.md', 12), 1.5)
FLASK = PrintedFigure(6, 'content/a/figures/flask.jpg', Place('content/a/1-tray.md', 20), 0.5)
ELSEWHERE = PrintedFigure(7, 'content/b/figures/tray.png', Place('content/b/1-tray.md', 3), 1.5)
FIGURES = (TRAY, FLASK, ELSEWHERE)
BODY = tuple(range(2, 12))


def seen(
    thing: str, page: int | None = 4, slug: str = 'image.coarse', pixels: str = '60 × 40'
) -> Observation:
    return Observation(
        slug, Severity.ERROR, page, thing, (('found', '90'), ('least', '150'), ('pixels', pixels))
    )


def test_the_picture_is_known_by_its_page_and_shape() -> None:
    report = Report(Standard.PDFX4, (seen('image Im1 (7 0)'), seen('font Song'), seen('image X', page=None)))
    named = [each.thing for each in with_figures(report, FIGURES, BODY).observations]
    assert named == ['content/a/figures/tray.png (content/a/1-tray.md:12:1)', 'font Song', 'image X']
    [found] = figure_findings(report, FIGURES, BODY)
    assert (found.slug, found.place) == ('build.figure-coarse', TRAY.place)
    assert dict(found.arguments) == {'file': TRAY.file, 'found': '90', 'least': '150'}


def test_where_the_shape_does_not_tell_all_on_the_page_are_named() -> None:
    report = Report(Standard.PDFX4, (seen('image Im1 (7 0)', slug='image.damaged', pixels=''),))
    assert [each.place for each in figure_findings(report, FIGURES, BODY)] == [TRAY.place, FLASK.place]
    assert list(figure_findings(report, FIGURES, ())) == []


def test_figures_are_found_on_the_pages_of_the_booklet() -> None:
    place = Place('content/2026-spring/s01/s01a1.md', 7)
    semester = with_blocks(make_semester(), make_figure('content/a.png', place))
    section = LaidSection(
        SectionKind.ARTICLE, '', 0, b'', 3, (Mark(Anchor('s01a1b90'), 1, 1, 20.0),), (), ()
    )
    laid = LaidBooklet((PlacedSection(section, 8, (Folio('1'),) * 3),), PageMap(), 1, ())
    assert printed_figures(semester, laid) == (PrintedFigure(9, 'content/a.png', place, 1.0),)
