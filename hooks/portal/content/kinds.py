"""What the code knows of the content by name: its folders, the kinds of files in them, kinds of editions, and single pages."""

from __future__ import annotations

from dataclasses import dataclass

from portal.content.model import Guide, Module, Page, Question, Worksheet
from portal.text.tongues import ROOTS as ROOTS
from portal.text.tongues import without_tongue

DOCS = "docs"
QUESTIONS = "faq"
GROUPS = "guides"
LEARN = "docs/learn"
BENEFITS = "docs/work-and-benefits"
RIGHTS = "docs/rights"
PRINCIPLES = "docs/ips"
FORMS = f"{PRINCIPLES}/forms"
COMPONENTS = "docs/ce"
CRAFT = "docs/ce/craft"
CONTRIBUTE = "docs/contribute"
DECISIONS = "docs/decisions"
GUIDES = "guides/discovery"
WORKSHEETS = "guides/worksheets"
DATA = "docs/data"
HOME_PAGE = "docs/index.md"
FACTS_PAGE = "docs/facts.md"
PLANNER = "guides/discovery/plan/index.md"
MY_FOLDER = "guides/worksheets/my-folder.md"
CROSSWALK = "docs/crosswalk.md"

RUN_SHEET = "run-sheet"
ENDINGS = {"pdf": ".pdf", "large-print": "-large-print.pdf", "docx": ".docx", "pack": "-pack.pdf"}
ALL = frozenset(ENDINGS)
"""The kinds that the build makes. A page links to none that a build leaves out."""


def is_in(path: str, folder: str) -> bool:
    """Whether a file stands in a folder, however deep."""
    return path.startswith(f"{folder}/")


def topic_address(topic: str) -> str:
    """Where the questions of a topic are listed, counted from the root of the site."""
    return f"{QUESTIONS}/#{topic}"


def topic_at(address: str) -> str:
    """The topic whose questions are listed at an address; empty where it is another address."""
    prefix = topic_address("")
    return address.removeprefix(prefix) if address.startswith(prefix) else ""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of file: which class it loads into, which template shows it, and how a message names it."""

    cls: type[Page] | type[Module] | type[Question] | type[Guide] | type[Worksheet]
    template: str
    name: str


HOME = Kind(Page, "home.html", "page")
PAGE = Kind(Page, "page.html", "page")
MODULE = Kind(Module, "learn.html", "module")
PLAN = Kind(Page, "plan.html", "page")
QUESTION = Kind(Question, "question.html", "question")
GUIDE = Kind(Guide, "guide.html", "guide")
WORKSHEET = Kind(Worksheet, "worksheet.html", "worksheet")
DATA_FILES = frozenset(f"{DATA}/{name}.yml" for name in (
    "crosswalk", "errands", "facts", "finders", "links", "moved", "pictures", "sources", "states", "terms", "topics", "variants", "words",
))  # fmt: skip
"""All that the build reads there."""
OPEN_DATA = {f"{DATA}/facts.yml", f"{DATA}/sources.yml"}
FRONT_PAGES = {HOME_PAGE: HOME, PLANNER: PLAN}
QUESTION_FOLDERS = (QUESTIONS, BENEFITS, RIGHTS)
"""Where questions stand; the general list first."""
FOLDERS = {LEARN: MODULE, GUIDES: GUIDE, WORKSHEETS: WORKSHEET, **dict.fromkeys(QUESTION_FOLDERS, QUESTION)}
AMONG_MODULES = {
    f"{LEARN}/{name}.md": PAGE for name in ("supervisors", "calculators", "record", "again", "team", "cohort")
}
"""The single pages that stand beside the path and are no part of it."""
AMONG_SHEETS = {MY_FOLDER: PAGE}
"""It stands where sheets stand and is none: it lists them."""


def kind_of(path: str, translates: str = "") -> Kind:
    """The kind of a Markdown file, told from its folder, or of a translation from that of its original.

    An `index.md` is a page wherever it stands.
    """
    path = translates or without_tongue(path)
    if path.endswith("/index.md"):
        return FRONT_PAGES.get(path, PAGE)
    if alone := (AMONG_MODULES | AMONG_SHEETS).get(path):
        return alone
    return next((kind for folder, kind in FOLDERS.items() if is_in(path, folder)), PAGE)


def is_template(path: str) -> bool:
    """A file to copy from, or one that only developers read: never a page."""
    name = path.rsplit("/", 1)[-1]
    return name.startswith(("_", ".")) or name == "README.md"


def is_published(path: str) -> bool:
    """False of the data files that only the build reads. Facts and their sources are offered for reuse."""
    return path in OPEN_DATA or not (is_in(path, DATA) and path.endswith(".yml"))
