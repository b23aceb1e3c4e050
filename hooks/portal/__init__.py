"""Guidepost's content, from Markdown to the words that a template prints. Pure: no MkDocs, no clock, no network.

    faq/ guides/ docs/ ─read─▶ Source ─load─▶ Page │ Question │ Guide │ Worksheet ─┐
    docs/data/*.yml ────read─▶ records ─load─▶ Fact │ SourceRecord │ Term │ Words … ─┴─▶ Library ─check─▶ Issues
    Library ─▶ views ─▶ templates ─▶ Markdown and HTML        Library ─▶ feeds, search, staged tree

Verbs: `read` (bytes to Source), `load` (Source to model), `check` (model to Issues), `parse` (text to value), `plan` (derive),
`render` (value to text). Writing to disk is the adapter's and the commands' affair.
"""
