"""What search knows of each page, packed for the browser.

How results are ranked is a script: see `overrides/assets/javascripts/`.
"""
