"""A finished PDF to one that says which PDF/X it keeps to: identification, output intent, document ids."""

import hashlib
import io
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files

import pikepdf

from booklet.press.metadata import Facts, write_facts
from booklet.shops import Standard

PDFX_ID = 'http://www.npes.org/pdfx/ns/id/'
REGISTRY = 'http://www.color.org'
"""Of printing conditions, at the International Color Consortium."""
OUR_PROFILE, OUR_CONDITION = 'FOGRA39L_coated.icc', 'FOGRA39'

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
    has_object_streams: bool


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


def our_profile() -> bytes:
    """Return the profile of FOGRA39 that travels with the program."""
    return (files('booklet') / 'press' / 'profiles' / OUR_PROFILE).read_bytes()


def is_print_profile(profile: bytes) -> bool:
    """Tell whether `profile` describes a CMYK press (ICC.1, 7.2): class prtr, colour space CMYK."""
    return profile[12:16] == b'prtr' and profile[16:20] == b'CMYK' and profile[36:40] == b'acsp'


def write_standard(pdf: pikepdf.Pdf, facts: Facts, standard: Standard, intent: Intent) -> None:
    """Write metadata, identification and output intent; the same facts give the same bytes."""
    write_facts(pdf, facts)
    pdf.docinfo.Trapped = pikepdf.Name('/False')
    pdf.Root.OutputIntents = pikepdf.Array([pdf.make_indirect(_output_intent(pdf, intent))])
    name = RULES[standard].words
    if standard == 'pdfx-1a':
        pdf.docinfo.GTS_PDFXVersion = pikepdf.String(name)
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as xmp:
        xmp['pdf:Trapped'] = 'False'
        if standard == 'pdfx-4':
            xmp.register_xml_namespace(PDFX_ID, 'pdfxid')
            xmp[f'{{{PDFX_ID}}}GTS_PDFXVersion'] = name
            xmp['xmpMM:DocumentID'] = f'uuid:{_document_id(pdf, facts)}'
            xmp['xmpMM:VersionID'] = '1'
            xmp['xmpMM:RenditionClass'] = 'default'


def saved_as(pdf: pikepdf.Pdf, standard: Standard) -> bytes:
    """Return the file at the version of PDF that the standard is made of."""
    rules, target = RULES[standard], io.BytesIO()
    streams = pikepdf.ObjectStreamMode
    pdf.save(
        target,
        deterministic_id=True,
        compress_streams=True,
        object_stream_mode=streams.generate if rules.has_object_streams else streams.disable,
        force_version=rules.version,
    )
    return target.getvalue()


def _output_intent(pdf: pikepdf.Pdf, intent: Intent) -> pikepdf.Dictionary:
    condition = CONDITIONS.get(intent.condition, intent.condition)
    made = pikepdf.Dictionary(
        Type=pikepdf.Name.OutputIntent,
        S=pikepdf.Name.GTS_PDFX,
        OutputConditionIdentifier=pikepdf.String(intent.condition),
        OutputCondition=pikepdf.String(condition),
        Info=pikepdf.String(condition),
    )
    if intent.condition in CONDITIONS:
        made.RegistryName = pikepdf.String(REGISTRY)
    # Where the standard could do without, the profile still makes a soft proof right.
    if intent.is_embedded:
        made.DestOutputProfile = pdf.make_indirect(pikepdf.Stream(pdf, intent.profile, N=4))
    return made


def _document_id(pdf: pikepdf.Pdf, facts: Facts) -> str:
    """Return an identifier in the form of a UUID that is the same for the same pages."""
    digest = hashlib.sha256(repr(facts).encode())
    for page in pdf.pages:
        held = page.obj.Contents
        for piece in (held if isinstance(held, pikepdf.Array) else [held]):
            digest.update(piece.read_raw_bytes())
    hexadecimal = digest.hexdigest()
    parts = (hexadecimal[:8], hexadecimal[8:12], '5' + hexadecimal[13:16], '8' + hexadecimal[17:20])
    return '-'.join((*parts, hexadecimal[20:32]))
