"""The Word edition of a worksheet. The only package that imports python-docx."""

from portal.docx.document import Words, render_docx

__all__ = ["Words", "render_docx"]
