"""The Word edition of a worksheet. The only package that imports python-docx."""

from portal.print.word.document import render_docx

__all__ = ["render_docx"]
