"""Pictures that are drawn from data: `rows.py` reads a row of `docs/data/pictures.yml`, `shapes.py` makes tables and lists of the rows,
and `marks.py` draws the bars and dots in them.

Every word stays a word of the page, so a picture is read aloud, enlarged, searched and printed like a table. Another shape begins in
`shapes.py`.
"""

from portal.pages.drawings.marks import draw_marks as draw_marks
