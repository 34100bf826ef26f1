"""Pose estimation in a real browser: camera, model, loop, drawing, and what can go wrong."""

from base64 import b64encode
from collections.abc import Callable
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image
from playwright.sync_api import Page

from backline.motion.types import Pose
from backline.sources import Bundle, Landmarker
from backline.web.live.wire import Border

from .conftest import OpenPage
from .lab import open_lab, run_loop
from .watching import Watch, poll

FakeCamera = Callable[[Path], Path]
STATIC = Path("src/backline/web/static")


@pytest.fixture
def bridge(repo: Path, fake_camera: FakeCamera) -> Path:
    return fake_camera(repo / "samples" / "bridge.mp4")


@pytest.fixture
def person(repo: Path) -> Image.Image:
    with Image.open(repo / STATIC / "img" / "pose-measure.jpg") as picture:
        return picture.convert("RGB")


LOOK = """async (address) => {
  const picture = new Image();
  picture.src = address;
  await picture.decode();
  const found = await lab.engine.detect(await createImageBitmap(picture), performance.now());
  return { ...found, image: [...(found.image ?? [])], world: [...(found.world ?? [])] };
}"""


def look(page: Page, picture: Image.Image) -> dict[str, object]:
    """Return what the engine of a page finds in a picture."""
    packed = BytesIO()
    picture.save(packed, "PNG")
    address = f"data:image/png;base64,{b64encode(packed.getvalue()).decode()}"
    found: dict[str, object] = page.evaluate(LOOK, address)
    return found


def points(found: object) -> NDArray[np.float64]:
    return np.array(found, float).reshape(33, 3)


# The way from the camera to a frame


def test_a_person_is_found_and_drawn(open_page: OpenPage, bridge: Path) -> None:
    page = open_page(camera=bridge)
    open_lab(page)
    run_loop(page)
    poll(page, "lab.frames.length", lambda count: count >= 30, 30)
    frames = page.evaluate("""lab.frames.slice(0, 30).map(({ image, world, ...rest }) =>
      ({ ...rest, image: [...(image ?? [])], world: [...(world ?? [])] }))""")
    assert sum(frame["found"] for frame in frames) >= 28
    seen = [frame for frame in frames if frame["found"]]
    assert all(len(frame["image"]) == len(frame["world"]) == 99 for frame in seen)
    assert {(frame["width"], frame["height"]) for frame in frames} == {(640, 480)}
    assert all(40 < frame["brightness"] < 250 for frame in frames)
    assert all(before["t_s"] < after["t_s"] for before, after in pairwise(frames))
    assert page.evaluate("lab.errors") == []
    assert painted(page) > 2000
    late = page.evaluate(
        "performance.getEntriesByName('backline:frame').map((m) => m.detail.since_ms)"
    )
    assert len(late) >= 30
    assert all(0 < since_ms < 5000 for since_ms in late)


def painted(page: Page) -> int:
    """Count the pixels of the canvas that were drawn on."""
    count: int = page.evaluate("""() => {
      const { width, height } = lab.canvas;
      const { data } = lab.canvas.getContext("2d").getImageData(0, 0, width, height);
      let count = 0;
      for (let at = 3; at < data.length; at += 4) count += data[at] > 0;
      return count;
    }""")
    return count


def test_the_clock_stands_still_while_stopped(open_page: OpenPage, bridge: Path) -> None:
    page = open_page(camera=bridge)
    open_lab(page)
    run_loop(page)
    poll(page, "lab.frames.length", lambda count: count >= 5)
    before = page.evaluate("lab.loop.stop(), lab.frames.at(-1).t_s")
    page.wait_for_timeout(1500)
    seen = page.evaluate("lab.frames.length")
    page.evaluate("lab.loop.start()")
    poll(page, "lab.frames.length", lambda count: count > seen)
    after = page.evaluate("(at) => lab.frames[at].t_s", seen)
    assert 0 < after - before < 1.0


def test_the_browser_sees_what_python_sees(page: Page, person: Image.Image, lite: Bundle) -> None:
    open_lab(page)
    page.evaluate("async () => { lab.engine = await lab.PoseEngine.load('lite'); }")
    found = look(page, person)
    with Landmarker(lite.path) as landmarker:
        expected = landmarker.detect(np.asarray(person), 0.0)
    assert expected.seen
    apart = np.abs(points(found["image"]) - expected.image)
    assert np.median(apart[:, :2]) < 0.1
    assert apart[:, :2].max() < 2.0
    assert apart[:, 2].max() < 0.05
    assert np.abs(points(found["world"]) - expected.world).max() < 0.02


def test_a_second_person_is_noticed_only_where_asked(page: Page, person: Image.Image) -> None:
    open_lab(page)
    page.evaluate("async () => { lab.engine = await lab.PoseEngine.load('lite'); }")
    two = Image.new("RGB", (640, 960))
    two.paste(person, (0, 0))
    two.paste(person, (0, 480))
    for people, second in ((1, False), (2, True), (1, False)):
        page.evaluate("(n) => lab.engine.people(n)", people)
        found = look(page, two)
        assert (found["found"], found["second"]) == (True, second)


def test_the_skeleton_lies_where_the_landmarks_are(page: Page, watch: Watch) -> None:
    watch.allowed.append("willReadFrequently")
    open_lab(page)
    colours = page.evaluate("""() => {
      const image = new Float32Array(99);
      const put = (at, x, y, sure) => image.set([x, y, sure], 3 * at);
      for (let at = 0; at < 33; at += 1) put(at, 20, 20, 0);
      put(23, 100, 200, 1); put(25, 300, 200, 1); put(27, 500, 200, 1); put(24, 100, 300, 1);
      put(26, 300, 300, 1);
      lab.canvas.style.setProperty("--pose-good", "#00ff00");
      const view = new lab.SkeletonView(lab.canvas, lab.video, { mirror: true });
      const frame = { found: true, width: 640, height: 480, image };
      view.draw(frame, { state: "good", side: "left" });
      const pen = lab.canvas.getContext("2d");
      const at = (x, y) => [...pen.getImageData(x, y, 1, 1).data];
      const found = { thigh: at(260, 200), other: at(200, 300), nothing: at(600, 440),
        classes: [lab.canvas.className, lab.video.className] };
      view.draw({ ...frame, found: false });
      view.mirror(false);
      return { ...found, after: at(260, 200), unmirrored: lab.video.className };
    }""")
    assert colours["thigh"] == [0, 255, 0, 255]
    assert colours["other"][3] == 255
    assert colours["other"] != colours["thigh"]
    assert colours["nothing"] == colours["after"] == [0, 0, 0, 0]
    assert colours["classes"] == ["mirrored", "mirrored"]
    assert colours["unmirrored"] == ""


# To the server's reader


def test_python_reads_what_the_page_encodes(page: Page) -> None:
    open_lab(page)
    made = np.random.default_rng(7)
    image, world = made.uniform(0, 1, (33, 3)), made.normal(0, 0.4, (33, 3))
    image[:, :2] *= 640
    frames = [
        {"t_s": 0.0, "brightness": 99.5, "found": True, "second": True},
        {"t_s": 0.0664, "brightness": 0.0, "found": False, "second": False, "judged": False},
        {"t_s": 12345.678901, "brightness": 255.0, "found": True, "second": False},
    ]
    encoded = page.evaluate(
        """([frames, image, world]) => frames.map((frame, seq) =>
          [...new Uint8Array(lab.encodeFrame(seq, { ...frame, image, world }))])""",
        [frames, image.ravel().tolist(), world.ravel().tolist()],
    )
    border = Border()
    for seq, (frame, data) in enumerate(zip(frames, encoded, strict=True)):
        taken = border.take(bytes(data))
        assert (taken.seq, taken.pose.t_s) == (seq, frame["t_s"])
        assert taken.brightness == frame["brightness"]
        assert (taken.second, taken.judged) == (frame["second"], frame.get("judged", True))
        assert same(taken.pose, image, world) if frame["found"] else not taken.pose.seen


def same(pose: Pose, image: NDArray[np.float64], world: NDArray[np.float64]) -> bool:
    """Whether a pose holds these landmarks, to single precision."""
    pairs = ((pose.image, image), (pose.world, world))
    return all(np.array_equal(taken, given.astype("f4")) for taken, given in pairs)


# Full or lite

CREATE = """async (ms) => {
  lab.measured = 0;
  lab.engine?.close();
  lab.engine = await lab.PoseEngine.create({
    onchoice: (choice) => lab.choices.push(choice),
    measure: async () => { lab.measured += 1; return ms; },
  });
  return { ...lab.choices.at(-1), model: lab.engine.model, measured: lab.measured };
}"""


def test_a_slow_device_gets_the_lite_model_and_keeps_it(page: Page) -> None:
    open_lab(page)
    chosen = page.evaluate(CREATE, 125)
    assert chosen == {"model": "lite", "why": "slow", "ms": 125, "fps": 8, "measured": 1}
    again = page.evaluate(CREATE, 20)
    assert again == {"model": "lite", "why": "remembered", "ms": 125, "fps": 8, "measured": 0}


def test_a_quick_device_gets_the_full_model_until_it_turns_slow(page: Page) -> None:
    open_lab(page)
    assert page.evaluate(CREATE, 40)["model"] == "full"
    page.evaluate("lab.engine.note(20)")
    page.evaluate("lab.engine.people(2), lab.engine.note(8), lab.engine.note(8)")
    page.evaluate("lab.engine.people(1), lab.engine.note(10)")
    assert page.evaluate(CREATE, 125)["why"] == "remembered"
    page.evaluate("lab.engine.note(9)")
    assert page.evaluate(CREATE, 125)["why"] == "slow"


def test_an_old_choice_is_made_anew(page: Page) -> None:
    open_lab(page)
    page.evaluate(CREATE, 125)
    month_ms = 30 * 24 * 3600 * 1000
    assert page.evaluate("lab.remembered()")["model"] == "lite"
    assert page.evaluate("(ms) => lab.remembered(Date.now() + ms)", month_ms) is None
    page.evaluate("""() => localStorage.setItem("backline.pose", "{")""")
    assert page.evaluate("lab.remembered()") is None


@pytest.mark.slow
def test_the_measurement_is_of_a_person(page: Page) -> None:
    open_lab(page)
    ms = page.evaluate("""async () => {
      lab.engine = await lab.PoseEngine.load("lite");
      const detect = lab.engine.detect.bind(lab.engine);
      lab.engine.detect = async (...given) => {
        const found = await detect(...given);
        lab.frames.push(found.found);
        return found;
      };
      return lab.measureEngine(lab.engine);
    }""")
    assert 1 < ms < 1000
    assert page.evaluate("lab.frames") == [True] * 12


# What can go wrong

OPENING = """async () => {
  try { await lab.openCamera(lab.video); return "opened"; }
  catch (error) { return error.code; }
}"""


@pytest.mark.parametrize(
    ("flag", "code"),
    [
        ("--use-fake-ui-for-media-stream=deny", "refused"),
        ("--use-fake-device-for-media-stream=device-count=0", "none"),
        ("--disable-software-rasterizer", "nowebgl"),
        ("--mute-audio", "opened"),
    ],
)
def test_a_camera_that_does_not_open_says_why(open_page: OpenPage, flag: str, code: str) -> None:
    page = open_page(flags=(flag,))
    open_lab(page)
    assert page.evaluate(OPENING) == code
    if code == "nowebgl":
        asked = "lab.PoseEngine.create().catch((error) => error.code)"
        assert page.evaluate(asked) == "nowebgl"


def test_a_camera_in_use_and_an_unsafe_address_have_their_codes(page: Page) -> None:
    open_lab(page)
    page.evaluate("""() => {
      const refusing = async () => { throw new DOMException("in use", "NotReadableError"); };
      Object.defineProperty(navigator.mediaDevices, "getUserMedia", { value: refusing });
    }""")
    assert page.evaluate(OPENING) == "busy"
    page.evaluate("""() => {
      Object.defineProperty(navigator, "mediaDevices", { value: undefined });
      Object.defineProperty(window, "isSecureContext", { value: false });
    }""")
    assert page.evaluate(OPENING) == "insecure"


def test_a_camera_that_is_gone_is_replaced_by_another(page: Page) -> None:
    open_lab(page)
    page.evaluate("async () => { await lab.openCamera(lab.video, { deviceId: 'gone' }); }")
    assert page.evaluate("lab.video.videoWidth") > 0
    names = page.evaluate("lab.cameras()")
    assert names
    assert all(one["id"] and one["label"] for one in names)
    page.evaluate("lab.closeCamera(lab.video)")
    assert page.evaluate("lab.video.srcObject") is None


def test_a_missing_model_has_its_code(page: Page, watch: Watch) -> None:
    watch.allowed.append("404")
    open_lab(page)
    page.context.route("**/pose/lite.task", lambda route: route.fulfill(status=404))
    assert page.evaluate("lab.PoseEngine.load('lite').catch((error) => error.code)") == "model"


def test_every_code_has_its_words(page: Page) -> None:
    open_lab(page)
    said = page.evaluate("""async () => {
      const { explain } = await import("/static/js/pose/trouble.js");
      const codes = ["refused", "none", "busy", "insecure", "nowebgl", "model", "failed", "other"];
      return codes.map((code) => explain(code));
    }""")
    assert len({one["title"] for one in said}) == 7
    assert all(one["what"].endswith(".") for one in said)
