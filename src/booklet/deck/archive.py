"""Parts of a presentation, our properties -> an archive that is always the same."""

import datetime
import io
import zipfile
from collections.abc import Mapping
from xml.sax.saxutils import escape

from msgspec import Struct

from booklet.deck.opc import HEAD, PACKAGE
from booklet.deck.template.package import app_xml

FIRST = ('[Content_Types].xml', '_rels/.rels')
"""Readers that stream an archive want these before the rest."""
EARLIEST = datetime.datetime(1980, 1, 1)
"""The zero of the dates in a zip archive."""


class Properties(Struct, frozen=True):
    """What the file says of itself."""

    title: str
    subject: str
    creator: str
    language: str
    stamp: datetime.datetime
    slides: int
    notes: int


def sealed(made: Mapping[str, bytes], properties: Properties) -> bytes:
    """Return the parts as a package with our core and extended properties, its entries sorted, dated by the
    stamp and deflated: the same input gives the same bytes.
    """
    app = app_xml(properties.creator, properties.slides, properties.notes)
    ours = {'docProps/core.xml': _core_xml(properties).encode(), 'docProps/app.xml': app.encode()}
    parts = {**made, **ours}
    names = [*FIRST, *sorted(name for name in parts if name not in FIRST)]
    stamp = max(_naive(properties.stamp), EARLIEST).timetuple()[:6]
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, 'w', zipfile.ZIP_DEFLATED) as archive:
        for name in names:
            entry = zipfile.ZipInfo(name, stamp)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0
            archive.writestr(entry, parts[name])
    return buffer.getvalue()


def _core_xml(properties: Properties) -> str:
    when = f'{_naive(properties.stamp):%Y-%m-%dT%H:%M:%SZ}'
    return (
        f'{HEAD}<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f'<dc:title>{escape(properties.title)}</dc:title><dc:subject>{escape(properties.subject)}</dc:subject>'
        f'<dc:creator>{escape(properties.creator)}</dc:creator>'
        f'<cp:lastModifiedBy>{escape(properties.creator)}</cp:lastModifiedBy><cp:revision>1</cp:revision>'
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{when}</dcterms:created>'
        f'<dcterms:modified xsi:type="dcterms:W3CDTF">{when}</dcterms:modified>'
        f'<dc:language>{escape(properties.language)}</dc:language></cp:coreProperties>'
    )


def _naive(stamp: datetime.datetime) -> datetime.datetime:
    """Return the stamp in UTC without its zone; one without a zone is taken as UTC."""
    return stamp.astimezone(datetime.UTC).replace(tzinfo=None) if stamp.tzinfo else stamp
