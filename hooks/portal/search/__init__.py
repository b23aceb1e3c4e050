"""What search knows of each page, packed for the browser.

Words of readers stand in the folder `search` at the top of the repository: `search/asked` for one page, `search/everyday.yml` for all.
A new list of words begins in `vocabulary.py`. How results are ranked is a script: see `overrides/assets/javascripts/search/`.
"""
