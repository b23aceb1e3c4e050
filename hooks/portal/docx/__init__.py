"""The Word edition of a worksheet. The only package that imports python-docx."""

from portal.docx.document import render_docx

__all__ = ["render_docx"]
