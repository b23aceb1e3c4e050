"""The PDF engine: what it mends in WeasyPrint's output, one fault at a time, and that it gives the same bytes each time.

Each fault is shown twice: with our function the value is right, without it the fault is back. Where a release of WeasyPrint mends
one, the second half fails and tells us that the function may go.
"""

from __future__ import annotations

import io
import multiprocessing
import threading
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from helping.browser import Quiet, serve
from portal.print.page import print_part
from portal.print.pdf import PrintingError, polish, render_pdf, tagging
from portal.print.pdf.press import in_words, press

pytestmark = pytest.mark.usefixtures("printing")
ROWS = "".join(f"<tr><th scope='row'>Row {n}</th><td>{n}</td></tr>" for n in range(60))
PAGE = f"""<!doctype html><html lang="en"><head><title>A sheet</title><style>
@page {{ size: Letter; @bottom-left {{ content: "Page " counter(page); }} }}
thead {{ display: table-header-group }} input {{ appearance: auto }} li.plain {{ list-style: none }}
</style></head><body><main>
<h1 id="top">A sheet</h1>
<p>In Spanish: <em lang="es">empleo con apoyo</em>. <strong>Read this.</strong> <a href="#end">The end</a></p>
<ol><li><p>One</p></li><li><p>Two</p></li></ol><ul><li>Dot</li></ul>
<img src="data:image/svg+xml;base64,PHN2ZyB4bWxucz0iaHR0cDovL3d3dy53My5vcmcvMjAwMC9zdmciIHdpZHRoPSI5IiBoZWlnaHQ9IjkiPjxyZWN0IHdpZHRoPSI5IiBoZWlnaHQ9IjkiLz48L3N2Zz4=" alt="A square">
<img src="data:image/svg+xml;base64,PHN2ZyB4bWxucz0iaHR0cDovL3d3dy53My5vcmcvMjAwMC9zdmciIHdpZHRoPSI5IiBoZWlnaHQ9IjkiPjxyZWN0IHdpZHRoPSI5IiBoZWlnaHQ9IjkiLz48L3N2Zz4=" alt="">
<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9" aria-hidden="true"><rect width="9" height="9"/></svg>
<form><p><label for="a">Your name</label> <input id="a" name="a" type="text"></p>
<p>Which? <input type="radio" name="r" aria-label="Which?: yes"> <input type="radio" name="r" aria-label="Which?: no"></p>
<table><thead><tr><th>Who</th><th>Number</th></tr></thead><tbody>{ROWS}<tr><th scope="row">Last</th><td><input name="b" type="text" aria-label="Last: Number"></td></tr></tbody></table></form>
<h2 id="end">End</h2></main></body></html>"""


def made() -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(render_pdf(PAGE)))


def tags(pdf: pikepdf.Pdf) -> Counter[str]:
    return Counter(str(element.S) for element, _ in polish.elements(pdf))


def widgets(pdf: pikepdf.Pdf) -> list[Any]:
    return [a for page in pdf.pages for a in page.get("/Annots", []) if a.Subtype == "/Widget"]


def loose_marks(pdf: pikepdf.Pdf) -> int:
    """Marked content whose tag hangs in no tree."""
    live = {element.objgen for element, _ in polish.elements(pdf)}
    numbers = pdf.Root.StructTreeRoot.ParentTree.Nums
    lists = [numbers[n + 1] for n in range(0, len(numbers), 2) if isinstance(numbers[n + 1], pikepdf.Array)]
    return sum(isinstance(o, pikepdf.Dictionary) and o.objgen not in live for marks in lists for o in marks)


def languages(pdf: pikepdf.Pdf) -> list[str]:
    return [str(element.Lang) for element, _ in polish.elements(pdf) if "/Lang" in element]


def numbering(pdf: pikepdf.Pdf) -> list[str]:
    lists = [e for e, _ in polish.elements(pdf) if e.S == "/L"]
    return [str(e.A.ListNumbering) if "/A" in e else "" for e in lists]


def descriptions(pdf: pikepdf.Pdf) -> list[str]:
    return [str(a.Contents) for page in pdf.pages for a in page.get("/Annots", []) if a.Subtype == "/Link"]


def scopes(pdf: pikepdf.Pdf) -> set[str]:
    return {str(e.A.get("/Scope", "")) for e, _ in polish.elements(pdf) if e.S == "/TH"}


def figure_is_on_the_page(pdf: pikepdf.Pdf) -> bool:
    box = next(e.A.BBox for e, _ in polish.elements(pdf) if e.S == "/Figure")
    return 500 < float(box[1]) < float(box[3]) < 792


FAULTS: dict[str, tuple[Any, str, Callable[[pikepdf.Pdf], Any], Any, Any]] = {
    "a table over two pages is one table": (tagging, "join_fragments", lambda p: tags(p)["/Table"], 1, 3),
    "emphasis is told apart": (tagging, "name_missing_tags", lambda p: tags(p)["/NonStruct"] < 5, True, False),
    "a label in a line is no paragraph": (tagging, "keep_labels_in_their_line", lambda p: tags(p)["/P"], 8, 9),
    "lists say how they are numbered": (tagging, "number_lists", numbering, ["/Decimal", "/Disc"], ["", ""]),
    "a phrase keeps its language": (tagging, "keep_languages", languages, ["es"], []),
    "a field in a table is named": (
        tagging,
        "name_widgets_by_aria_label",
        lambda p: str(widgets(p)[-1].TU),
        "Last: Number",
        "b",
    ),
    "a link is described by its words": (tagging, "name_links_by_their_words", descriptions, ["The end"], ["end"]),
    "a picture without words is decoration": (tagging, "is_decoration", lambda p: tags(p)["/Figure"], 1, 3),
    "an item's paragraph is in its body": (
        polish,
        "wrap_content_of_list_items",
        lambda p: tags(p)["/LBody"] >= 3,
        True,
        False,
    ),
    "header cells have a scope": (polish, "scope_header_cells", scopes, {"/Column", "/Row"}, {""}),
    "a figure's box is where the figure is": (polish, "place_figures", figure_is_on_the_page, True, False),
    "footers are artifacts": (polish, "turn_loose_content_into_artifacts", loose_marks, 0, 9),
    "links are printed": (polish, "print_links", lambda p: int(p.pages[0].Annots[0].get("/F", 0)), 4, 0),
    "nothing asks a viewer to draw fields anew": (
        polish,
        "finish_widgets",
        lambda p: "/NeedAppearances" in p.Root.AcroForm,
        False,
        True,
    ),
    "radio buttons are listed once": (
        polish,
        "_leave_radio_buttons_to_their_group",
        lambda p: len(p.Root.AcroForm.Fields),
        3,
        5,
    ),
    "only linked places have names": (
        polish,
        "drop_unused_destinations",
        lambda p: len(p.Root.Names.Dests.Names) // 2,
        1,
        3,
    ),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_of_the_engine_is_mended_and_is_still_there_without_us(
    fault: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    module, name, measure, right, wrong = FAULTS[fault]
    assert measure(made()) == right
    without: Callable[..., Any] = tagging._tag_of if name == "name_missing_tags" else lambda *_, **__: False
    monkeypatch.setattr(module, name, without)
    assert measure(made()) == wrong


def test_the_same_input_gives_the_same_bytes() -> None:
    assert render_pdf(PAGE) == render_pdf(PAGE)


def test_a_document_asks_nobody_for_anything(tmp_path: Path) -> None:
    asked: list[str] = []

    class Ear(Quiet):
        def log_request(self, *_: object) -> None:
            asked.append(self.path)

    with serve(tmp_path, Ear) as address:
        page = PAGE.replace("<p>", f'<p><img src="{address}/x.png" alt="A map">', 1)
        assert page != PAGE
        with pytest.raises(PrintingError, match=r"^Failed to load image at 'http://127\.0\.0\.1"):
            render_pdf(page)
    assert asked == []


@pytest.mark.parametrize("found", [b"", b"no letters at all"], ids=["gone", "spoiled"])
def test_a_document_is_not_printed_in_other_letters_than_ours(found: bytes) -> None:
    """The engine would only mention it, and the wrong letters would be kept for every build to come."""
    files = {"ours.woff2": found} if found else {}
    style = "<style>@font-face { font-family: Ours; src: url(ours.woff2) } p { font-family: Ours }</style>"
    with pytest.raises(PrintingError, match=r"^Font-face .*Ours"):
        render_pdf(PAGE.replace("</head>", f"{style}</head>"), files)


def test_a_process_that_was_ended_while_it_printed_is_said_in_a_line(tmp_path: Path) -> None:
    done = threading.Event()

    def end_them() -> None:
        while not done.wait(0.01):
            processes = multiprocessing.active_children()
            if (
                len(processes) == 2
            ):  # all are there: the standard library's pool can't bear an end while it starts another
                for process in processes:
                    process.kill()
                return

    documents = {f"{name}.pdf": saying(name) for name in "abcd"}
    ending = threading.Thread(target=end_them)
    ending.start()
    try:
        with pytest.raises(PrintingError, match=r"^a process that printed was ended from outside"):
            press(documents, {}, cache=tmp_path, tell=lambda _: None, processes=2)
    finally:
        done.set()
        ending.join()


def test_the_hook_is_gone_when_the_document_is_done() -> None:
    render_pdf(PAGE)
    from weasyprint.pdf import tags as engine

    assert engine._build_box_tree is tagging._build
    assert tagging._trees == {}


def saying(words: str) -> str:
    return PAGE.replace("Read this.", words)


def test_while_it_prints_it_says_every_ten_seconds_how_many_are_left_and_about_how_long(tmp_path: Path) -> None:
    """Four documents of one size, by a clock that says 20 after the first, 40 after the second, 45 after the third."""
    told: list[str] = []
    looks = iter([0.0, 20.0, 40.0, 40.0, 45.0, 60.0])
    documents = {f"{name}.pdf": saying(f"Same {name}") for name in "abcd"}
    press(documents, {}, cache=tmp_path, tell=told.append, now=lambda: next(looks), processes=1)
    assert told == ["Printing 4 of 4 editions", "  2 of 4 editions left, about 40 seconds"]
    assert [in_words(left) for left in (2, 44, 94, 95, 180)] == [
        "10 seconds",
        "40 seconds",
        "90 seconds",
        "2 minutes",
        "3 minutes",
    ]


def test_only_what_is_kept_is_given_and_nothing_is_printed(tmp_path: Path) -> None:
    told: list[str] = []
    first = press({"a.pdf": saying("One")}, {}, cache=tmp_path, tell=told.append)
    told.clear()
    documents = {"a.pdf": saying("One"), "b.pdf": saying("Two")}
    assert press(documents, {}, cache=tmp_path, tell=told.append, only_kept=True) == first
    assert told == []


def test_what_did_not_change_is_not_printed_again(tmp_path: Path) -> None:
    told: list[str] = []
    first = press({"a.pdf": saying("One"), "b.pdf": saying("Two")}, {}, cache=tmp_path, tell=told.append)
    assert told[0] == "Printing 2 of 2 editions"
    told.clear()
    second = press({"a.pdf": saying("One"), "b.pdf": saying("Three")}, {}, cache=tmp_path, tell=told.append)
    assert told == ["Printing 1 of 2 editions"]
    assert second["a.pdf"] == first["a.pdf"]
    assert second["b.pdf"] != first["b.pdf"]


def test_a_style_prints_anew_what_names_it_and_nothing_else(tmp_path: Path) -> None:
    """By way of another style too. A document can load nothing that it does not name, so nothing else can shape it."""
    red = PAGE.replace("</head>", '<link rel="stylesheet" href="styles/red.css"></head>')
    files = {"styles/red.css": b"@import url(ink.css);", "styles/ink.css": b"p { color: red }", "large.css": b""}
    told: list[str] = []
    before = press({"a.pdf": red, "b.pdf": PAGE}, files, cache=tmp_path, tell=told.append)
    press(
        {"a.pdf": red, "b.pdf": PAGE}, {**files, "large.css": b"p { font-size: 9em }"}, cache=tmp_path, tell=told.append
    )
    assert told == ["Printing 2 of 2 editions"]
    told.clear()
    files["styles/ink.css"] = b"p { color: blue }"
    after = press({"a.pdf": red, "b.pdf": PAGE}, files, cache=tmp_path, tell=told.append)
    assert told == ["Printing 1 of 2 editions"]
    assert after["a.pdf"] != before["a.pdf"]


@pytest.mark.parametrize(
    "spoil", [lambda data: data[: len(data) // 2], lambda data: data.replace(b"/Page", b"/Pige"), lambda _: b""]
)
def test_a_cached_file_that_a_disk_spoiled_is_made_anew(tmp_path: Path, spoil: Callable[[bytes], bytes]) -> None:
    whole = press({"a.pdf": PAGE}, {}, cache=tmp_path, tell=lambda _: None)["a.pdf"]
    cached = next(tmp_path.glob("*.pdf"))
    cached.write_bytes(spoil(cached.read_bytes()))
    assert press({"a.pdf": PAGE}, {}, cache=tmp_path, tell=lambda _: None)["a.pdf"] == whole


def test_two_cached_files_in_each_others_place_are_made_anew(tmp_path: Path) -> None:
    documents = {"a.pdf": saying("One"), "b.pdf": saying("Two")}
    before = press(documents, {}, cache=tmp_path, tell=lambda _: None)
    one, two = tmp_path.glob("*.pdf")
    data = one.read_bytes()
    one.write_bytes(two.read_bytes())
    two.write_bytes(data)
    assert press(documents, {}, cache=tmp_path, tell=lambda _: None) == before


def test_a_pool_gives_the_same_bytes_as_one_process(tmp_path: Path) -> None:
    documents = {f"{name}.pdf": saying(name) for name in "abcd"}
    one = press(documents, {}, cache=tmp_path / "one", tell=lambda _: None, processes=1)
    two = press(documents, {}, cache=tmp_path / "two", tell=lambda _: None, processes=2)
    assert one == two


def test_an_acronym_within_a_link_is_no_second_link() -> None:
    html = '<p><a href="https://example.org/">The <abbr title="T">IPS</abbr> page</a>, <abbr title="T">IPS</abbr></p>'
    made = print_part(html, page="faq/", prefix="", context="", inside={}, host="")
    assert made == '<p><a href="https://example.org/">The IPS page</a>, <abbr title="T">IPS</abbr></p>'
