"""Guidepost's content, from Markdown to all that readers get. Pure: no MkDocs, no clock, no network.

    faq/ guides/ docs/ ─text▶ Source ─content▶ Page │ Question │ Guide │ Worksheet │ Fact │ Words … ─checks▶ Library, Issues

    Library ─┬─sheets▶ forms, gallery            learn▶ modules, quizzes       groups▶ timetables, planner, runner ─┐
             ├─pages▶ template values, navigation, lists, redirects ◀──────────────────────────────────────────────┘
             ├─search▶ search/index.js           sharing▶ feeds, faq.json, cards
             └─editions▶ what is printed, from the HTML of the pages ─print▶ PDF, Word, EPUB
    built site ─publish▶ bundles, hashed names, headers, the copy for a disk

Twelve wings, each of which imports only those before it: text, content, editions, search, sharing, publish, sheets, learn,
groups, print, pages, checks. Above them stands what somebody runs: `build` (a host), `check` (an author), `stage` (another
generator).

Verbs: `read` (bytes to Source), `load` (Source to model), `check` (model to Issues), `parse` (text to value), `plan` (derive),
`render` (value to text). Writing to disk is the adapter's and the commands' affair.
"""
