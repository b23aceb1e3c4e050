"""The Word edition of a worksheet. The only package that imports python-docx."""

from portal.docx.document import Phrases, render_docx

__all__ = ["Phrases", "render_docx"]
