"""What a file says by which it keeps to PDF/X: metadata, identification, output intent, as pieces."""

import zlib
from collections.abc import Mapping
from pathlib import Path

from booklet.files import digest
from booklet.press.pdf.facts import PRODUCER, Facts
from booklet.press.pdf.objects import Piece, Pieces, dictionary, piece_of, reference, stream_piece, text
from booklet.press.pdf.xmp import xmp_packet
from booklet.project.shops import Standard
from booklet.store import Store
from booklet.values import dataclass

REGISTRY = 'http://www.color.org'
"""Of printing conditions, at the International Color Consortium."""
COATED, UNCOATED = 'FOGRA39', 'FOGRA29'
PROFILES: Mapping[str, str] = {COATED: 'FOGRA39L_coated.icc', UNCOATED: 'FOGRA29L_uncoated.icc'}
"""The conditions whose profiles travel with the program."""

CONDITIONS: Mapping[str, str] = {
    'FOGRA39': 'Offset on coated paper (types 1 and 2), ISO 12647-2:2004/Amd 1',
    'FOGRA47': 'Offset on uncoated white paper (type 4), ISO 12647-2:2004/Amd 1',
    'FOGRA51': 'Offset on premium coated paper, ISO 12647-2:2013',
    'FOGRA52': 'Offset on wood-free uncoated paper, ISO 12647-2:2013',
    'FOGRA29': 'Offset on uncoated white paper (type 4), ISO 12647-2:1996',
    'JC200103': 'Japan Color 2001, offset on coated paper',
    'CGATS TR 001': 'SWOP, web offset on coated paper',
    'CGATS TR 006': 'GRACoL 2006, offset on coated paper (grade 1)',
}
"""Registered conditions and their words; another name is written as it stands."""


@dataclass(frozen=True, slots=True)
class Rules:
    """What a standard writes into a file."""

    words: str
    """How people call it."""
    version: str
    """Of PDF."""
    allows_transparency: bool
    needs_profile: bool
    """Whether the profile must be embedded; PDF/X-1a may name a registered condition instead."""
    allows_opentype: bool
    """Whether font programs may stand in an OpenType wrapper (ISO 32000-1, table 126: since PDF 1.6)."""


RULES: Mapping[Standard, Rules] = {
    'pdfx-4': Rules('PDF/X-4', '1.6', True, True, True),
    'pdfx-1a': Rules('PDF/X-1a:2003', '1.4', False, False, False),
}
"""ISO 15930-7 and ISO 15930-4."""


@dataclass(frozen=True, slots=True)
class Intent:
    """The printing that the inks are meant for."""

    condition: str
    """Name in the registry of the ICC."""
    profile: bytes
    """ICC profile, CMYK output; colours are converted with it."""
    is_embedded: bool = True
    """Else the condition is only named, and the profile stands for it in the conversion."""


def our_profile(condition: str = COATED) -> bytes:
    """Return the profile of a condition in `PROFILES`."""
    return (Path(__file__).parents[1] / 'profiles' / PROFILES[condition]).read_bytes()


def is_print_profile(profile: bytes) -> bool:
    """Tell whether `profile` describes a CMYK press (ICC.1, 7.2): class prtr, colour space CMYK."""
    return profile[12:16] == b'prtr' and profile[16:20] == b'CMYK' and profile[36:40] == b'acsp'


def standard_entries(
    standard: Standard, facts: Facts, intent: Intent, pages_key: str, pieces: Pieces, store: Store | None
) -> tuple[dict[str, bytes], dict[str, bytes]]:
    """Return the entries of the catalogue and of the document information by which a file says which
    standard it keeps to, and what it is about; the same facts give the same bytes.

    What they refer to is added to `pieces`. `pages_key` is a digest of the pages; `store` keeps the profile
    packed.
    """
    catalogue = {
        '/Lang': text(facts.language),
        '/Metadata': _added(pieces, _metadata(standard, facts, pages_key)),
        '/OutputIntents': b'[ %s ]' % _added(pieces, _output_intent(intent, pieces, store)),
    }
    date = text(f'D:{facts.moment:%Y%m%d%H%M%S}{_zone(facts)}')
    information = {
        '/Title': text(facts.title), '/Author': text(facts.author), '/Trapped': b'/False',
        **dict.fromkeys(('/Producer', '/Creator'), text(PRODUCER)),
        **dict.fromkeys(('/CreationDate', '/ModDate'), date),
    }  # fmt: skip
    if standard == 'pdfx-1a':
        information['/GTS_PDFXVersion'] = text(RULES[standard].words)
    return catalogue, information


def _zone(facts: Facts) -> str:
    """Return the zone of the stamp as PDF writes it (ISO 32000-1, 7.9.4): `+08'00`."""
    zone = f'{facts.moment:%z}'
    return f"{zone[:3]}'{zone[3:5]}"


def _metadata(standard: Standard, facts: Facts, pages_key: str) -> Piece:
    more = [('pdf:Trapped', 'False')]
    if standard == 'pdfx-4':
        more += [
            ('pdfxid:GTS_PDFXVersion', RULES[standard].words),
            ('xmpMM:DocumentID', f'uuid:{_document_id(facts, pages_key)}'),
            ('xmpMM:VersionID', '1'),
            ('xmpMM:RenditionClass', 'default'),
        ]
    # Not packed, so that whoever looks for it by its bytes finds it.
    return stream_piece(xmp_packet(facts, more), {'/Type': b'/Metadata', '/Subtype': b'/XML'})


def _output_intent(intent: Intent, pieces: Pieces, store: Store | None) -> Piece:
    condition = text(CONDITIONS.get(intent.condition, intent.condition))
    entries = {
        '/Type': b'/OutputIntent',
        '/S': b'/GTS_PDFX',
        '/OutputConditionIdentifier': text(intent.condition),
        '/OutputCondition': condition,
        '/Info': condition,
    }
    if intent.condition in CONDITIONS:
        entries['/RegistryName'] = text(REGISTRY)
    # Where the standard could do without, the profile still makes a soft proof right.
    if intent.is_embedded:
        entries['/DestOutputProfile'] = _added(pieces, _profile_piece(intent.profile, store))
    return piece_of(dictionary(entries))


def _profile_piece(profile: bytes, store: Store | None) -> Piece:
    """Return the profile as a stream: packing half a megabyte takes longer than writing a booklet."""
    key = digest('packed profile', zlib.ZLIB_RUNTIME_VERSION, profile)
    entry = store.get(key) if store else None
    packed = entry[1] if entry else zlib.compress(profile)
    if store is not None and entry is None:
        store.put(key, {}, packed)
    return stream_piece(packed, {'/N': b'4', '/Filter': b'/FlateDecode'})


def _added(pieces: Pieces, piece: Piece) -> bytes:
    pieces[piece.key] = piece
    return reference(piece.key)


def _document_id(facts: Facts, pages_key: str) -> str:
    """Return an identifier in the form of a UUID that is the same for the same pages."""
    hexadecimal = digest(repr(facts), pages_key)
    parts = (hexadecimal[:8], hexadecimal[8:12], '5' + hexadecimal[13:16], '8' + hexadecimal[17:20])
    return '-'.join((*parts, hexadecimal[20:32]))
