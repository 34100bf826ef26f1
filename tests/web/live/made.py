"""What the tests of live coaching share: planted frames on the wire, and a page that talks."""

import json
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any
from uuid import uuid4
from zoneinfo import ZoneInfo

from fastapi.testclient import TestClient

from backline.library import exercise
from backline.motion.types import Pose
from backline.records import Database, Store
from backline.sources.figure import figure_poses
from backline.web.live.wire import HEAD, NOT_JUDGED, PERSON, SECOND

NOW = datetime(2026, 3, 2, 10, tzinfo=ZoneInfo("Europe/Berlin"))
SIZE = [640, 480]
BRIGHT = 120.0
Reply = dict[str, Any]


def frame(
    seq: int,
    pose: Pose,
    *,
    judged: bool = True,
    second: bool = False,
    brightness: float = BRIGHT,
    version: int = 1,
) -> bytes:
    """Return one frame as a page sends it."""
    flags = PERSON * pose.seen | SECOND * second | NOT_JUDGED * (not judged)
    head = HEAD.pack(version, flags, 0, seq, pose.t_s, brightness)
    body = [part.astype("<f4").tobytes() for part in (pose.image, pose.world)]
    return head + b"".join(body) if pose.seen else head


def frames(poses: Iterable[Pose], **given: Any) -> list[bytes]:
    """Return a stream of frames as a page sends it."""
    return [frame(number, pose, **given) for number, pose in enumerate(poses)]


def bridges(
    times: int, *, low: Sequence[int] = (), fps: float = 15.0, at_s: float = 0.0
) -> list[Pose]:
    """Return somebody who does bridges, three seconds each; those in ``low`` with low hips."""
    trace = [[0.0, 54.0], [1.5, 54.0]]
    for number in range(times):
        start_s, top = trace[-1][0], 30.0 if number in low else 4.0
        trace += [
            [start_s + 1, top],
            [start_s + 2, top],
            [start_s + 3, 54.0],
            [start_s + 3.4, 54.0],
        ]
    trace.append([trace[-1][0] + 1.0, 54.0])
    poses = figure_poses({"hip_flexion_deg": trace}, posture="bridge", working="both", fps=fps)
    return [Pose(pose.t_s + at_s, pose.image, pose.world) for pose in poses]


def straps(hold_s: float, times: int = 1, *, fps: float = 15.0) -> list[Pose]:
    """Return somebody who stretches the right leg with a strap."""
    hip = [[0.0, 0.0], [1.5, 0.0]]
    for _ in range(times):
        start_s = hip[-1][0]
        hip += [[start_s + 1.5, 75.0], [start_s + 1.5 + hold_s, 75.0]]
        hip += [[start_s + 3.0 + hold_s, 0.0], [start_s + 5.0 + hold_s, 0.0]]
    return figure_poses({"hip_flexion_deg": hip}, posture="supine", working="right", fps=fps)


def hello(**given: Any) -> Reply:
    """Return a greeting."""
    plain: Reply = {"type": "hello", "v": 1, "mode": "set", "exercise": "bridge", "side": "both",
                    "session": None, "slot": None, "set": None, "part": str(uuid4()),
                    "size": SIZE, "keep": True}  # fmt: skip
    return plain | given


def asked(name: str) -> Reply:
    """Return what the start of a session keeps of one exercise."""
    one = exercise(name)
    hold = one.movement.kind == "hold"
    return {
        "exercise": name, "sets": 2, "repetitions": 0 if hold else 3,
        "seconds": 5.0 if hold else 0.0, "sides": list(one.sides), "rung": 1, "step": 1,
        "eased": False,
    }  # fmt: skip


class Page:
    """One page on the socket."""

    def __init__(self, client: TestClient, greeting: Reply) -> None:
        self.context = client.websocket_connect("/live", headers=HEADERS)
        self.socket = self.context.__enter__()
        self.socket.send_text(json.dumps(greeting))
        self.part = str(greeting.get("part"))
        self.ready: Reply = self.receive()

    def receive(self) -> Reply:
        """Wait for what the server says."""
        reply: Reply = json.loads(self.socket.receive_text())
        return reply

    def send(self, data: Iterable[bytes]) -> list[Reply]:
        """Send frames one by one; return the replies."""
        replies = []
        for one in data:
            self.socket.send_bytes(one)
            replies.append(self.receive())
        return replies

    def end(self) -> Reply:
        """End the set."""
        self.socket.send_text('{"type":"end"}')
        reply = self.receive()
        self.leave()
        return reply

    def leave(self) -> None:
        """Go away."""
        self.context.__exit__(None, None, None)


HOST = "127.0.0.1:8765"
HEADERS = {"host": HOST, "origin": f"http://{HOST}"}


def events_of(replies: Iterable[Reply], kind: str | None = None) -> list[Reply]:
    """Return the events in replies."""
    found = [event for reply in replies for event in reply.get("events", ())]
    return [event for event in found if kind in {None, event["type"]}]


def kept(database: Database, *kinds: str) -> list[Any]:
    """Return what the records hold of some kinds."""
    return [one.event for one in Store(database, "me", create=True).events(kinds)]
