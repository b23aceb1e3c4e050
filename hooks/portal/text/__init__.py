"""What authors type: bytes, front matter, Markdown, links and HTML, each with its line, and findings about them.

A rule on what may be typed in any file begins here; what a finding is stands in `issues.py`.
"""
