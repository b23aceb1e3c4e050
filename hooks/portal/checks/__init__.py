"""The library put together, and rules for pages and questions that need more than one file.

A rule for questions of the FAQ begins in `page.py`, for questions of a module in `learn/quiz_rules.py`. A rule that one kind keeps by
itself is in the wing of that kind. Each rule is explained by hand in `docs/contribute/rules.md`, under the name that its message ends
with.
"""
