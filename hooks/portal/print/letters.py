"""The letters with which a page fills in our PDFs: a typeface ready to be put into one, for what the sheet's own typeface hasn't.

A printed sheet holds the letters of Western Europe. This file holds those of all languages that are written in Latin, Greek or Cyrillic
letters, Vietnamese among them. A page fetches it when somebody takes a filled sheet along whose words need it.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

import pikepdf
from fontTools import subset
from fontTools.merge import Merger
from fontTools.ttLib import TTFont
from pikepdf import Array, Dictionary, Name

FAMILY = "NotoSans"
LETTERS = frozenset(
    letter
    for first, last in (
        (0x20, 0x250), (0x253, 0x258), (0x259, 0x25C), (0x268, 0x26A), (0x2B9, 0x2BD), (0x370, 0x530), (0x1E00, 0x2000),
        (0x2010, 0x2060), (0x20A0, 0x20C1), (0x2100, 0x2150), (0x2190, 0x2194), (0x2212, 0x2213),
    )
    for letter in range(first, last)
)  # fmt: skip
UNUSED = ("GSUB", "GPOS", "GDEF", "STAT", "gasp", "fpgm", "prep", "cvt ")
BLOCK = 100
"""Lines of one block of a CMap: ISO 32000-1, 9.10.3."""
CMAP = """/CIDInit /ProcSet findresource begin 12 dict begin begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def /CMapName /Adobe-Identity-UCS def /CMapType 2 def
1 begincodespacerange <0000> <FFFF> endcodespacerange
{blocks}
endcmap CMapName currentdict /CMap defineresource pop end end"""


def render_letters(*pieces: bytes) -> bytes:
    """One PDF font of the pieces of a typeface, each of them a WOFF2 file of TrueType outlines, in a PDF that names it `/Letters`."""
    font = _join([_cut(piece) for piece in pieces])
    letters = {font.getGlyphID(name): code for code, name in sorted(font.getBestCmap().items(), reverse=True)}
    raw = io.BytesIO()
    font.save(raw, reorderTables=None)
    with pikepdf.new() as pdf:
        pdf.Root.Letters = _font(pdf, font, raw.getvalue(), letters)
        out = io.BytesIO()
        pdf.save(out, deterministic_id=True, compress_streams=True)
    return out.getvalue()


def _cut(piece: bytes) -> io.BytesIO:
    font = TTFont(io.BytesIO(piece), recalcTimestamp=False)
    font.flavor = None
    options = subset.Options(layout_features=[], notdef_outline=True, hinting=False)
    options.drop_tables += UNUSED
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=LETTERS & font.getBestCmap().keys())
    cutter.subset(font)
    out = io.BytesIO()
    font.save(out)
    out.seek(0)
    return out


def _join(pieces: Sequence[io.BytesIO]) -> Any:
    dated = TTFont(pieces[0])["head"].modified
    font = Merger().merge(pieces)
    font.recalcTimestamp = False
    font["head"].created = font["head"].modified = dated  # and not now, so that the same pieces give the same bytes
    return font


def _font(pdf: pikepdf.Pdf, font: Any, raw: bytes, letters: dict[int, int]) -> Any:
    """ISO 32000-1, 9.7: a composite font whose codes are the numbers of its glyphs."""
    scale = 1000 / font["head"].unitsPerEm
    head, heights, name = font["head"], font["hhea"], Name(f"/GPLETR+{FAMILY}")
    widths = [round(font["hmtx"][glyph][0] * scale) for glyph in font.getGlyphOrder()]
    box = [round(value * scale) for value in (head.xMin, head.yMin, head.xMax, head.yMax)]
    descriptor = Dictionary(
        Type=Name.FontDescriptor, FontName=name, Flags=4, FontBBox=Array(box), ItalicAngle=0, StemV=80,
        Ascent=round(heights.ascent * scale), Descent=round(heights.descent * scale), CapHeight=714,
        FontFile2=pdf.make_stream(raw, Length1=len(raw)),
    )  # fmt: skip
    drawn = Dictionary(
        Type=Name.Font, Subtype=Name.CIDFontType2, BaseFont=name, CIDToGIDMap=Name.Identity, DW=1000,
        CIDSystemInfo=Dictionary(Registry="Adobe", Ordering="Identity", Supplement=0), W=Array([0, Array(widths)]),
        FontDescriptor=pdf.make_indirect(descriptor),
    )  # fmt: skip
    return pdf.make_indirect(
        Dictionary(
            Type=Name.Font, Subtype=Name.Type0, BaseFont=name, Encoding=Name("/Identity-H"),
            DescendantFonts=Array([pdf.make_indirect(drawn)]), ToUnicode=pdf.make_stream(_cmap(letters).encode()),
        )
    )  # fmt: skip


def _cmap(letters: dict[int, int]) -> str:
    lines = [
        f"<{glyph:04X}> <{chr(code).encode('utf-16-be').hex().upper()}>" for glyph, code in sorted(letters.items())
    ]
    blocks = (lines[first : first + BLOCK] for first in range(0, len(lines), BLOCK))
    return CMAP.format(blocks="\n".join(f"{len(b)} beginbfchar\n{chr(10).join(b)}\nendbfchar" for b in blocks))
