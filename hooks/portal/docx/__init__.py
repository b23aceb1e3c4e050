"""The Word edition of a worksheet. The only package that imports python-docx."""

from portal.docx.document import render_docx
from portal.docx.imprint import Phrases

__all__ = ["Phrases", "render_docx"]
