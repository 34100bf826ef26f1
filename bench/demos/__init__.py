"""Demonstration films: the figure does every exercise as its definition tells the movement.

The angles of a film are those of the definition: rest, furthest point and tempo of its first
planted example, the same numbers that the judge is tested with. Only what no definition tells
(where feet and hands are, how the body balances) is found here. `docs/demonstrations.md` says how
the films are made again.
"""
