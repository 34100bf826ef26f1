"""Colours, sizes and pictures of the page in tkinter: those of the web app."""

import re
import tkinter as tk
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from tkinter import font

from PIL import Image, ImageTk

from ..desktop import Monitor
from .request import PageRequest

WEB = Path(__file__).parents[2] / "web"
TOKENS = WEB / "static" / "css" / "tokens.css"
BLOCKS = {"light": ":root {", "dark": '[data-theme="dark"] {'}
LARGER = {"normal": 1.0, "large": 1.18, "larger": 1.4}
# Heights of letters in hundredths of the screen, chosen by us: to be read while standing.
TITLE, BODY, TIME, SMALL = 4.4, 2.5, 9.0, 1.9
LEAST_PX = 6.5  # a hundredth of a small screen would be too small to read: chosen by us


@dataclass(frozen=True, slots=True)
class Look:
    """How everything on one monitor looks.

    Attributes
    ----------
    colours : mapping of str to str
        By the names of the web app's tokens.
    unit_px : float
        A hundredth of the screen, as big as the person wants text.
    family : str
        Of the letters.
    """

    colours: dict[str, str]
    unit_px: float
    family: str

    def font(self, size: float, weight: str = "normal") -> tuple[str, int, str]:
        """Return letters of a size in hundredths of the screen."""
        return self.family, -max(10, round(size * self.unit_px)), weight

    def px(self, size: float) -> int:
        """Return a length in hundredths of the screen as pixels."""
        return round(size * self.unit_px)

    def label(
        self, parent: tk.Misc, text: str, size: float, colour: str = "ink", weight: str = "normal"
    ) -> tk.Label:
        """Return a text."""
        return tk.Label(
            parent, text=text, font=self.font(size, weight), fg=self.colours[colour],
            bg=self.colours["ground"], justify="left", anchor="w",
        )  # fmt: skip

    def button(
        self, parent: tk.Misc, text: str, pressed: Callable[[], None], *, main: bool = False
    ) -> tk.Button:
        """Return a button that can be pressed with the mouse, Enter and the space bar."""
        ink, ground = ("main-ink", "main") if main else ("ink", "card")
        over = self.colours["main" if main else "main-soft"]
        made = tk.Button(
            parent, text=text, command=pressed, font=self.font(BODY, "bold" if main else "normal"),
            fg=self.colours[ink], bg=self.colours[ground], activeforeground=self.colours[ink],
            activebackground=over, relief="flat", borderwidth=0, cursor="hand2", takefocus=True,
            padx=self.px(2.4), pady=self.px(1.2), highlightthickness=max(2, self.px(0.35)),
            highlightbackground=self.colours["line"], highlightcolor=self.colours["focus"],
        )  # fmt: skip
        for key in ("<Return>", "<KP_Enter>"):
            made.bind(key, lambda _: made.invoke())
        return made


def look_of(request: PageRequest, monitor: Monitor, scale: float = 1.0) -> Look:
    """Return the look on a monitor; ``scale`` below 1 where not everything fits."""
    # A page that appears by itself startles less when it is dark: chosen by us.
    theme = request.theme if request.theme in BLOCKS else "dark"
    unit_px = max(LEAST_PX, min(monitor.height, 0.9 * monitor.width) / 100)
    larger = LARGER.get(request.text_size, 1.0)
    return Look(_colours(theme), unit_px * larger * scale, _family())


def picture(path: object, width_px: int, height_px: int) -> ImageTk.PhotoImage | None:
    """Return a picture that fits; None where there is none that can be read.

    Parameters
    ----------
    path : object
        A file's, or an address in the web app, ``/static/...``.
    width_px, height_px : int
        The most that it may take.
    """
    if not isinstance(path, str) or not path or min(width_px, height_px) < 1:
        return None
    file = WEB / path.lstrip("/") if path.startswith("/static/") else Path(path)
    try:
        with Image.open(file) as image:
            image.thumbnail((width_px, height_px))
            return ImageTk.PhotoImage(image)
    except (OSError, ValueError, SyntaxError):  # Pillow raises the last for a broken PNG
        return None


def _colours(theme: str) -> dict[str, str]:
    block = TOKENS.read_text("utf-8").partition(BLOCKS[theme])[2].partition("}")[0]
    return dict(re.findall(r"--([\w-]+):\s*(#[0-9a-f]{6})\b", block))


def _family() -> str:
    return str(font.nametofont("TkDefaultFont").actual("family"))
