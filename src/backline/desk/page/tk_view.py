"""The page in tkinter: what to do on the first monitor, the time and a line on the others."""

import sys
import time
import tkinter as tk
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from ..desktop import Monitor
from .browser import CLASS
from .request import PageRequest, page_words
from .tk_look import BODY, SMALL, TIME, TITLE, Look, look_of, picture

DEAF_S = 1.5  # whoever is typing when the page appears must not answer it by that
TICK_MS = 250
READY_MS = 100
SMALLEST = 0.45  # of the usual size, where a small monitor has to hold many steps
Write = Callable[[Mapping[str, Any]], None]


class View:
    """The windows of one break.

    Parameters
    ----------
    request : PageRequest
    monitors : sequence of Monitor
        None for the one screen that there is.
    write : callable
        Takes what is to be told to the companion.

    Raises
    ------
    TclError
        If there is no screen.
    """

    def __init__(self, request: PageRequest, monitors: Sequence[Monitor], write: Write) -> None:
        self._request, self._write = request, write
        self._words = {**page_words(), **request.words}
        self._root = root = tk.Tk(className=CLASS)
        root.withdraw()
        screen = Monitor(0, 0, root.winfo_screenwidth(), root.winfo_screenheight())
        self._first, *others = monitors or [screen]
        self._opened_s = time.monotonic()
        self._begun_s: float | None = None
        self._time, self._over = tk.StringVar(root), tk.StringVar(root)
        self._body = tk.Frame(root)
        root.title(str(request.offer.get("title", "Backline")))
        root.bind_all("<Escape>", lambda _: self._answer("close"))
        for monitor in others:
            self._calm(monitor)
        self._fill()
        _cover(root, self._first)
        root.protocol("WM_DELETE_WINDOW", lambda: self._answer("close"))

    def run(self) -> None:
        """Show everything until the last answer."""
        self._root.deiconify()
        self._root.focus_force()
        self._opened_s = time.monotonic()
        if self._request.begun and not self._request.urgent:
            self._begin()
        self._tick()
        self._root.after(READY_MS, lambda: self._write({"ready": True}))
        self._root.mainloop()

    def _answer(self, answer: str) -> None:
        """Take an answer, but none that somebody cannot have meant for this page."""
        now = time.monotonic()
        if now - self._opened_s < DEAF_S:
            return
        if answer == "start":
            self._begin()
            self._write({"answer": answer})
            return
        spent_s = 0.0 if self._begun_s is None else now - self._begun_s
        if answer == "close" and self._begun_s is not None and spent_s >= self._request.seconds:
            answer = "done"  # whoever leaves at the end of a break has not left it out
        self._write({"answer": answer, "seconds": round(spent_s, 1)})
        self._root.destroy()

    def _begin(self) -> None:
        self._begun_s = time.monotonic()
        self._request = replace(self._request, begun=True)
        self._choices()

    def _tick(self) -> None:
        begun = self._begun_s
        left_s = self._request.seconds - (0 if begun is None else time.monotonic() - begun)
        minutes, seconds = divmod(max(0, -int(-left_s // 1)), 60)
        self._time.set(f"{minutes}:{seconds:02d}")
        self._over.set(self._words["over"] if begun is not None and left_s <= 0 else "")
        self._root.after(TICK_MS, self._tick)

    def _fill(self) -> None:
        """Lay the first monitor out, smaller until everything fits."""
        scale = 1.0
        while True:
            self._look = look_of(self._request, self._first, scale)
            self._body.destroy()
            self._lay_out()
            self._root.update_idletasks()
            body, room = self._body, self._first
            fits = body.winfo_reqwidth() <= room.width and body.winfo_reqheight() <= room.height
            if fits or scale <= SMALLEST:
                return
            scale *= 0.9

    def _lay_out(self) -> None:
        look = self._look
        ground = look.colours["ground"]
        self._root.configure(bg=ground)
        body = self._body = tk.Frame(self._root, bg=ground, padx=look.px(4), pady=look.px(3))
        body.pack(fill="both", expand=True)
        self._row = tk.Frame(body, bg=ground)  # made first: Tab comes to the choices first
        close = look.button(body, self._words["close"], lambda: self._answer("close"))
        close.pack(side="top", anchor="e")
        look.label(body, self._words["keys"], SMALL, "quiet").pack(side="bottom")
        self._row.pack(side="bottom", pady=look.px(2))
        self._choices()
        middle = tk.Frame(body, bg=ground)
        middle.pack(side="top", expand=True)
        self._told(middle)

    def _told(self, parent: tk.Frame) -> None:
        look, offer, first = self._look, self._request.offer, self._first
        beside = first.width > 1.2 * first.height
        image = picture(
            offer.get("poster"), int(first.width * (0.36 if beside else 0.6)),
            int(first.height * (0.5 if beside else 0.24)),
        )  # fmt: skip
        text = tk.Frame(parent, bg=look.colours["ground"])
        self._image = image  # tkinter itself does not keep it
        if image is not None:
            shown = tk.Label(parent, image=image, borderwidth=0)
            shown.pack(side="left" if beside else "top", padx=look.px(3), pady=look.px(2))
        text.pack(side="left" if beside else "top")
        share = 0.5 if beside and image is not None else 0.85
        wide = int(first.width * share)
        for words, size, colour, weight in self._lines():
            label = look.label(text, words, size, colour, weight)
            label.configure(wraplength=wide)
            label.pack(anchor="w", pady=look.px(0.5))
        if self._request.urgent:
            return
        clock = look.label(text, "", TIME, "main")
        clock.configure(textvariable=self._time)
        clock.pack(anchor="w", pady=(look.px(1), 0))
        over = look.label(text, "", BODY, "good")
        over.configure(textvariable=self._over, wraplength=wide)
        over.pack(anchor="w")

    def _lines(self) -> list[tuple[str, float, str, str]]:
        offer = self._request.offer
        steps = [str(one) for one in offer.get("steps") or ()]
        numbered = [f"{at}. {one}" for at, one in enumerate(steps, 1)] if steps[1:] else steps
        lines = [(str(offer.get("title") or self._words["calm"]), TITLE, "ink", "bold")]
        if offer.get("why"):
            colour = "ink" if self._request.urgent else "quiet"
            lines.append((str(offer["why"]), BODY, colour, "normal"))
        if offer.get("needs"):
            lines.append((str(offer["needs"]), BODY, "ink", "normal"))
        lines += [(one, BODY, "ink", "normal") for one in numbered]
        return lines + [(str(one), BODY, "warn", "normal") for one in offer.get("warnings") or ()]

    def _choices(self) -> None:
        by_key = self._row.focus_get() in self._row.winfo_children()  # who presses goes on by it
        for child in self._row.winfo_children():
            child.destroy()
        request = self._request
        offered = ["close"] if request.urgent else ["done"] if request.begun else [
            "start",
            *(["snooze"] if request.may_snooze else []),
            *(["skip"] if request.may_skip else []),
            "standing",
        ]  # fmt: skip
        for at, answer in enumerate(offered):
            pressed = partial(self._answer, answer)
            made = self._look.button(self._row, self._words[answer], pressed, main=at == 0)
            made.pack(side="left", padx=self._look.px(1))
            if at == 0 and by_key:
                made.focus_set()

    def _calm(self, monitor: Monitor) -> None:
        look: Look = look_of(self._request, monitor)
        window = tk.Toplevel(self._root, class_=CLASS, bg=look.colours["ground"])
        window.title(self._root.title())
        window.protocol("WM_DELETE_WINDOW", lambda: self._answer("close"))
        close = look.button(window, self._words["close"], lambda: self._answer("close"))
        close.pack(side="top", anchor="e", padx=look.px(4), pady=look.px(3))
        middle = tk.Frame(window, bg=look.colours["ground"])
        middle.pack(expand=True)
        urgent = self._request.urgent
        if not urgent:
            clock = look.label(middle, "", TIME, "main")
            clock.configure(textvariable=self._time)
            clock.pack()
        calm = str(self._request.offer["title"]) if urgent else self._words["calm"]
        line = look.label(middle, calm, BODY, "ink" if urgent else "quiet")
        line.configure(wraplength=int(monitor.width * 0.8))
        line.pack()
        _cover(window, monitor)


def _cover(window: tk.Tk | tk.Toplevel, monitor: Monitor) -> None:
    """Make a window cover a monitor."""
    window.geometry(f"{monitor.width}x{monitor.height}+{monitor.x}+{monitor.y}")
    if sys.platform == "win32":  # its own full-screen mode knows the first monitor only
        window.overrideredirect(True)
    else:
        window.attributes("-fullscreen", True)
