"""The learning path: modules, their questions and the rules for these, the record, the calculators.

A rule for questions of a module begins in `quiz_rules.py`.
"""
