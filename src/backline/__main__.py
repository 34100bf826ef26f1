"""``python -m backline`` is the command ``backline``."""

from backline.cli import main

main()
