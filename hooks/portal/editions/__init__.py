"""Which printed editions there are, what goes into each, and where each stands.

A new edition begins in `plan.py`; how it is printed belongs to `print/`.
"""
