"""Prepared faces are linked into WeasyPrint's folder of fonts, not copied, and declared without XML objects.

WeasyPrint reads and writes 4 MB for the eight faces that a style sheet declares: 7 of the 13 ms that they
take of a worker's start. Fontconfig needs a name of its own for each, because its rules go by the file.
"""

from collections.abc import Callable, Iterator
from hashlib import md5
from html import escape
from pathlib import Path
from tempfile import mkdtemp
from typing import Any, Final

from weasyprint.text import fonts
from weasyprint.text.fonts import FontConfiguration

_PLAIN: Final = frozenset({'font_family', 'font_style', 'font_weight', 'src', 'unicode_range'})
"""Descriptors of a face that is understood here."""
_stock_add: Callable[..., None] = FontConfiguration.add_font_face


def install() -> None:
    """Let faces be linked that the fetcher knows as files."""
    FontConfiguration.add_font_face = _add


def _add(self: Any, descriptors: Any, fetcher: Any) -> None:
    """Add a face as `FontConfiguration.add_font_face` does; leave it what is not plain."""
    target = _linked(self, descriptors, fetcher)
    if target is None:
        _stock_add(self, descriptors, fetcher)
        return
    fonts.fontconfig.FcConfigParseAndLoadFromMemory(self._config, _rules(descriptors, target), True)
    name = str(target).encode(fonts.PREFERRED_ENCODING)
    if fonts.fontconfig.FcConfigAppFontAddFile(self._config, name):
        font_map = fonts.ffi.cast('PangoFcFontMap *', self.font_map)
        fonts.pangoft2.pango_fc_font_map_config_changed(font_map)
    else:
        target.unlink()
        _stock_add(self, descriptors, fetcher)


def _linked(self: Any, descriptors: Any, fetcher: Any) -> Path | None:
    """Return the link to a face, named as WeasyPrint would name its copy; None when it is to copy."""
    if len(descriptors['src']) != 1 or not hasattr(fetcher, 'locate'):
        return None
    ((kind, url),) = descriptors['src']
    if kind != 'external' or descriptors.keys() != _PLAIN:
        return None
    file = fetcher.locate(url)
    if file is None or _is_web_font(file):
        return None
    if self._folder is None:
        self._folder = Path(mkdtemp(prefix='weasyprint-'))
    target: Path = self._folder / md5(str(descriptors).encode(), usedforsecurity=False).hexdigest()
    try:
        target.symlink_to(file)
    except OSError:  # there already, or a system without links
        return None
    return target


def _is_web_font(file: Path) -> bool:
    with file.open('rb') as stream:
        return stream.read(3) == b'wOF'


def _rules(descriptors: Any, target: Path) -> bytes:
    """Return what tells fontconfig that a file is the face declared, in the order that WeasyPrint has."""
    test = f'<test name="file" compare="eq"><string>{escape(target.as_posix(), False)}</string></test>'
    slant = fonts.FONTCONFIG_STYLE[descriptors['font_style']]
    weight = fonts.FONTCONFIG_WEIGHT[descriptors['font_weight']]
    return (
        '<?xml version="1.0"?>\n<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">\n'
        f'<fontconfig><match target="scan">{test}<edit name="family" mode="prepend">'
        f'<string>{escape(descriptors["font_family"], False)}</string></edit>'
        f'<edit name="slant" mode="assign_replace"><const>{slant}</const></edit>'
        f'<edit name="weight" mode="assign_replace"><int>{weight}</int></edit></match>'
        f'<match target="font">{test}{"".join(_features())}'
        f'<edit name="charset" mode="assign_replace"><plus>{"".join(_ranges(descriptors))}</plus></edit>'
        '</match></fontconfig>'
    ).encode()


def _features() -> Iterator[str]:
    """Yield the features of a face that declares none: WeasyPrint names those it has by default."""
    features = fonts.font_features()
    if features:
        yield '<edit name="fontfeatures" mode="assign_replace">'
        yield from (f'<string>{key} {value}</string>' for key, value in features.items())
        yield '</edit>'


def _ranges(descriptors: Any) -> Iterator[str]:
    for each in descriptors['unicode_range']:
        yield f'<charset><range><int>0x{each.start:x}</int><int>0x{each.end:x}</int></range></charset>'
