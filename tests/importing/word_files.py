"""Small Word files made of a few lines of XML, for tests."""

import io
import zipfile
from xml.sax.saxutils import escape

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
_OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
_PACKAGE = 'http://schemas.openxmlformats.org/package/2006/relationships'
STYLES = ''.join(
    f'<w:style w:type="paragraph" w:styleId="{key}"><w:name w:val="{name}"/></w:style>'
    for key, name in (
        ('T', 'Title'), ('H1', 'heading 1'), ('H2', 'heading 2'), ('H3', 'heading 3'), ('C1', 'toc 1'),
    )
)  # fmt: skip


def p(*content: str, style: str = '', number: tuple[int, int] | None = None, more: str = '') -> str:
    """Return a paragraph; `content` is text or runs, `number` is list and level."""
    inner = ''.join(part if part.startswith('<') else r(part) for part in content)
    listed = (
        f'<w:numPr><w:ilvl w:val="{number[1]}"/><w:numId w:val="{number[0]}"/></w:numPr>' if number else ''
    )
    named = f'<w:pStyle w:val="{style}"/>' if style else ''
    return f'<w:p><w:pPr>{named}{listed}{more}</w:pPr>{inner}</w:p>'


def r(text: str, properties: str = '') -> str:
    """Return a run."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def table(*rows: tuple[str, ...]) -> str:
    """Return a table with borders; a cell is text or XML of `w:tc`'s inside."""
    border = '<w:tblPr><w:tblBorders><w:top w:val="single"/></w:tblBorders></w:tblPr>'
    lines = (''.join(cell(text) for text in row) for row in rows)
    return f'<w:tbl>{border}{"".join(f"<w:tr>{line}</w:tr>" for line in lines)}</w:tbl>'


def cell(content: str, properties: str = '') -> str:
    """Return a cell of a table."""
    if content.startswith('<w:tc>'):
        return content
    inner = content if content.startswith('<') else p(content)
    return f'<w:tc><w:tcPr>{properties}</w:tcPr>{inner}</w:tc>'


def levels(*formats: tuple[str, str], key: int = 1) -> str:
    """Return an abstract list with its number: `(numFmt, lvlText)` a level."""
    inner = ''.join(
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{name}"/>'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
        for depth, (name, text) in enumerate(formats)
    )
    return f'<w:abstractNum w:abstractNumId="{key}">{inner}</w:abstractNum>'


def numbering(*abstracts: str) -> str:
    """Return the part of lists; list n has the n-th abstract."""
    numbers = ''.join(
        f'<w:num w:numId="{key}"><w:abstractNumId w:val="{key}"/></w:num>'
        for key in range(1, len(abstracts) + 1)
    )
    return f'<w:numbering {NAMESPACES}>{"".join(abstracts)}{numbers}</w:numbering>'


def word(
    *body: str,
    lists: str = '',
    styles: str = STYLES,
    parts: dict[str, str] | None = None,
    media: dict[str, bytes] | None = None,
) -> bytes:
    """Return a .docx; `parts` are `footnotes`, `comments`, `header` …, `media` pictures by name."""
    files: dict[str, str | bytes] = {
        '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
        '_rels/.rels': _relations([('rId1', 'officeDocument', 'word/document.xml')]),
        'word/document.xml': f'<w:document {NAMESPACES}><w:body>{"".join(body)}</w:body></w:document>',
        'word/styles.xml': f'<w:styles {NAMESPACES}>{styles}</w:styles>',
    }
    named = [('rIdS', 'styles', 'styles.xml')]
    if lists:
        files['word/numbering.xml'] = lists
        named.append(('rIdN', 'numbering', 'numbering.xml'))
    for kind, content in (parts or {}).items():
        files[f'word/{kind}.xml'] = f'<w:{kind} {NAMESPACES}>{content}</w:{kind}>'
        named.append((f'rId-{kind}', kind, f'{kind}.xml'))
    for name, picture in (media or {}).items():
        files[f'word/media/{name}'] = picture
        named.append((f'rId-{name}', 'image', f'media/{name}'))
    files['word/_rels/document.xml.rels'] = _relations(named)
    return packed(files)


def packed(files: dict[str, str | bytes]) -> bytes:
    """Return a zip of the files."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, 'w', zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0)), content)
    return buffer.getvalue()


def drawing(name: str, description: str = '') -> str:
    """Return a run that shows the picture `name` of `media`."""
    blip = f'<a:blip r:embed="rId-{name}"/>'
    named = f'<wp:docPr id="1" name="x" descr="{description}"/>'
    return f'<w:r><w:drawing><wp:inline>{named}{blip}</wp:inline></w:drawing></w:r>'


def box(*paragraphs: str) -> str:
    """Return a run with a text box as Word writes it: once for new programs, once for old ones."""
    inside = f'<w:txbxContent>{"".join(paragraphs)}</w:txbxContent>'
    return (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>{inside}</w:drawing></mc:Choice>'
        f'<mc:Fallback><w:pict>{inside}</w:pict></mc:Fallback></mc:AlternateContent></w:r>'
    )


def _relations(rows: list[tuple[str, str, str]]) -> str:
    inner = ''.join(
        f'<Relationship Id="{key}" Type="{_OFFICE}/{kind}" Target="{target}"/>' for key, kind, target in rows
    )
    return f'<Relationships xmlns="{_PACKAGE}">{inner}</Relationships>'
