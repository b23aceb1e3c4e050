"""What a page of the site becomes: values for its template, navigation, lists such as facts and glossary, redirects.

A column on the facts page begins in `lists.py`.
"""
