"""Recordings as Chromium's fake camera takes them, at its fixed 30 pictures a second."""

from fractions import Fraction
from pathlib import Path

import av

FPS = 30
QUALITY = "3"  # of the JPEG pictures: 2 is the best, 31 the worst


def as_camera(clip: Path, cache: Path) -> Path:
    """Return a recording as a file of JPEG pictures, made once.

    Pictures are repeated or left out so that it runs as fast as the recording does. Chromium
    plays it over and over.
    """
    made = cache / f"{clip.stem}-{clip.stat().st_size}.mjpeg"
    if made.is_file():
        return made
    cache.mkdir(parents=True, exist_ok=True)
    part = made.with_suffix(".part")
    with av.open(str(clip)) as source, av.open(str(part), "w", format="mjpeg") as target:
        video = source.streams.video[0]
        pictures = target.add_stream("mjpeg", rate=FPS, options={"qmin": "2", "qscale": QUALITY})
        pictures.width, pictures.height = video.width, video.height
        pictures.pix_fmt = "yuvj420p"
        pictures.time_base = Fraction(1, FPS)
        count = 0
        for frame in source.decode(video):
            shown = frame.reformat(format="yuvj420p")
            until = (frame.time or 0.0) + float(1 / (video.average_rate or FPS))
            while count / FPS < until - 1e-6:
                shown.pts, shown.time_base = count, Fraction(1, FPS)
                target.mux(pictures.encode(shown))
                count += 1
        target.mux(pictures.encode(None))
    part.replace(made)
    return made
