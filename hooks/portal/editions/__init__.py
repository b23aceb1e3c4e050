"""Which printed editions there are, what goes into each, and where each stands.

A new edition begins in `plan.py`. How it is printed belongs to `print/` and to the templates of `overrides/print/`; pages offer it by
`overrides/partials/editions.html`.
"""
