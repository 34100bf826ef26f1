"""How many live sessions one core holds: ``python -m bench.live --sessions 100 --seconds 30``."""

import asyncio
import json
import os
import socket
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from statistics import quantiles
from tempfile import TemporaryDirectory
from time import perf_counter, sleep
from typing import Annotated, Any
from uuid import uuid4

import typer
from websockets.asyncio.client import ClientConnection, connect

from backline.care.screening import questions
from backline.records import open_store
from backline.records.days import now
from backline.records.events import ChangeCheck, PainCheck, Screening
from backline.sources.figure import figure_poses
from backline.web.cookies import cookie_name
from backline.web.live.wire import HEAD, PERSON
from backline.web.settings import Settings
from backline.web.visit import PROFILE_COOKIE

FPS = 15.0
SERVER_CORE, CLIENT_CORE = 0, 1
REST_DEG, TOP_DEG = 54.0, 4.0
BRIDGE_S = 3.0  # one every three seconds: a quick one, so that more is kept than usual


@dataclass(slots=True)
class Told:
    """What the clients saw: seconds from a frame to its reply, apart for those that were kept."""

    plain_s: list[float] = field(default_factory=list)
    kept_s: list[float] = field(default_factory=list)
    late_s: float = 0.0


def bodies(seconds: float) -> list[bytes]:
    """Return the landmarks of somebody who does bridges, as they go over the wire."""
    trace = [[0.0, REST_DEG], [1.5, REST_DEG]]
    while trace[-1][0] < seconds:
        at_s = trace[-1][0]
        trace += [[at_s + 1.0, TOP_DEG], [at_s + 2.0, TOP_DEG], [at_s + BRIDGE_S, REST_DEG]]
    poses = figure_poses(
        {"hip_flexion_deg": trace}, posture="bridge", working="both", fps=FPS, noise_px=1.0
    )
    return [pose.image.tobytes() + pose.world.tobytes() for pose in poses]


def prepare(path: Path, people: int) -> None:
    """Make the records of people who may exercise today."""
    answers: dict[str, object] = {one.id: "no" for one in questions() if one.kind == "three_valued"}
    answers["age_years"] = 40
    for number in range(people):
        with open_store(str(path), f"p{number}", create=True) as store:
            at = now()
            for event in (Screening(answers, "ok"), ChangeCheck("no"), PainCheck("before", 1.0)):
                store.append(event, at - timedelta(seconds=5))


@contextmanager
def server(database: Path) -> Iterator[tuple[int, int]]:
    """Run the server; give its port and process."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = int(free.getsockname()[1])
    given = [str(port), str(SERVER_CORE), str(database)]
    with subprocess.Popen([sys.executable, "-m", "bench.live_server", *given]) as process:
        try:
            _wait_for(port)
            yield port, process.pid
        finally:
            process.terminate()


def _wait_for(port: int) -> None:
    for _ in range(200):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        sleep(0.1)
    raise RuntimeError("the server did not start")


async def client(
    port: int, number: int, told: Told, frames: Sequence[bytes], start_s: float
) -> None:
    """Play one session at its frame rate."""
    name = cookie_name(Settings(port=port), PROFILE_COOKIE)
    headers = {"Cookie": f"{name}=p{number}", "Origin": f"http://127.0.0.1:{port}"}
    uri = f"ws://127.0.0.1:{port}/live"
    async with connect(uri, additional_headers=headers, compression=None) as line:
        greeting = {"type": "hello", "v": 1, "mode": "set", "exercise": "bridge", "side": "both",
                    "part": str(uuid4()), "size": [640, 480], "keep": True}  # fmt: skip
        await line.send(json.dumps(greeting))
        ready = json.loads(await line.recv())
        if ready["type"] != "ready":
            raise RuntimeError(ready)
        # Everybody begins at another moment of the frame.
        await asyncio.sleep(max(0.0, start_s + number * 0.618 % 3.0 - perf_counter()))
        await _play(line, told, frames)
        await line.send('{"type":"end"}')
        ended = json.loads(await line.recv())
        if ended["repetitions"] < 1:
            raise RuntimeError(ended)


async def _play(line: ClientConnection, told: Told, frames: Sequence[bytes]) -> None:
    sent_s: list[float] = []

    async def listen() -> None:
        for number in range(len(frames)):
            reply = json.loads(await line.recv())
            spent_s = perf_counter() - sent_s[number]
            events = reply.get("events", ())
            (told.kept_s if any(one["type"] == "rep" for one in events) else told.plain_s).append(
                spent_s
            )

    listener = asyncio.create_task(listen())
    began_s = perf_counter()
    for number, body in enumerate(frames):
        due_s = began_s + number / FPS
        await asyncio.sleep(max(0.0, due_s - perf_counter()))
        told.late_s = max(told.late_s, perf_counter() - due_s)
        head = HEAD.pack(1, PERSON, 0, number, number / FPS, 120.0)
        sent_s.append(perf_counter())
        await line.send(head + body)
    await listener


async def run(port: int, sessions: int, seconds: float, pid: int) -> tuple[Told, float, float]:
    """Play all sessions; return what they saw, and the server's processor seconds."""
    told, frames = Told(), bodies(seconds)[: int(seconds * FPS)]
    start_s = perf_counter() + 0.05 * sessions + 1.0
    clients = [
        asyncio.create_task(client(port, number, told, frames, start_s))
        for number in range(sessions)
    ]
    await asyncio.sleep(max(0.0, start_s - perf_counter()))
    before, began_s = _processor_s(pid), perf_counter()
    await asyncio.gather(*clients)
    return told, _processor_s(pid) - before, perf_counter() - began_s


def _processor_s(pid: int) -> float:
    stat = Path(f"/proc/{pid}/stat").read_text("ascii").rsplit(")", 1)[1].split()
    return (int(stat[11]) + int(stat[12])) / os.sysconf("SC_CLK_TCK")


def _ms(values: Sequence[float]) -> dict[str, Any]:
    cuts = quantiles(values, n=100) if len(values) > 1 else [0.0] * 99
    return {
        name: round(1000 * cuts[at - 1], 1) for name, at in (("p50", 50), ("p95", 95), ("p99", 99))
    }


def main(
    sessions: Annotated[int, typer.Option(min=1)] = 100,
    seconds: Annotated[float, typer.Option(min=5)] = 30.0,
) -> None:
    """Measure with so many sessions, the server on one core and the clients on another."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {CLIENT_CORE})
    with TemporaryDirectory() as folder:
        database = Path(folder) / "bench.db"
        prepare(database, sessions)
        with server(database) as (port, pid):
            told, processor_s, wall_s = asyncio.run(run(port, sessions, seconds, pid))
    print(f"sessions {sessions}, {len(told.plain_s) + len(told.kept_s)} frames in {wall_s:.0f} s")
    print(f"frame to reply, ms: {_ms(told.plain_s + told.kept_s)}")
    print(f"frame to a repetition that is on the disk, ms: {_ms(told.kept_s)} ({len(told.kept_s)})")
    print(f"the server's processor: {100 * processor_s / wall_s:.0f} % of one core")
    print(f"the latest that a client was, ms: {1000 * told.late_s:.0f}")


if __name__ == "__main__":
    typer.run(main)
