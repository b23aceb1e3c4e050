"""What HTML an author may type: boxes for Markdown, and a few marks within a line. Everything else is refused, so that no page can
hold a script by accident or by intent.

Three walls stand one behind the other: these rules on what is typed, `live.py` on what came out of it, and the policy that each
page carries (`policy.py`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from portal.text.body import Body
from portal.text.closed import check_names
from portal.text.fields import Fields
from portal.text.issues import Issue
from portal.text.live import RUNS, is_wrong_address
from portal.text.prose import COMMENT, line_at, mask_comments

BOX = "div"
ELEMENTS = (BOX, "br", "wbr", "kbd", "sub", "sup")
ATTRIBUTES = ("class", "id", "lang", "dir", "title", "markdown")
FAMILY = "aria-"
"""Not data-…: by these the scripts of the site find what they work on."""
FENCED = re.compile(r"^(`{3,}|~{3,})[^`\n]*\n.*?^\1[`~]*[ \t]*$", re.M | re.S)
CODE = re.compile(r"(?<![\\`])(`+)(?!`)([^\n]+?)(?<!`)\1(?!`)")
TAG = re.compile(r"<(?P<slash>/?)(?P<name>[a-zA-Z!?][^\s<>/]*)(?P<rest>[^<>]*)(?P<end>>?)")
AUTOLINK = re.compile(r"<(?:https?://[^\s<>]*|[\w.+-]+@[\w.-]+)>", re.I)
ATTRIBUTE = re.compile(r"""([^\s"'<>/=]+)(?:\s*=\s*("[^"]*"|'[^']*'|[^\s"'=<>`]+))?""")
LISTED = re.compile(r"\{:?[ ]*([^}\n ][^\n]*?)[ ]*\}")
PAIR = re.compile(r"""([^\s=#.{}"']+)[ ]*=""")
QUOTED = re.compile(r"""=\s*(?:"[^"]*"|'[^']*')""")
ALLOWED = "Use '#id', '.class', or one of: class, id, lang, dir, title, aria-…."
FILE = re.compile(r"""(?P<first>[^\s"'=]+)[^"'=]*\.\w+(?:#[\w-]+)?""")
FEW = 6
"""Wrong tags that are told one by one."""
CHOICES = f"<{'>, <'.join(ELEMENTS)}>"


def check_markup(path: str, body: Body) -> Iterator[Issue]:
    """Every tag and every attribute list of a body that is not one of the allowed ones."""
    bare = _without_code(body.text)
    for match in COMMENT.finditer(bare, 0, bare.rfind("-->") + 3):
        if re.search(r"[<>]", match[0][4:-3]):
            problem = "A comment holds '<' or '>', where a browser may see its end."
            yield Issue(
                path,
                line_at(body.text, match.start(), body.first_line),
                "html",
                problem,
                "Leave them out of the comment.",
            )
    masked = AUTOLINK.sub(_blank, _without_files(body, mask_comments(bare)))
    yield from _check_tags(path, body, masked)
    for match in LISTED.finditer(masked):
        if problem := _wrong_list(match):
            yield Issue(path, line_at(body.text, match.start(), body.first_line), "html", problem, ALLOWED)
    yield from check_names(path, body, masked)


def _without_files(body: Body, masked: str) -> str:
    """The same text without targets in angle brackets, `[a map](<my map.png>)`: these are files, unless they could be elements that run."""
    for link in body.links if "](<" in masked else ():
        before, end = link.start - 1, link.start + len(link.target)
        file = FILE.fullmatch(link.target)
        if link.words is not None and masked[before] == "<" and file and file["first"].lower() not in RUNS:
            masked = f"{masked[:before]}{' ' * (end + 1 - before)}{masked[end + 1 :]}"
    return masked


def _check_tags(path: str, body: Body, masked: str) -> Iterator[Issue]:
    """Each wrong tag; where there are many, a web page was pasted in, which is one mistake."""
    told: set[str] = set()
    wrong: list[tuple[int, str]] = []
    for match in TAG.finditer(masked):
        problem = "" if match["slash"] and match["name"].lower() in told else _wrong_tag(match)
        if problem:
            told.add(match["name"].lower())
            wrong.append((line_at(body.text, match.start(), body.first_line), problem))
    fix = f"Write Markdown, put code between backticks, or use {CHOICES}."
    if len(wrong) > FEW:
        line, first = wrong[0]
        problem = f"{first} There are {len(wrong) - 1:,} more such tags, the last on line {wrong[-1][0]}."
        yield Issue(path, line, "html", problem, fix)
    else:
        yield from (Issue(path, line, "html", problem, fix) for line, problem in wrong)


def check_values(path: str, fields: Fields) -> Iterator[Issue]:
    """Tags and addresses in front matter and in data files: a value is words. Where it stands, nothing tells code from text."""
    for name, entry in fields.items():
        if isinstance(entry.value, str):
            yield from _check_value(path, name, entry.value, entry.line)
        for value, line in zip(entry.value or (), entry.item_lines, strict=False):
            yield from _check_value(path, name, value, line)


def _check_value(path: str, name: str, value: str, line: int) -> Iterator[Issue]:
    if not any(sign in value for sign in ("<", "{", "](", "]:")):
        return
    tag = re.search(r"<[a-zA-Z/!?][^\s>]*>?", value)
    if tag:
        problem = f"'{name}' holds '{tag[0]}', where words are wanted."
        yield Issue(path, line, "html", problem, "Write the words alone.")
    for match in LISTED.finditer(value):
        if problem := _wrong_list(match):
            yield Issue(path, line, "html", problem, ALLOWED)
    for link in Body(value).links:
        if link.picture:
            yield Issue(
                path, line, "html", f"'{name}' holds a picture, where words are wanted.", "Write the words alone."
            )
            continue
        if is_wrong_address(unescape(link.target)):
            problem = f"'{name}' links to '{link.target}'."
            yield Issue(path, line, "link-scheme", problem, "Link to an address that begins with https://.")


def _without_code(body: str) -> str:
    """The body with the code blanked out that Markdown is sure to see as code: narrower than what `prose` takes for it."""
    for pattern in (FENCED, CODE):
        body = pattern.sub(_blank, body)
    return body


def _blank(match: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", match[0])


def _wrong_tag(match: re.Match[str]) -> str:
    name = match["name"].lower()
    typed = f"<{match['slash']}{match['name']}>"
    if name not in ELEMENTS:
        return f"'{typed}' is no HTML for authors."
    if not match["end"]:
        return f"'{typed}' is never closed with '>'."
    if match["slash"]:
        return ""
    given = {found[1].lower(): found[2] for found in ATTRIBUTE.finditer(match["rest"].rstrip("/"))}
    names = list(given)
    bad = next((one for one in names if not _is_allowed(one)), None)
    if bad:
        return f"'{bad}' in '{typed}' is no attribute for authors."
    if name == BOX and ("markdown" not in given or given["markdown"] not in (None, '"1"')):
        return "A '<div>' has no 'markdown' in it, so what it holds would not be read as Markdown."
    return ""


def _wrong_list(match: re.Match[str]) -> str:
    bad = next((name for name in PAIR.findall(match[1]) if not _is_allowed(name)), None)
    if bad:
        return f"'{bad}' in '{match[0]}' is no attribute for authors."
    bare = next((word for word in QUOTED.sub(" ", match[1]).split() if word.lower().startswith("data-")), None)
    return f"'{bare}' in '{match[0]}' is no attribute for authors." if bare else ""


def _is_allowed(name: str) -> bool:
    return name.lower() in ATTRIBUTES or name.lower().startswith(FAMILY)
