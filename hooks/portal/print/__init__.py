"""Pages of the site as paper: slips, posters and bound editions here, their files in `pdf/`, `word/` and `handbook/`.

Which editions there are is decided in `editions/`; `all_editions.py` makes them.
"""
