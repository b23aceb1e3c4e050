"""The library put together, and rules for pages and questions that need more than one file.

A rule for questions of the FAQ begins in `page.py`. A rule that one kind keeps by itself is in the wing of that kind.
"""
