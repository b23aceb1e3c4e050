"""HTML to tagged, fillable PDF/UA-1. The only importers of WeasyPrint and pikepdf.

html ─engine (WeasyPrint, with tagging's hook)─▶ raw PDF ─polish (pikepdf)─▶ bytes, the same each time
"""

from portal.print.pdf.engine import EngineMissingError, PrintingError, engine_problem, engine_versions, render_pdf

__all__ = ["EngineMissingError", "PrintingError", "engine_problem", "engine_versions", "render_pdf"]
