"""What a press file says about itself, as XMP (ISO 16684-1): the same facts, the same bytes."""

from collections.abc import Iterable
from html import escape

from booklet.press.pdf.facts import PRODUCER, Facts

NAMESPACES = {
    'dc': 'http://purl.org/dc/elements/1.1/',
    'pdf': 'http://ns.adobe.com/pdf/1.3/',
    'pdfxid': 'http://www.npes.org/pdfx/ns/id/',
    'xmp': 'http://ns.adobe.com/xap/1.0/',
    'xmpMM': 'http://ns.adobe.com/xap/1.0/mm/',
}

_PACKET = '''<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
 <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
  <rdf:Description rdf:about=""
{namespaces}>
{properties}
  </rdf:Description>
 </rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>
'''


def xmp_packet(facts: Facts, more: Iterable[tuple[str, str]]) -> bytes:
    """Return the packet of `facts` and `more`, simple properties with their prefix: `pdf:Trapped`."""
    date = facts.moment.isoformat()
    properties = [
        _property('dc:title', _container('Alt', facts.title, ' xml:lang="x-default"')),
        _property('dc:creator', _container('Seq', facts.author)),
        _property('dc:language', _container('Bag', facts.language)),
        _property('pdf:Producer', PRODUCER),
        _property('xmp:CreatorTool', PRODUCER),
        *(_property(f'xmp:{name}', date) for name in ('CreateDate', 'ModifyDate', 'MetadataDate')),
        *(_property(name, escape(value)) for name, value in more),
    ]
    namespaces = '\n'.join(f'    xmlns:{prefix}="{address}"' for prefix, address in NAMESPACES.items())
    return _PACKET.format(namespaces=namespaces, properties='\n'.join(properties)).encode()


def _property(name: str, value: str) -> str:
    return f'   <{name}>{value}</{name}>'


def _container(kind: str, value: str, attributes: str = '') -> str:
    return f'<rdf:{kind}><rdf:li{attributes}>{escape(value)}</rdf:li></rdf:{kind}>'
