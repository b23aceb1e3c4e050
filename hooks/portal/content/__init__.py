"""What content is: each kind with its keys, facts, fixed words, and the library that holds it all.

A new key of front matter or of a data file is declared in `model.py`, which checks it, words its message and writes the reference.
"""
