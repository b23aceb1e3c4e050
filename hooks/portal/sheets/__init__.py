"""Worksheets: kinds of fields and their rules, forms on the page, gathering from other sheets, the gallery.

A new kind of field begins in `fields.py`; `form.py` draws it on the page, and `print/word/` in the Word file.
"""
