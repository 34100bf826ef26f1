"""What is done in the namespace: ``python inside.py WALK FOLDER``; prints what was counted."""

import json
import sys
import traceback
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.privacy import walks
from tests.privacy.counter import PacketCounter


def main(walk: str, folder: str) -> None:
    """Do one walk and print what it did, and what was counted meanwhile."""
    counter = PacketCounter()
    try:
        told = getattr(walks, walk)(Path(folder))
    except Exception:
        told = {"failed": traceback.format_exc()}
    counted = {"packets": counter.packets, "queries": counter.queries, "to": counter.to}
    print(json.dumps(counted | {"told": told}))


if __name__ == "__main__":
    main(*sys.argv[1:])
