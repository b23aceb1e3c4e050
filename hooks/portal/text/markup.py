"""What HTML an author may type: boxes for Markdown, and a few marks within a line. Everything else is refused, so that no page can
hold a script by accident or by intent.

Three walls stand one behind the other: these rules on what is typed, `live_parts` on what came out of it, and the policy that each
page carries (`policy.py`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from html.parser import HTMLParser

from portal.text.body import Body
from portal.text.fields import Fields
from portal.text.issues import Issue
from portal.text.links import OUTSIDE, scheme_of
from portal.text.prose import COMMENT, line_at

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
RUNS = frozenset([
    "script", "style", "iframe", "frame", "frameset", "object", "embed", "applet", "link", "meta", "base", "form", "svg", "math",
    "template", "portal",
])  # fmt: skip
ADDRESSES = frozenset(
    ["href", "src", "action", "formaction", "data", "poster", "cite", "background", "srcdoc", "xlink:href"]
)
LOADED = ("src", "poster", "data", "background")
"""What a browser asks for by itself; the others only lead somewhere."""
EVENTS = ("on[a-z]+", "style", "srcdoc")
ALLOWED = "Use '#id', '.class', or one of: class, id, lang, dir, title, aria-…."
CHOICES = f"<{'>, <'.join(ELEMENTS)}>"


DOUBTFUL = (
    re.compile(rf"<(?:{'|'.join(sorted(RUNS))})\b"),
    # Few letters begin such a name, and to look at one letter first takes half of the time.
    re.compile(
        rf"""[\s/"'](?=[{"".join(sorted({name[0] for name in (*ADDRESSES, *EVENTS)}))}])(?:(?:{"|".join(EVENTS)})\s*="""
        rf"""|(?:{"|".join(LOADED)})\s*=\s*["'][^"']*[:&]"""
        rf"""|(?:{"|".join(sorted(ADDRESSES))})\s*=\s*(?!"(?!//)(?:(?:https?|mailto|tel):|#[^"&\\]*"|[#?./\w-][^":&\\]*"|")))"""
    ),
)
"""What a finished page seldom holds, in small letters. Only then it is worth being taken apart, which takes a hundred times as long."""


def check_markup(path: str, body: Body) -> Iterator[Issue]:
    """Every tag and every attribute list of a body that is not one of the allowed ones."""
    bare = _without_code(body.text)
    for match in COMMENT.finditer(bare):
        if re.search(r"[<>]", match[0][4:-3]):
            problem = "A comment holds '<' or '>', where a browser may see its end."
            yield Issue(
                path,
                line_at(body.text, match.start(), body.first_line),
                "html",
                problem,
                "Leave them out of the comment.",
            )
    masked = AUTOLINK.sub(_blank, COMMENT.sub(_blank, bare))
    told: set[str] = set()
    for match in TAG.finditer(masked):
        problem = "" if match["slash"] and match["name"].lower() in told else _wrong_tag(match)
        if problem:
            told.add(match["name"].lower())
            fix = f"Write Markdown, put code between backticks, or use {CHOICES}."
            yield Issue(path, line_at(body.text, match.start(), body.first_line), "html", problem, fix)
    for match in LISTED.finditer(masked):
        if problem := _wrong_list(match):
            yield Issue(path, line_at(body.text, match.start(), body.first_line), "html", problem, ALLOWED)


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
        if _is_wrong_address(unescape(link.target)):
            problem = f"'{name}' links to '{link.target}'."
            yield Issue(path, line, "link-scheme", problem, "Link to an address that begins with https://.")


def live_parts(html: str) -> list[str]:
    """What in finished HTML could run or load something: elements, handlers, addresses. Empty for a page as it should be."""
    small = html.lower()
    return read_live_parts(html) if any(pattern.search(small) for pattern in DOUBTFUL) else []


def read_live_parts(html: str) -> list[str]:
    """The same, with every element taken apart."""
    reader = _Reader(convert_charrefs=True)
    reader.feed(html)
    reader.close()
    return reader.found


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
    return f"'{bad}' in '{match[0]}' is no attribute for authors." if bad else ""


def _is_allowed(name: str) -> bool:
    return name.lower() in ATTRIBUTES or name.lower().startswith(FAMILY)


def _is_wrong_address(typed: str, *, loaded: bool = False) -> bool:
    """Whether a browser would run it, or take it for another host: it skips blanks and reads a backslash as a slash."""
    address = re.sub(r"[\x00-\x20]", "", typed)
    if scheme := scheme_of(address):
        return loaded or scheme not in OUTSIDE
    return address.startswith("\\") or address.replace("\\", "/").startswith("//")


class _Reader(HTMLParser):
    """Sees every tag as it is written, also one that a tree would leave out or put elsewhere, such as a second `<body onload=…>`."""

    def __init__(self, *, convert_charrefs: bool) -> None:
        super().__init__(convert_charrefs=convert_charrefs)
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name.lower(): value or "" for name, value in attrs}
        is_data = tag == "script" and given.get("type", "").lower() == "application/json"
        is_form = tag == "form" and not given.get("action")
        if tag in RUNS and not (is_data or is_form):
            self.found.append(f"<{tag}>")
        for name, value in given.items():
            if name.startswith("on") or name in ("style", "srcdoc"):
                self.found.append(f"{name}=")
            elif name in ADDRESSES and _is_wrong_address(value, loaded=name in LOADED):
                self.found.append(f"{name}={value[:40]}")
