"""IBM's Equal Access checker beside axe: rules of its own, on the page as it is now."""

from __future__ import annotations

from playwright.sync_api import Page

from helping.sites import ROOT

ENGINE = ROOT / "node_modules/accessibility-checker-engine/ace.js"
NOISE = {
    "target_spacing_sufficient": "the marks that lead back from one note to two places stand closer than 24 pixels",
}
"""Rules that are set aside, each with its reason. What only asks a person to have a look is not asked for."""
CHECK = """async () => {
    const report = await new ace.Checker().check(document, ["WCAG_2_2"]);
    return report.results.filter(one => one.value.join(" ") === "VIOLATION FAIL" && one.path.dom.includes("/main["))
        .map(one => [one.ruleId, `${one.ruleId}: ${one.message} ${one.snippet.slice(0, 140)}`]);
}"""


def failures(page: Page) -> list[str]:
    """What breaks a rule for sure in the main part of the page, without the noise."""
    if not page.evaluate("'ace' in window"):
        page.evaluate(ENGINE.read_text(encoding="utf-8"))  # not by the page itself: its policy lets nothing in
    return [line for rule, line in page.evaluate(CHECK) if rule not in NOISE]
