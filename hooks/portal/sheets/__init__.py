"""Worksheets: kinds of fields and their rules, forms on the page, gathering from other sheets, the gallery.

A new kind of field begins in `fields.py`; `form.py` draws it on the page and in the PDF, `print/word/` in the Word file, and
`overrides/assets/javascripts/sheet/words.mjs` reads what was typed into it.
"""
