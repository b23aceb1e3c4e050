"""The real content keeps the rules that are promised for it."""

from __future__ import annotations

import ast
import re
from datetime import date

from helping.sites import ROOT, small_files
from portal.checks.advice import advise
from portal.checks.assemble import build_library, read_library
from portal.checks.review import due_pages
from portal.content import model
from portal.content.library import Library
from portal.pages.lists import render_list

PRINCIPLES = {
    "competitive-employment",
    "systematic-job-development",
    "rapid-job-search",
    "integrated-services",
    "benefits-planning",
    "zero-exclusion",
    "time-unlimited-supports",
    "worker-preferences",
}
PARTS = ["meaning", "ordinary-day", "not", "mistakes", "fidelity", "vr", "names", "evidence", "check"]


def test_nothing_is_found_in_it() -> None:
    library, issues = read_library(ROOT)
    assert [str(issue) for issue in issues] == []
    assert not library.withheld


def test_every_principle_has_its_nine_parts(library: Library) -> None:
    pages = {item.slug: item for item in library.in_folder("docs/ips")}
    assert pages.keys() == PRINCIPLES
    for page in pages.values():
        ids = re.findall(r"^## .*\{ #([\w-]+) \}$", page.body.text, re.M)
        assert ids == PARTS, page.path
        assert page.body.text.count('??? check "') == 3, page.path


def test_every_component_has_its_check_of_understanding(library: Library) -> None:
    pages = {item.slug: item for item in library.in_folder("docs/ce")}
    assert pages.keys() == {"overview", "discovery", "planning", "representation"}
    for page in pages.values():
        assert page.body.text.count('??? check "') == 3, page.path


def test_the_crosswalk_has_a_row_for_each_principle(library: Library) -> None:
    assert library.crosswalk.keys() == PRINCIPLES


def test_there_are_questions(library: Library) -> None:
    assert len(library.of(model.Question)) >= 33


def test_job_center_staff_have_questions_of_their_own(library: Library) -> None:
    own = [question for question in library.of(model.Question) if question.topics[0] == "job-centers"]
    assert len(own) >= 15
    for question in own:
        assert "job-center" in question.audience, question.path
        assert question.changes, question.path
        assert "{ #who-decides }" in question.body.text or "## Who pays" in question.body.text, question.path
        assert len(library.citations(question)) >= 3, question.path


def test_a_file_of_wordings_that_outgrows_every_page_is_one_finding() -> None:
    data = b"urine test\n" * 10_000
    library, issues = build_library(small_files({"search/asked/faq/drug-testing.txt": data}))
    assert [str(issue) for issue in issues] == [
        "search/asked/faq/drug-testing.txt:1: The file holds 110,000 bytes, more than 65,536. "
        "Fix: Keep what people really type, a wording a line. [asked-form]"
    ]
    assert library.wordings(library.content["faq/drug-testing.md"]) == ("drug screen",)


def test_nothing_should_be_better(library: Library) -> None:
    """The advice that `make check` gives is taken here."""
    assert [str(issue) for issue in advise(library)] == []


def test_every_heading_has_an_id_of_its_own(library: Library) -> None:
    for item in library.content.values():
        without = [line for line in re.findall(r"^##+ .*$", _outside_fences(item.body.text), re.M) if "{ #" not in line]
        assert without == [], item.path


def _outside_fences(body: str) -> str:
    return re.sub(r"^```.*?^```", "", body, flags=re.M | re.S)


def test_nothing_from_memory_is_stated(library: Library) -> None:
    assert {fact.confidence for fact in library.facts.values()} <= {"P", "S"}


def test_no_page_states_what_must_not_be_said(library: Library) -> None:
    for item in library.content.values():
        text = re.sub(r"\s+", " ", item.body.text)
        assert not re.search(r"(?<!not )(?<!no )evidence-based[^.]{0,40}Guided Group Discovery", text), item.path
        assert not re.search(r"within five years of (the )?case closure", text), item.path


def test_templates_to_copy_are_right_as_they_are() -> None:
    files: dict[str, bytes] = {}
    for folder in ("docs", "faq", "guides"):
        for path in (ROOT / folder).rglob("*"):
            if path.suffix in (".md", ".yml"):
                name = path.relative_to(ROOT).as_posix()
                files[name.replace("/_template.md", "/a-new-one.md")] = path.read_bytes()
    _, issues = build_library(files)
    assert [str(issue) for issue in issues] == []


def rules_in_the_code() -> set[str]:
    """The third argument of every `Issue(…)`; the two that are put together are `topic-unknown` and `address-unknown`."""
    found = {"front-matter", "data-file", "topic-unknown", "address-unknown"}
    for path in (ROOT / "hooks").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Issue":
                rule = node.args[2]
                if isinstance(rule, ast.Constant):
                    found.add(str(rule.value))
    return found


def test_rules_messages_and_cases_agree() -> None:
    """Each rule that the code can report is explained, with the very message that a test freezes."""
    rules = (ROOT / "docs/contribute/rules.md").read_text(encoding="utf-8")
    frozen = [path.read_text(encoding="utf-8") for path in (ROOT / "tests/cases").rglob("*.yml")]
    frozen += [
        (ROOT / "tests" / name).read_text(encoding="utf-8")
        for name in (
            "whole/test_exits.py",
            "whole/test_setup.py",
            "checks/test_links.py",
            "text/test_injection.py",
            "text/test_bounds.py",
            "text/test_shown.py",
        )
    ]
    frozen.append((ROOT / "tests/content/test_files.py").read_text(encoding="utf-8"))
    explained = re.findall(r"^### `([a-z0-9-]+)`.*?^```\n(.+?)\n```$", rules, re.M | re.S)
    assert {name for name, _ in explained} == rules_in_the_code()
    for name, message in explained:
        assert message.endswith(f"[{name}]"), message
        if name == "stage-folder":  # its path is a test's own folder
            message = "The folder holds files already. "
        assert any(message in text for text in frozen), message


def test_published_examples_are_real_messages() -> None:
    """Messages that the pages for contributors show have the form of a finding."""
    for path in (ROOT / "docs/contribute").glob("*.md"):
        for block in re.findall(r"^```\n(.+?)\n```$", path.read_text(encoding="utf-8"), re.M | re.S):
            for line in block.splitlines():
                if "Fix:" in line:
                    assert re.fullmatch(r"[\w./-]+:\d+: .+ Fix: .+ \[[a-z0-9-]+\]", line), (path, line)


def test_a_state_is_shown_for_a_year_from_the_day_on_which_somebody_opened_its_addresses() -> None:
    row = "ak: {name: Alaska, vr: Alaska VR, vr_url: https://vr.test/, checked: 2026-12-01}\nal: {name: Alabama, rights: ADAP, rights_url: https://adap.test/}\n"
    library, issues = build_library({"docs/data/states.yml": row.encode()})
    assert issues == []
    shown = render_list("states", library, "docs/your-state.md", date(2027, 12, 1))
    assert "### Alaska { #state-ak }" in shown
    assert "- Vocational Rehabilitation: [Alaska VR](https://vr.test/)" in shown
    assert "Each address was opened on December 1, 2026." in shown
    assert "Alabama" not in shown
    assert render_list("states", library, "docs/your-state.md", date(2027, 12, 2)) == ""
    assert [(due.path, str(due.due)) for due in due_pages(library, date(2027, 12, 2), 365)] == [
        ("docs/data/states.yml:1", "2027-12-01")
    ]


def test_help_in_each_state_is_whole_without_a_single_state(library: Library) -> None:
    assert len(library.finders) == 10
    assert len(library.states) == 56
    finders = render_list("finders", library, "docs/your-state.md", date(2026, 11, 30))
    assert "Call [1-866-968-7842](tel:+18669687842) · TTY [1-866-833-2967](tel:+18668332967) · [Choose Work" in finders
    for name, finder in library.finders.items():
        assert f"### {finder.title} {{ #{name} }}" in finders
