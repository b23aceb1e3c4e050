"""What is done to the text of a page when it is put into its frame, on screen alone: paper gets it as it was."""

from __future__ import annotations

import re
from collections import Counter

PERMALINK = '<a class="headerlink"'
TABLE = re.compile(r"<table>.*?</table>", re.S)
BACK = re.compile(r'<a class="footnote-backref" href="#fnref(?P<use>\d*):(?P<note>[^"]+)" title="(?P<title>[^"]*)"')


def dress(html: str) -> str:
    """The text with quiet permalinks, boxes in which wide tables scroll, and links back from notes that each have a name."""
    html = html.replace(PERMALINK, f'{PERMALINK} tabindex="-1" aria-hidden="true"')
    html = TABLE.sub(lambda table: f'<div class="gp-wide">{table[0]}</div>', html)
    uses = Counter(back["note"] for back in BACK.finditer(html))
    return BACK.sub(lambda back: _named(back, uses[back["note"]]), html)


def _named(back: re.Match[str], uses: int) -> str:
    """A link back, named by its note, and where the text uses that note more than once, by the place that it leads to."""
    name = back["title"] + (f", place {back['use'] or 1} of {uses}" if uses > 1 else "")
    return f'<a class="footnote-backref" href="#fnref{back["use"]}:{back["note"]}" aria-label="{name}"'
