"""The handbook as a book: pages of the site made pages of a volume, on paper and as EPUB.

pages of the site ─page─▶ pages of the book ─volume─▶ links, index ─┬─ print/handbook.html ─▶ PDF
                                                                    └─ epub ─▶ EPUB
"""
