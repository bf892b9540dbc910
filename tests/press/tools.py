"""Independent eyes for the tests: poppler, qpdf and Ghostscript, and small PDFs to show them."""

import io
import subprocess
import tempfile
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2

from booklet.units import Length

A5 = (float(Length.mm(148)), float(Length.mm(210)))


def run(command: list[str], pdf: bytes) -> str:
    """Return what `command` says about `pdf`, which takes the place of the word `PDF`."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / 'file.pdf'
        path.write_bytes(pdf)
        words = [str(path) if word == 'PDF' else word for word in command]
        done = subprocess.run(words, capture_output=True, check=True)
        return done.stdout.decode('utf-8', 'replace') + done.stderr.decode('utf-8', 'replace')


def assert_sound(pdf: bytes) -> None:
    """Fail unless qpdf finds nothing and Ghostscript draws every page without a word."""
    said = run(['qpdf', '--check', 'PDF'], pdf)
    assert 'No syntax or stream encoding errors found' in said, said
    assert run(['gs', '-q', '-dSAFER', '-dNOPAUSE', '-dBATCH', '-sDEVICE=nullpage', 'PDF'], pdf) == ''


def texts(pdf: bytes) -> list[str]:
    """Return the text of each page, as poppler reads it."""
    return run(['pdftotext', '-layout', 'PDF', '-'], pdf).split('\f')[:-1]


def texts_by_pdfium(pdf: bytes) -> list[str]:
    """Return the text of each page, as pdfium reads it."""
    opened: Any = pypdfium2.PdfDocument(pdf)
    try:
        # It gives the hyphen of a word broken at the end of a line as U+FFFE.
        return [page.get_textpage().get_text_range().replace('\ufffe', '-') for page in opened]
    finally:
        opened.close()


def texts_by_mupdf(pdf: bytes) -> list[str]:
    """Return the text of each page, as MuPDF reads it."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / 'file.pdf'
        path.write_bytes(pdf)
        command = ['mutool', 'draw', '-q', '-F', 'txt', '-o', '-', str(path)]
        said = subprocess.run(command, capture_output=True, check=True).stdout.decode()
        return said.split('\f')[:-1]


def pictures(pdf: bytes, resolution: int = 60) -> list[bytes]:
    """Return each page as a gray picture (PGM) drawn by poppler."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / 'file.pdf'
        path.write_bytes(pdf)
        subprocess.run(
            ['pdftoppm', '-gray', '-r', str(resolution), str(path), f'{folder}/page'], check=True
        )
        return [page.read_bytes() for page in sorted(Path(folder).glob('page*.pgm'))]


def font_lines(pdf: bytes) -> list[str]:
    """Return the names of the embedded fonts without their subset tags, one for each font of the file."""
    lines = run(['pdffonts', 'PDF'], pdf).splitlines()[2:]
    return sorted(line.split()[0].split('+')[-1] for line in lines)


def plain_pdf(words: list[str], size: tuple[float, float] = A5) -> bytes:
    """Return a PDF with one page for each of `words`, which stands in the lower left of its page."""
    with pikepdf.new() as pdf:
        font = pikepdf.Dictionary(
            Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name('/Helvetica')
        )
        for word in words:
            pdf.add_blank_page(page_size=size)
            page = pdf.pages[-1].obj
            page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F=font))
            page.Contents = pikepdf.Stream(pdf, f'BT /F 24 Tf 40 60 Td ({word}) Tj ET'.encode())
        target = io.BytesIO()
        pdf.save(target, static_id=True)
        return target.getvalue()
