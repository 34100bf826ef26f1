"""Talking with a person at the terminal, beside the result: on the output, JSON stays alone."""

import sys

import typer

from backline.motion.errors import InputError

ANSWERS = {
    "y": "yes", "yes": "yes", "n": "no", "no": "no", "u": "unsure", "unsure": "unsure",
}  # fmt: skip
UNFINISHED = (
    "The answers ended before the last question: nothing was kept. Answer in a terminal, or give"
    " them with --answers FILE."
)


def say(text: str) -> None:
    """Say something to the person."""
    typer.echo(text, err=True)


def prompt(text: str, nobody: str = UNFINISHED) -> str:
    """Return the line that was typed, empty for Enter alone.

    Parameters
    ----------
    text : str
    nobody : str
        What to say where nobody is there to type.

    Raises
    ------
    InputError
        With those words.
    """
    typer.echo(f"{text} ", nl=False, err=True)
    line = sys.stdin.readline()
    if not line:
        raise InputError(nobody)
    return line.strip()
