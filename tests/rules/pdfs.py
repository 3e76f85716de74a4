"""PDF files made by hand: with words, Chinese ones too, and as a scanner makes them: a picture and no words."""

from __future__ import annotations

import zlib

__all__ = ["scan", "written"]

PAGE = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << %s >> >>"


def _file(content: bytes, resources: bytes, *others: bytes) -> bytes:
    """One page; `others` are objects from number 5 on."""
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>", PAGE % resources, stream(content), *others]
    made, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return made + b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1, table, len(objects) + 1, len(made))


def stream(data: bytes, keys: bytes = b"") -> bytes:
    packed = zlib.compress(data)
    return b"<< /Length %d /Filter /FlateDecode %s>>\nstream\n%s\nendstream" % (len(packed), keys, packed)


def written(*lines: str) -> bytes:
    """A file with these lines of text, each character by its own code, as word processors write Chinese."""
    letters = sorted(set("".join(lines)))
    codes = {letter: b"%04X" % number for number, letter in enumerate(letters, 1)}
    shown = b"".join(b"1 0 0 1 60 %d Tm <%s> Tj\n" % (780 - 20 * row, b"".join(codes[one] for one in line)) for row, line in enumerate(lines))
    to_unicode = b"/CMapName /A def 1 begincodespacerange <0000> <FFFF> endcodespacerange\n%d beginbfchar\n%sendbfchar" % (
        len(letters), b"".join(b"<%s> <%s>\n" % (codes[one], one.encode("utf-16-be").hex().upper().encode()) for one in letters))
    font = b"<< /Type /Font /Subtype /Type0 /BaseFont /A /Encoding /Identity-H /DescendantFonts [6 0 R] /ToUnicode 7 0 R >>"
    inner = b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /A /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /DW 1000 >>"
    return _file(b"BT /F 12 Tf\n" + shown + b"ET", b"/Font << /F 5 0 R >>", font, inner, stream(to_unicode))


def scan() -> bytes:
    """A grey picture over the whole page."""
    picture = stream(bytes(range(64)), b"/Type /XObject /Subtype /Image /Width 8 /Height 8 /ColorSpace /DeviceGray /BitsPerComponent 8 ")
    return _file(b"q 595 0 0 842 0 0 cm /P Do Q", b"/XObject << /P 5 0 R >>", picture)
