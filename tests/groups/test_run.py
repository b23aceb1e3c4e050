"""Running a session: the clock alone with a time of its own, then both windows in a browser."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from helping.browser import ARGUMENTS, Scheme, fits, until, violations
from helping.node import run_module
from portal.checks.grade import grade_text
from portal.content.library import Library
from portal.groups.planner import plan_context
from portal.groups.run import Run, group_steps, list_runs, run_data
from portal.text.inline import plain
from setup import find_browser

SECOND = "/guides/discovery/2-interests-and-contributions/run/"
NINE = 9 * 60
RUN = 5
"""Words in a row that a note and the wall may not share."""
PLAY = """
    const steps = data.steps, minute = m.MINUTE, nine = new Date(2027, 2, 4, 9).getTime();
    const at = (minutes) => nine + minutes * minute;
    const told = [];
    let state = null, now = nine;
    const turn = (made) => { state = made.state; told.push(made.says); };
"""


def run_named(library: Library, name: str) -> Run:
    return next(run for run in list_runs(library) if run.name == name)


def play(library: Library, code: str, name: str = "guides/discovery/2-interests-and-contributions") -> Any:
    return run_module("run/clock.mjs", PLAY + code, data=run_data(run_named(library, name)))


def test_a_late_start_a_skipped_step_and_an_early_break_still_end_on_time(library: Library) -> None:
    found = play(
        library,
        """
        turn(m.begin(steps, nine, at(12)));
        const lengths = [];
        const finish = () => { lengths.push([state.current.id, Math.round((state.current.until - state.current.since) / minute * 100) / 100]); now = state.current.until; turn(m.next(state, steps, now)); };
        finish();
        turn(m.skip(state, steps, "tasks", now));
        now = state.current.since + 5 * minute;
        turn(m.takeBreak(state, steps, now));
        while (state.current) finish();
        return { told, lengths, end: (now - nine) / minute };
    """,
    )
    assert found["end"] == pytest.approx(110, abs=0.001)
    assert [name for name, _ in found["lengths"]] == ["review", "break", "interests", "traits", "contributions", "step"]
    assert dict(found["lengths"])["break"] == 10
    assert dict(found["lengths"])["review"] == 8.8
    assert found["told"] == [
        "It has begun 12 minutes late. The steps are shorter, the break is as long as planned, and it ends at 10:50 am.",
        "Now “What I do and what I like about it”. It ends at 10:50 am.",
        "Skipped “Tasks I've done and would do again”. Its time goes to the steps that are left. It ends at 10:50 am.",
        "The break is now. “What I do and what I like about it” goes on after it. It ends at 10:50 am.",
        "Now “What I do and what I like about it”. It ends at 10:50 am.",
        "Now “What I'm like to work beside”. It ends at 10:50 am.",
        "Now “So an employer gets”. It ends at 10:50 am.",
        "Now “Add to my Blueprint, set a step”. It ends at 10:50 am.",
        "The session is over, on time.",
    ]


def test_what_runs_over_or_ends_early_is_told_and_taken_from_the_rest(library: Library) -> None:
    found = play(
        library,
        """
        turn(m.begin(steps, nine, nine));
        turn(m.next(state, steps, at(13)));
        const shorter = m.forecast(state, steps, at(13)).map((one) => Math.round((one.to - one.from) / minute * 10) / 10);
        turn(m.next(state, steps, at(20)));
        return { told, shorter };
    """,
    )
    # 97 minutes are left, 10 of them for the break, and 87 are spread over what was planned as 90.
    assert found["shorter"] == [19.3, 19.3, 10, 14.5, 19.3, 14.5]
    assert found["told"] == [
        "It has begun and ends at 10:50 am.",
        "Now “What I do and what I like about it”. 3 minutes over: the steps that are left are shorter. It ends at 10:50 am.",
        "Now “Tasks I've done and would do again”. 12 minutes early: the steps that are left are longer. It ends at 10:50 am.",
    ]


def test_twenty_lost_minutes_are_made_up_for_by_what_the_guide_leaves_out_first(library: Library) -> None:
    told = play(
        library,
        """
        let made = m.begin(steps, 0, 0);
        made = m.next(made.state, steps, 10 * m.MINUTE); // "review" is over: only "traits" is still to come
        made = m.cut(made.state, steps, ["traits", "review"], 30 * m.MINUTE);
        const again = m.cut(made.state, steps, ["traits", "review"], 30 * m.MINUTE);
        return [made.state.skipped, made.state.queue.map((one) => one.id), made.state.end, made.says.split(".")[0], again.says];
        """,
    )
    assert told == [
        ["traits"],
        ["tasks", "break", "contributions", "step"],
        110 * 60_000,
        "Left out: “What I'm like to work beside”",
        "Nothing that the guide would leave out is still to come. Skip a step in the list below.",
    ]


@pytest.mark.parametrize(
    ("name", "left_out"),
    [
        ("guides/discovery/1-welcome", ["ways"]),
        ("guides/discovery/6-my-blueprint", ["check", "review"]),
        ("guides/discovery/plan/five-sessions-4", ["4-review"]),
    ],
)
def test_a_meeting_knows_what_its_guides_leave_out_first(library: Library, name: str, left_out: list[str]) -> None:
    assert run_data(run_named(library, name))["cut"] == left_out


def test_back_later_and_past_the_end(library: Library) -> None:
    found = play(
        library,
        """
        turn(m.begin(steps, nine, nine));
        turn(m.back(state, steps, at(1)));
        turn(m.next(state, steps, at(10)));
        turn(m.back(state, steps, at(12)));
        const again = [state.current.id, state.queue[0].id];
        turn(m.extend(state, steps, 5, at(12)));
        turn(m.next(state, steps, at(114)));
        turn(m.takeBreak(state, steps, at(114)));
        turn(m.takeBreak(state, steps, at(115)));
        turn(m.skip(state, steps, "review", at(115)));
        while (state.current) turn(m.next(state, steps, at(120)));
        return { told, again };
    """,
    )
    assert found["again"] == ["review", "interests"]
    assert found["told"][1:9] == [
        "This is the first step.",
        "Now “What I do and what I like about it”. It ends at 10:50 am.",
        "Back to “What happened with the steps”. It ends at 10:50 am.",
        "5 minutes more. It ends at 10:55 am.",
        "Now “What I do and what I like about it”. 93 minutes over: the steps that are left are shorter. There is no time left for all steps before 10:55 am. Skip some, or end later.",
        "The break is now. “What I do and what I like about it” goes on after it. There is no time left for all steps before 10:55 am. Skip some, or end later.",
        "There is no break left.",
        "“What happened with the steps” is not among the steps that are left.",
    ]
    assert found["told"][-1] == "The session is over, 5 minutes late."


def test_a_pause_stops_the_clock_and_is_taken_from_what_is_left(library: Library) -> None:
    found = play(
        library,
        """
        turn(m.begin(steps, nine, nine));
        turn(m.pause(state, at(4)));
        const still = [m.warning(state, at(4), at(20)), m.restore(JSON.stringify(state), steps, at(20)).paused === at(4)];
        turn(m.goOn(state, steps, at(13)));
        const left = Math.round((state.current.until - at(13)) / minute * 100) / 100;
        now = state.current.until;
        while (state.current) { turn(m.next(state, steps, now)); now = state.current?.until ?? now; }
        return { told: told.slice(1, 3), still, left, end: (now - nine) / minute };
        """,
    )
    assert found["still"] == ["", True]
    assert (
        found["left"] == 5.44
    )  # 97 minutes are left, 10 for the break; 87 are spread over the 96 that were planned for the rest
    assert found["end"] == pytest.approx(110, abs=0.001)
    assert found["told"] == [
        "The clock stands still. The end stays at 10:50 am.",
        "“What happened with the steps” goes on. The pause took 9 minutes: the steps that are left are shorter. It ends at 10:50 am.",
    ]


def test_a_pause_in_a_step_whose_time_is_up_gives_it_no_new_time(library: Library) -> None:
    left = play(
        library,
        """
        turn(m.begin(steps, nine, nine));
        turn(m.pause(state, at(12)));
        turn(m.goOn(state, steps, at(15)));
        return (state.current.until - at(15)) / minute;
        """,
    )
    assert left == -2


def test_every_meeting_ends_on_time_from_any_late_start(library: Library) -> None:
    runs = list_runs(library)
    code = """
        const nine = new Date(2027, 2, 4, 9).getTime();
        return all.map((steps) => [0, 1, 7, 15].map((late) => {
            let now = nine + late * m.MINUTE, { state } = m.begin(steps, nine, now);
            while (state.current) { now = state.current.until; state = m.next(state, steps, now).state; }
            return Math.round((now - nine) / 1000) / 60;
        }));
    """
    ends = run_module("run/clock.mjs", code, all=[run_data(run)["steps"] for run in runs])
    for run, found in zip(runs, ends, strict=True):
        minutes = sum(step.minutes for _, _, step in run.steps)
        assert found == [pytest.approx(minutes, abs=0.02)] * 4, run.name


def test_time_is_told_calmly_to_the_group_and_exactly_to_the_leader() -> None:
    left = [605_000, 60_000, 59_000, 0, -1_000, -61_000]
    assert run_module("run/clock.mjs", "return left.map(m.calmly);", left=left) == [
        "10 minutes", "1 minute", "Less than 1 minute", "Time to finish", "Time to finish", "Time to finish",
    ]  # fmt: skip
    assert run_module("run/clock.mjs", "return left.map(m.leftInWords);", left=left) == [
        "10:05", "1:00", "0:59", "0:00", "0:01 over", "1:01 over",
    ]  # fmt: skip


def test_only_three_moments_of_a_step_are_announced(library: Library) -> None:
    told = play(
        library,
        """
        const { state: on } = m.begin(steps, nine, nine);
        for (let second = 1; second < 900; second += 1) told.push(m.warning(on, nine + (second - 1) * 1000, nine + second * 1000));
        return told.map((text, second) => [second + 1, text]).filter(([, text]) => text);
    """,
    )
    assert told == [
        [300, "5 minutes left in this step."],
        [540, "1 minute left in this step."],
        [600, "The time of this step is up."],
    ]


@pytest.mark.parametrize(
    "text",
    [
        None,
        "",
        "{",
        "[]",
        '{"planned":1}',
        '{"planned":0,"end":0,"current":{"id":"gone","minutes":1,"since":0,"until":1},"queue":[],"past":[],"skipped":[]}',
        '{"planned":"x","end":null,"current":null,"queue":[],"past":[],"skipped":[]}',
        '{"planned":0,"end":0,"current":null,"queue":[],"past":[],"skipped":[]}',
    ],
)
def test_what_was_kept_is_used_only_where_it_is_of_this_session_and_of_today(
    library: Library, text: str | None
) -> None:
    data = run_data(run_named(library, "guides/discovery/1-welcome"))
    code = "return m.restore(text, data.steps, Date.UTC(2027, 2, 4));"
    assert run_module("run/clock.mjs", code, text=text, data=data) is None


def test_every_meeting_of_every_series_can_be_run(library: Library) -> None:
    runs = {run.name for run in list_runs(library)}
    assert len(runs) == 8 + 1 + 12 + 6
    linked = {meeting["run"] for way in plan_context(library, {})["ways"] for meeting in way["meetings"]}
    assert {
        f"guides/discovery/{link.removeprefix('../').removesuffix('/run/')}"
        if link.startswith("../")
        else f"guides/discovery/plan/{link.removesuffix('/run/')}"
        for link in linked
    } <= runs
    for run in list_runs(library):
        ids = [name for name, _, _ in run.steps]
        assert len(set(ids)) == len(ids), run.name


def words(text: str) -> list[str]:
    return re.findall(r"[\w']+", text.lower().replace("’", "'"))


def test_the_wall_holds_no_word_of_any_note_in_every_step_of_every_session(site: Path, library: Library) -> None:
    """Single words may be the same; no run of five is, and no note's own marks are there."""
    for run in list_runs(library):
        html = (site / run.group_src).read_text(encoding="utf-8")
        assert "facilitator" not in html
        wall = words(re.sub(r"<[^>]+>", " ", html))
        there = {tuple(wall[n : n + RUN]) for n in range(len(wall))}
        notes = [
            words(plain(note.text))
            for part in run.parts
            for note in part.guide.body.notes
            if note.kind == "facilitator" and note.mark == "!!!"
        ]
        assert notes, run.name
        for note in notes:
            shared = [note[n : n + RUN] for n in range(len(note) - RUN + 1) if tuple(note[n : n + RUN]) in there]
            assert shared == [], run.name


def test_the_tasks_on_the_wall_are_short_and_plain(library: Library) -> None:
    for run in list_runs(library):
        for step in group_steps(run):
            assert 5 <= len(words(step["task"])) <= 40, step
            assert not re.search(r"[\[\]*_`]", step["task"]), step
    tasks = {step["task"] for run in list_runs(library) for step in group_steps(run)}
    grade, _ = grade_text("\n\n".join(sorted(tasks)))
    assert grade <= 6


@pytest.fixture
def morning(browser: Browser) -> Iterator[BrowserContext]:
    """A browser in which it is twelve past nine, and time stands still until a test moves it."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, timezone_id="America/New_York")
    context.clock.install(time=datetime(2027, 3, 4, 9, 12, tzinfo=ZoneInfo("America/New_York")))
    yield context
    context.close()


def begin(context: BrowserContext, address: str, path: str = SECOND) -> tuple[Page, Page]:
    page = context.new_page()
    page.goto(address + path)
    page.get_by_label("Planned start").fill("9:00")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Open the view for the group").focus()
    with page.expect_popup() as waiting:
        page.keyboard.press("Enter")
    wall = waiting.value
    wall.wait_for_selector("#group-title:has-text('steps')", state="attached")
    context.clock.run_for(3000)
    return page, wall


def test_a_session_of_110_minutes_is_run_by_keyboard_in_two_windows_and_ends_on_time(
    morning: BrowserContext, address: str, library: Library
) -> None:
    page, wall = begin(morning, address)
    says = page.locator("#run-says")
    tasks = {step["title"]: step["task"] for step in group_steps(run_named(library, SECOND[1:-5]))}
    assert says.inner_text().startswith("The view for the group is open")
    assert page.locator("#run-session").inner_text() == "The session ends at 10:50 am, in 98 minutes."
    seen: list[str] = []

    def check() -> None:
        title = page.locator("#run-title").inner_text()
        until(wall, "title => document.querySelector('#group-title').textContent === title", arg=title)
        shown = wall.locator("body").inner_text().split("\n")
        assert [line for line in shown if line][:3] == ["Session 2: Interests and contributions", title, tasks[title]]
        visible = page.locator(".gp-step:visible")
        assert visible.count() == 1
        assert visible.locator("h2").inner_text().startswith(title)
        seen.append(title)

    check()
    morning.clock.fast_forward(9 * 60_000)
    assert page.locator("#run-left").inner_text().endswith("over")
    page.keyboard.press("PageDown")
    check()
    page.get_by_role("button", name="Skip Tasks").press("Enter")
    assert "Its time goes to the steps that are left." in says.inner_text()
    page.get_by_role("button", name="Break now").press("Enter")
    check()
    assert page.locator("#run-left").inner_text() == "10:00"
    assert wall.locator("#group-left").inner_text() in ("10 minutes", "9 minutes")
    page.reload()
    assert says.inner_text() == "This session was on when you left. It goes on from where it is."
    morning.clock.run_for(3000)
    assert page.locator("#run-title").inner_text() == "Break"
    wall.bring_to_front()
    wall.keyboard.press("PageDown")  # a clicker may speak to either window
    until(page, "document.querySelector('#run-title').textContent.startsWith('What I do')")
    check()
    while True:
        left = page.evaluate(
            "JSON.parse(sessionStorage['guidepost:run:guides/discovery/2-interests-and-contributions']).current?.until - Date.now()"
        )
        morning.clock.fast_forward(max(0, round(left)))
        page.keyboard.press("PageDown")
        if page.locator("#run-title").inner_text() == "The session is over":
            break
        check()
    assert says.inner_text() == "The session is over, on time."
    now = page.evaluate("[new Date().getHours(), new Date().getMinutes()]")
    assert now == [10, 50]
    assert len(seen) == 7
    assert "Tasks I've done and would do again" not in seen
    page.get_by_role("button", name="Stop and start anew").press("Enter")
    page.get_by_role("button", name="Go on where it was").press("Enter")
    assert says.inner_text() == "It goes on from where it was."
    assert page.locator("#run-title").inner_text() == "The session is over"
    page.get_by_role("button", name="Stop and start anew").press("Enter")
    assert page.evaluate("Object.keys(sessionStorage).filter(key => key.startsWith('guidepost:run'))") == []
    assert page.evaluate("Object.keys(localStorage).filter(key => key.startsWith('guidepost:'))") == []


def test_a_pause_shows_on_the_wall_and_a_clicker_ends_it_without_turning_a_step(
    morning: BrowserContext, address: str
) -> None:
    page, wall = begin(morning, address)
    page.get_by_role("button", name="Pause").press("Enter")
    left = page.locator("#run-left").inner_text()
    until(wall, "document.querySelector('#group-left').textContent === 'We pause'")
    morning.clock.run_for(5 * 60_000)
    assert page.locator("#run-left").inner_text() == left
    assert not page.locator("#run-forward").is_visible()
    page.reload()
    assert page.locator("#run-session").inner_text().startswith("Pause. The clock stands still")
    page.keyboard.press("PageDown")
    assert "goes on. The pause took 5 minutes" in page.locator("#run-says").inner_text()
    assert page.locator("#run-count").inner_text() == "Step 1 of 7"
    assert page.get_by_role("button", name="Pause").is_visible()


def test_a_practice_runs_ten_times_as_fast_from_any_planned_start_and_keeps_nothing(
    morning: BrowserContext, address: str
) -> None:
    page = morning.new_page()
    page.goto(address + SECOND)
    page.get_by_label("Practice").check()
    page.get_by_label("Planned start").fill("1:30")
    page.get_by_role("button", name="Begin now").press("Enter")
    assert page.locator("#run-session").inner_text() == "The session ends at 3:20 pm, in 110 minutes."
    with page.expect_popup() as waiting:
        page.get_by_role("button", name="Open the view for the group").press("Enter")
    wall = waiting.value
    until(wall, "document.querySelector('#group-title').textContent.startsWith('What happened')")
    morning.clock.run_for(30_000)
    assert page.locator("#run-session").inner_text() == "The session ends at 3:20 pm, in 105 minutes."
    until(wall, "/^[45] minutes$/.test(document.querySelector('#group-left').textContent)")
    assert page.locator("#run-count").inner_text() == "Practice, 10 times as fast. Step 1 of 7"
    assert page.evaluate("Object.keys(sessionStorage).filter(key => key.startsWith('guidepost:run'))") == []
    page.reload()
    assert page.get_by_role("button", name="Begin now").is_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_state_of_a_session_fits_and_can_be_read(browser: Browser, address: str, scheme: Scheme) -> None:
    context = browser.new_context(color_scheme=scheme, reduced_motion="reduce", timezone_id="America/New_York")
    context.clock.install(time=datetime(2027, 3, 4, 9, 12, tzinfo=ZoneInfo("America/New_York")))
    page, wall = begin(context, address)
    assert fits(page) == {}
    assert fits(wall) == {}
    context.clock.fast_forward(20 * 60_000)
    until(page, "document.querySelector('#run-left').textContent.endsWith('over')")
    assert fits(page) == {}
    until(wall, "document.querySelector('#group-left').textContent === 'Time to finish'")
    assert fits(wall) == {}
    for _ in range(7):
        page.keyboard.press("PageDown")
    assert page.locator("#run-title").inner_text() == "The session is over"
    assert fits(page) == {}
    page.get_by_role("button", name="Stop and start anew").click()
    assert page.get_by_role("button", name="Go on where it was").is_visible()
    assert fits(page) == {}
    context.close()


def test_the_reader_of_a_screen_hears_few_words_and_the_clock_does_not_speak(
    morning: BrowserContext, address: str
) -> None:
    page, _ = begin(morning, address)
    page.evaluate(
        """() => { window.heard = []; new MutationObserver(() => heard.push(document.querySelector('#run-says').textContent))
            .observe(document.querySelector('#run-says'), {childList: true}); }"""
    )
    morning.clock.run_for(10 * 60_000)
    assert page.evaluate("heard") == [
        "5 minutes left in this step.",
        "1 minute left in this step.",
        "The time of this step is up.",
    ]
    live = "[...document.querySelectorAll('[aria-live], [role=status], [role=alert]')].filter(e => e.closest('.gp-run')).length"
    assert page.evaluate(live) == 1
    assert page.get_by_label("A soft sound").is_checked() is False


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("nine", "“nine” is not a time. Type it like 9:30 or 1:30 pm, or leave it empty to count from now."),
        (
            "14:00",
            "14:00 is more than an hour from now. It is 9:12 am. Type when the session was to begin, or leave the box empty to count from now.",
        ),
    ],
)
def test_a_start_that_nobody_means_is_told(morning: BrowserContext, address: str, typed: str, told: str) -> None:
    page = morning.new_page()
    page.goto(address + SECOND)
    page.get_by_label("Planned start").fill(typed)
    page.get_by_role("button", name="Begin now").click()
    assert page.locator("#run-planned-says").inner_text() == told
    assert not page.locator("#run-now").is_visible()
    assert violations(page) == []
    page.get_by_label("Planned start").fill("")
    page.get_by_role("button", name="Begin now").click()
    assert page.locator("#run-says").inner_text() == "It has begun and ends at 11:02 am."


def test_a_browser_that_cannot_keep_the_clock_says_so_once(morning: BrowserContext, address: str) -> None:
    page = morning.new_page()
    page.add_init_script("Storage.prototype.setItem = () => { throw new DOMException('', 'QuotaExceededError'); }")
    page.goto(address + SECOND)
    page.get_by_role("button", name="Begin now").click()
    warning = "This browser can't keep the clock. Do not load this page again."
    assert page.locator("#run-says").inner_text().endswith(warning)
    page.locator("#run-forward").click()
    assert warning not in page.locator("#run-says").inner_text()


def test_without_javascript_the_page_is_the_timetable_with_its_steps(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + SECOND)
    assert not page.locator("#run").is_visible()
    assert page.locator(".gp-run__steps table tbody tr").first.locator("td").all_inner_texts() == [
        "What happened with the steps",
        "10",
    ]
    assert page.locator(".gp-step").count() == 7
    page.goto(f"{address}{SECOND}group/")
    assert page.locator("dt").count() == 7
    context.close()


def test_both_windows_keep_together_from_a_disk(browser: Browser, site: Path) -> None:
    """Modules are let in by a switch here; the offline copy brings the scripts in a form that needs none."""
    started = browser.browser_type.launch(
        executable_path=find_browser(), args=[*ARGUMENTS, "--allow-file-access-from-files"]
    )
    page = started.new_page()
    page.goto((site / SECOND[1:] / "index.html").as_uri())
    page.get_by_role("button", name="Begin now").click()
    with page.expect_popup() as waiting:
        page.get_by_role("button", name="Open the view for the group").click()
    shown = "words => document.querySelector('#group-title').textContent.startsWith(words)"
    until(waiting.value, shown, arg="What happened")
    page.keyboard.press("PageDown")
    until(waiting.value, shown, arg="What I do")
    started.close()


def test_on_a_phone_the_time_left_and_the_next_step_stay_in_sight_beside_the_notes(
    morning: BrowserContext, address: str
) -> None:
    page = morning.new_page()
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(address + SECOND)
    page.get_by_role("button", name="Begin now").click()
    words = page.locator(".gp-step--on > p").first
    assert 0 < words.bounding_box()["y"] < 560  # type: ignore[index]
    page.locator("#steps").scroll_into_view_if_needed()
    assert page.evaluate("scrollY") > 400
    assert page.get_by_role("timer").bounding_box()["y"] > 750  # type: ignore[index]
    page.mouse.click(340, 812)
    assert page.get_by_role("timer").is_visible()
    assert page.locator("#run-count").inner_text().startswith("Step 2 of ")
    assert 0 < words.bounding_box()["y"] < 560, "the notes of the step that is on"  # type: ignore[index]
    assert not page.get_by_role("button", name="Cut 20 minutes").is_visible()
    page.get_by_text("Lost time, the wall, and more").click()
    assert page.get_by_role("button", name="Cut 20 minutes").is_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_wall_fits_on_the_wall_and_in_a_hand(browser: Browser, address: str, library: Library, scheme: Any) -> None:
    """The longest task of all, as large as it is shown, needs no scrolling on a projector or a laptop."""
    longest = max(list_runs(library), key=lambda run: max(len(step["task"]) for step in group_steps(run)))
    place = max(range(len(longest.steps)), key=lambda n: len(group_steps(longest)[n]["task"]))
    context = browser.new_context(color_scheme=scheme, reduced_motion="reduce")
    page = context.new_page()
    page.goto(f"{address}/{longest.name}/run/")
    page.get_by_role("button", name="Begin now").click()
    with page.expect_popup() as waiting:
        page.get_by_role("button", name="Open the view for the group").click()
    for _ in range(place):
        page.keyboard.press("PageDown")
    wall = waiting.value
    title = longest.steps[place][2].title
    until(wall, "title => document.querySelector('#group-title').textContent === title", arg=title)
    for width, height in [(1920, 1080), (1366, 768), (1280, 720), (1024, 768)]:
        wall.set_viewport_size({"width": width, "height": height})
        assert wall.evaluate("document.documentElement.scrollHeight <= innerHeight"), (width, height)
        assert (
            wall.evaluate("parseFloat(getComputedStyle(document.querySelector('#group-task')).fontSize) / innerHeight")
            > 0.04
        )
    wall.set_viewport_size({"width": 320, "height": 640})
    assert wall.evaluate("document.documentElement.scrollWidth") == 320
    assert violations(wall) == []
    context.close()
