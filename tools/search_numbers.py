"""What each number of the ranking is worth: the scores with all of them, then with one taken out at a time.

    python tools/search_numbers.py SITE [NAME…]

SITE is a built site, whose index is asked. Without names every number is taken out in turn. Asked are the queries of the half `unseen`
and those of strangers that stand in no wording: nobody chose a number by them. A number is taken out by giving it the value that lets
it do nothing; its row has how often a right page came first and among three, and how many queries got another first page.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from portal.checks.assemble import read_library
from portal.content.asked import bare
from portal.text.links import address

ROOT = Path(__file__).resolve().parent.parent
SCRIPTS = ROOT / "overrides/assets/javascripts"
TUNING = "search/tuning.mjs"
OUT = {
    "FIELDS": "{ title: 1, asked: 1, terms: 1, answer: 1, headings: 1, notes: 1, body: 1 }",
    "WEAK": "new Set()",
    "VOICES": "{ person: Array(8).fill(1), family: Array(8).fill(1), other: Array(8).fill(1) }",
    **dict.fromkeys(("share", "weak", "weakSum", "power", "inside", "door", "floor"), "1"),
    **dict.fromkeys(("k", "b", "d", "fuzzy", "prefix", "meant", "ring", "both", "same", "near"), "0"),
    **dict.fromkeys(("rest", "phrase", "second", "named", "learned", "tail"), "0"),
    "compared": "400",
    "shared": "1000",
}
"""The value with which a number does nothing."""
ASK = """
import fs from "node:fs";
const [folder, queries] = process.argv.slice(2);
for (const name of ["index", "facts"]) (0, eval)(fs.readFileSync(`${folder}/${name}.js`, "utf8"));
const { makeSearch } = await import("./search/search.mjs");
const engine = makeSearch(globalThis.guidepostIndex);
engine.addFacts(globalThis.guidepostFacts);
const found = JSON.parse(fs.readFileSync(queries, "utf8")).map((query) => engine.search(query).hits.slice(0, 3).map(({ address }) => address));
console.log(JSON.stringify(found));
"""
Query = tuple[str, str, frozenset[str]]
"""Its set, what was typed, and the addresses that answer it."""


def read_queries() -> list[Query]:
    """The queries by which no number was chosen, without those that stand in a wording. A translation answers as its original does."""
    library, _ = read_library(ROOT)
    known = {bare(text) for item in library.content.values() for text in library.wordings(item)}
    other = {address(i.translates): address(i.path) for i in library.content.values() if i.translates}
    found: list[Query] = []
    for name in ("queries", "strangers"):
        for line in (ROOT / f"search/{name}.jsonl").read_text(encoding="utf-8").splitlines():
            query = json.loads(line)
            kind = query.get("half", "strangers")
            if kind != "tune" and bare(query["q"]) not in known:
                right = frozenset({*query["targets"], *(other.get(one, one) for one in query["targets"])})
                found.append((kind, query["q"], right))
    return found


def ask(site: Path, queries: list[Query], name: str = "") -> list[list[str]]:
    """The first three pages of each query, with one number taken out."""
    with tempfile.TemporaryDirectory() as folder:
        scripts = Path(folder) / "scripts"
        shutil.copytree(SCRIPTS, scripts)
        if name:
            tuning = scripts / TUNING
            text, times = re.subn(
                rf"^export const {name} =.*?;(?= //|\n)",
                f"export const {name} = {OUT[name]};",
                tuning.read_text(encoding="utf-8"),
                flags=re.M | re.S,
            )
            if times != 1:
                raise ValueError(f"{TUNING} has no number '{name}'")
            tuning.write_text(text, encoding="utf-8")
        (scripts / "ask.mjs").write_text(ASK, encoding="utf-8")
        typed = Path(folder) / "queries.json"
        typed.write_text(json.dumps([text for _, text, _ in queries]), encoding="utf-8")
        command = ["node", str(scripts / "ask.mjs"), str(site / "search"), str(typed)]
        run = subprocess.run(command, check=True, capture_output=True, text=True)
    found: list[list[str]] = json.loads(run.stdout)
    return found


def rates(queries: list[Query], found: list[list[str]], kind: str) -> str:
    """How often a right page came first, and among the first three."""
    places = [(right, pages) for (own, _, right), pages in zip(queries, found, strict=True) if own == kind]
    first = sum(bool(right & {*pages[:1]}) for right, pages in places) / len(places)
    three = sum(bool(right & {*pages}) for right, pages in places) / len(places)
    return f"{first:.3f}, {three:.3f}"


def main(words: list[str]) -> int:
    """Print a row for each number."""
    site, names = Path(words[0]), words[1:] or list(OUT)
    queries = read_queries()
    whole = ask(site, queries)
    print("| Taken out | `unseen`: first, in three | strangers | Other first pages |\n|---|---|---|---|")
    print(f"| nothing | {rates(queries, whole, 'unseen')} | {rates(queries, whole, 'strangers')} | |", flush=True)
    for name in names:
        found = ask(site, queries, name)
        other = sum(one[:1] != two[:1] for one, two in zip(whole, found, strict=True))
        row = f"{rates(queries, found, 'unseen')} | {rates(queries, found, 'strangers')} | {other}"
        print(f"| `{name}` | {row} |", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
