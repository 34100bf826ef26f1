"""Sessions without a picture: by the clock and the keyboard, and what is said about it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from backline.records import Entry, now, open_store
from backline.records.events import ExerciseSet, LeftOut, Note, PainCheck, Screening, SessionEnd

from ...care.screening.made import full
from .coached import Heard, asked, kept, plan, press, until, wait
from .conftest import OpenPage
from .serving import Served
from .watching import Watch

pytestmark = pytest.mark.slow

WALK = 60  # presses of Tab until something has to have been found
HIDE = """(hidden) => {
  Object.defineProperty(document, "hidden", { value: hidden, configurable: true });
  document.dispatchEvent(new Event("visibilitychange"));
}"""
TROUBLES = {
    "refused": ("navigator.mediaDevices.getUserMedia = async () => {"
                " throw new DOMException('no', 'NotAllowedError'); };"),
    "none": ("navigator.mediaDevices.getUserMedia = async () => {"
             " throw new DOMException('no', 'NotFoundError'); };"),
    "nowebgl": "OffscreenCanvas.prototype.getContext = () => null;",
}  # fmt: skip
TITLES = {
    "refused": "The camera is not allowed",
    "none": "No camera was found",
    "nowebgl": "This browser cannot follow movements",
}


@pytest.fixture
def app_server(data_folder: Path) -> Iterator[Served]:
    served = Served(data_folder)
    served.start()
    yield served
    served.kill()


def walk_to(page: Page, name: str) -> None:
    """Walk to a control with the Tab key."""
    control = page.get_by_label(name, exact=True).or_(
        page.get_by_role("button", name=name, exact=True)
    )
    visible = control.locator("visible=true").first
    expect(visible).to_be_visible(timeout=15000)
    for _ in range(WALK):
        page.keyboard.press("Tab")
        if visible.evaluate("(one) => one === document.activeElement"):
            return
    raise AssertionError(f"the Tab key does not reach {name!r}")


def type_on(page: Page, *names: str) -> None:
    """Press buttons with nothing but the keyboard."""
    for name in names:
        walk_to(page, name)
        page.keyboard.press("Enter")


def events(*kinds: str) -> list[object]:
    """Return the values of what is kept."""
    return [one.event for one in kept(*kinds)]


def test_by_the_keyboard_alone_until_it_hurts(open_page: OpenPage) -> None:
    plan(
        asked("bridge", repetitions=2),
        asked("standing_march", repetitions=2),
        asked("strap_stretch", "right", seconds=20),
    )
    page = open_page(reduced_motion="reduce")
    heard = Heard()
    heard.over(page.context, mode=None)
    page.goto("/session")
    type_on(page, "Play a sentence and a tone", "I hear it")
    walk_to_tile(page)
    type_on(page, "Go on now", "I am ready")
    until(page, "set", 10)

    paused = page.locator("#paused")
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("Space")
    expect(paused).to_be_visible()
    page.keyboard.press("Space")
    expect(paused).to_be_hidden()
    page.evaluate(HIDE, True)
    expect(paused).to_be_visible()
    page.evaluate(HIDE, False)
    type_on(page, "Go on")
    expect(paused).to_be_hidden()

    until(page, "counted", 30)
    page.keyboard.press("-")
    expect(page.locator('[data-text="result"]')).to_have_text("1")
    type_on(page, "That is right", "3", "Hard")
    until(page, {"rest", "show"}, 10)
    came = ExerciseSet("bridge", "both", 1, 0.0, dose_met=False)
    wait(lambda: events("set"), lambda found: found == [came], page, 5)
    type_on(page, "Skip the rest", "Leave this one out today")
    expect(page.locator('[data-screen="show"] h1')).to_have_text("Hamstring stretch with a strap")
    left_out = [LeftOut("standing_march", "today")]
    wait(lambda: events("left_out"), lambda found: found == left_out, page, 5)
    type_on(page, "Go on now", "I am ready")
    until(page, "set", 10)
    page.keyboard.press("Escape")
    dialog = page.locator("#stop-dialog")
    expect(dialog).to_be_visible()
    for name in ("7", "the lower back", "Yes"):
        choose(page, name)
    type_on(page, "Stop for today")
    page.wait_for_url(lambda url: "/session" not in url)
    assert page.url.endswith("/worse?kept=1")
    check = events("pain_check")[-1]
    assert isinstance(check, PainCheck)
    assert (check.pain, check.leg_worse, check.exercise, check.stopped) == (
        7.0, "yes", "strap_stretch", True,
    )  # fmt: skip
    assert [one.text for one in events("note") if isinstance(one, Note)]
    assert events("session_end") == [SessionEnd(stopped=True)]
    page.goto("/session")
    expect(page.locator("#session")).to_have_count(0)


def walk_to_tile(page: Page) -> None:
    """Choose to go without the camera, by the keyboard."""
    tile = page.locator('button.tile[data-mode="timer"]')
    expect(tile).to_be_visible()
    for _ in range(WALK):
        page.keyboard.press("Tab")
        if tile.evaluate("(one) => one === document.activeElement"):
            page.keyboard.press("Enter")
            return
    raise AssertionError("the Tab key does not reach the way without a camera")


def choose(page: Page, name: str) -> None:
    """Answer with the radio button of this name, by the keyboard."""
    radio = page.locator("#stop-dialog").get_by_label(name, exact=True)
    group = radio.get_attribute("name")
    for _ in range(WALK):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.name ?? ''") == group:
            break
    for _ in range(12):
        if radio.is_checked():
            return
        page.keyboard.press("ArrowRight")
    raise AssertionError(f"the arrow keys do not reach {name!r}")


@pytest.mark.parametrize("code", TROUBLES)
def test_without_a_picture_it_says_why_and_goes_on_by_the_clock(
    open_page: OpenPage, code: str
) -> None:
    plan(asked("bridge", repetitions=1))
    page = open_page()
    Heard().over(page.context)
    page.context.add_init_script(TROUBLES[code])
    page.goto("/session")
    press(page, "Skip the sound check")
    until(page, "trouble", 20)
    expect(page.locator('[data-text="trouble-title"]')).to_have_text(TITLES[code])
    press(page, "Go on without the camera")
    until(page, {"show", "position"}, 5)
    assert page.locator("#session").get_attribute("data-mode") == "timer"


def test_a_session_closed_by_the_screening_does_not_start(page: Page, watch: Watch) -> None:
    watch.allowed.append("409")
    plan(asked("bridge", repetitions=1))
    with open_store() as store:
        answers = full(saddle_numbness="yes")
        store.append_many([Entry(Screening(answers, "emergency"), now())])
    page.goto("/session")
    expect(page.get_by_role("heading", level=1)).to_have_text("Not now")
    expect(page.locator("#session")).to_have_count(0)
    expect(page.get_by_role("link", name="To the safety questions")).to_be_visible()
    refused = page.evaluate("""async () => (await fetch("/api/session", { method: "POST",
      body: "{}", headers: { "Content-Type": "application/json",
        "X-CSRF-Token": document.querySelector("meta[name=csrf]").content } })).status""")
    assert refused == 409
