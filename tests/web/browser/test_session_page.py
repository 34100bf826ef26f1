"""The session's page in a real browser: a whole session, pauses, lost servers, other tabs."""

from collections.abc import Callable, Mapping
from contextlib import suppress
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Error, Page, expect

from backline.records import Store, now, open_store
from backline.records.events import ChangeCheck, Event, PainCheck, Screening, SessionStart
from backline.web.cookies import cookie_name
from backline.web.settings import Settings

from ...care.screening.made import full
from .conftest import OpenPage
from .serving import Served
from .watching import Watch, poll

PEOPLE = count(1)
BRIDGE = {
    "exercise": "bridge", "sets": 1, "repetitions": 3, "seconds": 0.0, "sides": ["both"],
    "rung": 1, "step": 1, "eased": False,
}  # fmt: skip
LEGS = BRIDGE | {"exercise": "knee_to_chest", "repetitions": 0, "seconds": 30.0,
                 "sides": ["left", "right"]}  # fmt: skip

# A device with one local voice: what it is given to say is kept, and said in no time.
VOICE = """(() => {
  const said = [];
  class Utterance { constructor(text) { this.text = text; } }
  const voices = [
    { name: "Far away", lang: "en-GB", localService: false, default: true },
    { name: "Here", lang: "en-US", localService: true, default: false },
  ];
  const synth = {
    said, voices, speaking: false, pending: false,
    getVoices: () => synth.voices, addEventListener() {}, cancel() {},
    speak(word) { said.push({ text: word.text, voice: word.voice?.name, volume: word.volume });
      setTimeout(() => word.onend?.(), 1); },
  };
  Object.defineProperty(window, "speechSynthesis", { value: synth });
  window.SpeechSynthesisUtterance = Utterance;
})();"""

# A device that was measured before, and which model it was given.
MEASURED = """if (location.href.startsWith("http")) {
  const device = `${navigator.hardwareConcurrency} ${navigator.userAgent}`;
  const choice = { model: "MODEL", ms: 60, fps: 16, at: Date.now(), device };
  localStorage.setItem("backline.pose", JSON.stringify(choice));
}"""


class Records:
    """The records of one person in the running app."""

    def __init__(self, served: Served, profile: str) -> None:
        self.served, self.profile = served, profile
        served.data.mkdir(parents=True, exist_ok=True)
        self.keep(Screening(full(), "ok"), ChangeCheck("no"), PainCheck("before", 1.0))

    def store(self) -> Store:
        path = str(self.served.data / "backline.db")
        return open_store(path, self.profile, create=True)

    def keep(self, *events: Event) -> list[int]:
        with self.store() as store:
            return [store.append(one, now()) for one in events]

    def of(self, *kinds: str) -> list[Any]:
        with self.store() as store:
            return [one.event for one in store.events(kinds)]

    def visit(self, page: Page) -> Page:
        """Have a page be this person's."""
        name = cookie_name(Settings(port=self.served.port), "profile")
        page.context.add_cookies([{"name": name, "value": self.profile, "url": self.served.url}])
        return page


@pytest.fixture
def records(app_server: Served) -> Records:
    """Return records of somebody new, in which exercise is open."""
    return Records(app_server, f"person-{next(PEOPLE)}")


@pytest.fixture
def page(page: Page, records: Records) -> Page:
    """Return a page of that person's."""
    return records.visit(page)


def begun(records: Records, *items: Mapping[str, object]) -> int:
    """Plant a session that was begun."""
    return records.keep(SessionStart(items))[0]


def state(page: Page) -> str:
    found: str = page.evaluate("document.getElementById('session')?.dataset.state ?? ''")
    return found


def until(page: Page, name: str, *, turning: bool = True) -> None:
    """Turn the clock until a state."""
    for _ in range(600):
        if state(page) == name:
            return
        page.clock.run_for(1000) if turning else page.wait_for_timeout(100)
    raise AssertionError(f"{name} did not come, it is {state(page)}")


def until_page(page: Page, path: str) -> None:
    """Turn the clock until the page has led elsewhere."""
    for _ in range(200):
        with suppress(Error):  # the page is on its way
            if page.evaluate("location.pathname") == path:
                return
            page.clock.run_for(500)
        page.wait_for_timeout(50)
    raise AssertionError(f"{path} did not come, it is {page.url}")


def start(page: Page, mode: str | None = None) -> None:
    """Go through the sound check, and choose."""
    page.goto("/session")
    page.clock.run_for(1000)
    page.get_by_role("button", name="Skip the sound check").click()
    if mode:
        expect(page.locator(f"[data-event=choose][data-mode={mode}]")).to_be_visible()
        page.locator(f"[data-event=choose][data-mode={mode}]").click()


def test_a_whole_session_by_the_clock(page: Page, records: Records) -> None:
    number = begun(records, BRIDGE, LEGS)
    page.clock.install()
    start(page, "timer")
    until(page, "counted")
    page.get_by_role("button", name="One less").last.click()
    until(page, "pain")
    page.get_by_role("button", name="2", exact=True).click()
    page.get_by_role("button", name="Just right").click()
    until(page, "finished")
    until_page(page, f"/session/summary/{number}")
    expect(page.get_by_role("heading", level=1)).to_have_text("Session done")
    sets = [(one.exercise, one.side, one.repetitions, one.seconds) for one in records.of("set")]
    assert sets == [
        ("bridge", "both", 2, 0.0), ("knee_to_chest", "left", 0, 30.0),
        ("knee_to_chest", "right", 0, 30.0),
    ]  # fmt: skip
    assert [one.pain for one in records.of("pain_check")] == [1.0, 2.0]
    assert [one.effort for one in records.of("effort")] == ["right"]
    assert len(records.of("session_end")) == 1


def test_only_a_local_voice_speaks(page: Page, records: Records) -> None:
    begun(records, BRIDGE)
    page.add_init_script(VOICE)
    page.clock.install()
    start(page, "timer")
    until(page, "counted")
    said = page.evaluate("speechSynthesis.said")
    assert {one["voice"] for one in said} == {"Here"}
    texts = [one["text"] for one in said]
    assert {"1", "2. One more."} <= set(texts)
    assert said[0]["volume"] == 0  # it warmed up unheard


def test_without_a_local_voice_nothing_is_spoken(page: Page, records: Records) -> None:
    begun(records, BRIDGE)
    page.add_init_script(VOICE)
    page.add_init_script("speechSynthesis.voices = speechSynthesis.voices.slice(0, 1);")
    page.clock.install()
    start(page, "timer")
    until(page, "set")
    assert page.evaluate("speechSynthesis.said") == []
    expect(page.locator("#caption")).to_have_text("Go.")


def test_space_pauses_and_everything_waits(page: Page, records: Records) -> None:
    begun(records, BRIDGE)
    page.clock.install()
    start(page, "timer")
    until(page, "set")
    page.keyboard.press("Space")
    count = page.locator("[data-text=count]")
    before = count.text_content()
    page.clock.run_for(60_000)
    assert (state(page), count.text_content()) == ("set", before)
    expect(page.locator("#paused [data-event=resume]")).to_be_visible()
    expect(page.locator("header [data-event=toggle]")).to_have_text("Go on")
    page.keyboard.press("Space")
    until(page, "counted")


def test_stop_asks_keeps_and_leads_to_a_position_of_ease(page: Page, records: Records) -> None:
    begun(records, BRIDGE)
    page.clock.install()
    start(page, "timer")
    until(page, "set")
    page.keyboard.press("Escape")
    dialog = page.get_by_role("dialog")
    expect(dialog).to_be_visible()
    page.keyboard.press("Escape")
    expect(dialog).to_be_visible()
    dialog.locator("input[name=pain][value='7']").check(force=True)
    dialog.locator("input[name=where][value=lower_back]").check(force=True)
    dialog.locator("input[name=leg_worse][value=no]").check(force=True)
    dialog.get_by_role("button", name="Stop for today").click()
    page.wait_for_url("**/worse*")
    check = records.of("pain_check")[-1]
    assert (check.pain, check.stopped, check.exercise) == (7.0, True, "bridge")
    assert records.of("session_end")[-1].stopped


def test_much_pain_ends_the_session_with_advice(page: Page, records: Records) -> None:
    begun(records, BRIDGE, LEGS)
    page.clock.install()
    start(page, "timer")
    until(page, "pain")
    page.get_by_role("button", name="8", exact=True).click()
    dialog = page.get_by_role("dialog", name="That is enough for today")
    expect(dialog).to_be_visible()
    expect(dialog.get_by_role("link")).to_have_attribute("href", "/worse?kept=1")
    assert state(page) == "stopped"


def test_a_refused_camera_leaves_the_timer(
    open_page: OpenPage, records: Records, watch: Watch
) -> None:
    begun(records, BRIDGE)
    page = records.visit(open_page())
    page.add_init_script(
        "navigator.mediaDevices.getUserMedia = async () => {"
        " throw new DOMException('no', 'NotAllowedError'); };"
    )
    page.clock.install()
    start(page, "camera")
    expect(page.get_by_role("heading", name="The camera is not allowed")).to_be_visible()
    page.get_by_role("button", name="Go on without the camera").click()
    until(page, "set")
    assert watch.unexpected() == []


def test_no_webgl_leaves_the_timer(open_page: OpenPage, records: Records) -> None:
    begun(records, BRIDGE)
    page = records.visit(open_page())
    page.add_init_script("OffscreenCanvas.prototype.getContext = () => null;")
    page.clock.install()
    start(page, "camera")
    expect(page.get_by_role("heading", level=1)).to_contain_text("cannot follow movements")
    page.get_by_role("button", name="Go on without the camera").click()
    until(page, "set")


@pytest.mark.slow
@pytest.mark.parametrize("model", ["full", "lite"])
def test_a_lighter_model_is_said(open_page: OpenPage, records: Records, model: str) -> None:
    begun(records, BRIDGE)
    page = records.visit(open_page())
    page.add_init_script(MEASURED.replace("MODEL", model))
    page.goto("/session")
    page.get_by_role("button", name="Skip the sound check").click()
    page.locator("[data-event=choose][data-mode=camera]").click()
    page.locator("[data-screen=show] [data-event=next]").click()
    place = page.locator("[data-text=place]").first
    expect(place).not_to_contain_text("One moment", timeout=30_000)
    assert page.locator("#lighter").is_visible() == (model == "lite")


def test_a_second_tab_asks_before_it_takes_over(page: Page, records: Records) -> None:
    begun(records, BRIDGE)
    start_real = "Skip the sound check"
    page.goto("/session")
    page.get_by_role("button", name=start_real).click()
    expect(page.locator("[data-screen=choice]")).to_be_visible()
    other = page.context.new_page()
    other.goto("/session")
    expect(other.get_by_role("heading", level=1)).to_have_text("This session runs in another tab")
    other.get_by_role("button", name="Take over here").click()
    other.get_by_role("button", name=start_real).click()
    expect(other.locator("[data-screen=choice]")).to_be_visible()
    expect(page.locator("[data-screen=elsewhere]")).to_be_visible()


def test_a_closed_browser_goes_on_where_it_was(page: Page, records: Records) -> None:
    begun(records, BRIDGE, LEGS)
    page.clock.install()
    start(page, "timer")
    until(page, "effort")
    start(page, "timer")
    expect(page.locator("[data-screen=show] h1")).to_have_text("Single knee to chest")
    assert len(records.of("session_start")) == len(records.of("set")) == 1


def test_a_killed_server_is_said_and_nothing_is_lost(
    page: Page, records: Records, app_server: Served, watch: Watch
) -> None:
    watch.allowed.append("Failed to load resource|net::ERR")
    begun(records, BRIDGE)
    page.clock.install()
    start(page, "timer")
    until(page, "counted")
    app_server.kill()
    until(page, "pain")
    page.get_by_role("button", name="1", exact=True).click()
    expect(page.locator("#offline")).to_be_visible()
    app_server.start()
    for _ in range(50):
        page.clock.run_for(1000)
        page.wait_for_timeout(50)
        if page.locator("#offline").is_hidden():
            break
    poll(page, "1", lambda _: len(records.of("pain_check")) == 2)
    assert [one.repetitions for one in records.of("set")] == [3]


@pytest.mark.slow
def test_in_front_of_the_camera_hands_stay_free(
    open_page: OpenPage,
    records: Records,
    fake_camera: Callable[[Path], Path],
    repo: Path,
    watch: Watch,
) -> None:
    number = begun(records, BRIDGE)
    page = records.visit(open_page(camera=fake_camera(repo / "samples" / "bridge.mp4")))
    page.goto("/session")
    page.get_by_role("button", name="Skip the sound check").click()
    page.locator("[data-event=choose][data-mode=camera]").click()
    page.locator("[data-screen=show] [data-event=next]").click()
    poll(page, "document.getElementById('session').dataset.state", lambda s: s == "pain", 90)
    marks = page.evaluate("performance.getEntriesByName('backline:answer').length")
    assert marks > 0
    page.locator("[data-score='0']").click()
    page.locator("[data-effort=easy]").click()
    page.wait_for_url(f"**/session/summary/{number}", timeout=20_000)
    assert [one.repetitions for one in records.of("set_end")] == [3]
    assert watch.unexpected() == []
