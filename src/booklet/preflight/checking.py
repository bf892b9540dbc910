"""The bytes of any PDF, a standard and expectations -> a Report; the whole flow of a preflight."""

from booklet.preflight.asked import Expectations, Standard
from booklet.preflight.facts import Document, Page
from booklet.preflight.report import FileFacts, Observation, PageFacts, Report
from booklet.preflight.rules import RULES, Case
from booklet.preflight.rules.boxes import is_blank
from booklet.preflight.rules.colours import inks_on
from booklet.preflight.scan.document import Unread, read_document

MOST_OF_A_RULE = 400
"""Observations of one rule that are listed; the rest is counted."""

ANYTHING = Expectations()


def check_pdf(
    content: bytes, standard: Standard = Standard.PDFX4, expectations: Expectations = ANYTHING
) -> Report:
    """Check a PDF, ours or not, against the rules of `standard` and against `expectations`.

    It never raises for bad bytes: what cannot be read is an observation. Time and memory are bounded; what
    was too large to be looked through is an observation too (`file.not-looked-through`).
    """
    document = read_document(content)
    if isinstance(document, Unread):
        return _refused(document, standard)
    case = Case(document, standard, expectations)
    found: list[Observation] = []
    omitted: list[tuple[str, int]] = []
    for rule in RULES.values():
        severity = rule.severities.get(standard)
        if severity is None:
            continue
        count = 0
        for seen in rule.check(case):
            count += 1
            if count <= MOST_OF_A_RULE:
                found.append(Observation(rule.slug, severity, seen.page, seen.thing, seen.facts))
        if count > MOST_OF_A_RULE:
            omitted.append((rule.slug, count - MOST_OF_A_RULE))
    pages = tuple(_page_facts(case, page) for page in document.pages)
    return Report(standard, tuple(found), pages, _file_facts(document), tuple(omitted))


def _refused(unread: Unread, standard: Standard) -> Report:
    rule = RULES[unread.slug]
    facts = (('seen', unread.seen or '—'),)
    return Report(standard, (Observation(rule.slug, rule.severities[standard], None, '', facts),))


def _page_facts(case: Case, page: Page) -> PageFacts:
    left, bottom, right, top = page.visible
    placed = [mark.ppi for mark, _ in page.inside if mark.kind == 'image' and mark.ppi]
    pictures = {mark.key for mark, _ in page.inside if mark.kind in ('image', 'mask')}
    return PageFacts(
        page.index, right - left, top - bottom, tuple(inks_on(case, page)), len(pictures),
        min(placed, default=None), is_blank(page),
    )  # fmt: skip


def _file_facts(document: Document) -> FileFacts:
    file = document.file
    return FileFacts(
        file.size,
        '.'.join(map(str, file.version)),
        file.said('Title') or file.said_in_xmp('dc:title'),
        file.said('Producer'),
        next((intent.identifier for intent in file.intents), ''),
        tuple((font.name, font.kind, bool(font.program)) for font in document.fonts.values()),
    )
